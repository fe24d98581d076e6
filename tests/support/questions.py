"""Questions for tests, each with only what the test is about."""

from typing import Any

from bot.game.kinds import Question
from bot.game.kinds.choice import Choice
from bot.game.kinds.clues import Clues
from bot.game.kinds.listing import Listing
from bot.game.kinds.number import Number
from bot.game.kinds.order import Order
from bot.game.kinds.several import Several
from bot.game.kinds.true_false import TrueFalse
from bot.game.kinds.typed import Typed
from bot.game.question import Source

SOURCE = Source("The planets", paragraph=3, as_of="2024")


def choice(
    name: str = "moon",
    *,
    fact: str = "",
    key: str = "",
    mentions: tuple[str, ...] = (),
    difficulty: int = 2,
    options: tuple[str, ...] = ("Venus", "Earth", "Mars", "Jupiter"),
    answer: str = "Earth",
) -> Choice:
    return Choice(
        id=f"planets/{name}/choice",
        stem=f"Which planet is the answer to the question about the {name} here?",
        difficulty=difficulty,
        fact=fact or name,
        statement=f"This is the fact about the {name}.",
        explanation=f"Now you know about the {name}.",
        source=SOURCE,
        key=key or f"answer of {name}",
        mentions=mentions,
        options=options,
        answer=answer,
    )


def true_false(name: str = "ring", *, answer: bool = True, fact: str = "") -> TrueFalse:
    return TrueFalse(
        id=f"planets/{name}/true_false",
        stem=f"True or false: is the statement about the {name} right?",
        difficulty=1,
        fact=fact or name,
        statement=f"This is the fact about the {name}.",
        explanation=f"Now you know about the {name}.",
        source=SOURCE,
        key=str(answer).lower(),
        answer=answer,
    )


def questions(count: int) -> list[Question]:
    return [choice(f"thing {number}") for number in range(count)]


def _asked(name: str, key: str) -> dict[str, Any]:
    return {
        "id": f"planets/{name}",
        "stem": f"Which answer fits the question about the {name}?",
        "difficulty": 2,
        "fact": name,
        "statement": f"This is the fact about the {name}.",
        "explanation": f"Now you know about the {name}.",
        "source": SOURCE,
        "key": key,
    }


def typed(name: str = "home", answer: str = "Earth", *more: str) -> Typed:
    return Typed(**_asked(name, answer.lower()), answer=answer, accepted=(answer, *more))


def number(name: str = "moons", answer: float = 95, scale: float = 20, unit: str = "") -> Number:
    return Number(**_asked(name, str(answer)), answer=answer, scale=scale, unit=unit)


def order(name: str = "distance") -> Order:
    planets = ("Mercury", "Venus", "Earth", "Mars")
    return Order(
        **_asked(name, "order"), options=("Mars", "Venus", "Mercury", "Earth"), answer=planets
    )


def several(name: str = "giants") -> Several:
    options = ("Jupiter", "Mars", "Saturn", "Venus", "Neptune")
    return Several(
        **_asked(name, "giants"), options=options, answer=("Jupiter", "Saturn", "Neptune")
    )


def listing(name: str = "rocky", wanted: int = 3) -> Listing:
    names = ("Mercury", "Venus", "Earth", "Mars")
    accepted = (("Mercury",), ("Venus", "Morning Star"), ("Earth", "Terra"), ("Mars",))
    return Listing(**_asked(name, "rocky"), answer=names, accepted=accepted, wanted=wanted)


def clues(name: str = "red planet", *more: str, answer: str = "Mars") -> Clues:
    told = (
        "This planet has the tallest volcano that is known.",
        "This planet has two small moons.",
        "This planet looks red.",
        *more,
    )
    asked = _asked(name, answer.lower()) | {"stem": f"{told[0]} Which planet is it?"}
    return Clues(**asked, answer=answer, accepted=(answer,), clues=told, told=("moons", "colour"))
