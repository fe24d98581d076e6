from pathlib import Path
from random import Random

import pytest

from bot.packs.facts import rows
from bot.packs.facts.reader import read_fact_file
from bot.packs.facts.resolved import ResolvedFile, Trap
from bot.packs.facts.resolver import resolve
from bot.packs.facts.row_origins import MOST_TOLD
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
            "A quoted cell that begins here is never closed.",
        ),
        (f"{COLUMNS[5:]}\n", "tables/capitals.csv", "There is no column 'code'."),
        (
            f"{COLUMNS}\n{TURKEY.replace('A town, once.', 'See {nowhere}.')}\n",
            "tables/capitals.csv line 2, column remark (facts.tr.explanation)",
            "There is no slot 'nowhere'.",
        ),
        (
            f"{COLUMNS}\n{TURKEY.replace(',4,', ',four,')}\n",
            "tables/capitals.csv line 2, column known (entities.tr-capital.prominence)",
            "This is the text 'four', not a whole number.",
        ),
        (
            f"{COLUMNS}\n{TURKEY.replace('tr,', 'st. tr,', 1).replace(',2,', ',9,')}\n",
            "tables/capitals.csv line 2, column level (facts.st. tr.difficulty)",
            "9 is not 1 to 5.",
        ),
        (
            f"{COLUMNS}\n{TURKEY.replace('Turkey', '!!!', 1)}\n",
            "tables/capitals.csv line 2, column country",
            "No id can be made of this name.",
        ),
        (
            f"{COLUMNS}\n{TURKEY.replace('tr,', 'x' * 90 + ',', 1)}\n",
            "tables/capitals.csv line 2, column code",
            f"'{'x' * 60}…' is no id.",
        ),
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


TOWNS = """
[[tables]]
file = "tables/capitals.csv"
[tables.entities.land]
id = "<code>"
name = "<land>"
type = "place"
kind = "land"
[tables.entities.town]
name = "<town>"
type = "place"
kind = "town"
near = "<near>"
[[tables.facts]]
id = "<code>"
relation = "capital_of"
slots = { capital = "<town>", country = "<land>" }
explanation = "It has been so for long."
"""


def test_a_column_of_its_own_tells_what_is_meant_where_two_have_one_name(tmp_path: Path) -> None:
    csv = "code,land,town,near\nlu,Luxembourg,Luxembourg,\nsm,San Marino,City of San Marino,\n"
    fact, _ = resolved(tmp_path, csv, TOWNS).facts
    assert fact.slots["capital"] != fact.slots["country"]
    assert [each.id for each in fact.slots.values() if not isinstance(each, int | float)] == [
        "luxembourg",
        "lu",
    ]


def test_a_name_that_several_have_is_told_with_their_ids(tmp_path: Path) -> None:
    mapping = TOWNS.replace('capital = "<town>"', 'capital = "<near>"')
    csv = "code,land,town,near\nlu,Luxembourg,Luxembourg,\nbe,Belgium,Brussels,Luxembourg\n"
    told = problems(tmp_path, csv, mapping)
    wrong = "'Luxembourg' is the name of several: lu, luxembourg."
    assert ("tables/capitals.csv line 3, column near", wrong) in told
    assert not any("There is no entity" in wrong for place, wrong in told if "facts" in place)


def test_a_number_is_a_number_where_the_slot_takes_one(tmp_path: Path) -> None:
    mapping = """
[[tables]]
file = "tables/capitals.csv"
[tables.entities.book]
name = "<book>"
type = "book"
kind = "novel"
[[tables.facts]]
id = "of <book>"
relation = "released_in"
slots = { work = "<book>", year = "<year>" }
[[tables.facts]]
id = "own <book>"
slots = { work = "<book>", year = "<year>" }
statement = "{work} was written in {year}."
"""
    file = resolved(tmp_path, "book,year\n1984,1949\nNeuromancer,1984\n", mapping)
    assert {fact.slots["year"] for fact in file.facts} == {1949, 1984}
    assert {fact.id for fact in file.facts if fact.slots["year"] == 1984} == {
        "of Neuromancer",
        "own Neuromancer",
    }


KNOWN = (
    TOWNS
    + """
[[tables.known]]
relation = "capital_of"
slots = { capital = "<all>", country = ["<land>"] }
several = ["<several>"]
"""
)


def test_rows_make_known_truths_with_all_that_a_cell_lists(tmp_path: Path) -> None:
    csv = "code,land,town,near,all,several\na,A-land,Abel,,Abel; Bebel,capital\n"
    file = resolved(tmp_path, csv + "b,B-land,Bebel,,,\n", KNOWN)
    known = file.truths[len(file.facts) :]
    names = [(each.slots["capital"], each.slots["country"]) for each in known]
    entities = file.entities
    assert names == [(entities["abel"], entities["a"]), (entities["bebel"], entities["a"])]


def test_known_truths_keep_their_rows_when_one_before_them_is_left_out(tmp_path: Path) -> None:
    mapping = KNOWN.replace('["<land>"]', '"<land>"').replace(
        'several = ["<several>"]', "several = 5"
    )
    mapping = mapping.replace("several = 5", 'several = ["<several>"]') + "[[known]]\nslots = 5\n"
    csv = "code,land,town,near,all,several\na,A-land,Abel,,Abel,capital\n"
    told = problems(tmp_path, csv + "b,B-land,Bebel,,Nowhere,\n", mapping)
    place = "tables/capitals.csv line 3, column all (known[1].slots.capital)"
    assert (place, "There is no entity 'Nowhere'.") in told


