"""Traces that an answer and every text accepted for it share: pairs are found without trying all.

Every way in which the judge takes a word for another leaves a trace that both share: a form that
both come to, or what is left when as many letters are taken out as may be wrong. A text that lacks
what an answer demands cannot pass for it. The tests compare this with the judge itself, so that a
new rule there is not forgotten here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from bot.game.judging.answer import Answer
from bot.game.judging.forms import AcceptedForm
from bot.game.judging.guess import Guess, Reading, read_guess
from bot.game.judging.judge import MOST_JOINS
from bot.game.judging.names.people import HONORIFICS, Person, bare_name
from bot.game.judging.scripts.folding import LONGEST
from bot.game.judging.scripts.han import meanings_of
from bot.game.judging.scripts.kana import with_marks
from bot.game.judging.scripts.romanized import in_one_way
from bot.game.judging.values.clock import read_time
from bot.game.judging.values.dates import SHORT_NAMES
from bot.game.judging.values.spans import read_span
from bot.game.judging.words.homophones import lines_of
from bot.game.judging.words.plurals import singulars
from bot.game.judging.words.slips import slip_allowance
from bot.game.judging.words.spellings import american, spellings_of

Clause: TypeAlias = frozenset[str]
"""Traces of which a text has to have one."""

_LONGEST_WORD = 20
"""Letters of a word out of which as many are taken as may be wrong; of a longer one only one, and
it is found by its ends too."""
_LITTLE = frozenset({"and", "a", "an", "+", "then", "to", "before", "next", "of", "n"})
"""Words that may be left out, or be another such word."""
_VALUE = "#"
_END = 3
"""Letters at one end of words run together that are right, whatever is wrong at the other."""
_LONG_END = 5
"""The same of a very long word."""


class TraceIndex:
    """The texts of many answers, found by the traces that an answer demands.

    `more` slips than usual pass where one of the answers is lenient.
    """

    def __init__(self, texts: Iterable[str], more: int = 0) -> None:
        self._more = more
        self.texts = list(dict.fromkeys(texts))
        self._found: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for trace in _traces_of(text, more):
                self._found[trace].append(number)

    def candidates(self, answer: Answer) -> list[str]:
        """Return the texts that might pass for an answer, in their order."""
        numbers: set[int] = set()
        for clauses in _demands_of(answer, self._more):
            numbers |= self._meeting(clauses)
        return [self.texts[number] for number in sorted(numbers)]

    def _meeting(self, clauses: Sequence[Clause]) -> set[int]:
        """Return the texts that meet every clause, beginning with the one that fewest meet."""
        lists = [
            [self._found[each] for each in clause if each in self._found] for clause in clauses
        ]
        lists.sort(key=lambda found: sum(map(len, found)))
        first, *others = (set().union(*found) for found in lists)
        for other in others:
            first &= other
        return first


def _traces_of(text: str, more: int) -> set[str]:
    guess = read_guess(text)
    if guess is None:
        return {f"long {text}"}
    traces = {f"sign {guess.signs}"} | {f"formula {each}" for each in guess.formulas}
    if _may_be_value(guess):
        traces.add(_VALUE)
    readings = (*guess.readings, *guess.bare, *guess.barer, *guess.wordings)
    for reading in {reading.words: reading for reading in readings}.values():
        traces |= _traces_of_reading(reading, more)
    return traces


def _may_be_value(guess: Guess) -> bool:
    if guess.may_be_number or guess.units:
        return True
    return any(read_span(text) or read_time(text) is not None for text in guess.texts)


def _traces_of_reading(reading: Reading, more: int) -> set[str]:
    traces = {f"key {reading.key}"}
    for word in reading.words:
        traces.update(f"word {each}" for each in traces_of_word(word, more))
        traces.add(f"initial {word[0]}")
    traces.update(_ends(reading.key, len(reading.words), len(reading.key)))
    bare = bare_name(reading.words)
    if len(bare) == 1:
        traces.update(f"only {each}" for each in traces_of_word(bare[0], more))
    traces.update(f"run {each}" for each in traces_of_run(reading.key))
    return traces


def _demands_of(answer: Answer, more: int) -> Iterator[list[Clause]]:
    """Yield what a text has to have to pass, in each way in which one can."""
    for text in answer.accepted:
        if len(text) > LONGEST:
            yield [frozenset((f"long {text}",))]
            continue
        form = AcceptedForm(text, answer.type)
        if form.signs:
            yield [frozenset((f"sign {form.signs}",))]
        if form.has_value or form.unit or form.span or form.time is not None:
            yield [frozenset((_VALUE,))]
        yield [frozenset(f"formula {each}" for each in form.formulas or form.equation)]
        yield from _demands_of_words(form, more)


def _demands_of_words(form: AcceptedForm, more: int) -> Iterator[list[Clause]]:
    if not form.words:
        return
    yield [frozenset(f"key {key}" for key in form.keys)]
    for phrase in form.phrases:
        yield [frozenset(f"run {each}" for each in traces_of_run(phrase.key))]
        yield [_apart(phrase)]
        words = [word for word in phrase.words if word not in _LITTLE] or phrase.words
        yield [_clause("word", word, more) for word in words]
    bare = [word for word in form.words if word not in HONORIFICS] or form.words
    yield [_clause("word", word, more) for word in bare]
    if form.person:
        yield from _demands_of_person(form.person, more)


def _demands_of_person(person: Person, more: int) -> Iterator[list[Clause]]:
    """Yield the ways to call somebody by surname, with or without what stands before it."""
    surname = [_clause("word", word, more) for word in (*person.tied, person.surname)]
    if not person.tied:
        yield [_clause("only", person.surname, more)]
    else:
        yield surname
    for particle in person.particles:
        yield [*surname, _clause("word", particle, more)]
    if person.first:
        called = frozenset(
            trace
            for name in person.first
            for trace in (*_clause("word", name, more), f"initial {name[0]}")
        )
        yield [*surname, called]


def _clause(where: str, word: str, more: int) -> Clause:
    return frozenset(f"{where} {each}" for each in traces_of_word(word, more))


def _apart(phrase: Reading) -> Clause:
    """Return the traces of words that are the phrase's run together or taken apart."""
    count, length = len(phrase.words), len(phrase.key)
    counts = (each for each in range(count - MOST_JOINS, count + MOST_JOINS + 1) if each != count)
    return frozenset(
        trace
        for words in counts
        for size in range(length - MOST_JOINS, length + MOST_JOINS + 1)
        for trace in _ends(phrase.key, words, size)
    )


