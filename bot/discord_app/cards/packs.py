"""The moderators' cards of packs: the list, and the questions of one pack page by page."""

from collections.abc import Sequence

from bot.discord_app.cards import palette
from bot.discord_app.cards.file_problems import CHECK, trouble_counts, trouble_parts
from bot.discord_app.cards.long_lists import as_fits
from bot.discord_app.cards.page_buttons import page_buttons
from bot.discord_app.controls.custom_ids import PackButton
from bot.discord_app.drawing.elements import Card, Text
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.markdown import (
    Markdown,
    bold,
    dotted,
    heading,
    in_lines,
    joined,
    said,
    small,
)
from bot.discord_app.words.words import Words
from bot.game.kinds import Question
from bot.game.question import Kind, kind_of
from bot.ports.library import PackInfo, Trouble

QUESTIONS_A_PAGE = 5
LIST_ROOM = 2000
LIST_ROOM_ALONE = 3400
"""Where no problems are told below the list."""
STEM_ROOM = 220
TITLE_ROOM = 80


def pack_list_card(
    packs: Sequence[PackInfo], troubles: Sequence[Trouble] | None, words: Words
) -> Card:
    """Draw every pack with what a moderator asks of it, then every problem that fits.

    Without `troubles` it says whom they and the answers are for instead.
    """
    questions = sum(pack.questions for pack in packs)
    head = dotted(
        words.count("{n} pack", "{n} packs", len(packs)),
        words.count("{n} question", "{n} questions", questions),
    )
    room = LIST_ROOM if troubles else LIST_ROOM_ALONE
    lines = as_fits(
        packs, lambda pack: _pack_lines(pack, words), room, lambda left: _more(left, words)
    )
    return Card(
        parts=(
            Text(in_lines(heading(words.say("Question packs")), small(head))),
            Text(in_lines(*(lines or [_none_in_play(words)]))),
            *(_for_operators(words) if troubles is None else trouble_parts(troubles, words)),
        ),
        accent=palette.PLAIN,
    )


def pack_page_card(
    pack: PackInfo, questions: Sequence[Question], page: int, pages: int, words: Words
) -> Card:
    """Draw one page of a pack's questions with their answers, for a moderator's eyes only."""
    first = (page - 1) * QUESTIONS_A_PAGE + 1
    title = dotted(
        said(pack.title, TITLE_ROOM),
        words.say("page {page} of {pages}", page=page, pages=pages),
    )
    shown = dotted(
        words.count("{n} question", "{n} questions", pack.questions),
        words.say("only you can see these answers"),
    )
    return Card(
        parts=(
            Text(in_lines(heading(title), small(shown))),
            *(Text(_question(number, each, words)) for number, each in enumerate(questions, first)),
            *page_buttons(page, pages, lambda at: PackButton(pack.id, at), words),
        ),
        accent=palette.PLAIN,
    )


def pages_of(questions: int) -> int:
    """Return how many pages show so many questions; none at all make a page as well."""
    return max(1, -(-questions // QUESTIONS_A_PAGE))


def _none_in_play(words: Words) -> Markdown:
    return words.say(
        "No pack is in play. Put fact files (TOML) into the questions folder, then reload."
    )


def _for_operators(words: Words) -> tuple[Text]:
    line = words.say(
        "Several servers share these packs: their answers, their problems, and reloading them are "
        "for those who run this bot."
    )
    return (Text(small(line)),)


def _pack_lines(pack: PackInfo, words: Words) -> Markdown:
    kinds = joined(
        ", ",
        (
            words.say("{n} {kind}", n=number, kind=_kind_words(kind, words))
            for kind, number in pack.kinds.items()
        ),
    )
    first = words.count(
        "**{pack}** · {n} question: {kinds}",
        "**{pack}** · {n} questions: {kinds}",
        pack.questions,
        pack=said(pack.title, TITLE_ROOM),
        kinds=kinds,
    )
    details = dotted(
        words.say("id {id}", id=said(pack.id, 60)),
        words.say("revision {revision}", revision=said(pack.revision, 12)),
        words.say("from {source}", source=said(pack.source, TITLE_ROOM)),
        trouble_counts(pack.troubles, words),
        *((_stale(words),) if pack.stale else ()),
    )
    return in_lines(first, small(details))


def _stale(words: Words) -> Markdown:
    return words.say("its file has an error now, so the last good version stays in play")


def _kind_words(kind: str, words: Words) -> Markdown:
    return drawing_of(Kind(kind)).name(words) if kind in set(Kind) else said(kind, 30)


def _more(number: int, words: Words) -> Markdown:
    return small(
        words.count(
            "and {n} more pack: {check} lists all.",
            "and {n} more packs: {check} lists all.",
            number,
            check=CHECK,
        )
    )


def _question(number: int, question: Question, words: Words) -> Markdown:
    paragraph = question.source.paragraph
    details = dotted(
        _kind_words(kind_of(question).value, words),
        words.say("difficulty {difficulty} of 5", difficulty=question.difficulty),
        words.say("fact {fact}", fact=said(question.fact, 40)),
        *((words.say("paragraph {paragraph}", paragraph=paragraph),) if paragraph else ()),
    )
    return in_lines(
        bold(Markdown(f"{number}. {said(question.stem, STEM_ROOM)}")),
        drawing_of(kind_of(question)).in_pack(question, words),
        small(details),
    )