SETS = """
[relations.town_of]
slots = { town = "place", land = "place" }
statement = "{town} is a town of {land}."
[[tables.sets]]
id = "of <code>"
relation = "town_of"
asks = "town"
slots = { land = "<land>" }
members = ["<town>", "<near>"]
complete = "<all>"
statement = "The towns of <land> are {members}."
"""


def test_rows_make_sets(tmp_path: Path) -> None:
    mapping = TOWNS.replace('near = "<near>"\n', "") + SETS
    csv = "code,land,town,near,all\na,A-land,Abel,Bebel;Kebel,yes\nb,B-land,Bebel,Kebel,no\n"
    file = resolved(tmp_path, csv + "c,C-land,Kebel,,\n".replace(",,", ",Abel,"), mapping)
    members = {each.table.id: [member.id for member in each.members] for each in file.sets}
    assert members == {
        "of a": ["abel", "bebel", "kebel"],
        "of b": ["bebel", "kebel"],
        "of c": ["kebel", "abel"],
    }
    assert [each.table.complete for each in file.sets] == [True, False, False]
    told = problems(tmp_path, csv.replace("Bebel;Kebel", ""), mapping)
    assert ("tables/capitals.csv line 2 (sets.of a)", "The set has 1 members.") in told


def test_what_rows_are_near_to_is_joined(tmp_path: Path) -> None:
    csv = "code,land,town,near\na,A-land,Abel,Bebel\nb,B-land,Bebel,\nc,C-land,Abel,Kebel\n"
    mapping = TOWNS + 'several = ["country"]\n'
    file = resolved(tmp_path, csv + "d,D-land,Kebel,\n", mapping)
    assert file.entities["abel"].near == ("bebel", "kebel")


def test_a_list_where_none_belongs_is_a_problem(tmp_path: Path) -> None:
    mapping = MAPPING.replace('prominence = "<known>"', 'prominence = ["<known>"]')
    told = problems(tmp_path, f"{COLUMNS}\n{TURKEY}\n", mapping)
    place = "tables/capitals.csv line 2, column known (entities.tr-capital.prominence)"
    assert (place, "This is a list of 1, not a whole number.") in told


@pytest.mark.parametrize(
    ("old", "new", "place", "wrong"),
    [
        ("region =", "regoin =", "tables[0].entities.country", "There is no field 'regoin' here."),
        ('id = "<code>"\nrel', "rel", "tables[0].facts[0]", "The field 'id' is missing."),
        ('id = "<code>"\nrel', "id = 5\nrel", "tables[0].facts[0]", "An id is a text."),
        (
            '"It is in <region>."',
            f'"{"x" * 4001}"',
            "tables[0].facts[0]",
            "A text here is longer than 4,000 characters, or lists lie too deep.",
        ),
        (
            '"<others>"',
            f"{'[' * 300}'<others>'{']' * 300}",
            "tables[0].facts[0]",
            "A text here is longer than 4,000 characters, or lists lie too deep.",
        ),
    ],
)
def test_a_mistake_of_the_mapping_is_told_once(
    tmp_path: Path, old: str, new: str, place: str, wrong: str
) -> None:
    mapping = MAPPING.replace(old, new, 1)
    assert mapping != MAPPING
    rows = "\n".join(GREECE.replace("gr,", f"g{n},").replace("Ath", f"A{n}") for n in range(9))
    told = problems(tmp_path, f"{COLUMNS}\n{rows}\n", mapping)
    assert told.count((place, wrong)) == 1
    assert "bug" not in str(told)


def test_of_what_many_rows_have_wrong_some_are_told(tmp_path: Path) -> None:
    rows = "\n".join(f"g{n},L{n},C{n},,Balkans,,high,1,,,,So it is." for n in range(50))
    told = problems(tmp_path, f"{COLUMNS}\n{rows}\n")
    found = [wrong for _, wrong in told if "not a whole number" in wrong]
    assert len(found) == MOST_TOLD
    assert found[-1].endswith("(30 more problems are like this one.)")


def test_tables_that_make_too_much_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MOST_WORK", 500)
    told = problems(tmp_path, f"{COLUMNS}\n{TURKEY}\n{GREECE}\n")
    place, wrong = told[0]
    assert place == "tables/capitals.csv"
    assert wrong.startswith("Up to here, the tables would make ")


def test_a_changed_table_is_another_revision(tmp_path: Path) -> None:
    mapping = MAPPING.split('[[tables.facts]]\nid = "<code>-since', maxsplit=1)[0]
    before = loaded(tmp_path, f"{COLUMNS}\n{TURKEY}\n", mapping).pack
    same = loaded(tmp_path, f"{COLUMNS}\n{TURKEY}\n\n", mapping).pack
    after = loaded(tmp_path, f"{COLUMNS}\n{TURKEY.replace('once', 'long ago')}\n", mapping).pack
    assert before
    assert same
    assert after
    assert before.questions
    assert before.revision == same.revision != after.revision


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
