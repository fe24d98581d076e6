"""Values that cards are drawn from: plain ones, and every card at once filled with one text."""

from collections.abc import Callable, Iterator
from typing import TypeVar, assert_never

from msgspec.structs import replace

from bot.discord_app.cards.board import board_card
from bot.discord_app.cards.footnotes import footnotes_card
from bot.discord_app.cards.help import help_card
from bot.discord_app.cards.interrupted import continued_card, interrupted_card
from bot.discord_app.cards.order_panel import locked_panel, panel_card
from bot.discord_app.cards.packs import QUESTIONS_A_PAGE, pack_list_card, pack_page_card
from bot.discord_app.cards.podium import podium_card
from bot.discord_app.cards.privacy import erase_card
from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reload import reload_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.cards.source import source_card
from bot.discord_app.drawing.elements import Card
from bot.discord_app.words.words import Words
from bot.game.ending import Ending, EndingKind
from bot.game.highlights import CloseFinish, Fooled, Highlights, Learned, LoneRight
from bot.game.kinds import Question, ShownOpen, ShownSettled
from bot.game.kinds.choice import Choice, OpenChoice, SettledChoice
from bot.game.kinds.clues import Clues, OpenClues, SettledClues
from bot.game.kinds.listing import Listing, OpenListing, SettledListing
from bot.game.kinds.number import Number, OpenNumber, SettledNumber
from bot.game.kinds.order import OpenOrder, Order, SettledOrder
from bot.game.kinds.several import OpenSeveral, SettledSeveral, Several
from bot.game.kinds.true_false import OpenTrueFalse, SettledTrueFalse, TrueFalse
from bot.game.kinds.typed import OpenTyped, SettledTyped, Typed
from bot.game.periods import Period
from bot.game.question import Image, Kind, Source
from bot.game.saying import Amount, Parts, Saying
from bot.game.standing import Place
from bot.ports.boards import BoardPage, BoardRow, OwnRank
from bot.ports.library import PackChange, PackInfo, ReloadReport, Trouble
from bot.ports.stage import (
    FootnotesCard,
    InterruptedCard,
    PodiumCard,
    Previous,
    QuestionCard,
    RevealCard,
    Scorer,
    Shortened,
)
from tests.support.english import ENGLISH

Q = TypeVar("Q")
LINK = "https://discord.com/channels/100000000000000001/100000000000000002/100000000000000003"
LARGE = 2**53
SOURCE = Source("The story of “Gone”", paragraph=5, as_of="2014-05")

SINGERS = ("Usher", "Michael Jackson", "Prince", "Stevie Wonder")
OPEN = QuestionCard(
    game=7,
    round=70,
    number=3,
    total=10,
    pack="planets",
    title=SOURCE.title,
    difficulty=2,
    kind=Kind.CHOICE,
    stem="For which singer was the song “Gone” first written?",
    asked=OpenChoice(SINGERS),
    deadline_ms=1_763_800_020_000,
    answered=4,
)


def asked(kind: Kind, part: ShownOpen, **more: object) -> QuestionCard:
    """Return an open card of another kind."""
    return replace(OPEN, kind=kind, asked=part, **more)


def scorer(
    name: str,
    points: int,
    elapsed_ms: int,
    streak: int = 1,
    share: float = 1.0,
    answer: Saying | None = None,
) -> Scorer:
    return Scorer(
        name=name, points=points, elapsed_ms=elapsed_ms, streak=streak, share=share, answer=answer
    )


