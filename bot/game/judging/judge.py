"""The judge of typed answers: a pure function of guess and answer."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, partial

from bot.game.judging.answer import Answer, AnswerType, Strictness, Verdict
from bot.game.judging.closeness import is_close
from bot.game.judging.forms import AcceptedForm, in_order
from bot.game.judging.guess import Guess, Reading, read_guess, signs_of
from bot.game.judging.likeness import items_alike, name_alike, run_alike, words_alike
from bot.game.judging.names.people import untitled
from bot.game.judging.scripts.folding import LONGEST, fold
from bot.game.judging.values.clock import read_time
from bot.game.judging.values.dates import read_date, read_digits
from bot.game.judging.values.own_unit import OwnUnit
from bot.game.judging.values.prefixes import spelled_alone
from bot.game.judging.values.quantities import Quantity, read_quantity, same_quantity
from bot.game.judging.values.spans import Span, read_span, same_span
from bot.game.judging.values.units import unit_named
from bot.game.judging.words.plurals import same_number
from bot.game.judging.words.slips import slip_allowance
from bot.game.judging.words.spellings import is_other_spelling

MOST_JOINS = 3
"""Words that may have been run together, and letters by which that may change the length."""
_EXACT = frozenset({AnswerType.NUMBER, AnswerType.YEAR, AnswerType.DATE, AnswerType.SYMBOL})


class PackAnswers:
    """The accepted strings of all answers of a pack, read once for the judges of its rounds."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.keys = frozenset(
            key for text in texts for key in AcceptedForm(text, AnswerType.TEXT).keys
        )


