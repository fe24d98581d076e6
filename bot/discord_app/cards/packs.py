"""The moderators' cards of packs: the list, and the questions of one pack page by page."""

from collections.abc import Sequence

from bot.discord_app.cards import palette
from bot.discord_app.cards.elements import Card, Text
from bot.discord_app.cards.fitting import as_fits
from bot.discord_app.cards.paging import page_buttons
from bot.discord_app.cards.troubles import CHECK, trouble_counts, trouble_parts
from bot.discord_app.cards.writing import count
from bot.discord_app.controls.custom_ids import PackButton
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import said
from bot.game.kinds import Question
from bot.game.question import Kind, kind_of
from bot.ports.library import PackInfo, Trouble

QUESTIONS_A_PAGE = 5
LIST_ROOM = 2000
STEM_ROOM = 220
TITLE_ROOM = 80

OPERATORS_ONLY = (
    "Several servers share these packs: their answers, their problems, and reloading them are for "
    "those who run this bot."
)
NONE_IN_PLAY = "No pack is in play. Put fact files (TOML) into the questions folder, then reload."


def pack_list_card(packs: Sequence[PackInfo], troubles: Sequence[Trouble] | None) -> Card:
    """Draw every pack with what a moderator asks of it, then every problem that fits.

    Without `troubles` it says whom they and the answers are for instead.
    """
    questions = sum(pack.questions for pack in packs)
    head = f"{count(len(packs), 'pack')} · {count(questions, 'question')}"
    lines = as_fits(packs, _pack_lines, LIST_ROOM, _more_packs) or [NONE_IN_PLAY]
    return Card(
        parts=(
            Text(f"### Question packs\n-# {head}"),
            Text("\n".join(lines)),
            *((Text(f"-# {OPERATORS_ONLY}"),) if troubles is None else trouble_parts(troubles)),
        ),
        accent=palette.PLAIN,
    )


def pack_page_card(pack: PackInfo, questions: Sequence[Question], page: int, pages: int) -> Card:
    """Draw one page of a pack's questions with their answers, for a moderator's eyes only."""
    first = (page - 1) * QUESTIONS_A_PAGE + 1
    title = f"{said(pack.title, TITLE_ROOM)} · page {page} of {pages}"
    shown = "only you can see these answers"
    return Card(
        parts=(
            Text(f"### {title}\n-# {count(pack.questions, 'question')} · {shown}"),
            *(Text(_question(number, each)) for number, each in enumerate(questions, first)),
            *page_buttons(page, pages, lambda at: PackButton(pack.id, at)),
        ),
        accent=palette.PLAIN,
    )


def pages_of(questions: int) -> int:
    """Return how many pages show so many questions; none at all make a page as well."""
    return max(1, -(-questions // QUESTIONS_A_PAGE))


def _pack_lines(pack: PackInfo) -> str:
    kinds = ", ".join(f"{number:,} {_kind_words(kind)}" for kind, number in pack.kinds.items())
    stale = " · its file has an error now, so the last good version stays in play"
    details = (
        f"id {said(pack.id, 60)}",
        f"revision {said(pack.revision, 12)}",
        f"from {said(pack.source, TITLE_ROOM)}",
        trouble_counts(pack.troubles),
    )
    return (
        f"**{said(pack.title, TITLE_ROOM)}** · {count(pack.questions, 'question')}: {kinds}\n"
        f"-# {' · '.join(details)}{stale if pack.stale else ''}"
    )


def _kind_words(kind: str) -> str:
    return drawing_of(Kind(kind)).name(words_for(SOURCE)) if kind in set(Kind) else said(kind, 30)


def _more_packs(number: int) -> str:
    return f"-# and {count(number, 'more pack')}: {CHECK} lists all."


def _question(number: int, question: Question) -> str:
    details = (
        _kind_words(kind_of(question).value),
        f"difficulty {question.difficulty} of 5",
        f"fact {said(question.fact, 40)}",
        *((f"paragraph {question.source.paragraph}",) if question.source.paragraph else ()),
    )
    answer = drawing_of(kind_of(question)).in_pack(question, words_for(SOURCE))
    return f"**{number}. {said(question.stem, STEM_ROOM)}**\n{answer}\n-# {' · '.join(details)}"
