"""What a member reads of an answer of theirs, and what they may tap next."""

from bot.discord_app.cards import lines
from bot.discord_app.cards.elements import Button
from bot.discord_app.cards.sayings import worded
from bot.discord_app.cards.writing import letter, listed, number_word
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import InRound, RevealButton, WriteButton
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import OPTION_ROOM, said
from bot.game.given import Arranged, Given, Picked, Ticked
from bot.play.tap import (
    AnswerStands,
    Guessed,
    LockedIn,
    NamesFound,
    NoTriesLeft,
    NotSaved,
    TapOutcome,
    TooLate,
    Underway,
    Unfit,
)

GUESS_ROOM = 100
FOUND_ROOM = 60


def line_for(outcome: TapOutcome, given: Given) -> str:
    """Return the one line that a member reads after an answer."""
    match outcome:
        case LockedIn():
            return f"Locked in: {_answer(outcome, given)}{_few_changes(outcome)}"
        case Guessed():
            return _guessed(outcome)
        case NamesFound():
            return _named(outcome)
        case Underway(answer):
            return lines.on_its_way(answer)
    return _refused(outcome)


def buttons_for(
    outcome: TapOutcome, control: InRound, *, written: bool = False
) -> tuple[Button, ...]:
    """Return “Reveal now” for who plays alone, and the way back to the form of a written answer."""
    back = _back_to_form(outcome, control) if written else ()
    alone = isinstance(outcome, LockedIn | Guessed | NamesFound) and outcome.may_reveal
    return (*back, reveal_now(control)) if alone else back


def _back_to_form(outcome: TapOutcome, control: InRound) -> tuple[Button, ...]:
    match outcome:
        case Guessed(tries_left=left) if left:
            return (_write(control, "Try again"),)
        case NamesFound(tries_left=left) if left:
            return (_write(control, "Name more"),)
        case Unfit() | NotSaved():
            return (_write(control, "Try again"),)
        case LockedIn(changes_left=left) if left != 0:
            return (_write(control, "Change it"),)
    return ()


def reveal_now(control: InRound) -> Button:
    """Return the button for a starter who plays alone and need not wait."""
    meaning = RevealButton(control.game, control.round)
    return Button(label="Reveal now", custom_id=custom_ids.write(meaning))


def _refused(outcome: TapOutcome) -> str:
    match outcome:
        case NoTriesLeft(solved):
            return lines.SOLVED_ALREADY if solved else lines.NO_TRIES
        case Unfit(kind):
            return drawing_of(kind).unfit(words_for(SOURCE))
        case TooLate():
            return lines.TOO_LATE
        case NotSaved(earlier):
            return lines.not_saved(earlier)
        case AnswerStands(answer):
            return lines.answer_stands(answer)
    return lines.ROUND_OVER


def _answer(outcome: LockedIn, given: Given) -> str:
    text = worded(outcome.answer, words_for(SOURCE), 4 * OPTION_ROOM)
    match given:
        case Picked() if outcome.option is not None and not isinstance(outcome.answer, bool):
            return f"{letter(outcome.option)} · {text}"
        case Picked():
            return text
        case Ticked() | Arranged():
            return text
    return text if outcome.changes_left is not None else f"{text}. {lines.MAY_CHANGE}"


def _few_changes(outcome: LockedIn) -> str:
    left = outcome.changes_left
    return "" if left is None else f". {lines.changes_left(left)}"


def _guessed(outcome: Guessed) -> str:
    guess = worded(outcome.answer, words_for(SOURCE), GUESS_ROOM)
    if outcome.right:
        return f"Right! “{guess}” counts."
    verdict = f"Close: “{guess}” is nearly it" if outcome.close else f"“{guess}” is not it"
    if not outcome.tries_left:
        return f"{verdict}, and that was the last try."
    return f"{verdict}. {_tries(outcome.tries_left)}."


def _named(outcome: NamesFound) -> str:
    found = listed([said(name, FOUND_ROOM) for name in outcome.new[:10]])
    begun = f"Found: {found}." if outcome.new else "Nothing new from the list in that."
    if outcome.found >= outcome.wanted:
        return f"{begun} That makes {outcome.found} of {outcome.wanted}: the full points."
    so_far = f"{begun} {outcome.found} of {outcome.wanted} so far"
    if not outcome.tries_left:
        return f"{so_far}, and that was the last try."
    return f"{so_far}. {_tries(outcome.tries_left)}."


def _tries(left: int) -> str:
    return f"{number_word(left).capitalize()} {'try' if left == 1 else 'tries'} left"


def _write(control: InRound, words: str) -> Button:
    return Button(label=words, custom_id=custom_ids.write(WriteButton(control.game, control.round)))
