"""Checks of relations and templates: every placeholder and slot they name must exist."""

from collections.abc import Iterator, Mapping

from bot.game.question import Kind
from bot.packs.model import QuestionTemplate, Relation, Slot
from bot.packs.problems import Problem
from bot.packs.reading import suggest
from bot.packs.wording import FORMS, KIND_FORMS, SENTENCE_NAMES, Placeholder, placeholders


def check_relation(relation: Relation, path: str, place: str) -> Iterator[Problem]:
    """Check a relation's own tables."""
    slots = {
        name: Slot(type=spec) if isinstance(spec, str) else spec
        for name, spec in relation.slots.items()
    }
    yield from check_template(relation.statement, slots, path, f"{place}.statement")
    for slot in relation.unique:
        yield from _slot_exists(slot, slots, path, f"{place}.unique")
    for n, template in enumerate(relation.questions):
        yield from check_question(template, slots, path, f"{place}.questions[{n}]")


def check_template(
    text: str, slots: Mapping[str, Slot], path: str, place: str
) -> Iterator[Problem]:
    """Check that every placeholder names a slot in a form that there is."""
    for each in placeholders(text):
        if each.slot in SENTENCE_NAMES and not each.form:
            continue
        if each.slot not in slots:
            yield from _slot_exists(each.slot, slots, path, place)
        elif each.form and each.form not in FORMS:
            fix = suggest(each.form, FORMS) or f"There is {', '.join(FORMS)}."
            yield Problem(path, place, f"There is no form {{{each.slot}.{each.form}}}.", fix)
    if text.count("{") != len(placeholders(text)) or text.count("}") != len(placeholders(text)):
        yield Problem(path, place, "A brace is left over.", "Write placeholders as {slot}.")


def check_question(
    template: QuestionTemplate, slots: Mapping[str, Slot], path: str, place: str
) -> Iterator[Problem]:
    """Check a question template: its slots, and that its stem does not hold the answer."""
    yield from check_template(template.stem, slots, path, f"{place}.stem")
    yield from _slot_exists(template.asks, slots, path, f"{place}.asks")
    for each in placeholders(template.stem):
        if each.slot == template.asks and each.form not in KIND_FORMS:
            yield Problem(
                path,
                f"{place}.stem",
                f"The stem names its own answer: {_written(each)}.",
                f"Of the answer only {{{each.slot}.kind}} may be shown.",
            )
    if Kind.TRUE_FALSE in template.kinds:
        yield Problem(path, f"{place}.kinds", "True/false comes from statements, not from stems.")
    if Kind.ORDER in template.kinds:
        yield from _check_order(template, slots, path, place)


def _check_order(
    template: QuestionTemplate, slots: Mapping[str, Slot], path: str, place: str
) -> Iterator[Problem]:
    yield from _slot_exists(template.of, slots, path, f"{place}.of")
    asked = slots.get(template.asks)
    if asked and asked.type not in {"year", "number"}:
        yield Problem(
            path, f"{place}.asks", "Things are put in order by a year or a number, not by a name."
        )
    if template.kinds != (Kind.ORDER,):
        yield Problem(
            path, f"{place}.kinds", "A template for order can have no other kind.", "Split it."
        )


def _slot_exists(slot: str, slots: Mapping[str, Slot], path: str, place: str) -> Iterator[Problem]:
    if slot not in slots:
        fix = suggest(slot, slots) or f"The slots are {', '.join(slots) or 'none'}."
        yield Problem(path, place, f"There is no slot {slot!r}.", fix)


def _written(placeholder: Placeholder) -> str:
    dot = "." if placeholder.form else ""
    return f"{{{placeholder.slot}{dot}{placeholder.form}}}"
