import os
from pathlib import Path

import pytest

from bot.packs.facts.problems import has_errors
from bot.packs.library.loader import LARGEST_FILE, load, load_file

GOOD = """
[pack]
id = "{id}"
title = "T"
[source]
title = "S"
as_of = "2020"
[[facts]]
id = "e"
statement = "The whole city of Bath is a World Heritage Site."
surprising = true
explanation = "Venice is the only other one in Europe."
[[facts]]
id = "f"
statement = "The town of Bath lies on the river Avon."
explanation = "Eight other rivers in Britain have the same name."
false_statements = ["The town of Bath lies on the river Rhine."]
"""


def write(folder: Path, name: str, text: str | None = None) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(GOOD.format(id=name) if text is None else text, encoding="utf-8")
    return path


def wrongs(path: Path) -> list[str]:
    loaded = load_file(path)
    assert loaded.pack is None
    return [each.wrong for each in loaded.problems]


def test_a_good_file_becomes_a_pack(tmp_path: Path) -> None:
    loaded = load_file(write(tmp_path, "bath"))
    assert loaded.problems == ()
    assert loaded.pack is not None
    assert (loaded.pack.id, len(loaded.pack.questions)) == ("bath", 2)


def test_a_folder_gives_its_own_visible_toml_files_sorted(tmp_path: Path) -> None:
    write(tmp_path, "b")
    write(tmp_path, "a")
    write(tmp_path, ".hidden")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "inner").mkdir()
    write(tmp_path / "inner", "c")
    assert [each.pack_id for each in load([tmp_path])] == ["a", "b"]


def test_a_file_named_twice_is_loaded_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a")
    assert len(load([tmp_path, path, path])) == 1


def test_of_two_files_with_one_id_the_first_is_the_pack(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, "a")
    first, second = load([tmp_path / "one", tmp_path / "two"])
    assert first.pack is not None
    assert second.pack is None
    assert f"taken by {first.file}" in second.problems[0].wrong


def test_the_id_is_the_files_name(tmp_path: Path) -> None:
    path = write(tmp_path, "bath", GOOD.format(id="bristol"))
    assert wrongs(path) == ["The id 'bristol' is not the file's name."]


def test_an_id_is_plain(tmp_path: Path) -> None:
    path = write(tmp_path, "Bath_1")
    assert wrongs(path) == ["'Bath_1' is no id."]


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"[pack]\nid = '\xff'\n")
    (problem,) = load_file(path).problems
    assert (problem.place, problem.wrong) == ("line 2", "This is not UTF-8.")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.format(id="a").encode())
    assert load_file(path).pack is not None


def test_an_enormous_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert wrongs(path) == ["The file has 8,000,001 bytes; 8,000,000 is the most."]


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert wrongs(pipe) == ["This is not a file."]
    assert wrongs(tmp_path / "x.json") == ["The file cannot be read: No such file or directory."]


def test_a_dangling_link_is_told_and_a_good_one_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = write(tmp_path / "real", "a")
    (tmp_path / "a.toml").symlink_to(real)
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    followed, dangling = load([tmp_path])
    assert followed.pack is not None
    assert dangling.problems[0].wrong == "The file cannot be read: No such file or directory."


def test_another_ending_is_no_fact_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1")
    assert wrongs(path) == ["This is not a fact file."]


def test_a_file_without_facts_is_told(tmp_path: Path) -> None:
    text = GOOD.format(id="a").partition("[[facts]]")[0]
    assert wrongs(write(tmp_path, "a", text)) == ["The file yields no question."]


def test_reading_resolving_curating_and_linting_all_tell_their_problems(tmp_path: Path) -> None:
    text = GOOD.format(id="a") + 'colour = "red"\n'
    text += '[[facts]]\nid = "g"\nrelation = "performd_by"\n'
    text += '[[facts]]\nid = "h"\nstatement = "He was born in the same town as she was."\n'
    text += "surprising = true\n"
    places = {each.place.split(" ")[0] for each in load_file(write(tmp_path, "a", text)).problems}
    assert {"facts.f.colour", "facts.g.relation", "facts.h"} <= places


