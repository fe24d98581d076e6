"""“Tonight’s footnotes”: the card that looks back on a game."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.citing import MARKS, footnote
from bot.discord_app.cards.elements import Card, Divider, Text
from bot.discord_app.cards.sayings import worded
from bot.discord_app.cards.writing import count, number_word
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import name_of, said
from bot.game.highlights import CloseFinish, Fooled, Highlights, Learned, LoneRight
from bot.ports.stage import FootnotesCard

STEM_ROOM = 240
ANSWER_ROOM = 120
FACT_ROOM = 400


def footnotes_card(card: FootnotesCard) -> Card:
    """Draw what is worth remembering of a game; only what there is."""
    return Card(
        parts=(Text("### Tonight’s footnotes"), *_moments(card.highlights), *_facts(card)),
        accent=palette.FINISHED,
    )


def _moments(found: Highlights) -> list[Text]:
    moments = []
    if found.lone_right is not None:
        moments.append(Text(_lone_right(found.lone_right)))
    if found.fooled is not None:
        moments.append(Text(_fooled(found.fooled)))
    if found.close_finish is not None:
        moments.append(Text(_close_finish(found.close_finish)))
    return moments


def _lone_right(lone: LoneRight) -> str:
    others = f"{number_word(lone.others)} {'other' if lone.others == 1 else 'others'} tried"
    return (
        f"**Known to one.** {said(lone.stem, STEM_ROOM)}\n"
        f"{name_of(lone.name)} alone knew: {worded(lone.answer, words_for(SOURCE), ANSWER_ROOM)}. "
        f"{others.capitalize()}."
    )


def _fooled(fooled: Fooled) -> str:
    words = words_for(SOURCE)
    trap, answer = (worded(one, words, ANSWER_ROOM) for one in (fooled.trap, fooled.answer))
    return (
        f"**The best trap.** {said(fooled.stem, STEM_ROOM)}\n"
        f"{number_word(fooled.members).capitalize()} went for "
        f"{trap}; it was {answer}."
    )


def _close_finish(finish: CloseFinish) -> str:
    first, second = name_of(finish.first), name_of(finish.second)
    if finish.gap == 0:
        return f"**The closest finish.** {first} and {second} ended level."
    return f"**The closest finish.** {first} was {count(finish.gap, 'point')} ahead of {second}."


def _facts(card: FootnotesCard) -> list[Text | Divider]:
    learned = card.highlights.learned
    if not learned:
        return []
    numbers = _numbered(learned)
    facts = [f"{said(fact.explanation, FACT_ROOM)}{MARKS[numbers[fact] - 1]}" for fact in learned]
    notes = dict.fromkeys(footnote(fact.source, numbers[fact]) for fact in learned)
    return [Divider(), Text("**Worth remembering**\n" + "\n".join(facts)), Text("\n".join(notes))]


def _numbered(learned: tuple[Learned, ...]) -> dict[Learned, int]:
    """Give each fact the number of its footnote; facts of one place share it."""
    sources = list(dict.fromkeys(fact.source for fact in learned))
    return {fact: sources.index(fact.source) + 1 for fact in learned}
