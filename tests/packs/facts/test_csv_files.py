"""What spreadsheets and hands write as CSV, and what is told of what is none."""

from pathlib import Path

import pytest

from bot.packs.facts import csv_files
from bot.packs.facts.csv_files import CsvFile, UnfitCsv, read_csv


def read(folder: Path, content: str | bytes) -> CsvFile:
    raw = content.encode() if isinstance(content, str) else content
    (folder / "x.csv").write_bytes(raw)
    return read_csv(folder, "x.csv")


def misfits(folder: Path, content: str) -> list[tuple[str, str]]:
    return [(each.place, each.wrong) for each in read(folder, content).misfits]


def refused(folder: Path, content: str | bytes) -> tuple[str, str]:
    with pytest.raises(UnfitCsv) as found:
        read(folder, content)
    return found.value.place, found.value.wrong


@pytest.mark.parametrize(
    "content",
    [
        "town,river\nBath,Avon\n",
        "town;river\nBath;Avon",
        "town\triver\r\nBath\tAvon\r\n",
        "\ufefftown,river\nBath,Avon\n",
        "sep=;\r\ntown;river\r\nBath;Avon\r\n",
        '"town", "river"\n Bath , "Avon"\n',
        "\n\ntown,river\n,\n\nBath,Avon\n,,\n",
        "town,river,,\nBath,Avon,,\n",
        "town,river\rBath,Avon\r",
        '"town","river"\n"Bath","Avon",,\n',
    ],
)
def test_a_table_is_read_as_spreadsheets_write_it(tmp_path: Path, content: str) -> None:
    file = read(tmp_path, content)
    assert (file.columns, file.misfits) == (("town", "river"), ())
    assert [dict(row.cells) for row in file.rows] == [{"town": "Bath", "river": "Avon"}]


def test_a_quoted_cell_holds_commas_quotes_and_lines(tmp_path: Path) -> None:
    file = read(tmp_path, 'river name,said\nAvon,"a, ""b""\n  and\tc"\nAxe,x\n')
    assert dict(file.rows[0].cells) == {"river name": "Avon", "said": 'a, "b" and c'}
    assert [row.line for row in file.rows] == [2, 4]


def test_commas_in_quoted_names_do_not_make_the_separator(tmp_path: Path) -> None:
    assert read(tmp_path, '"a, b, c";"d, e"\n1;2\n').columns == ("a, b, c", "d, e")


@pytest.mark.parametrize(
    ("content", "place", "wrong"),
    [
        ("", "", "It is empty."),
        ("\n , \n", "", "It is empty."),
        ("a,,b\n1,2,3\n", "line 1", "A column has no name."),
        ("a,b,a\n", "line 1", "Two columns are called 'a'."),
        (",".join(f"c{n}" for n in range(101)), "line 1", "There are more than 100 columns."),
        ('a,b\n1,2\n"3,4\n5,6\n', "line 3", "A quoted cell that begins here is never closed."),
        (
            'a,b\n\n"x"y,2\n',
            "line 3",
            "A quoted cell that begins here goes on behind its closing quote.",
        ),
        (f'a,b\n1,"{"x" * 140_000}"\n', "line 2", "A cell here is too long."),
        ("a,b\n1,\0\n", "", "There is a NUL character in it."),
        ("a,b\n1,2\né,3\n".encode("latin-1"), "line 3", "This is not UTF-8."),
        ("a,b\n1,2\n".encode("utf-16"), "", "This is UTF-16."),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_with_its_line(
    tmp_path: Path, content: str | bytes, place: str, wrong: str
) -> None:
    assert refused(tmp_path, content) == (place, wrong)


def test_rows_that_do_not_fit_the_columns_are_told_apart(tmp_path: Path) -> None:
    content = f'a,b\n1,2\n3\n"4\n4",5,6\n7,{"x" * 4001}\n8,9\n'
    assert misfits(tmp_path, content) == [
        ("line 3", "This row has 1 cells; there are 2 columns."),
        ("line 4", "This row has 3 cells; there are 2 columns."),
        ("line 6, column b", "This cell has 4,001 characters."),
    ]
    assert [row.cells["a"] for row in read(tmp_path, content).rows] == ["1", "8"]


def test_a_table_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_files, "MOST_ROWS", 3)
    monkeypatch.setattr(csv_files, "LARGEST", 100)
    assert len(read(tmp_path, "a\n1\n2\n3\n").rows) == 3
    assert refused(tmp_path, "a\n1\n2\n3\n4\n") == ("", "There are more than 3 rows.")
    assert refused(tmp_path, "a\n" + "1" * 100) == (
        "",
        "The file has 102 bytes; 100 is the most.",
    )


@pytest.mark.parametrize(
    "path", ["x.csv/", "./x.csv", "a//x.csv", "nul\0.csv", "gone.csv", "", "x" * 300 + ".csv"]
)
def test_an_odd_name_is_told_in_words(tmp_path: Path, path: str) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(UnfitCsv):
        read_csv(tmp_path, path)


def test_links_in_a_circle_and_folders_are_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "one.csv").symlink_to(tmp_path / "other.csv")
    (tmp_path / "other.csv").symlink_to(tmp_path / "one.csv")
    (tmp_path / "folder.csv").mkdir()
    for path in ("one.csv", "folder.csv"):
        with pytest.raises(UnfitCsv):
            read_csv(tmp_path, path)


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "x.csv")
    assert len(read_csv(tmp_path, "link.csv").rows) == 1
