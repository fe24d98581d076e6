import pytest

from bot.discord_app.cards.board import board_card
from bot.discord_app.controls.custom_ids import BoardButton
from bot.game.periods import Period
from bot.ports.boards import BoardPage, BoardRow, OwnRank
from tests.discord_app.cards.reading import buttons, labels, lines, pressed
from tests.discord_app.cards.samples import row
from tests.support.english import ENGLISH

FAR_DOWN = OwnRank(row(37, "Zoe", 120), gap=30)


def _page(page: int, pages: int, members: int = 47) -> BoardPage:
    first = 10 * page - 9
    rows = tuple(row(place) for place in range(first, first + 10))
    return BoardPage(rows, page, pages, members)


def test_a_board_shows_ten_places_in_words() -> None:
    shown = lines(board_card(_page(1, 5), Period.ALL, "Zoe", FAR_DOWN, ENGLISH))
    assert shown[0] == "### Scores of all time"
    assert shown[1] == "First: **Member 1** — 4,999 points · 30 of 40 right"
    assert shown[10].startswith("Tenth: **Member 10**")
    assert shown[-1] == "-# Page 1 of 5 · 47 members"


@pytest.mark.parametrize(
    ("right", "partly", "words"),
    [
        (1, 0, "1 of 5 right"),
        (0, 0, "0 of 5 right"),
        (1, 3, "1 right, 3 in part, of 5"),
        (0, 3, "3 of 5 right in part"),
    ],
)
def test_what_was_right_in_part_is_told_as_such(right: int, partly: int, words: str) -> None:
    line = BoardRow(1, 1, "Ann", 900, right, 5, partly)
    shown = lines(board_card(BoardPage((line,), 1, 1, 1), Period.ALL, "Ann", None, ENGLISH))
    assert shown[1] == f"First: **Ann** — 900 points · {words}"


def test_readers_far_down_see_their_own_rank_and_the_gap() -> None:
    shown = lines(board_card(_page(1, 5), Period.ALL, "Zoe", FAR_DOWN, ENGLISH))
    assert shown[11] == "**Zoe** is 37th with 120 points, 30 points short of the next place."


def test_who_leads_has_no_gap() -> None:
    leader = OwnRank(row(1, "Ann", 900), gap=0)
    shown = lines(board_card(_page(1, 5), Period.ALL, "Ann", leader, ENGLISH))
    assert shown[11] == "**Ann** is first with 900 points."


def test_who_has_no_points_is_told_so() -> None:
    shown = lines(board_card(_page(1, 5), Period.ALL, "Zoe", None, ENGLISH))
    assert shown[11] == "**Zoe** is not on this board."


def test_a_calendar_period_names_its_time_zone() -> None:
    shown = lines(board_card(_page(1, 5), Period.WEEK, "Zoe", None, ENGLISH))
    assert shown[0] == "### Scores of this week"
    assert shown[-1].endswith("by the calendar in UTC")


def test_the_middle_page_leads_both_ways() -> None:
    card = board_card(_page(2, 5), Period.TODAY, "Zoe", None, ENGLISH)
    assert labels(card) == ["Previous", "Next"]
    assert pressed(card) == [BoardButton("TODAY", 1), BoardButton("TODAY", 3)]


def test_the_ends_keep_both_buttons_in_place_with_one_greyed_out() -> None:
    first, last = (
        buttons(board_card(_page(page, 5), Period.ALL, "Zoe", None, ENGLISH)) for page in (1, 5)
    )
    assert [button.disabled for button in first] == [True, False]
    assert [button.disabled for button in last] == [False, True]


def test_a_single_page_has_neither_buttons_nor_a_number() -> None:
    card = board_card(_page(1, 1, members=4), Period.ALL, "Zoe", None, ENGLISH)
    assert buttons(card) == []
    assert lines(card)[-1] == "-# 4 members"


def test_an_empty_board_invites_to_play() -> None:
    card = board_card(BoardPage((), 1, 1, 0), Period.TODAY, "Zoe", None, ENGLISH)
    assert lines(card) == [
        "### Scores of today",
        "Nobody has points here yet. The first question is one /trivia away.",
    ]
