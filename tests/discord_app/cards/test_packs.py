from bot.discord_app.cards.packs import pack_list_card, pack_page_card, pages_of
from bot.discord_app.controls.custom_ids import PackButton
from bot.game.kinds import Question
from bot.game.kinds.number import Number
from bot.game.kinds.order import Order
from bot.game.kinds.typed import Typed
from bot.invocation import called
from bot.ports.library import PackInfo, Trouble
from tests.discord_app.cards.reading import lines, pressed, words
from tests.discord_app.cards.samples import PLANETS, sample, trouble
from tests.support.english import ENGLISH
from tests.support.questions import choice, true_false

ERROR = Trouble("gone.toml", "facts.f13.song", "There is no “gonne”.", "Did you mean “gone”?", True)
WARNING = Trouble("gone.toml", "", "The bank has few true statements.", "", is_error=False)


def _stale() -> PackInfo:
    return PackInfo(
        id="gone",
        title="The story of “Gone”",
        description="",
        revision="3f2a9c81d02eaa77",
        source="The story of “Gone”",
        kinds={"choice": 1, "typed": 2_000},
        troubles=(ERROR, WARNING),
        stale=True,
    )


def test_the_list_tells_of_each_pack_what_a_moderator_asks() -> None:
    assert lines(pack_list_card([PLANETS], (), ENGLISH)) == [
        "### Question packs",
        "-# 1 pack · 90 questions",
        "**The planets** · 90 questions: 60 multiple choice, 30 true or false",
        "-# id planets · revision 5f2c90d1a7be · from General knowledge · no problems",
    ]


def test_a_pack_whose_file_has_an_error_is_said_to_stay_in_play() -> None:
    shown = words(pack_list_card([_stale()], (WARNING, ERROR), ENGLISH))
    assert "1 error, 1 warning · its file has an error now" in shown
    assert "the last good version stays in play" in shown


def test_problems_come_with_file_place_and_fix_and_errors_first() -> None:
    assert lines(pack_list_card([_stale()], (WARNING, ERROR), ENGLISH))[-3:] == [
        "**1 error, 1 warning**",
        "Error in gone.toml, facts.f13.song: There is no “gonne”. Did you mean “gone”?",
        "Warning in gone.toml: The bank has few true statements.",
    ]


def test_what_does_not_fit_is_counted_with_the_way_to_see_it_all() -> None:
    many = [trouble(f"{'long words ' * 9}{n}") for n in range(40)]
    shown = lines(pack_list_card([PLANETS] * 60, many, ENGLISH))
    left_out = 60 - sum(line.startswith("**The planets**") for line in shown)
    assert f"-# and {left_out} more packs: `{called('packs check')}` lists all." in shown
    left_out = 40 - sum(line.startswith("Error in") for line in shown)
    assert f"-# and {left_out} more problems: `{called('packs check')}` shows all." in shown


def test_without_problems_there_is_room_for_more_packs() -> None:
    def named(troubles: list[Trouble]) -> int:
        shown = lines(pack_list_card([PLANETS] * 60, troubles, ENGLISH))
        return sum(line.startswith("**The planets**") for line in shown)

    assert named([]) > named([trouble("one")]) * 1.5


def test_an_empty_list_says_what_to_do() -> None:
    assert "Put fact files (TOML) into the questions folder" in words(
        pack_list_card([], (), ENGLISH)
    )


def test_a_page_shows_questions_with_their_answers() -> None:
    card = pack_page_card(
        PLANETS, [choice("moon"), true_false("ring", answer=False)], 2, 18, ENGLISH
    )
    assert lines(card) == [
        "### The planets · page 2 of 18",
        "-# 90 questions · only you can see these answers",
        "**6. Which planet is the answer to the question about the moon here?**",
        "✓ Earth · Venus · Mars · Jupiter",
        "-# multiple choice · difficulty 2 of 5 · fact moon · paragraph 3",
        "**7. True or false: is the statement about the ring right?**",
        "✓ False",
        "-# true or false · difficulty 1 of 5 · fact ring · paragraph 3",
    ]
    assert pressed(card) == [PackButton("planets", 1), PackButton("planets", 3)]


def test_every_kind_shows_its_answer() -> None:
    asked: list[tuple[Question, str]] = [
        (sample(Typed, "Mars", accepted=("Mars", "Red Planet")), "✓ Mars / Red Planet"),
        (
            sample(
                Typed, "9 km", accepted=("9",), unit="km", unit_synonyms=("kms",), tolerance=0.5
            ),
            "✓ 9 km / 9 kms, up to 0.5 km off",
        ),
        (sample(Number, 8), "✓ 8"),
        (sample(Number, 1.5, unit="km"), "✓ 1.5 km"),
        (sample(Order, ("a", "b"), options=("b", "a")), "✓ a → b"),
    ]
    for question, answer in asked:
        assert answer in lines(pack_page_card(PLANETS, [question], 1, 1, ENGLISH))


def test_five_questions_make_a_page() -> None:
    assert [pages_of(number) for number in (0, 1, 5, 6, 126)] == [1, 1, 1, 2, 26]
