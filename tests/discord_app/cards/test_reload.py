from msgspec.structs import replace

from bot.discord_app.cards.reload import reload_card
from bot.invocation import called
from bot.ports.library import PackChange, PackInfo, ReloadReport, Trouble
from tests.discord_app.cards.reading import lines, words
from tests.discord_app.cards.samples import PLANETS
from tests.support.english import ENGLISH

ERROR = Trouble("moons.toml", "line 12", "Expected “=” after a key.", "Add one.", is_error=True)
KEPT = "Its file has an error now, so its last good version (4 questions) stays in play."
RUNNING = "-# Games that are running finish with the questions they began with."


def _pack(title: str) -> PackInfo:
    return replace(PLANETS, title=title, kinds={"choice": 4})


def test_a_reload_is_told_as_a_difference_with_every_problem() -> None:
    report = ReloadReport(
        added=(PLANETS,),
        changed=(PackChange(_pack("Capitals"), added=3, reworded=0, removed=1),),
        removed=(_pack("Rivers"),),
        kept=(_pack("Moons"),),
        troubles=(ERROR,),
    )
    assert lines(reload_card(report, ENGLISH)) == [
        "### Packs reloaded",
        "**Added:** The planets, 90 questions.",
        "**Changed:** Capitals: 3 new, 1 removed; 4 questions now.",
        "**Removed:** Rivers.",
        f"**Kept:** Moons. {KEPT}",
        "**1 error**",
        "Error in moons.toml, line 12: Expected “=” after a key. Add one.",
        RUNNING,
    ]


def test_a_reload_without_news_says_so() -> None:
    assert lines(reload_card(ReloadReport((), (), (), (), ()), ENGLISH)) == [
        "### Packs reloaded",
        "Nothing changed.",
        "No problems in any file.",
        RUNNING,
    ]


def test_a_pack_can_change_without_its_questions() -> None:
    report = ReloadReport((), (PackChange(PLANETS, 0, 0, 0),), (), (), ())
    assert "The planets: no question differs; 90 questions now." in words(
        reload_card(report, ENGLISH)
    )


def test_changes_that_do_not_fit_are_counted() -> None:
    report = ReloadReport((PLANETS,) * 200, (), (), (), ())
    shown = words(reload_card(report, ENGLISH))
    told = shown.count("**Added:**")
    assert 0 < told < 200
    assert f"and {200 - told} more packs: `{called('packs check')}` shows all." in shown
