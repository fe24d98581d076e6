"""Ways to spoil a fact file, each drawn from a seed: of its bytes, its lines and its tables."""

import json
import math
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

Node: TypeAlias = dict[str, object] | list[object]

# fmt: off
BYTES = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe9", b"\r", b"\n", b'"', b"'", b"[", b"]", b"{", b"}",
    b"=", b",", b".", b"#", b"\\", b"\\u0000", b"\\ud800", b"\xed\xa0\x80", b"'''", b'"""',
)
NUMBERS = (
    0, -1, 1, 5, 32, 2014, 9999, 10000, -9999, 2**31, 2**63, 2**64, -(2**63) - 1, 10**400,
    0.0, -0.5, 1e-320, 1e308, 1e18, 1e19, math.inf, -math.inf, math.nan,
)
TEXTS = (
    "", " ", "\t", "\n", "\x00", "a\x00.png", "?", ".", "the", "The ", "{", "}", "{}", "{.}", "{x}",
    "{as_of}", "{when}", "{count}", "{members}", "{as_of.kind}", "ß", "İ", "\u202e", "é" * 9,
    "x" * 90, "word " * 40, "x" * 3999, "x" * 5000, "…", "“", "””", "%s", "../x.png", "/etc/passwd",
    "https://x", "https://[", "http://é", "2014-13", "2014-02-30", "year", "number", "any",
    "person|", "list", "order", "several", "true_false", "strict", "a/b.toml",
)
OTHERS: tuple[object, ...] = (
    True, False, [], {}, [[]], [{}], [""], ["x", "x"], {"": ""}, {"x": {}}, [1, 2, 3],
)
# fmt: on
VALUES: tuple[object, ...] = (*NUMBERS, *TEXTS, *OTHERS)
_PLACEHOLDER = re.compile(r"\{(\w*)((?:\.\w*)?)\}")


def mutated(text: str, rng: Random) -> bytes:
    """Return the file spoiled in one way or a few."""
    if rng.random() < 0.2:
        return of_bytes(text.encode(), rng)
    spoiled = of_lines(text, rng) if rng.random() < 0.25 else of_tables(text, rng)
    return spoiled.encode("utf-8", "surrogatepass")


def of_bytes(content: bytes, rng: Random) -> bytes:
    """Put in, take out, turn or cut bytes."""
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(content) + 1)
        to = min(len(content), at + rng.choice((0, 1, 2, 9, 400)))
        middle = rng.choice((b"", rng.choice(BYTES), rng.randbytes(3), content[at:to] * 2))
        content = content[:at] + middle + content[to:]
    return rng.choice((content, content, content, content[: rng.randrange(len(content) + 1)]))


