"""Lints of the picture beside a stem; that its file or link is good is checked when loading."""

from pathlib import PurePosixPath

from bot.packs.facts.names import mentioned
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft

LONGEST_WORDS = 300


def picture_told_in_words(draft: Draft, context: LintContext) -> Found:
    """Require words for who cannot see the picture, short enough to be read out."""
    image = draft.question.image
    if image and not 0 < len(image.alt.strip()) <= LONGEST_WORDS:
        yield context.error(
            draft,
            f"The picture is told in {len(image.alt.strip())} characters.",
            f"Say in 1 to {LONGEST_WORDS} characters, under alt, what is to be seen.",
        )


def key_not_in_picture(draft: Draft, context: LintContext) -> Found:
    """Forbid a name of the right answer in the picture's words and in its file's name."""
    image = draft.question.image
    if not image:
        return
    file = PurePosixPath(image.path or image.url).stem.replace("-", " ").replace("_", " ")
    for name in draft.key_names:
        for where, text in (("words", image.alt), ("file name", file)):
            if mentioned(name, text):
                yield context.error(
                    draft,
                    f"The picture’s {where} give the answer away: {name}.",
                    "Tell what is to be seen without naming it.",
                )
