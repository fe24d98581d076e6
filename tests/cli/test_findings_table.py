from bot.cli.findings_table import table
from bot.doctor.findings import Finding, ok, problem, warning

ALL = [
    ("clock", ok("within 2 seconds")),
    ("servers", warning("in no server yet.", "Invite it.")),
    ("disk", problem("4 MB free.", "Make room.")),
]


def test_each_finding_is_one_line_with_a_mark_a_word_and_the_remedy() -> None:
    assert table(ALL).splitlines() == [
        "✓ ok       clock    within 2 seconds",
        "! warning  servers  in no server yet. → Invite it.",
        "✗ problem  disk     4 MB free. → Make room.",
        "1 problem, 1 warning.",
    ]


def test_the_sum_counts_in_words() -> None:
    assert table(ALL[:1]).endswith("Everything is in order.")
    assert table([*ALL, *ALL]).endswith("2 problems, 2 warnings.")


def test_text_of_strangers_cannot_draw_on_the_terminal() -> None:
    lines = table([("servers", Finding(ok("").outcome, "“A\x1b[2J\nB\u202e”"))])
    assert "“A�[2J�B�”" in lines
    assert len(lines.splitlines()) == 2
