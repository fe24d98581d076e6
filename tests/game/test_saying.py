import pytest

from bot.game.saying import Amount, Parts, Saying, plain


@pytest.mark.parametrize(
    ("saying", "text"),
    [
        ("Earth", "Earth"),
        (True, "True"),
        (False, "False"),
        (Amount(2001), "2001"),
        (Amount(1984, "km"), "1,984 km"),
        (Amount(2.5, "km"), "2.5 km"),
        (Parts(("Mars", "Venus")), "Mars, Venus"),
        (Parts(("Mars", "Venus"), in_order=True), "Mars → Venus"),
    ],
)
def test_an_answer_is_one_plain_line_for_files_and_terminals(saying: Saying, text: str) -> None:
    assert plain(saying) == text
