"""Fact files of any size, with names that nobody bears."""

from collections.abc import Callable
from random import Random

HEAD = '[pack]\nid = "large"\ntitle = "Large"\n[source]\ntitle = "A source"\nas_of = "2020"\n'
_SYLLABLES = [
    *("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su"),
    *("ta", "ve", "wi", "xo", "yu", "za", "bri", "cro", "dre", "fla", "gri", "ka", "lin", "mor"),
    *("nel", "or", "pra", "sten", "tur", "vel", "wen"),
]


def capitals(size: int) -> str:
    """Return a pack in which every fact is asked in every kind, typed too."""
    rng = Random("capitals")
    cities, lands = _names(rng, size), [f"{name}ia" for name in _names(rng, size)]
    entities = (
        _entity(f"c{n}", cities[n], "place", "city")
        + _entity(f"l{n}", lands[n], "place", "country")
        for n in range(size)
    )
    facts = (_fact(n, "capital_of", capital=f"c{n}", country=f"l{n}") for n in range(size))
    return "".join((HEAD, *entities, *facts))


def books(size: int) -> str:
    """Return a pack in which nothing can be proven wrong."""
    rng = Random("books")
    writers, titles = _names(rng, size, words=2), _names(rng, size, words=2)
    entities = (
        _entity(f"p{n}", writers[n], "person", "writer")
        + _entity(f"w{n}", titles[n], "book", "novel")
        for n in range(size)
    )
    facts = (_fact(n, "written_by", work=f"w{n}", author=f"p{n}") for n in range(size))
    return "".join((HEAD, *entities, *facts))


def heights(size: int) -> str:
    """Return a pack of numbers, all of them to be put in order."""
    rng = Random("heights")
    hills = _names(rng, size, words=2)
    entities = (_entity(f"m{n}", hills[n], "place", "mountain") for n in range(size))
    facts = (
        _fact(n, "height_of", thing=f"m{n}", height=500 + rng.randrange(8000)) for n in range(size)
    )
    return "".join((HEAD, *entities, *facts))


def bands(size: int) -> str:
    """Return a pack of bands with five members each, all of them sets."""
    rng = Random("bands")
    names, people = _names(rng, size // 5, words=2), _names(rng, size, words=2)
    entities = [_entity(f"p{n}", name, "person", "singer") for n, name in enumerate(people)]
    entities += [_entity(f"b{n}", f"The {each}", "group", "band") for n, each in enumerate(names)]
    facts = (_fact(n, "member_of", person=f"p{n}", group=f"b{n // 5}") for n in range(size))
    sets = (
        f'[[sets]]\nid = "s{n}"\nrelation = "member_of"\nasks = "person"\n'
        f'slots = {{ group = "b{n}" }}\ncomplete = true\n'
        f'statement = "The members of The {name} were {{members}}."\n'
        for n, name in enumerate(names)
    )
    return "".join((HEAD, *entities, *facts, *sets))


SHAPES: dict[str, Callable[[int], str]] = {
    "capitals": capitals,
    "books": books,
    "heights": heights,
    "bands": bands,
}


def _names(rng: Random, count: int, words: int = 1) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        parts = ("".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(words))
        found[" ".join(part.capitalize() for part in parts)] = None
    return list(found)


def _entity(id_: str, name: str, type_: str, kind: str) -> str:
    return f'[entities.{id_}]\nname = "{name}"\ntype = "{type_}"\nkind = "{kind}"\n'


def _fact(number: int, relation: str, **slots: str | int) -> str:
    filled = ", ".join(
        f'{slot} = "{value}"' if isinstance(value, str) else f"{slot} = {value}"
        for slot, value in slots.items()
    )
    return (
        f'[[facts]]\nid = "f{number}"\nrelation = "{relation}"\nslots = {{ {filled} }}\n'
        f'explanation = "So it is told in book {number}."\n'
    )
