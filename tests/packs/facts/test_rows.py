from pathlib import Path
from random import Random

import pytest

from bot.packs.facts.reader import read_fact_file
from bot.packs.facts.resolved import ResolvedFile, Trap
from bot.packs.facts.resolver import resolve
from bot.packs.facts.rows import Rows
from bot.packs.library.loader import LoadedFile, load_file
from tests.packs.mutations import of_bytes, of_lines
from tests.support.fact_files import HEAD

MAPPING = """
[[tables]]
file = "tables/capitals.csv"
[tables.entities.country]
name = "<country>"
type = "place"
kind = "country"
region = "<region>"
near = "<neighbours>"
[tables.entities.capital]
id = "<code>-capital"
name = "<capital>"
type = "place"
kind = "city"
aliases = "<also>"
prominence = "<known>"
[[tables.facts]]
id = "<code>"
relation = "capital_of"
slots = { capital = "<capital>", country = "<country>" }
explanation = "<remark>"
difficulty = "<level>"
traps = [{ slot = "capital", value = "<trap>", why = "<trap> is larger." }]
distractors = { capital = ["<others>"] }
more = [{ text = "It is in <region>.", slots = ["country"] }]
[[tables.facts]]
id = "<code>-since"
slots = { capital = "<capital>", year = "<since>" }
statement = "{capital} has been the capital of <country> since {year}."
explanation = "That was long ago."
"""
POOL = """
[pools.cities]
type = "place"
kind = "city"
members = [{ name = "Istanbul" }, { name = "Izmir" }, { name = "Bursa" }]
"""
COLUMNS = "code,country,capital,also,region,neighbours,known,level,trap,others,since,remark"
TURKEY = 'tr,Turkey,Ankara,Angora,Anatolia,Greece,4,2,Istanbul,Izmir; Bursa,1923,"A town, once."'
GREECE = "gr,Greece,Athens,,Balkans,Turkey,5,,,,,"


def loaded(folder: Path, csv: str, mapping: str = MAPPING) -> LoadedFile:
    (folder / "tables").mkdir(exist_ok=True)
    (folder / "tables" / "capitals.csv").write_bytes(csv.encode())
    (folder / "tiny.toml").write_text(HEAD + POOL + mapping, encoding="utf-8")
    return load_file(folder / "tiny.toml", keep_faulty=True)


def resolved(folder: Path, csv: str, mapping: str = MAPPING) -> ResolvedFile:
    loaded(folder, csv, mapping)
    text = (folder / "tiny.toml").read_text(encoding="utf-8")
    file, problems = read_fact_file(text, "tiny.toml", Rows(folder, "tiny.toml"))
    assert file
    found, more = resolve(file, "tiny.toml")
    assert [*problems, *more] == []
    return found


def problems(folder: Path, csv: str, mapping: str = MAPPING) -> list[tuple[str, str]]:
    return [(each.place, each.wrong) for each in loaded(folder, csv, mapping).problems]


def test_each_row_makes_the_entities_and_facts_that_the_mapping_says(tmp_path: Path) -> None:
    file = resolved(tmp_path, f"{COLUMNS}\n{TURKEY}\n{GREECE}\n")
    turkey, ankara = file.entities["turkey"], file.entities["tr-capital"]
    assert (ankara.name, ankara.aliases, ankara.prominence) == ("Ankara", ("Angora",), 4)
    assert (turkey.region, turkey.near) == ("Anatolia", ("greece",))
    fact = next(fact for fact in file.facts if fact.id == "tr")
    assert fact.slots == {"capital": ankara, "country": turkey}
    assert (fact.difficulty, fact.explanation) == (2, "A town, once.")
    assert fact.traps == {"capital": (Trap(file.entities["istanbul"], "Istanbul is larger."),)}
    wrong = [file.entities[name] for name in ("istanbul", "izmir", "bursa")]
    assert fact.distractors["capital"] == tuple(wrong)
    assert fact.more[0].text == "It is in Anatolia."
    since = next(fact for fact in file.facts if fact.id == "tr-since")
    assert since.slots["year"] == 1923