SETTLED = RevealCard(
    question=OPEN,
    settled=SettledChoice(SINGERS, 1, (1, 3, 0, 0)),
    scorers=(scorer("Ann", 380, 2_140, 3), scorer("Ben", 350, 3_300)),
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
    return BoardRow(place, place, name or f"Member {place}", points or 5_000 - place, 30, 40, 0)


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


def every_card(text: str, crowd: int = 20, words: Words = ENGLISH) -> Iterator[Card]:
    """Draw every card at its fullest, with one text wherever people may have written."""
    source = Source(text, paragraph=LARGE, as_of=text)
    for kind in Kind:
        asked = _asked(text, kind)
        yield question_card(asked, words)
        yield reveal_card(_settled(asked, text, source), words)
    order = _asked(text, Kind.ORDER)
    yield panel_card(order, (3, 1), words, words.say("Place all of them, each once, then submit."))
    yield locked_panel(order, tuple(range(6)), words)
    yield interrupted_card(InterruptedCard(LARGE, text, LARGE), words)
    yield continued_card(text, words)
    yield erase_card(LARGE, words)
    yield podium_card(
        PodiumCard(game=LARGE, rounds_played=50, standing=_places(text, 50), ending=stopped(text)),
        words,
    )
    yield footnotes_card(FootnotesCard(LARGE, _highlights(text)), words)
    rows = tuple(BoardRow(LARGE + n, n, text, LARGE, LARGE, LARGE, LARGE) for n in range(10))
    page = BoardPage(rows, LARGE, LARGE + 9, LARGE)
    yield board_card(page, Period.MONTH, text, OwnRank(rows[0], LARGE), words)
    questions = _questions(text, source)
    yield from (source_card(question, words) for question in questions)
    for question in questions:
        pack = _pack(text)
        yield pack_page_card(pack, [question] * QUESTIONS_A_PAGE, LARGE, LARGE + 9, words)
    yield from _pack_cards(text, crowd, words)
    yield help_card(words)


def _open_part(text: str, kind: Kind) -> ShownOpen:  # noqa: PLR0911 - a line for each kind
    match kind:
        case Kind.CHOICE:
            return OpenChoice((text,) * 4)
        case Kind.TRUE_FALSE:
            return OpenTrueFalse()
        case Kind.TYPED:
            return OpenTyped(text)
        case Kind.NUMBER:
            return OpenNumber(text, 1e9)
        case Kind.ORDER:
            return OpenOrder((text,) * 6)
        case Kind.SEVERAL:
            return OpenSeveral((text,) * 8)
        case Kind.LIST:
            return OpenListing(50)
        case Kind.CLUES:
            return OpenClues((text,) * 4, 5)
        case _:
            assert_never(kind)


def _settled_part(text: str, kind: Kind) -> ShownSettled:  # noqa: PLR0911 - as above
    many = 10**6
    match kind:
        case Kind.CHOICE:
            return SettledChoice((text,) * 4, 3, (many,) * 4)
        case Kind.TRUE_FALSE:
            return SettledTrueFalse(1, (many, many))
        case Kind.TYPED:
            return SettledTyped(text)
        case Kind.NUMBER:
            return SettledNumber(Amount(LARGE, text))
        case Kind.ORDER:
            return SettledOrder((text,) * 6)
        case Kind.SEVERAL:
            return SettledSeveral((text,) * 8, tuple(range(8)), (many,) * 8)
        case Kind.LIST:
            return SettledListing(Parts((text,) * 50), 50)
        case Kind.CLUES:
            return SettledClues(text, (text,) * 4)
        case _:
            assert_never(kind)


def _asked(text: str, kind: Kind) -> QuestionCard:
    return QuestionCard(
        game=LARGE,
        round=LARGE,
        number=49,
        total=50,
        pack="planets",
        title=text,
        difficulty=5,
        kind=kind,
        stem=text,
        asked=_open_part(text, kind),
        deadline_ms=1_763_800_020_000,
        answered=10**6,
        solved=LARGE,
        image=Image(alt=text, path="maps/x.png"),
        opening=Shortened(LARGE, LARGE),
        previous=Previous(text, LINK),
    )


def _settled(asked: QuestionCard, text: str, source: Source) -> RevealCard:
    share = 0.5 if asked.kind in (Kind.ORDER, Kind.SEVERAL, Kind.LIST) else 1.0
    said = text if asked.kind is Kind.NUMBER else None
    return RevealCard(
        question=asked,
        settled=_settled_part(text, asked.kind),
        scorers=(scorer(text, LARGE, 120_000, LARGE, share, said),) * 50,
        explanation=text,
        source=source,
        standing=_places(text, 3),
        offers_more=True,
        ending=stopped(text),
    )


def stopped(name: str) -> Ending:
    return Ending(EndingKind.STOPPED, LARGE, name)


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
        asked(Several, (text,) * 5, options=(text,) * 8),
        asked(Listing, (text,) * 20, accepted=((text,),) * 20, wanted=5),
        asked(Clues, text, accepted=(text,) * 20, clues=(text,) * 5),
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


def _pack_cards(text: str, crowd: int, words: Words) -> Iterator[Card]:
    pack = _pack(text)
    troubles = tuple(trouble(f"{text}{n}", is_error=n % 2 == 0) for n in range(crowd))
    packs = (pack,) * crowd
    changed = (PackChange(pack, LARGE, LARGE, LARGE),) * crowd
    yield pack_list_card(packs, troubles, words)
    yield reload_card(ReloadReport(packs, changed, packs, packs, troubles), words)