class Judge:
    """Judges guesses at one answer; made once a round.

    `others` are accepted strings of other answers, this one's too if that is easier: none of them
    passes as a slip. Judges of one pack or list share them as `PackAnswers`.
    """

    def __init__(self, answer: Answer, others: Iterable[str] | PackAnswers = ()) -> None:
        self.answer = answer
        self._others = (others if isinstance(others, PackAnswers) else PackAnswers(others)).keys
        forms = [
            AcceptedForm(text, answer.type) for text in answer.accepted if len(text) <= LONGEST
        ]
        self._long = frozenset(text for text in answer.accepted if len(text) > LONGEST)
        self._signs = frozenset(form.signs for form in forms if form.signs)
        self._formulas = _formulas_of(forms)
        self._units = frozenset(form.unit for form in forms if form.unit)
        self._valued = tuple(form for form in forms if form.words)
        self._forms = tuple(form for form in self._valued if not form.by_signs)
        self._keys = _keys_of(self._forms)
        refused = [AcceptedForm(text, answer.type) for text in answer.refused]
        self._refused = frozenset(
            key
            for form in refused
            if form.words and not form.by_signs
            for key in form.keys
            if key not in self._keys or key in form.whole_keys
        )
        self._refused_formulas = _formulas_of(refused)

    def verdict(self, given: str) -> Verdict:
        """Return what a typed guess is; for any text, and never an exception."""
        guess = read_guess(given)
        if guess is None:
            return Verdict.RIGHT if given in self._long else Verdict.WRONG
        if guess.signs and self._signs and {guess.signs, signs_of(given)} & self._signs:
            return Verdict.RIGHT
        if self._formulas or self._refused_formulas:
            if not guess.formulas.isdisjoint(self._refused_formulas):
                return Verdict.WRONG
            if not guess.formulas.isdisjoint(self._formulas):
                return Verdict.RIGHT
        return self._verdict_on_words(guess) if guess.words else Verdict.WRONG

    def accepts_exactly(self, text: str) -> bool:
        """Return whether a text is one of the accepted strings, slips and lead-ins aside."""
        guess = read_guess(text)
        if guess is None:
            return False
        if not guess.words:
            return guess.signs in self._signs
        if self._formulas and not guess.formulas.isdisjoint(self._formulas):
            return True
        return any(reading.key in self._keys for reading in guess.readings)

    def _verdict_on_words(self, guess: Guess) -> Verdict:
        exact = self._exact(guess)
        if exact is not None:
            return exact
        if self._has_value and self._by_shape(guess):
            return Verdict.RIGHT
        if self.answer.type in _EXACT or self._is_another(guess):
            return Verdict.WRONG
        return self._by_likeness(guess)

    def _is_another(self, guess: Guess) -> bool:
        """Return whether the guess is another answer's string, and so no slip of this one's."""
        return bool(self._others) and any(
            reading.key in self._others for reading in (*guess.readings, *guess.bare)
        )

    def _exact(self, guess: Guess) -> Verdict | None:
        """Return a verdict where the guess is an accepted or a refused string."""
        for reading in guess.readings:
            found = self._known(reading)
            if found is not None and (found is Verdict.WRONG or self._may_be_bared(reading, guess)):
                return found
        bare = (*guess.bare, *guess.barer) if self._begin_as_lead_ins else guess.bare
        if bare and not guess.is_a_word:
            for reading in bare:
                found = self._known(reading)
                if found is Verdict.RIGHT and not self._may_be_bared(reading, guess):
                    continue
                if found is not None:
                    return found
        return None

    def _known(self, reading: Reading) -> Verdict | None:
        if reading.key in self._refused:
            return Verdict.WRONG
        return Verdict.RIGHT if reading.key in self._keys else None

    def _has_signs(self, form: AcceptedForm, guess: Guess) -> bool:
        """Return whether the signs of an equation in words are typed too."""
        return not form.operators or form.operators == guess.operators

    def _may_be_bared(self, reading: Reading, guess: Guess) -> bool:
        """Return whether so much may be taken off: "is it" does not answer It."""
        form = self._keys[reading.key]
        taken = len(guess.words) - len(reading.words)
        return self._has_signs(form, guess) and (taken != 1 or not form.is_lead_in)

    @cached_property
    def _begin_as_lead_ins(self) -> bool:
        return any(form.begins_as_lead_in for form in self._forms)

    # Numbers and dates, by value

    @cached_property
    def _quantities(self) -> tuple[tuple[Quantity, bool], ...]:
        unit = unit_named(fold(spelled_alone(self.answer.unit))) if self.answer.unit else None
        return tuple(
            (
                quantity if quantity.unit else quantity._replace(unit=unit),
                form.needs_unit,
            )
            for form in self._valued
            for quantity in form.quantities
        )

    def _by_shape(self, guess: Guess) -> bool:
        """Return whether the guess is the same number, date, time, span or unit as the answer."""
        if self._units and not guess.units.isdisjoint(self._units):
            return True
        if self._spans and self._is_span(guess):
            return True
        if self._times and any(read_time(text) in self._times for text in guess.texts):
            return True
        if not guess.may_be_number:
            return False
        if self._quantities and self._is_quantity(guess):
            return True
        return bool(self._dates) and self._is_date(guess)

    @cached_property
    def _has_value(self) -> bool:
        return bool(self._units) or any(form.has_value for form in self._valued)

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return tuple(form.span for form in self._forms if form.span)

    @cached_property
    def _times(self) -> frozenset[int]:
        return frozenset(form.time for form in self._forms if form.time is not None)

    def _is_span(self, guess: Guess) -> bool:
        found = [span for text in guess.texts if (span := read_span(text))]
        return any(same_span(wanted, given) for wanted in self._spans for given in found)

    def _is_quantity(self, guess: Guess) -> bool:
        for text in guess.texts:
            for given in read_quantity(self._own_unit.taken_off(text)):
                for wanted, needs_unit in self._quantities:
                    if needs_unit and given.unit is None:
                        continue
                    if same_quantity(wanted, given, self.answer.tolerance):
                        return True
        return False

    @cached_property
    def _own_unit(self) -> OwnUnit:
        return OwnUnit((self.answer.unit, *self.answer.unit_synonyms))

    @cached_property
    def _dates(self) -> frozenset[tuple[int, int, int]]:
        return frozenset(form.date for form in self._forms if form.date is not None)

    def _is_date(self, guess: Guess) -> bool:
        mended = self.answer.strictness is not Strictness.STRICT
        for reading in (guess.whole, *guess.bare):
            if read_date(reading.words, mended=mended) in self._dates:
                return True
        return any(read_digits(text) in self._dates for text in guess.texts)

    # Words, with slips

    def _by_likeness(self, guess: Guess) -> Verdict:
        for reading in guess.wordings:
            for form in self._worded:
                if self._is_called(form, reading) and self._has_signs(form, guess):
                    return Verdict.RIGHT
        words = (guess.bare or guess.readings)[0].words
        close = is_close(self._hinted_at, words)
        return Verdict.CLOSE if close else Verdict.WRONG

    @cached_property
    def _hinted_at(self) -> tuple[tuple[str, ...], ...]:
        return tuple(form.words for form in self._worded if not form.has_value)

    @cached_property
    def _worded(self) -> tuple[AcceptedForm, ...]:
        """The forms that a slip of the keyboard leaves right: words, noon and the sixties too."""
        return tuple(form for form in self._forms if not form.has_value or form.is_value_in_a_word)

    def _is_called(self, form: AcceptedForm, reading: Reading) -> bool:
        strictness, words = self.answer.strictness, reading.words
        if self.answer.type is AnswerType.ORDERING:
            return words_alike(in_order(form.words), in_order(words), strictness)
        for phrase in form.phrases:
            if _alike(phrase, reading, strictness):
                return True
        if form.items and _is_list(form, words, strictness):
            return True
        return self.answer.type is AnswerType.PERSON and self._is_named(form, words)

    def _is_named(self, form: AcceptedForm, words: tuple[str, ...]) -> bool:
        """Return whether a person is called by surname, or by all but a title: King Henry VIII."""
        strictness = self.answer.strictness
        alike = partial(name_alike, strictness=strictness, inside=len(words) > 1)
        if form.person is not None and form.person.is_called(words, alike):
            return True
        bare = untitled(words)
        return bool(bare) and not form.is_titled and words_alike(form.words, bare, strictness)


