"""Values that cards are drawn from: plain ones, and every card at once filled with one text."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from bot.discord_app.cards.board import board_card
from bot.discord_app.cards.elements import Card
from bot.discord_app.cards.footnotes import footnotes_card
from bot.discord_app.cards.help import help_card
from bot.discord_app.cards.packs import QUESTIONS_A_PAGE, pack_list_card, pack_page_card
from bot.discord_app.cards.podium import podium_card
from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reload import reload_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.cards.source import source_card
from bot.game.highlights import CloseFinish, Fooled, Highlights, Learned, LoneRight
from bot.game.periods import Period
from bot.game.question import Choice, Number, Order, Question, Source, TrueFalse, Typed
from bot.game.standing import Place
from bot.ports.boards import BoardPage, BoardRow, OwnRank
from bot.ports.library import PackChange, PackInfo, ReloadReport, Trouble
from bot.ports.stage import (
    FootnotesCard,
    PodiumCard,
    Previous,
    QuestionCard,
    RevealCard,
    Scorer,
)

Q = TypeVar("Q")
LINK = "https://discord.com/channels/100000000000000001/100000000000000002/100000000000000003"
LARGE = 2**53
SOURCE = Source("The story of “Gone”", paragraph=5, as_of="2014-05")

OPEN = QuestionCard(
    game=7,
    round=70,
    number=3,
    total=10,
    title=SOURCE.title,
    difficulty=2,
    stem="For which singer was the song “Gone” first written?",
    options=("Usher", "Michael Jackson", "Prince", "Stevie Wonder"),
    deadline_ms=1_763_800_020_000,
)
SETTLED = RevealCard(
    question=OPEN,
    right=1,
    counts=(1, 3, 0, 0),
    scorers=(Scorer("Ann", 380, 2_140, 3), Scorer("Ben", 350, 3_300, 1)),
    explanation="Timberlake had Michael Jackson in mind when he wrote “Gone”.",
    source=SOURCE,
    standing=(Place(1, 1, "Ann", 980), Place(2, 2, "Ben", 700)),
)
PLANETS = PackInfo(
    id="planets",
    title="The planets",
    description="Eight worlds",
    revision="5f2c90d1a7be",
    source="General knowledge",
    kinds={"choice": 60, "true_false": 30},
)


def row(place: int, name: str = "", points: int = 0) -> BoardRow:
    return BoardRow(place, place, name or f"Member {place}", points or 5_000 - place, 30, 40)


def trouble(text: str, *, is_error: bool = True) -> Trouble:
    return Trouble(text, text, text, text, is_error)


def sample(
    kind: Callable[..., Q],
    answer: object,
    text: str = "Which?",
    source: Source = SOURCE,
    **own: object,
) -> Q:
    """Return a question of any kind with the same text everywhere."""
    return kind(
        id=text,
        stem=text,
        difficulty=5,
        fact=text,
        statement=text,
        explanation=text,
        source=source,
        key=text,
        answer=answer,
        **own,
    )


def every_card(text: str, crowd: int = 20) -> Iterator[Card]:
    """Draw every card at its fullest, with one text wherever people may have written."""
    asked = _asked(text)
    source = Source(text, paragraph=LARGE, as_of=text)
    yield question_card(asked)
    yield reveal_card(_settled(asked, text, source))
    yield podium_card(
        PodiumCard(game=LARGE, rounds_played=50, standing=_places(text, 50), reason=text)
    )
    yield footnotes_card(FootnotesCard(LARGE, _highlights(text)))
    rows = tuple(BoardRow(LARGE + n, n, text, LARGE, LARGE, LARGE) for n in range(10))
    page = BoardPage(rows, LARGE, LARGE + 9, LARGE)
    yield board_card(page, Period.MONTH, text, OwnRank(rows[0], LARGE))
    questions = _questions(text, source)
    yield from (source_card(question) for question in questions)
    for question in questions:
        pack = _pack(text)
        yield pack_page_card(pack, [question] * QUESTIONS_A_PAGE, LARGE, LARGE + 9)
    yield from _pack_cards(text, crowd)
    yield help_card()


def _asked(text: str) -> QuestionCard:
    return QuestionCard(
        game=LARGE,
        round=LARGE,
        number=49,
        total=50,
        title=text,
        difficulty=5,
        stem=text,
        options=(text,) * 4,
        deadline_ms=1_763_800_020_000,
        answered=LARGE,
        opening=text,
        previous=Previous(text, LINK),
    )


def _settled(asked: QuestionCard, text: str, source: Source) -> RevealCard:
    return RevealCard(
        question=asked,
        right=3,
        counts=(LARGE,) * 4,
        scorers=(Scorer(text, LARGE, 120_000, LARGE),) * 50,
        explanation=text,
        source=source,
        standing=_places(text, 3),
        offers_more=True,
        note=text,
    )


def _places(text: str, number: int) -> tuple[Place, ...]:
    return tuple(Place(n, n, text, LARGE - n) for n in range(1, number + 1))


def _highlights(text: str) -> Highlights:
    facts = tuple(Learned(f"{n}{text}", Source(text, n, as_of="2014-05")) for n in (1, 2, 3))
    return Highlights(
        LoneRight(text, text, text, LARGE),
        Fooled(text, text, text, LARGE),
        CloseFinish(text, text, LARGE),
        facts,
    )


def _questions(text: str, source: Source) -> list[Question]:
    def asked(kind: Callable[..., Q], answer: object, **own: object) -> Q:
        return sample(kind, answer, text, source, **own)

    return [
        asked(Choice, text, options=(text, f"{text}1", f"{text}2", f"{text}3")),
        asked(TrueFalse, answer=True),
        asked(Typed, text, accepted=(text,) * 20),
        asked(Number, LARGE, unit=text),
        asked(Order, (text,) * 5, options=(text,) * 5),
    ]


def _pack(text: str) -> PackInfo:
    return PackInfo(
        id="p" * 64,
        title=text,
        description=text,
        revision=text,
        source=text,
        kinds={text: LARGE, "choice": LARGE},
        troubles=(trouble(text), trouble(text, is_error=False)),
        stale=True,
    )


def _pack_cards(text: str, crowd: int) -> Iterator[Card]:
    pack = _pack(text)
    troubles = tuple(trouble(f"{text}{n}", is_error=n % 2 == 0) for n in range(crowd))
    packs = (pack,) * crowd
    changed = (PackChange(pack, LARGE, LARGE, LARGE),) * crowd
    yield pack_list_card(packs, troubles)
    yield reload_card(ReloadReport(packs, changed, packs, packs, troubles))
