"""Turns of phrase that a quizmaster would not read out, each with the reason and a better way.

One table for each lint that looks for them. Titles in quotation marks are left aside, so that the
song “Love Never Felt So Good” is no remark on feelings.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TITLE = re.compile(r"“[^”]*”")
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten)"


class Phrase(NamedTuple):
    """A pattern to look for, why it does harm, and what to write instead."""

    pattern: re.Pattern[str]
    harm: str
    instead: str


def _phrase(pattern: str, harm: str, instead: str) -> Phrase:
    return Phrase(re.compile(pattern, re.IGNORECASE), harm, instead)


def occurring(phrases: Iterable[Phrase], text: str) -> Iterator[tuple[str, Phrase]]:
    """Yield each phrase that stands in a text, with the words in which it does."""
    bare = _TITLE.sub(lambda title: f"“{'_' * (len(title.group()) - 2)}”", text)
    for phrase in phrases:
        found = phrase.pattern.search(bare)
        if found:
            yield text[found.start() : found.end()].strip(), phrase


TELLING = (
    _phrase(
        r"\b(?:only|always|never|ever|entirely|completely|totally|absolutely|exclusively)\b",
        "what allows no exception is mostly false, and players know it",
        "Leave the word out, or claim something that can be mistaken.",
    ),
    _phrase(
        r"\b(?:usually|often|sometimes|perhaps|possibly)\b",
        "what is hedged is mostly true, and players know it",
        "Leave the word out.",
    ),
    _phrase(
        r"\bfrom the (?:very )?(?:start|beginning|outset|first)\b",
        "it stresses what is false",
        "Say when.",
    ),
    _phrase(
        r"\b(?:just|exactly|very much) (?:like|as|the same)\b",
        "nobody but who writes a false statement says so",
        "Say what it was like.",
    ),
    _phrase(
        r"\b(?:apart|aside) from\b|\bexcept(?: for)?\b|\bother than\b",
        "an exception is a hint, and hard to take in by ear",
        "Claim one thing.",
    ),
    _phrase(
        r"\b(?:every single|not a single|nobody|no one|none of|nothing|at all)\b",
        "what is said of all or nobody is mostly false",
        "Claim it of one.",
    ),
    _phrase(
        r"\b(?:not|no longer|without)\b|n’t\b",
        "whether a denial is true or false trips whoever hears it",
        "Say what is, not what is not.",
    ),
)
"""Of statements: words that tell whether they are true."""

COY = (
    _phrase(
        r"\b(?:its|his|her|their) (?:country|nation|state|continent|capital)\b",
        "it hides a name that could be said",
        "Name the country.",
    ),
    _phrase(
        r"\bthat (?:they|it|he|she) (?:is|are|was|were)(?=\s*(?:[,.;?!]|$))",
        "nobody speaks like this",
        "Leave it out, or name the thing.",
    ),
    _phrase(
        r"\bwhose name (?:does|did|do)\b.*\b(?:bear|carry|have)\b",
        "it is turned round, as a translation would be",
        "Ask “After whom is … named?”.",
    ),
    _phrase(
        r"\w+’s? side\b(?! (?:of|to|with|by)\b)",
        "nobody knows who “somebody’s side” is",
        "Say who: the manager, the label.",
    ),
    _phrase(
        r"\bit took\b[^.?!]*\b(?:until|before)\b",
        "it makes players wait for what it is about",
        "Say what happened when.",
    ),
    _phrase(
        r"\b(\w+(?:s|ies))\b belongs? to the (?:[\w-]+ )*(?:\1|countries|states|islands|nations)\b",
        "it says that things belong to themselves",
        "Write “Which of these are Nordic countries?”.",
    ),
)
"""Of everything that players read: wording that hides what it could name, or sounds translated."""

NOT_WORTH_ASKING = (
    _phrase(
        r"\b(?:felt|feels?) (?:more|less|as|like|that|so|very|too|\w+(?:ed|ful|ous|al|y))\b"
        r"|\bwas (?:happy|sad|proud|thrilled|delighted|disappointed)\b",
        "nobody can know what somebody felt",
        "Ask for what was done.",
    ),
    _phrase(
        r"\b(?:spoke|speaks?|speaking|talks?|talked) of (?:\w+ )?(?:memories|feelings|times)\b",
        "nobody can know a remark from an interview",
        "Ask for what happened.",
    ),
    _phrase(
        r"\b(?:may|might) (?:well |not |even )*have\b",
        "it guesses",
        "Say what is certain, or nothing.",
    ),
    _phrase(
        r"^How (?:many years|long) (?:after|before|later|passed|lay|elapsed)\b",
        "it is a sum of two dates, and no knowledge",
        "Ask for one of the two dates.",
    ),
)
"""Of everything that players read: what nobody can know, or would like to."""

STRANDED = (
    _phrase(
        r"\b(?:which|who|whom|whose|what|where|when|how)\b.*"
        r", (?:with|that|which|who|whose|where|when|including|featuring) [^,?]*\?$",
        "half of what it asks for hangs on behind",
        "Say it before: “Which singer recorded “Xscape”?”.",
    ),
    _phrase(
        r"\b(?:bear|carry|have|get|win|receive|take) (?:that|which|in which|who|of which)\b",
        "the relative clause stands far from what it speaks of",
        "Put it behind its noun, or make two sentences.",
    ),
)
"""Of stems: halves that are left behind."""

OF_ANOTHER_FORM = (
    _phrase(
        rf"\bthe (?:{_COUNT} )?others\b|\bthe (?:other (?:{_COUNT}|ones?)|{_COUNT} others)\b",
        "it says “the others” where the question names none",
        "Name them.",
    ),
    _phrase(
        r"^(?:also|too)\b",
        "it says “also” of something that was not said",
        "Leave it out.",
    ),
)
"""Of explanations: what makes sense after another question only."""

ONE_OF_SOME = re.compile(rf"\b(?:one|{_COUNT}) (?:of|is|are|was|were)\b", re.IGNORECASE)
"""What makes clear which the others are: “Six of them … the other five”."""
COUNTED = _phrase(
    rf"\b(?:all|these|those) {_COUNT}\b(?! \w+s? (?:of|in|on)\b)"
    rf"|\bthe (?!two){_COUNT}(?= (?:of them|had|have|were|are|to)\b)",
    "it counts things that the question does not count",
    "Name them, or say of what there are so many.",
)
"""Of explanations: a number of things, which has to stand in the question too."""
