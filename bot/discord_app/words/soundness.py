"""What is wrong with a catalogue, before a member reads it."""

from collections.abc import Iterator, Sequence
from string import Formatter

from babel.messages.catalog import Catalog, Message

_MARKUP = ("**", "`", "✓", "\n")
"""Signs of a card's layout: a translation has as many as the message."""


def problems(catalogue: Catalog, messages: Catalog) -> Iterator[str]:
    """Yield what is missing, fuzzy, left over or not fillable in the words of a language."""
    known = {message.id for message in messages if message.id}
    for message in messages:
        if message.id:
            yield from _of_entry(message, catalogue)
    for message in catalogue:
        if message.id and message.id not in known:
            yield f"{_shown(message)}: nothing says this any more"


def _of_entry(message: Message, catalogue: Catalog) -> Iterator[str]:
    entry = catalogue.get(message.id)
    if entry is None:
        yield f"{_shown(message)}: not in the catalogue"
        return
    forms = _texts(entry.string)
    wanted = catalogue.num_plurals if message.pluralizable else 1
    if len(forms) != wanted or not all(forms):
        yield f"{_shown(message)}: {sum(map(bool, forms))} of {wanted} forms have words"
        return
    if entry.fuzzy:
        yield f"{_shown(message)}: marked as fuzzy"
    for form in forms:
        yield from _of_form(message, form)


def _of_form(message: Message, form: str) -> Iterator[str]:
    sources = _texts(message.id)
    try:
        fields = _fields(form)
    except ValueError as trouble:
        yield f"{_shown(message)}: {form!r} cannot be filled ({trouble})"
        return
    needed = set.intersection(*map(_fields, sources))
    allowed = set.union(*map(_fields, sources))
    if not needed <= fields <= allowed:
        yield f"{_shown(message)}: {form!r} has other fields"
    for sign in _MARKUP:
        if form.count(sign) not in {source.count(sign) for source in sources}:
            yield f"{_shown(message)}: {form!r} has not as many {sign!r}"


def _fields(text: str) -> set[str]:
    """Return the names in a text's braces; raises ValueError where more stands in them."""
    parsed = [part for part in Formatter().parse(text) if part[1] is not None]
    if any(spec or conversion for _, _, spec, conversion in parsed):
        raise ValueError("a field is no more than its name")
    return {name for _, name, _, _ in parsed if name is not None}


def _texts(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _shown(message: Message) -> str:
    return repr(_texts(message.id)[0])
