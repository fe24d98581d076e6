"""“Tonight’s footnotes”: the card that looks back on a game."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.citation import MARKS, footnote
from bot.discord_app.drawing.elements import Card, Divider, Text
from bot.discord_app.drawing.sayings import worded
from bot.discord_app.words.markdown import Markdown, bold, heading, in_lines, said
from bot.discord_app.words.words import Words
from bot.game.highlights import CloseFinish, Fooled, Highlights, Learned, LoneRight
from bot.ports.stage import FootnotesCard

STEM_ROOM = 240
ANSWER_ROOM = 120
FACT_ROOM = 400


def footnotes_card(card: FootnotesCard, words: Words) -> Card:
    """Draw what is worth remembering of a game; only what there is."""
    return Card(
        parts=(
            Text(heading(words.say("Tonight’s footnotes"))),
            *_moments(card.highlights, words),
            *_facts(card, words),
        ),
        accent=palette.FINISHED,
    )


def _moments(found: Highlights, words: Words) -> list[Text]:
    moments = []
    if found.lone_right is not None:
        moments.append(Text(_lone_right(found.lone_right, words)))
    if found.fooled is not None:
        moments.append(Text(_fooled(found.fooled, words)))
    if found.close_finish is not None:
        moments.append(Text(_close_finish(found.close_finish, words)))
    return moments


def _lone_right(lone: LoneRight, words: Words) -> Markdown:
    return words.count(
        "**Known to one.** {question}\n{name} alone knew: {answer}. One other tried.",
        "**Known to one.** {question}\n{name} alone knew: {answer}. {others} others tried.",
        lone.others,
        question=said(lone.stem, STEM_ROOM),
        name=words.name_of(lone.name),
        answer=worded(lone.answer, words, ANSWER_ROOM),
        others=words.number_word(lone.others, begins=True),
    )


def _fooled(fooled: Fooled, words: Words) -> Markdown:
    return words.count(
        "**The best trap.** {question}\nOne went for {trap}; it was {answer}.",
        "**The best trap.** {question}\n{members} went for {trap}; it was {answer}.",
        fooled.members,
        question=said(fooled.stem, STEM_ROOM),
        members=words.number_word(fooled.members, begins=True),
        trap=worded(fooled.trap, words, ANSWER_ROOM),
        answer=worded(fooled.answer, words, ANSWER_ROOM),
    )


def _close_finish(finish: CloseFinish, words: Words) -> Markdown:
    first, second = words.name_of(finish.first), words.name_of(finish.second)
    if finish.gap == 0:
        return words.say(
            "**The closest finish.** {first} and {second} ended level.", first=first, second=second
        )
    return words.count(
        "**The closest finish.** {first} was {n} point ahead of {second}.",
        "**The closest finish.** {first} was {n} points ahead of {second}.",
        finish.gap,
        first=first,
        second=second,
    )


def _facts(card: FootnotesCard, words: Words) -> list[Text | Divider]:
    learned = card.highlights.learned
    if not learned:
        return []
    numbers = _numbered(learned)
    facts = [
        Markdown(f"{said(fact.explanation, FACT_ROOM)}{MARKS[numbers[fact] - 1]}")
        for fact in learned
    ]
    notes = dict.fromkeys(footnote(fact.source, words, numbers[fact]) for fact in learned)
    worth = bold(words.say("Worth remembering"))
    return [Divider(), Text(in_lines(worth, *facts)), Text(in_lines(*notes))]


def _numbered(learned: tuple[Learned, ...]) -> dict[Learned, int]:
    """Give each fact the number of its footnote; facts of one place share it."""
    sources = list(dict.fromkeys(fact.source for fact in learned))
    return {fact: sources.index(fact.source) + 1 for fact in learned}
