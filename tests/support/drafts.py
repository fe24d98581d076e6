"""Drafts for the tests of lints: a small, faultless fact file, and ways to spoil what it yields."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

import msgspec

from bot.game.kinds.choice import Choice
from bot.game.question import Kind
from bot.packs.facts.problems import Problem
from bot.packs.facts.reader import read_fact_file
from bot.packs.facts.resolved import ResolvedFile
from bot.packs.facts.resolver import resolve
from bot.packs.linting.context import LintContext
from bot.packs.questions.drafts import Draft, Offer, Standing
from bot.packs.questions.generator import generate
from bot.packs.questions.kinds.clues import CluesDraft
from bot.packs.questions.kinds.order import OrderDraft
from bot.packs.questions.kinds.true_false import StatementDraft

AnyDraft = TypeVar("AnyDraft", bound=Draft)
Lint = Callable[[Draft, LintContext], Any]

TITAN = """
[pack]
id = "titan"
title = "Titan"

[source]
title = "The story of Titan"
as_of = "2014-05"
paragraphs = ["0123456789abcdef", "fedcba9876543210"]

[entities.titan]
name = "Titan"
type = "body"
kind = "moon"
aliases = ["Saturn VI"]

[entities.huygens]
name = "Christiaan Huygens"
type = "person"
kind = "astronomer"
aliases = ["Huygens"]
ambiguous = ["Christiaan"]
traits = ["Dutch"]
active = [1650, 1695]

[pools.astronomers]
type = "person"
kind = "astronomer"
members = [
  { name = "Giovanni Cassini", active = [1645, 1712] },
  { name = "Johannes Hevelius", active = [1640, 1687] },
  { name = "Robert Hooke", active = [1653, 1703] },
  { name = "Galileo Galilei", active = [1589, 1642] },
]

[pools.planets]
type = "body"
kind = "planet"
members = [{ name = "Saturn" }, { name = "Jupiter" }, { name = "Uranus" }, { name = "Neptune" }]

[pools.small_planets]
type = "body"
kind = "planet"
members = [{ name = "Venus" }, { name = "Mars" }, { name = "Earth" }]

[relations.giant]
slots = { planet = "body" }
statement = "{planet} is one of the giant planets."
[[relations.giant.questions]]
asks = "planet"
stem = "Which of these planets are giants (tick all that apply)?"
kinds = ["several"]
[[relations.giant.questions]]
asks = "planet"
stem = "Which {count} planets of the solar system are giants?"
kinds = ["list"]

[pools.books]
type = "book"
kind = "book"
members = [{ name = "Saturn" , id = "saturn-book" }]

[[facts]]
id = "orbit"
relation = "orbits"
slots = { body = "titan", centre = "saturn" }
paragraph = 1
traps = [{ slot = "centre", value = "jupiter", why = "Jupiter’s largest moon is Ganymede." }]
explanation = "It is larger than the planet Mercury."

[[facts]]
id = "discovery"
slots = { body = "titan", person = "huygens", year = 1655 }
statement = "{person} discovered {body} in {year}."
paragraph = 2
unique = ["person", "year"]
explanation = "He had ground the lenses of the telescope with his brother."
event = "Titan is discovered"
[facts.distractors]
person = ["giovanni-cassini", "johannes-hevelius", "robert-hooke"]
year = [1610, 1676, 1687]
[[facts.questions]]
asks = "person"
stem = "Which astronomer discovered the moon {body} in {year}?"
[[facts.questions]]
asks = "year"
stem = "In which year did {person} discover the moon {body}?"

[[facts]]
id = "landing"
statement = "A probe landed on Titan in January 2005."
surprising = true
paragraph = 2
when = "2005-01"
event = "A probe lands on Titan"
explanation = "It bore the name of Christiaan Huygens."

[[facts]]
id = "flyby"
statement = "Voyager 1 flew past Titan in November 1980."
paragraph = 2
when = "1980-11"
event = "Voyager 1 flies past Titan"
explanation = "The thick haze hid the ground from its cameras."

[[facts]]
id = "air"
slots = { body = "titan" }
statement = "{body} is the only moon with thick air."
explanation = "A person could fly there with wings on the arms."
unique = ["body"]
paragraph = 1
difficulty = 1
ask = ["clues"]

[[facts]]
id = "lakes"
slots = { body = "titan" }
statement = "{body} has lakes of methane near the poles."
explanation = "The largest is as wide as the Caspian Sea."
paragraph = 1
difficulty = 3
ask = ["clues"]

[[sets]]
id = "giants"
relation = "giant"
asks = "planet"
members = ["jupiter", "saturn", "uranus", "neptune"]
complete = true
paragraph = 1
statement = "The giant planets are {members}."
explanation = "None of the {count} has a firm surface."
"""


def context(text: str = TITAN, source_text: str | None = None) -> LintContext:
    """Return what lints know of a fact file, which must be readable."""
    return LintContext(_resolved(text), source_text)


@cache
def _resolved(text: str) -> ResolvedFile:
    file, problems = read_fact_file(text, "titan.toml")
    assert file, problems
    resolved, problems = resolve(file, "titan.toml")
    assert problems == []
    return resolved


@cache
def drafts() -> tuple[Draft, ...]:
    """Return every draft of the faultless file."""
    return generate(_resolved(TITAN))


def draft(kind: Kind, asked: str | None = None) -> Draft:
    """Return a faultless draft of that kind, asking for that slot."""
    fitting = (each for each in drafts() if each.kind is kind)
    return next(each for each in fitting if asked is None or each.asked == asked)


def true_or_false(*, answer: bool) -> StatementDraft:
    """Return a faultless true or false statement."""
    fitting = (each for each in drafts() if isinstance(each, StatementDraft))
    return next(each for each in fitting if each.question.answer is answer)


def order_draft() -> OrderDraft:
    """Return a faultless order."""
    return next(each for each in drafts() if isinstance(each, OrderDraft))


def clues_draft() -> CluesDraft:
    """Return the faultless clues."""
    return next(each for each in drafts() if isinstance(each, CluesDraft))


def with_question(one: AnyDraft, **changes: object) -> AnyDraft:
    """Return the draft with other words in its question."""
    return replace(one, question=msgspec.structs.replace(one.question, **changes))


def with_offers(one: Draft, *offers: Offer) -> Draft:
    """Return the draft with other options, in its question too."""
    assert isinstance(one.question, Choice)
    options = tuple(each.text for each in offers)
    right = next((each.text for each in offers if each.standing is Standing.RIGHT), "")
    return replace(with_question(one, options=options, answer=right), offers=offers)


def found(lint: Lint, one: Draft, on: LintContext | None = None) -> list[Problem]:
    """Return what one lint finds in one draft."""
    return list(lint(one, on or context()))