def of_lines(text: str, rng: Random) -> str:
    """Delete, double, swap or move lines, and put one into another's place."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 3)):
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(5):
            case 0:
                del lines[one]
            case 1:
                lines.insert(other, lines[one])
            case 2:
                lines[one], lines[other] = lines[other], lines[one]
            case 3:
                lines[one] = re.sub(r"\w+", rng.choice(("x", "", "1", "{x}")), lines[one], count=1)
            case _:
                lines[one] = f"{lines[one].partition('=')[0]}={lines[other].partition('=')[2]}"
        lines = lines or [""]
    return "\n".join(lines)


@dataclass
class Spot:
    """One place of a tree: an entry of a table or list."""

    node: Node
    key: str | int

    @property
    def value(self) -> object:
        """What stands there."""
        return self.node[self.key]  # type: ignore[index]  # the key is the node's own

    def put(self, value: object) -> None:
        """Put something in its place."""
        self.node[self.key] = value  # type: ignore[index]  # the key is the node's own

    def take_out(self) -> object:
        """Take out what stands there, with its key."""
        return self.node.pop(self.key)  # type: ignore[arg-type]  # the key is the node's own


def of_tables(text: str, rng: Random) -> str:
    """Change values and types, rename and delete keys, and swap what stands in two places."""
    tree = tomllib.loads(text)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        spots = list(_spots(tree))
        if spots:
            rng.choice(_CHANGES)(rng.choice(spots), rng, spots)
    return as_toml(tree)


def _spots(node: Node) -> Iterator[Spot]:
    keys: list[str | int] = list(node) if isinstance(node, dict) else list(range(len(node)))
    for key in keys:
        spot = Spot(node, key)
        yield spot
        if isinstance(spot.value, dict | list):
            yield from _spots(spot.value)


Change: TypeAlias = Callable[[Spot, Random, list[Spot]], None]


def _replace(spot: Spot, rng: Random, _spots: list[Spot]) -> None:
    spot.put(_fresh(rng.choice(VALUES)))


def _delete(spot: Spot, _rng: Random, _spots: list[Spot]) -> None:
    spot.take_out()


def _rename(spot: Spot, rng: Random, spots: list[Spot]) -> None:
    if isinstance(spot.key, str) and isinstance(spot.node, dict):
        other = rng.choice([each.key for each in spots if isinstance(each.key, str)])
        name = rng.choice((f"{spot.key}x", other, "", "x" * 300, "a.b", spot.key[:-1]))
        spot.node[name] = spot.take_out()


def _swap(spot: Spot, rng: Random, spots: list[Spot]) -> None:
    other = rng.choice(spots)
    one, two = _fresh(spot.value), _fresh(other.value)
    if not (_holds(spot.value, other.node) or _holds(other.value, spot.node)):
        spot.put(two)
        other.put(one)


def _copy(spot: Spot, rng: Random, spots: list[Spot]) -> None:
    spot.put(_fresh(rng.choice(spots).value))


def _double(spot: Spot, _rng: Random, _spots: list[Spot]) -> None:
    if isinstance(spot.node, list):
        spot.node.append(_fresh(spot.value))


def _word(_spot: Spot, rng: Random, spots: list[Spot]) -> None:
    """Change a word of some text, or what a placeholder in it says."""
    spot = rng.choice([each for each in spots if isinstance(each.value, str)] or spots)
    text = str(spot.value)
    found = list(_PLACEHOLDER.finditer(text))
    if found and rng.random() < 0.8:
        match = rng.choice(found)
        slot = rng.choice((match[1], f"{match[1]}x", "as_of", "when", "", "person", "year"))
        form = rng.choice((match[2], ".kind", ".kindd", ".", ".possessive", ".a_kind"))
        spot.put(f"{text[: match.start()]}{{{slot}{form}}}{text[match.end() :]}")
    else:
        at = rng.randrange(len(text) + 1)
        spot.put(text[:at] + rng.choice(TEXTS) + text[at + rng.randrange(9) :])


_CHANGES: tuple[Change, ...] = (
    *(_replace, _replace, _delete, _rename, _swap, _copy, _double, _word, _word),
)


def _holds(outer: object, inner: object) -> bool:
    if outer is inner:
        return True
    if isinstance(outer, dict):
        return any(_holds(each, inner) for each in outer.values())
    return isinstance(outer, list) and any(_holds(each, inner) for each in outer)


def _fresh(value: object) -> object:
    """Return a copy, so that one change is made in one place."""
    if isinstance(value, dict):
        return {key: _fresh(each) for key, each in value.items()}
    return [_fresh(each) for each in value] if isinstance(value, list) else value


def as_toml(tree: dict[str, object]) -> str:
    """Write a tree as TOML, everything but the outermost keys inline."""
    return "\n".join(f"{_text(key)} = {_inline(value)}" for key, value in tree.items()) + "\n"


def _inline(value: object) -> str:
    match value:
        case str():
            return _text(value)
        case dict():
            inner = ", ".join(f"{_text(str(key))} = {_inline(each)}" for key, each in value.items())
            return f"{{ {inner} }}"
        case list():
            return f"[{', '.join(map(_inline, value))}]"
        case int() if value >= 2**64:
            return hex(value)
    return str(value).lower()


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