def _ends(key: str, words: int, size: int) -> tuple[str, str]:
    """Return the traces of so many words with as many letters that begin or end like this."""
    return f"begins {words} {size} {key[:_END]}", f"ends {words} {size} {key[-_END:]}"


@lru_cache(maxsize=16_384)
def traces_of_word(word: str, more: int = 0) -> frozenset[str]:
    """Return what a word shares with every word that passes for it."""
    left = {
        each for form in singulars(word) for each in _with_letters_out(form, _allowed(form) + more)
    }
    return _other_forms(word) | left


def traces_of_run(key: str) -> frozenset[str]:
    """Return what words without their spaces share with others that read nearly the same.

    One slip is followed; words with more of them are found by how they begin or end.
    """
    return _other_forms(key) | set(_with_letters_out(key, 1))


def _other_forms(word: str) -> frozenset[str]:
    same = {word, *singulars(word), *SHORT_NAMES.get(word, ()), *spellings_of(word)}
    traces = {f"={each}" for each in same}
    traces.update(f"us {american(each)}" for each in same)
    traces.update(f"way {way}" for way in in_one_way(word))
    traces.update(f"heard {line}" for line in lines_of(word))
    if len(word) > _LONGEST_WORD - MOST_JOINS:
        traces |= {f"head {word[:_LONG_END]}", f"tail {word[-_LONG_END:]}"}
    if not word.isascii():
        traces.add(f"kana {with_marks(word)}")
        traces.update(f"han {len(word)} {each}" for each in meanings_of(word[:1]))
    return frozenset(traces)


def _allowed(word: str) -> int:
    """Return how many letters are taken out of a word: as many as may be wrong in it."""
    return slip_allowance(len(word)) if len(word) <= _LONGEST_WORD else 1


def _with_letters_out(word: str, most: int) -> Iterator[str]:
    if word.isalpha():
        for number in range(min(most, len(word) - 1) + 1):
            for kept in combinations(word, len(word) - number):
                yield "~" + "".join(kept)
