import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.records import Original, Unread
from marsad.sources import SourceError, originals


def files(path: Path) -> list[str]:
    return [item.file for item in originals(path)]


def test_a_folder_gives_its_files_sorted_with_paths_below_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("2")
    (tmp_path / "a.txt").write_text("1")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    assert files(tmp_path) == ["a.txt", "b/two.txt"]


def test_a_single_file_is_named_by_its_name_and_dated_by_its_change(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"abc")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    (item,) = originals(str(path))
    assert isinstance(item, Original)
    assert (item.file, item.content, item.address) == ("note.txt", b"abc", str(path))
    assert item.retrieved == datetime.fromtimestamp(1_600_000_000, tz=UTC)


def test_a_broken_link_is_unread_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "b.txt").write_text("good")
    first, second = originals(tmp_path)
    assert isinstance(first, Unread)
    assert "does not exist" in first.reason
    assert isinstance(second, Original)


def test_a_pipe_is_unread_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (item,) = originals(tmp_path)
    assert isinstance(item, Unread)
    assert "not an ordinary file" in item.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_unread(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("x")
    path.chmod(0)
    (item,) = originals(tmp_path)
    assert isinstance(item, Unread)
    assert "cannot be opened" in item.reason


def test_an_error_of_the_disk_is_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (item,) = originals(tmp_path)
    assert isinstance(item, Unread)
    assert "Permission denied" in item.reason


def test_nothing_there_says_so_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file or folder"):
        originals(tmp_path / "none")


def test_a_web_address_is_refused_honestly() -> None:
    with pytest.raises(SourceError, match="marsad add"):
        originals("https://example.org/page")