def _keys_of(forms: Iterable[AcceptedForm]) -> dict[str, AcceptedForm]:
    return {key: form for form in forms for key in form.keys}


def _formulas_of(forms: Iterable[AcceptedForm]) -> frozenset[str]:
    return frozenset().union(*[form.formulas or form.equation for form in forms])


def _alike(phrase: Reading, typed: Reading, strictness: Strictness) -> bool:
    """Return whether the typed words are the phrase's, with slips, run together or taken apart."""
    right, words = phrase.words, typed.words
    if len(right) == len(words):
        return words_alike(right, words, strictness)
    if strictness is Strictness.STRICT or abs(len(right) - len(words)) > MOST_JOINS:
        return False
    run = typed.key
    if abs(len(phrase.key) - len(run)) > MOST_JOINS or not (phrase.key + run).isalpha():
        return False
    if is_other_spelling(phrase.key, run):  # Lao Tzu, Laozi
        return True
    if len(words) > len(right) and min(map(len, words)) <= slip_allowance(len(phrase.key)):
        return same_number(phrase.key, run)  # a slip here could be a whole word that was added
    return run_alike(right, run, strictness)


def _is_list(form: AcceptedForm, words: Sequence[str], strictness: Strictness) -> bool:
    listed = [word for word in words if word != "and"]
    if items_alike(form.items, listed, strictness):
        return True
    bare = [word for word in listed if word not in {"a", "an"}]
    return len(bare) < len(listed) and items_alike(form.items, bare, strictness)


def judge(given: str, answer: Answer) -> Verdict:
    """Return the verdict on one guess; where many guesses meet one answer, keep a `Judge`."""
    return _judge_of(answer).verdict(given)


@lru_cache(maxsize=2048)
def _judge_of(answer: Answer) -> Judge:
    return Judge(answer)
