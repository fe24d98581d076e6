"""The `packs` commands, as a writer types them."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import cli
from bot.cli.pack_files import found_in, pack_named
from bot.cli.question_lines import as_json_lines, as_text
from bot.errors import PackError
from bot.game.question import Kind, kind_of
from tests.packs.library.test_loader import GOOD, write

ARTICLE = Path("questions/story-of-gone.toml")
FIELDS = "id kind stem options answer accepted difficulty fact explanation source"


def packs(*arguments: str | Path | int) -> tuple[str, bool]:
    """Run a `packs` command; return what it printed, and whether all was well."""
    result = CliRunner().invoke(cli, ["packs", *map(str, arguments)])
    return result.output.removesuffix("\n"), result.exit_code == 0


def test_a_good_file_is_reported_in_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, "bath")
    assert packs("check", tmp_path) == (f"{path}: no problems · 2 questions (2 true/false)", True)


def test_every_problem_is_told_with_file_place_and_remedy(tmp_path: Path) -> None:
    good, bad = write(tmp_path, "a"), write(tmp_path, "b", GOOD.format(id="b") + 'statment = "x"\n')
    text, ok = packs("check", tmp_path)
    assert not ok
    assert text == (
        f"{good}: no problems · 2 questions (2 true/false)\n\n"
        f"{bad}: 1 error\n"
        "  error: facts.f.statment: There is no field 'statment' here.\n"
        "      → Did you mean 'statement'?"
    )


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_path_with_nothing_in_it_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackError, match=name):
        found_in([tmp_path / name])


def test_json_lines_hold_exactly_the_promised_fields() -> None:
    pack = pack_named("story-of-gone", [ARTICLE])
    lines = [json.loads(line) for line in as_json_lines(pack).splitlines()]
    assert len(lines) == len(pack.questions)
    by_kind = {line["kind"]: line for line in lines}
    assert set(by_kind) == set(Kind)
    for line in lines:
        assert list(line) == FIELDS.split()
    assert by_kind["choice"]["answer"] in by_kind["choice"]["options"]
    assert by_kind["true_false"]["answer"] in {"True", "False"}
    assert by_kind["true_false"]["options"] == ["True", "False"]
    assert by_kind["true_false"]["accepted"] == []
    assert by_kind["typed"]["accepted"][0] == by_kind["typed"]["answer"]
    assert sorted(by_kind["order"]["options"]) == sorted(by_kind["order"]["answer"])
    assert isinstance(by_kind["number"]["answer"], int)
    assert set(by_kind["several"]["answer"]) < set(by_kind["several"]["options"])
    accepted = by_kind["list"]["accepted"]
    assert [forms[0] for forms in accepted] == by_kind["list"]["answer"]


def test_a_pack_is_shown_to_read_with_its_answers_and_footnotes() -> None:
    pack = pack_named("story-of-gone", [ARTICLE.parent])
    text = as_text(pack)
    for question in pack.questions:
        assert question.stem in text
        assert question.id in text
    assert "    ✓ " in text
    assert "¹ The story of “Gone”, paragraph 5" in text


def test_an_unknown_pack_is_told_with_those_there_are(tmp_path: Path) -> None:
    write(tmp_path, "bath")
    with pytest.raises(PackError, match=r"no pack 'bristol'.*There is bath"):
        pack_named("bristol", [tmp_path])


def test_a_pack_is_shown_by_a_part_of_its_id_or_title(tmp_path: Path) -> None:
    write(tmp_path, "bath")
    write(tmp_path, "bristol", GOOD.format(id="bristol").replace('"T"', '"The city of “Bristol”"'))
    assert pack_named("CITY OF", [tmp_path]).id == "bristol"
    assert pack_named("bat", [tmp_path]).id == "bath"
    with pytest.raises(PackError, match=r"'b' fits several packs: bath, bristol\. Type more"):
        pack_named("b", [tmp_path])
    with pytest.raises(PackError, match=r"no pack 'bristool'\. Did you mean bristol\?"):
        pack_named("bristool", [tmp_path])


def test_a_pack_with_errors_is_not_shown_but_its_errors_are(tmp_path: Path) -> None:
    write(tmp_path, "bath", GOOD.format(id="bath") + "paragraph = 'x'\n")
    with pytest.raises(PackError, match="not a number from"):
        pack_named("bath", [tmp_path])


def test_a_writer_sees_the_questions_of_a_faulty_file_too(tmp_path: Path) -> None:
    faulty = GOOD.format(id="bath") + '[[facts]]\nid = "g"\n'
    output, ok = packs("show", write(tmp_path, "bath", faulty))
    assert not ok
    assert "True or false: The town of Bath lies on the river Rhine." in output
    assert "neither a relation nor a statement" in output


def test_a_file_can_be_shown_to_a_program_its_problems_go_to_the_standard_error(
    tmp_path: Path,
) -> None:
    faulty = GOOD.format(id="bath") + '[[facts]]\nid = "g"\n'
    path = str(write(tmp_path, "bath", faulty))
    result = CliRunner().invoke(cli, ["packs", "show", path, "--json"])
    assert [json.loads(line)["kind"] for line in result.stdout.splitlines()] == ["true_false"] * 2
    assert "neither a relation nor a statement" in result.stderr
    assert result.exit_code == 1


def test_a_reading_sample_is_drawn_at_random_and_again_by_its_seed() -> None:
    first, ok = packs("show", ARTICLE, "--sample", 7, "--seed", 3, "--json")
    again, _ = packs("show", ARTICLE, "--sample", 7, "--seed", 3, "--json")
    other, _ = packs("show", ARTICLE, "--sample", 7, "--seed", 4, "--json")
    assert ok
    lines = [line for line in first.splitlines() if line.startswith("{")]
    assert len(lines) == 7
    assert first == again != other


def test_a_sample_of_all_packs_is_of_so_many_questions_in_all() -> None:
    text, ok = packs("show", "--sample", 9, "--seed", 1)
    assert ok
    assert text.count("· difficulty ") == 9


def test_an_editor_sees_the_make_up_of_a_pack() -> None:
    text, ok = packs("report", "gone")
    assert ok
    pack = pack_named("story-of-gone", [ARTICLE])
    kinds = Counter(str(kind_of(each)) for each in pack.questions)
    assert f"{kinds['choice']:5}  {kinds['choice'] / len(pack.questions):4.0%}  choice" in text
    for title in ("Difficulty", "Topics", "Templates", "Options used most", "Statements"):
        assert f"{title}:" in text
    assert f"{len(pack.questions)} questions (" in text


def test_a_report_of_a_faulty_file_tells_its_problems(tmp_path: Path) -> None:
    faulty = write(tmp_path, "bath", GOOD.format(id="bath") + 'statment = "x"\n')
    text, _ = packs("report", faulty)
    assert "There is no field 'statment' here." in text


def test_a_seed_without_a_sample_draws_nothing_and_is_told() -> None:
    text, ok = packs("show", ARTICLE, "--seed", 3)
    assert not ok
    assert "Say how many with --sample." in text
