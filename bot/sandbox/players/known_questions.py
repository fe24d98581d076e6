"""What simulated members may know: questions with answers, as the bot's own command shows them."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.sandbox.world.messages import Json

TRUE_FALSE = "true_false"
"""The kind whose options the card says in words of its own, in the server's language."""

_ENOUGH = 150
"""Characters of a question that tell it from others; a card may show a long one cut short."""


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """One question and all that is right: the answers, or the one order of them."""

    pack: str
    kind: str
    stem: str
    options: tuple[str, ...]
    answers: tuple[str, ...]
    accepted: frozenset[str]


class KnownQuestions:
    """Finds the question that a card asks."""

    def __init__(self, questions: Iterable[KnownQuestion] = ()) -> None:
        self.questions = tuple(questions)
        self._by_words: dict[str, list[KnownQuestion]] = {}
        for one in self.questions:
            self._by_words.setdefault(plain(one.stem)[:_ENOUGH], []).append(one)

    @property
    def packs(self) -> set[str]:
        """Return the ids of the packs that anything is known of."""
        return {one.pack for one in self.questions}

    def of(self, text: str) -> KnownQuestion | None:
        """Return the question whose words stand on a card, and its options below, if known."""
        said = plain(text)
        found = [words for words in self._by_words if words and words in said]
        if not found:
            return None
        words = max(found, key=len)
        below = said[said.index(words) :]
        for question in self._by_words[words]:
            of_the_pack = () if question.kind == TRUE_FALSE else question.options
            if all(plain(option) in below for option in of_the_pack):
                return question
        return None


def read_known_questions(lines: str) -> KnownQuestions:
    """Read what `packs show --json` prints, one question a line."""
    return KnownQuestions(_known(json.loads(line)) for line in lines.splitlines() if line.strip())


def stands_for(label: str, option: str, card: str) -> bool:
    """Tell whether a control with this label, perhaps a letter of the card's, is an option."""
    letter = re.match(r"([A-Z])(?:\. .*)?$", label)
    line = re.search(rf"^{letter[1]}\. (.+)$", card, re.MULTILINE) if letter else None
    shown = (line[1] if line else label).strip()
    if shown.endswith("…"):
        return plain(option).startswith(plain(shown))
    return plain(option) == plain(shown)


def as_labelled(
    question: KnownQuestion, belief: Sequence[str], labels: Sequence[str]
) -> tuple[str, ...]:
    """Return a belief in the words of the card's controls, where those are not the pack's own."""
    if question.kind != TRUE_FALSE or len(labels) != len(question.options):
        return tuple(belief)
    return tuple(labels[question.options.index(one)] for one in belief)


def plain(text: str) -> str:
    """Return letters and digits only, so that a text is found however it was marked up."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _known(row: Json) -> KnownQuestion:
    answer = row["answer"]
    answers = answer if isinstance(answer, list) else [answer]
    forms = [one if isinstance(one, list) else [one] for one in row["accepted"]]
    accepted = [form for some in forms for form in some]
    return KnownQuestion(
        pack=row["id"].partition("/")[0],
        kind=row["kind"],
        stem=row["stem"],
        options=tuple(row["options"]),
        answers=tuple(_written(one) for one in answers),
        accepted=frozenset(plain(one) for one in (*accepted, *map(_written, answers))),
    )


def _written(answer: object) -> str:
    return f"{answer:.12g}" if isinstance(answer, float) else str(answer)
