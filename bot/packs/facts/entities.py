"""Entities and the members of pools, by their ids."""

from collections.abc import Iterator, Mapping

from bot.packs.facts.bounds import brief
from bot.packs.facts.names import slug
from bot.packs.facts.problems import Problem
from bot.packs.facts.resolved import Entity
from bot.packs.facts.tables import EntityTable, FactFile, MemberTable, PoolTable
from bot.packs.facts.types import quoted_by_default

MOST_PROMINENT = 5


def entities_of(file: FactFile, path: str) -> tuple[dict[str, Entity], list[Problem]]:
    """Return every entity of the file by id; each id stands for one entity."""
    entities: dict[str, Entity] = {}
    problems: list[Problem] = []
    for place, entity in _all(file):
        if entity.id in entities:
            problems.append(
                Problem(
                    path,
                    place,
                    f"{entity.id!r} already names {entities[entity.id].name!r}.",
                    "Give one of them another id, or leave the second out.",
                )
            )
        if not 0 <= entity.prominence <= MOST_PROMINENT:
            wrong = f"{entity.prominence} is not 1 to {MOST_PROMINENT}."
            problems.append(Problem(path, f"{place}.prominence", wrong, "5 is known to everybody."))
        if _backwards(entity):
            problems.append(
                Problem(path, f"{place}.active", "The last year is before the first.", "Swap them.")
            )
        entities[entity.id] = entity
    problems += _near_nothing(file, entities, path)
    return entities, problems


def _near_nothing(file: FactFile, entities: Mapping[str, Entity], path: str) -> Iterator[Problem]:
    for place, entity in _all(file):
        for name in entity.near:
            if name not in entities:
                wrong = f"There is no entity {brief(name)}."
                yield Problem(
                    path, f"{place}.near", wrong, "Write the id of an entity of this file."
                )


def _all(file: FactFile) -> Iterator[tuple[str, Entity]]:
    for name, entity in file.entities.items():
        yield f"entities.{name}", _from_entity(name, entity)
    for name, pool in file.pools.items():
        for n, member in enumerate(pool.members):
            yield f"pools.{name}.members[{n}]", _from_member(member, pool)


def _from_entity(name: str, entity: EntityTable) -> Entity:
    quoted = quoted_by_default(entity.type) if entity.quoted is None else entity.quoted
    return Entity(
        id=name,
        name=entity.name,
        type=entity.type,
        kind=entity.kind,
        aliases=entity.aliases,
        article=entity.article,
        quoted=quoted,
        traits=frozenset(entity.traits),
        active=_span(entity.active),
        ambiguous=entity.ambiguous,
        closed=entity.closed,
        wider=entity.wider,
        refused=entity.refused,
        strictness=entity.strictness,
        plural=entity.plural,
        region=entity.region,
        prominence=entity.prominence,
        near=entity.near,
        note=entity.note,
    )


def _from_member(member: MemberTable, pool: PoolTable) -> Entity:
    return Entity(
        id=member.id or slug(member.name),
        name=member.name,
        type=pool.type,
        kind=pool.kind,
        aliases=member.aliases,
        article=member.article or pool.article,
        quoted=quoted_by_default(pool.type) if pool.quoted is None else pool.quoted,
        traits=frozenset((*pool.traits, *member.traits)),
        active=_span(member.active or pool.active),
        ambiguous=member.ambiguous,
        closed=pool.closed,
        wider=pool.wider,
        refused=member.refused,
        strictness=pool.strictness,
        plural=pool.plural if member.plural is None else member.plural,
        region=member.region or pool.region,
        prominence=member.prominence or pool.prominence,
        near=member.near,
        note=member.note,
    )


def _span(years: tuple[int, ...]) -> tuple[int | None, int | None]:
    """Return (first, last); a list of one year has no end."""
    first, last = (*years, None, None)[:2]
    return first, last


def _backwards(entity: Entity) -> bool:
    first, last = entity.active
    return first is not None and last is not None and last < first
