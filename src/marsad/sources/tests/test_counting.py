from pathlib import Path

from marsad.sources.counting import how_many
from marsad.sources.folder import originals


def test_a_folder_counts_as_many_as_it_gives(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/.hidden", ".git/config", "sub/deep/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert how_many(tmp_path) == len(list(originals(tmp_path))) == 3


def test_a_file_is_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    assert how_many(file) == 1
