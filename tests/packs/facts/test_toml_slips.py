"""A slip in TOML is told in plain words with the fix, and not in the parser's."""

import pytest

from bot.packs.facts.toml import parse


@pytest.mark.parametrize(
    ("text", "place", "wrong", "fix"),
    [
        ('id = "moon\nx = 1', "line 1", "A text is not closed", 'Put " at its end'),
        ("id = “moon”", "line 1", "The quotes here are curly", 'straight quotes: "…"'),
        ('id = "moon”\n', "line 1", "The text ends with a curly quote", 'straight quotes: "…"'),
        ("a = { x = 1 y = 2 }", "line 1", "A comma or a } is missing before y", "Write a comma"),
        ('a = ["x" "y"]', "line 1", 'A comma or a ] is missing before "y"', "Write a comma"),
        ('a = ["x",\n[facts]', "line 2", "A list above this heading is not closed", "Put ]"),
        ("[facts]\n[facts]", "line 2", "[facts] stands here for the second", "Write [[facts]],"),
        ("[facts]\n[[facts]]", "line 2", "Above, facts is written", "Write [[facts]],"),
        ('relation: "x"', "line 1", "A colon stands where =", 'Write relation = "x"'),
        (
            "[entities.first landing]",
            "line 1",
            "The name “first landing”",
            '[entities."first landing"]',
        ),
        ("[entities.münchen]", "line 1", "The name “münchen”", '[entities."münchen"]'),
        ("müller = 1", "line 1", "The name “müller”", '"müller" = …'),
        ("id\u00a0= 1", "line 1", "There is a special space", "Type its spaces anew"),
        ("id = moon", "line 1", "“moon” has no quotes", '"moon"'),
        ("a = { x = 1, }", "line 1", "A comma stands before }", "Take the comma out"),
        ("a = { x = 1,\n y = 2 }", "line 1", "A { … } goes on", "on one line"),
        ("a = True", "line 1", "“True” is no value", "small letters"),
        ("a = 1,000", "line 1", "A number has no commas", "Write 1000."),
        ("when = 1969-07", "line 1", "A date here", 'Write "1969-07".'),
        ('a = "he said "hi" to"', "line 1", "The text ends at the quotes before hi", "“ and ”"),
        ("// a remark", "line 1", "A remark does not begin so", "Begin it with #"),
        ('id = "a"\nid = "b"\nx = 1', "line 2", "“id” is given twice", "put [[facts]] above"),
        ("[facts\nid = 1", "line 1", "This heading has not as many ]", "Write [[facts]]"),
        ('a = "C:\\moon"', "line 1", "A backslash", "Write two for one"),
    ],
)
def test_a_slip_is_told_with_its_line_and_its_fix(
    text: str, place: str, wrong: str, fix: str
) -> None:
    found, (problem,) = parse(text, "a.toml")
    assert found is None
    assert problem.place == place
    assert problem.wrong.startswith(wrong)
    assert fix in problem.fix
    assert "TOML" not in problem.wrong + problem.fix
