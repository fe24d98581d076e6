"""Files that a fact file names: only those that lie inside its own folder are looked at."""

from pathlib import Path


def lies_outside(folder: Path, path: str) -> str:
    """Return what is wrong where a path leads out of the folder, by its words or by a link.

    Raises OSError, RuntimeError or ValueError where no file can be called so.
    """
    parts = path.split("/")
    if "\\" in path or Path(path).is_absolute() or not {"", ".", ".."}.isdisjoint(parts):
        return "It does not lie inside the folder."
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        return "It leads out of the folder."
    return ""
