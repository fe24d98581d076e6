"""Checks of relations and templates: every placeholder and slot they name must exist."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from bot.game.kinds import question_type
from bot.game.question import Kind
from bot.packs.facts.bounds import brief
from bot.packs.facts.field_slips import suggest
from bot.packs.facts.problems import Problem
from bot.packs.facts.tables import QuestionTemplate, RelationTable, Slot
from bot.packs.facts.templates import (
    FORMS,
    NAME_FORMS,
    NUMBER_FORMS,
    SENTENCE_NAMES,
    SET_NAMES,
    VERB_FORMS,
    Placeholder,
    placeholders,
)

_NUMERIC = ("year", "number")
SET_KINDS = (Kind.SEVERAL, Kind.LIST)
"""Kinds whose templates ask for all that fills a slot."""
ALONE = (Kind.ORDER, *SET_KINDS)
"""Kinds that are named in a template of their own; in any other, a template asks for one value."""


def sound_relation(
    relation: RelationTable, path: str, place: str
) -> tuple[RelationTable | None, list[Problem]]:
    """Return what of a relation can be used, with its problems; None if its statement cannot."""
    slots = slots_of(relation)
    problems = list(check_template(relation.statement, slots, path, f"{place}.statement"))
    is_sound = not problems
    for name, slot in slots.items():
        problems += _check_slot(slot, path, f"{place}.slots.{name}")
    for slot_name in relation.unique:
        problems += _slot_exists(slot_name, slots, path, f"{place}.unique")
    questions, more = sound_questions(relation.questions, slots, path, place)
    problems += more
    sound = msgspec.structs.replace(relation, questions=questions)
    return sound if is_sound else None, problems


def slots_of(relation: RelationTable) -> dict[str, Slot]:
    """Return a relation's slots as tables."""
    return {
        name: Slot(type=spec) if isinstance(spec, str) else spec
        for name, spec in relation.slots.items()
    }


def _check_slot(slot: Slot, path: str, place: str) -> Iterator[Problem]:
    if slot.low is not None and slot.high is not None and slot.low > slot.high:
        yield Problem(path, f"{place}.low", "The low bound is above the high one.", "Swap them.")
    if slot.tolerance < 0:
        yield Problem(path, f"{place}.tolerance", "A number is never off by less than nothing.")


def sound_questions(
    templates: Iterable[QuestionTemplate], slots: Mapping[str, Slot], path: str, place: str
) -> tuple[tuple[QuestionTemplate, ...], list[Problem]]:
    """Return the templates that can be used, and the problems of those that cannot."""
    sound, problems = [], []
    for n, template in enumerate(templates):
        found = list(check_question(template, slots, path, f"{place}.questions[{n}]"))
        problems += found
        if not found:
            sound.append(template)
    return tuple(sound), problems


def check_template(
    text: str, slots: Mapping[str, Slot], path: str, place: str, more: tuple[str, ...] = ()
) -> Iterator[Problem]:
    """Check that every placeholder names a slot in a form that there is, or one of `more`."""
    for each in placeholders(text):
        if each.slot in (*SENTENCE_NAMES, *more) and not each.form:
            continue
        if each.slot not in slots:
            yield from _slot_exists(each.slot, slots, path, place)
        elif each.form and each.form not in FORMS:
            fix = suggest(each.form, FORMS) or f"There is {', '.join(FORMS)}."
            yield Problem(path, place, f"There is no form {_written(each)}.", fix)
        elif (each.form in NUMBER_FORMS) != (slots[each.slot].type in _NUMERIC) and each.form:
            holds = slots[each.slot].type
            wrong = f"{_written(each)} says nothing of what the slot holds: {holds}."
            yield Problem(path, place, wrong, f"Write {{{each.slot}}}.")
    if text.count("{") != len(placeholders(text)) or text.count("}") != len(placeholders(text)):
        yield Problem(path, place, "A brace is left over.", "Write placeholders as {slot}.")


def check_question(
    template: QuestionTemplate, slots: Mapping[str, Slot], path: str, place: str
) -> Iterator[Problem]:
    """Check a question template: its slots, and that its stem does not hold the answer."""
    more = ("count",) if Kind.LIST in template.kinds else ()
    told = SET_NAMES if set(SET_KINDS).intersection(template.kinds) else ()
    yield from check_template(template.stem, slots, path, f"{place}.stem", more)
    yield from check_template(template.explanation, slots, path, f"{place}.explanation", told)
    yield from _slot_exists(template.asks, slots, path, f"{place}.asks")
    for each in placeholders(template.stem):
        if each.slot == template.asks and each.form in (*NAME_FORMS, *VERB_FORMS):
            yield Problem(
                path,
                f"{place}.stem",
                f"The stem names its own answer: {_written(each)}.",
                f"Of the answer only {{{each.slot}.kind}} may be shown.",
            )
    for kind in template.kinds:
        if not question_type(kind).has_stems:
            wrong = f"{kind.replace('_', '/').capitalize()} comes from statements, not from stems."
            yield Problem(path, f"{place}.kinds", wrong)
    if Kind.ORDER in template.kinds:
        yield from _check_order(template, slots, path, place)
    if len(template.kinds) > 1 and not set(ALONE).isdisjoint(template.kinds):
        yield Problem(
            path,
            f"{place}.kinds",
            f"A template for {_first_alone(template)} can have no other kind.",
            "Split it.",
        )


def _first_alone(template: QuestionTemplate) -> Kind:
    return next(kind for kind in ALONE if kind in template.kinds)


def check_set_question(
    template: QuestionTemplate, asks: str, slots: Mapping[str, Slot], path: str, place: str
) -> Iterator[Problem]:
    """Check a question of a set: as any other, and that it asks for the set."""
    yield from check_question(template, slots, path, place)
    if template.asks in slots and template.asks != asks:
        yield Problem(path, f"{place}.asks", f"The set asks for {asks!r}.", f'Write "{asks}".')
    if template.kinds not in {(kind,) for kind in SET_KINDS}:
        yield Problem(
            path,
            f"{place}.kinds",
            "A set is asked for as several or as a list.",
            'Write kinds = ["several"] or kinds = ["list"].',
        )


def _check_order(
    template: QuestionTemplate, slots: Mapping[str, Slot], path: str, place: str
) -> Iterator[Problem]:
    yield from _slot_exists(template.of, slots, path, f"{place}.of")
    asked = slots.get(template.asks)
    if asked and asked.type not in _NUMERIC:
        yield Problem(
            path, f"{place}.asks", "Things are put in order by a year or a number, not by a name."
        )


def _slot_exists(slot: str, slots: Mapping[str, Slot], path: str, place: str) -> Iterator[Problem]:
    if slot not in slots:
        fix = suggest(slot, slots) or f"The slots are {', '.join(slots) or 'none'}."
        yield Problem(path, place, f"There is no slot {brief(slot)}.", fix)


def _written(placeholder: Placeholder) -> str:
    dot = "." if placeholder.form else ""
    return f"{{{placeholder.slot}{dot}{placeholder.form}}}"
