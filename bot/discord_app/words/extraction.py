"""What the code says, as a template for translators, and the catalogues brought up to it."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from bot.discord_app.words.catalogue import FOLDER

TEMPLATE = FOLDER / "messages.pot"
_ROOT = Path(__file__).parents[3]
SAID_IN = "bot/discord_app"
FORMS = {"say": 1, "plain": 1, "count": 2, "locale_str": 1}
"""How many texts the calls begin with that say something: those of `Words`, and discord.py's own
for what commands are called."""
_HEADER = r"""# {about}
msgid ""
msgstr ""
{language}"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
{plurals}
"""


def template() -> Catalog:
    """Return every message that the code says, with the files that say it."""
    catalogue = Catalog()
    for path in sorted((_ROOT / SAID_IN).rglob("*.py")):
        for message in messages_in(path.read_text(encoding="utf-8")):
            catalogue.add(message, locations=[(path.relative_to(_ROOT).as_posix(), 1)])
    return catalogue


def messages_in(code: str) -> Iterator[str | tuple[str, ...]]:
    """Yield the messages in a file's code; Babel's own search misses those within another call."""
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        forms = FORMS.get(called(call), 0)
        texts = [
            argument.value
            for argument in call.args[:forms]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if forms and len(texts) == forms:
            yield texts[0] if forms == 1 else tuple(texts)


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def updated(catalogue: Catalog, messages: Catalog) -> Catalog:
    """Return a catalogue with new messages, as yet without words, and without those that went."""
    catalogue.update(messages, no_fuzzy_matching=True)
    return catalogue


def written(catalogue: Catalog) -> str:
    """Return a catalogue as its file: the same text for the same words, whoever writes it."""
    locale = catalogue.locale
    header = _HEADER.format(
        about=f"{locale.english_name} for Footnote." if locale else "What Footnote says.",
        language=f'"Language: {catalogue.locale_identifier}\\n"\n' if locale else "",
        plurals=f'"Plural-Forms: {catalogue.plural_forms}\\n"\n' if locale else "",
    )
    file = BytesIO()
    write_po(
        file,
        catalogue,
        omit_header=True,
        include_lineno=False,
        ignore_obsolete=True,
        sort_by_file=True,
        width=100,
    )
    return header + file.getvalue().decode()
