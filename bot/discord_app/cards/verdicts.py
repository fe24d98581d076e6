"""What a member reads of an answer of theirs, and what they may tap next."""

from typing import assert_never

from bot.discord_app.cards import lines
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import InRound, RevealButton, WriteButton
from bot.discord_app.drawing.elements import Button
from bot.discord_app.drawing.sayings import worded
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.markdown import OPTION_ROOM, Markdown, dotted, letter, said
from bot.discord_app.words.words import Words
from bot.game.given import Arranged, Given, Picked, Ticked
from bot.play.tap import (
    AnswerStands,
    Guessed,
    LockedIn,
    NamesFound,
    NoTriesLeft,
    NotSaved,
    RoundOver,
    TapOutcome,
    TooLate,
    Underway,
    Unfit,
)

GUESS_ROOM = 100
FOUND_ROOM = 60


def line_for(outcome: TapOutcome, given: Given, words: Words) -> Markdown:  # noqa: C901, PLR0911 - one line an outcome
    """Return the one line that a member reads after an answer."""
    match outcome:
        case LockedIn():
            return _locked_in(outcome, given, words)
        case Guessed():
            return _guessed(outcome, words)
        case NamesFound():
            return _named(outcome, words)
        case Underway(answer):
            return lines.on_its_way(answer, words)
        case NoTriesLeft(solved):
            return _no_tries(words, solved=solved)
        case Unfit(kind):
            return drawing_of(kind).unfit(words)
        case TooLate():
            return lines.too_late(words)
        case NotSaved(earlier):
            return lines.not_saved(earlier, words)
        case AnswerStands(answer):
            return lines.answer_stands(answer, words)
        case RoundOver():
            return lines.round_over(words)
        case _:
            assert_never(outcome)


def buttons_for(
    outcome: TapOutcome, control: InRound, words: Words, *, written: bool = False
) -> tuple[Button, ...]:
    """Return “Reveal now” for who plays alone, and the way back to the form of a written answer."""
    back = _back_to_form(outcome, control, words) if written else ()
    alone = isinstance(outcome, LockedIn | Guessed | NamesFound) and outcome.may_reveal
    return (*back, reveal_now(control, words)) if alone else back


def _back_to_form(outcome: TapOutcome, control: InRound, words: Words) -> tuple[Button, ...]:
    match outcome:
        case Guessed(tries_left=left) if left:
            return (_write(control, words.plain("Try again")),)
        case NamesFound(tries_left=left) if left:
            return (_write(control, words.plain("Name more")),)
        case Unfit() | NotSaved():
            return (_write(control, words.plain("Try again")),)
        case LockedIn(changes_left=left) if left != 0:
            return (_write(control, words.plain("Change it")),)
    return ()


def reveal_now(control: InRound, words: Words) -> Button:
    """Return the button for a starter who plays alone and need not wait."""
    meaning = RevealButton(control.game, control.round)
    return Button(label=words.plain("Reveal now"), custom_id=custom_ids.write(meaning))


def _no_tries(words: Words, *, solved: bool) -> Markdown:
    if solved:
        return words.say("You have solved this one already.")
    return words.say("You have no tries left; the answer comes with the reveal.")


def _locked_in(outcome: LockedIn, given: Given, words: Words) -> Markdown:
    answer = _answer(outcome, given, words)
    if outcome.changes_left is not None:
        changes = lines.changes_left(outcome.changes_left, words)
        return words.say("Locked in: {answer}. {changes}", answer=answer, changes=changes)
    match given:
        case Picked() | Ticked() | Arranged():
            return words.say("Locked in: {answer}", answer=answer)
        case _:
            return words.say(
                "Locked in: {answer}. You can change it until the round closes.", answer=answer
            )


def _answer(outcome: LockedIn, given: Given, words: Words) -> Markdown:
    text = worded(outcome.answer, words, 4 * OPTION_ROOM)
    if (
        isinstance(given, Picked)
        and outcome.option is not None
        and not isinstance(outcome.answer, bool)
    ):
        return dotted(letter(outcome.option), text)
    return text


def _guessed(outcome: Guessed, words: Words) -> Markdown:
    guess = worded(outcome.answer, words, GUESS_ROOM)
    if outcome.right:
        return words.say("Right! “{guess}” counts.", guess=guess)
    left = outcome.tries_left
    if not left and outcome.close:
        return words.say("Close: “{guess}” is nearly it, and that was the last try.", guess=guess)
    if not left:
        return words.say("“{guess}” is not it, and that was the last try.", guess=guess)
    number = words.number_word(left, begins=True)
    if outcome.close:
        return words.count(
            "Close: “{guess}” is nearly it. One try left.",
            "Close: “{guess}” is nearly it. {number} tries left.",
            left,
            guess=guess,
            number=number,
        )
    return words.count(
        "“{guess}” is not it. One try left.",
        "“{guess}” is not it. {number} tries left.",
        left,
        guess=guess,
        number=number,
    )


def _named(outcome: NamesFound, words: Words) -> Markdown:
    names = words.listed([said(name, FOUND_ROOM) for name in outcome.new[:10]])
    new = (
        words.say("Found: {names}.", names=names)
        if outcome.new
        else words.say("Nothing new from the list in that.")
    )
    fields = {"found": words.number(outcome.found), "wanted": words.number(outcome.wanted)}
    if outcome.found >= outcome.wanted:
        return words.say(
            "{new} That makes {found} of {wanted}: the full points.", new=new, **fields
        )
    if not outcome.tries_left:
        return words.say(
            "{new} {found} of {wanted} so far, and that was the last try.", new=new, **fields
        )
    return words.count(
        "{new} {found} of {wanted} so far. One try left.",
        "{new} {found} of {wanted} so far. {number} tries left.",
        outcome.tries_left,
        new=new,
        number=words.number_word(outcome.tries_left, begins=True),
        **fields,
    )


def _write(control: InRound, label: str) -> Button:
    return Button(label=label, custom_id=custom_ids.write(WriteButton(control.game, control.round)))