def test_two_questions_never_share_an_id(tmp_path: Path) -> None:
    names = "xyz"
    entities = "".join(f'[entities.{n}]\nname="{n}"\ntype="t"\nkind="thing"\n' for n in names)
    relation = '[relations.r]\nslots={a="t", n="number"}\nstatement="{a} has {n}."\n' + "".join(
        f'[[relations.r.questions]]\nasks="n"\nof="a"\nkinds=["order"]\nstem="{stem}"\n'
        for stem in ("In what order do these come, first?", "And in what order do they come, then?")
    )
    facts = "".join(
        f'[[facts]]\nid="f{n}"\nrelation="r"\nslots={{a="{name}", n={n}}}\n'
        for n, name in enumerate(names)
    )
    text = GOOD.format(id="a") + entities + relation + facts
    assert "Two questions have this id." in wrongs(write(tmp_path, "a", text))


@pytest.mark.parametrize(
    "path", sorted(Path("questions").glob("*.toml")), ids=lambda path: path.stem
)
def test_every_shipped_file_is_good(path: Path) -> None:
    loaded = load_file(path)
    assert loaded.pack is not None, "\n".join(map(str, loaded.problems))


def test_a_source_beside_its_file_is_compared_with_it(tmp_path: Path) -> None:
    path = write(tmp_path, "bath")
    source = path.with_suffix(".source.txt")
    source.write_text("The river Avon runs through Bath.", encoding="utf-8")
    (wrong,) = wrongs(path)
    assert "paragraphs are not noted" in wrong
    source.write_text("We read that the town of Bath lies on the river Avon.", encoding="utf-8")
    assert any("is copied from the source" in wrong for wrong in wrongs(path))
    source.unlink()
    assert load_file(path).problems == ()


FILM = """
[pack]
id = "films"
title = "Films"
[source]
title = "General knowledge"
as_of = "2024-01"
[entities.alien]
name = "Alien"
type = "film"
kind = "thriller"
quoted = true
[[facts]]
id = "a"
slots = {{ film = "alien" }}
statement = "In {{film}}, the star of the film is a woman."
explanation = "Sigourney Weaver plays her."
difficulty = 3
{ask}
[[facts]]
id = "b"
slots = {{ film = "alien" }}
statement = "A cat survives in {{film}}."
explanation = "He is called Jones."
surprising = true
difficulty = 2
[[facts]]
id = "c"
slots = {{ film = "alien" }}
statement = "The first film about the Nostromo is {{film}}."
unique = ["film"]
difficulty = 1
explanation = "It came out in 1979."
"""
"""A film of which “the film” is said, which no clue may say once a thriller is asked for."""


def test_no_pack_falls_out_of_play_for_clues_that_nobody_asked_for(tmp_path: Path) -> None:
    loaded = load_file(write(tmp_path, "films", FILM.format(ask="")))
    assert not has_errors(loaded.problems)
    assert loaded.pack is not None
    assert not [question for question in loaded.pack.questions if "/clues" in question.id]


def test_what_is_wrong_with_clues_that_were_asked_for_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "films", FILM.format(ask='ask = ["true_false", "clues"]'))
    told = wrongs(path)
    assert told
    assert all("“the film is”" in wrong for wrong in told)


def test_a_fact_with_a_source_of_its_own_keeps_the_heading_of_its_pack(tmp_path: Path) -> None:
    path = write(tmp_path, "bath", GOOD.format(id="bath") + 'source = "Another book"\n')
    pack = load_file(path).pack
    assert pack
    assert {(each.source.title, each.heading) for each in pack.questions} == {
        ("S", ""),
        ("Another book", "S"),
    }