def test_an_empty_cell_leaves_out_its_field_and_an_empty_slot_the_fact(tmp_path: Path) -> None:
    file = resolved(tmp_path, f"{COLUMNS}\n{TURKEY}\n{GREECE}\n")
    greece = next(fact for fact in file.facts if fact.id == "gr")
    assert (greece.traps, greece.distractors, greece.explanation) == ({}, {}, "")
    assert "gr-since" not in {fact.id for fact in file.facts}
    assert file.entities["gr-capital"].aliases == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_columns_may_be_separated_as_spreadsheets_do_it(
    tmp_path: Path, separator: str, end: str
) -> None:
    mapping = MAPPING.split("distractors", maxsplit=1)[0]
    rows = ["\ufeffcode,country,capital,also,region,neighbours,known,level,trap,remark"]
    rows += ["", "tr,Turkey,Ankara,,Anatolia,,4,2,,Once a town.", ""]
    csv = end.join(rows).replace(",", separator)
    file = resolved(tmp_path, csv, mapping)
    assert [fact.id for fact in file.facts] == ["tr"]


@pytest.mark.parametrize(
    ("csv", "place", "wrong"),
    [
        ("", "tables/capitals.csv", "It is empty."),
        ("code,code\n1,2\n", "tables/capitals.csv line 1", "Two columns are called 'code'."),
        (
            f"{COLUMNS}\ntr,Turkey\n",
            "tables/capitals.csv line 2",
            "This row has 2 cells; there are 12 columns.",
        ),
        (
            f'{COLUMNS}\n"tr',
            "tables/capitals.csv line 2",
            "This is not CSV: unexpected end of data.",
        ),
        (f"{COLUMNS[5:]}\n", "tables/capitals.csv", "There is no column 'code'."),
        (
            f"{COLUMNS}\n{TURKEY.replace('1923', 'soon')}\n{GREECE}\n",
            "tables/capitals.csv line 2, column since (facts.tr-since.slots.year)",
            "There is no entity 'soon'.",
        ),
        (
            f"{COLUMNS}\n{TURKEY.replace(',4,', ',9,')}\n{GREECE}\n",
            "tables/capitals.csv line 2, column known (entities.tr-capital.prominence)",
            "9 is not 1 to 5.",
        ),
        (
            f"{COLUMNS}\n{GREECE}\n{TURKEY.replace('Istanbul', 'Istambul')}\n",
            "tables/capitals.csv line 3, column trap (facts.tr.traps[0])",
            "There is no entity 'Istambul'.",
        ),
        (
            f"{COLUMNS}\n{TURKEY}\n{GREECE.replace('gr', 'tr')}\n",
            "tables/capitals.csv line 3, column capital",
            "'tr-capital' has another name in tables/capitals.csv line 2.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_line_and_column(
    tmp_path: Path, csv: str, place: str, wrong: str
) -> None:
    assert (place, wrong) in problems(tmp_path, csv)


@pytest.mark.parametrize(
    "path", ["../capitals.csv", "/etc/passwd", "tables\\\\capitals.csv", "tables/x.txt", "a.csv/.."]
)
def test_only_a_csv_inside_the_folder_is_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "capitals.csv").write_text(f"{COLUMNS}\n{TURKEY}\n", encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    told = problems(inner, COLUMNS, MAPPING.replace("tables/capitals.csv", path))
    assert any("folder" in wrong or "by its name" in wrong for _, wrong in told)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(f"{COLUMNS}\n{TURKEY}\n", encoding="utf-8")
    inner = tmp_path / "inner"
    (inner / "tables").mkdir(parents=True)
    (inner / "tables" / "link.csv").symlink_to(outside)
    told = problems(inner, COLUMNS, MAPPING.replace("capitals.csv", "link.csv"))
    assert ("tables/link.csv", "It leads out of the folder.") in told


def test_what_two_rows_say_of_one_thing_must_agree(tmp_path: Path) -> None:
    again = GREECE.replace("gr", "el").replace("Balkans", "Europe")
    told = problems(tmp_path, f"{COLUMNS}\n{TURKEY}\n{GREECE}\n{again}\n")
    assert (
        "tables/capitals.csv line 4, column region",
        "'greece' has another region in tables/capitals.csv line 3.",
    ) in told


@pytest.mark.parametrize("seed", range(60))
def test_a_spoiled_table_gives_questions_or_problems(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    csv = f"{COLUMNS}\n{TURKEY}\n{GREECE}\n"
    content = of_bytes(csv.encode(), rng) if seed % 2 else of_lines(csv, rng).encode()
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "capitals.csv").write_bytes(content)
    (tmp_path / "tiny.toml").write_text(HEAD + POOL + MAPPING, encoding="utf-8")
    found = load_file(tmp_path / "tiny.toml")
    assert found.pack or found.problems
    assert "bug" not in " ".join(map(str, found.problems))
