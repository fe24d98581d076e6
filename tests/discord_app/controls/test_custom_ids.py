from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import (
    MOST_PAGES,
    AgainButton,
    AnswerButton,
    BoardButton,
    ContinueButton,
    Control,
    EraseButton,
    InRound,
    OrderButton,
    PackButton,
    PlaceButton,
    RevealButton,
    SourceButton,
    SubmitOrderButton,
    TickMenu,
    WriteButton,
    WrittenForm,
)
from bot.game.periods import Period

ids = st.integers(min_value=0, max_value=2**63 - 1)
pack_ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,63}", fullmatch=True)
places = st.lists(st.sampled_from("0123456789"), unique=True).map("".join)
pages = st.integers(0, MOST_PAGES + 1)
pressed = st.one_of(
    st.builds(AnswerButton, ids, ids, st.integers(0, 4)),
    st.builds(WriteButton, ids, ids),
    st.builds(WrittenForm, ids, ids, ids),
    st.builds(TickMenu, ids, ids),
    st.builds(OrderButton, ids, ids),
    st.builds(PlaceButton, ids, ids, places),
    st.builds(SubmitOrderButton, ids, ids, places),
    st.builds(ContinueButton, ids),
    st.builds(EraseButton, ids),
    st.builds(SourceButton, ids),
    st.builds(RevealButton, ids, ids),
    st.builds(AgainButton, ids, st.integers(1, 50)),
    st.builds(BoardButton, st.sampled_from(Period).map(lambda period: period.name), pages),
    st.builds(PackButton, pack_ids, pages),
)


def test_every_control_is_known_by_a_verb_of_its_own() -> None:
    made = {*custom_ids._Control.__subclasses__(), *InRound.__subclasses__()} - {InRound}
    assert made == set(get_args(Control))
    assert set(custom_ids._BY_VERB.values()) == made


@given(pressed)
def test_what_is_written_is_read_back(button: Control) -> None:
    assert custom_ids.read(custom_ids.write(button)) == button


@given(pressed)
def test_every_custom_id_is_short_enough_for_discord(button: Control) -> None:
    assert len(custom_ids.write(button)) <= 100


@given(st.text())
def test_any_other_text_means_nothing(text: str) -> None:
    assert custom_ids.read(text) is None


@given(pressed, st.data())
def test_what_differs_in_one_character_is_another_control_or_none(
    button: Control, data: st.DataObject
) -> None:
    written = custom_ids.write(button)
    place = data.draw(st.integers(0, len(written)))
    odd = data.draw(st.sampled_from(" +-_.:0١２\n\0x"))
    changed = written[:place] + odd + written[place + data.draw(st.integers(0, 1)) :]
    read = custom_ids.read(changed)
    assert read is None or custom_ids.write(read) == changed


@given(st.one_of(st.none(), st.integers(), st.binary(), st.lists(st.text())))
def test_what_is_no_text_means_nothing(odd: object) -> None:
    assert custom_ids.read(odd) is None


def test_a_button_of_another_version_means_nothing() -> None:
    assert custom_ids.read("0:a:1:2:0") is None
    assert custom_ids.read("2:a:1:2:0") is None


def test_a_button_of_another_maker_means_nothing() -> None:
    for stranger in ("", "1", "1:", "1:dance:3", "1:a", "1:a:1:2", "1:a:1:2:3:4", "persistent:1"):
        assert custom_ids.read(stranger) is None


def test_numbers_that_no_store_could_have_given_mean_nothing() -> None:
    for odd in (
        "1:a:1:2:-1",
        "1:a:x:2:0",
        "1:a:1.5:2:0",
        f"1:source:{2**63}",
        "1:source:" + "9" * 5_000,
        "1:source:-0",
        "1:source:01",
        "1:source: 1",
        "1:source:1_0",
        "1:source:١",
        "1:a:1:2:25",
        "1:again:1:0",
        "1:again:1:51",
        "1:board:SEASON:1",
        "1:board:TODAY:1000002",
        "1:pack::1",
        "1:p:1:2:00",
        "1:again::1",
        "1:p:1:2:01x",
    ):
        assert custom_ids.read(odd) is None


def test_the_right_option_is_not_in_the_custom_id() -> None:
    written = custom_ids.write(AnswerButton(game=7, round=9, option=2))
    assert written == "1:a:7:9:2"
