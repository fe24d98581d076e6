"""docs/writing-packs.md says what the code does, table by table and check by check."""

import re
from pathlib import Path

import msgspec
import pytest

from bot.game.question import Kind, kind_of
from bot.packs.facts import tables
from bot.packs.facts.problems import Severity
from bot.packs.facts.relations_page import page
from bot.packs.facts.templates import FORMS, SENTENCE_NAMES, SET_NAMES
from bot.packs.library.loader import load_file
from bot.packs.linting.kinds import lints_of
from bot.packs.linting.lints import EACH, WHOLE

DOC = (Path(__file__).parents[2] / "docs" / "writing-packs.md").read_text(encoding="utf-8")
_TABLE = re.compile(r"^\| (\*\*)?`([^`]+)`(\*\*)? \|(.*)\|$", re.MULTILINE)
TABLES: dict[str, type[tables.Table]] = {
    "`[pack]`": tables.PackTable,
    "`[source]`": tables.SourceTable,
    "`[entities.name]`": tables.EntityTable,
    "`[pools.name]`": tables.PoolTable,
    "A member of a pool": tables.MemberTable,
    "`[relations.name]`": tables.RelationTable,
    "A slot": tables.Slot,
    "`[[relations.name.questions]]` and `[[facts.questions]]`": tables.QuestionTemplate,
    "`[[facts]]`": tables.FactTable,
    'A trap: `traps = [{ slot = "capital", value = "istanbul", why = "…" }]`': tables.TrapTable,
    "A false statement with its reason": tables.FalseTable,
    "One of `more`": tables.RemarkTable,
    "`[[known]]`": tables.KnownTable,
    "`[[sets]]`": tables.SetTable,
    "`[[sequences]]`": tables.SequenceTable,
    "`[[tables]]`": tables.CsvTable,
    "A picture": tables.PictureTable,
}


def section(heading: str) -> str:
    """Return the text below a heading, up to the next one."""
    marker = next(line for line in DOC.splitlines() if line.lstrip("# ") == heading)
    return re.split(r"^##", DOC.split(f"{marker}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def keys(heading: str) -> dict[str, bool]:
    """Return the keys of a section's table, with whether they are required."""
    return {row[1]: bool(row[0]) for row in _TABLE.findall(section(heading))}


def example() -> str:
    found = re.search(r"^```toml\n(.*?)^```", DOC, re.MULTILINE | re.DOTALL)
    assert found
    return found.group(1)


def test_the_example_is_a_faultless_fact_file(tmp_path: Path) -> None:
    file = tmp_path / "moon-landing.toml"
    file.write_text(example(), encoding="utf-8")
    loaded = load_file(file)
    assert "\n".join(map(str, loaded.problems)) == ""
    assert loaded.pack
    assert len(loaded.pack.questions) == 20
    assert {kind_of(each) for each in loaded.pack.questions} == set(Kind)


@pytest.mark.parametrize(("heading", "table"), TABLES.items())
def test_every_key_of_every_table_is_explained(heading: str, table: type[tables.Table]) -> None:
    fields = {each.name: each.required for each in msgspec.structs.fields(table)}
    assert keys(heading) == fields


def test_every_table_of_the_file_has_a_section() -> None:
    written = {each for each in vars(tables).values() if _is_table(each)}
    assert written - {tables.Table, tables.FactFile} == set(TABLES.values())


def _is_table(each: object) -> bool:
    return isinstance(each, type) and issubclass(each, tables.Table)


def test_every_placeholder_is_explained() -> None:
    written = {each.strip("{}") for each in keys("What templates can say")}
    forms = {each.partition(".")[2] for each in written if "." in each}
    assert forms == set(FORMS)
    assert {*SENTENCE_NAMES, *SET_NAMES} <= written


def test_every_check_is_explained() -> None:
    heading = "What the checks say, and what to do"
    of_kinds = dict.fromkeys(check for kind in Kind for check in lints_of(kind))
    assert list(keys(heading)) == [check.__name__ for check in (*EACH, *of_kinds, *WHOLE)]


def test_the_checks_that_only_warn_are_marked() -> None:
    rows = _TABLE.findall(section("What the checks say, and what to do"))
    marked = {name for _, name, _, rest in rows if rest.strip().startswith(Severity.WARNING)}
    assert marked == {
        "no_word_of_key_in_stem",
        "odd_one_out",
        "rings_are_large_enough",
        "all_that_is_told_is_asked",
        "indefinite_article",
        "plainly_said",
        "worth_asking",
        "nothing_stranded",
        "full_names_first",
        "as_of_where_it_changes",
        "explanation_fits_its_question",
        "nothing_telling",
        "surprises_somebody",
        "every_reveal_tells_something",
    }


def test_the_page_of_relations_is_what_the_library_gives() -> None:
    written = (Path(__file__).parents[2] / "docs" / "relations.md").read_text(encoding="utf-8")
    assert written == page(), "run `make relations`"
