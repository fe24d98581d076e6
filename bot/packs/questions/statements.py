"""What every question says of its fact: the fact as a sentence, its footnote, how hard it is."""

from bot.game.question import Source
from bot.packs.facts.resolved import ResolvedFact, ResolvedFile
from bot.packs.facts.templates import Wording


def wording_of(file: ResolvedFile, fact: ResolvedFact) -> Wording:
    """Return what fills the templates of a fact."""
    return Wording(fact.relation.slots, fact.slots, file.as_of, fact.time, fact.words)


def statement_of(file: ResolvedFile, fact: ResolvedFact) -> str:
    """Return the fact as one sentence with its full stop."""
    return sentence(claim(wording_of(file, fact), fact.statement))


def claim(wording: Wording, template: str) -> str:
    """Return a statement without its full stop, an abbreviation at its end untouched."""
    return wording.fill(template.removesuffix("."))


def sentence(text: str) -> str:
    """Return the text with a full stop unless it ends in a mark of its own."""
    return text if text.endswith((".", "!", "?", ".”")) else f"{text}."


def source_of(file: ResolvedFile, fact: ResolvedFact) -> Source:
    """Return the footnote of a fact."""
    url = fact.url or ("" if fact.source else file.source.url)
    title = fact.source or file.source.title
    publisher = "" if fact.source else file.source.publisher
    return Source(title, fact.paragraph, url or None, file.source.as_of, publisher or None)


def topic_of(file: ResolvedFile, topic: str) -> str:
    """Return a topic as questions carry it, distinct across packs; empty where there is none."""
    return f"{file.pack.id}/{topic}" if topic else ""


def fact_name(file: ResolvedFile, fact: ResolvedFact) -> str:
    """Return the fact's id as questions carry it, distinct across packs."""
    return f"{file.pack.id}/{fact.id}"
