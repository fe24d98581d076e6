"""Reading a card in tests: its words, its buttons, and what Discord would refuse of it."""

import re
from collections import Counter

from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import Control
from bot.discord_app.drawing.elements import Button, Card, Menu, Picture, Row, Text
from bot.discord_app.words.plain_text import size

ESCAPE = re.compile(r"\\[^0-9A-Za-z\s]")
"""Discord shows the sign after a backslash as it is, unless it is a letter, a digit or a space."""

CODE = re.compile(r"`[^`\n]+`")
"""Inside of a code span nothing is markup."""

ISOLATES_AND_BREAKS = re.compile("[\u2068\u2069\u200b]")


def texts(card: Card) -> list[str]:
    """Return the paragraphs, with plain spaces where words are kept together."""
    inside = [part.content for part in card.parts if isinstance(part, Text)]
    return [text.replace("\u00a0", " ") for text in (*(one.content for one in card.above), *inside)]


def words(card: Card) -> str:
    return "\n".join(texts(card))


def lines(card: Card) -> list[str]:
    return words(card).split("\n")


def buttons(card: Card) -> list[Button]:
    return [button for part in card.parts if isinstance(part, Row) for button in part.buttons]


def labels(card: Card) -> list[str]:
    return [button.label for button in buttons(card)]


def pressed(card: Card) -> list[Control | None]:
    return [custom_ids.read(button.custom_id) for button in buttons(card)]


def shown(markdown: str) -> str:
    """Return what a reader sees of escaped text."""
    return ISOLATES_AND_BREAKS.sub("", ESCAPE.sub(lambda match: match.group()[1], markdown))


def markup(markdown: str) -> Counter[str]:
    """Count what Discord would take for markup, a mention, a link or an emoji."""
    bare = CODE.sub("code", ESCAPE.sub("\u00b7", markdown))
    found = Counter(char for char in bare if char in r"\*_~|`<>[]")
    found["link"] = len(re.findall(r"(?:https?|steam)://", bare))
    found["emoji"] = len(re.findall(r":\w[^\s:]*:", bare))
    found["mention"] = len(re.findall("@(?!\u200b)", bare))
    for line in bare.split("\n"):
        block = re.match(r"-# |#{1,3} |[-+] |\d+[.)] ", line)
        if block:
            found[block.group()] += 1
    return +found


def complaints(card: Card) -> list[str]:
    """Return what Discord would refuse of a card."""
    rows = [part for part in card.parts if isinstance(part, Row)]
    every = buttons(card)
    menus = [part for part in card.parts if isinstance(part, Menu)]
    pictures = [part for part in card.parts if isinstance(part, Picture)]
    choices = [choice for menu in menus for choice in menu.choices]
    components = 1 + len(card.above) + len(card.parts) + len(every) + len(menus)
    ids = [*(button.custom_id for button in every), *(menu.custom_id for menu in menus)]
    checks = {
        "too many components": components > 40,
        "no part in the frame": not card.parts,
        "too much text": sum(map(size, texts(card))) > 4000,
        "an empty text": not all(text.strip() for text in texts(card)),
        "a row without or with too many buttons": not all(1 <= len(r.buttons) <= 5 for r in rows),
        "a label without or with too many characters": not all(
            1 <= size(button.label) <= 80 for button in every
        ),
        "a menu without or with too many choices": not all(
            1 <= len(menu.choices) <= 25 for menu in menus
        ),
        "a choice without or with too many characters": not all(
            1 <= size(text) <= 100 for each in choices for text in (each.label, each.value)
        ),
        "a picture without or with too long a description": not all(
            1 <= size(picture.alt) <= 256 for picture in pictures
        ),
        "a custom_id that is too long": not all(1 <= len(each) <= 100 for each in ids),
        "a custom_id twice": len(set(ids)) != len(ids),
        "text that is not Unicode": any(
            "\ud800" <= char <= "\udfff" for text in texts(card) for char in text
        ),
    }
    return [complaint for complaint, holds in checks.items() if holds]
