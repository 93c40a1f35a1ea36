import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.records import Original, Unread
from marsad.sources import originals, zip_archive
from marsad.sources.holding import Holding
from marsad.sources.unpacking import opened

WHEN = datetime(2023, 5, 1, tzinfo=UTC)


def packed(members: dict[str, bytes | str], **more: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **more) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def held(content: bytes, name: str = "press.zip") -> Holding:
    return Holding(file=name, address=f"/x/{name}", retrieved=WHEN, content=content)


def given(content: bytes) -> tuple[dict[str, bytes], dict[str, str]]:
    """What became of the members: contents and reasons by file."""
    items = list(opened(held(content)))
    return (
        {item.file: item.content for item in items if isinstance(item, Original)},
        {item.file: item.reason for item in items if isinstance(item, Unread)},
    )


def test_members_are_originals_with_the_archive_in_their_names(tmp_path: Path) -> None:
    (tmp_path / "press.zip").write_bytes(
        packed({"2023/أخبار.txt": "نص", "b.txt": "two", ".hidden": "x", "__MACOSX/b": "x"})
    )
    items = list(originals(tmp_path))
    assert [item.file for item in items] == ["press.zip/2023/أخبار.txt", "press.zip/b.txt"]
    assert items[0].address == f"{tmp_path}/press.zip#2023/أخبار.txt"


def test_documents_that_are_archives_inside_stay_whole() -> None:
    for members in ({"[Content_Types].xml": "x", "word/document.xml": "x"}, {"mimetype": "application/epub+zip"}):
        content = packed(members)
        assert given(content) == ({"press.zip": content}, {})


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    content = packed({"a.txt": "deepest"})
    for _ in range(2):
        content = packed({"inner.zip": content})
    found, refused = given(content)
    assert found == {"press.zip/inner.zip/inner.zip/a.txt": b"deepest"}
    found, refused = given(packed({"inner.zip": content, "b.txt": "beside"}))
    assert found == {"press.zip/b.txt": b"beside"}
    assert "lies in 3 others" in next(iter(refused.values()))


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/passwd", "a/../../b.txt", "C:\\x.txt", "..\\x.txt", "a\u202etxt.exe"]
)
def test_names_that_lead_out_or_hide_are_listed(name: str) -> None:
    found, refused = given(packed({name: "x", "good.txt": "good"}))
    assert found == {"press.zip/good.txt": b"good"}
    (reason,) = refused.values()
    assert "do harm" in reason


def test_a_member_that_swells_is_listed_and_the_others_enter() -> None:
    found, refused = given(packed({"bomb.txt": b"\x00" * 5_000_000, "good.txt": "good"}))
    assert found == {"press.zip/good.txt": b"good"}
    assert "hundreds of times" in refused["press.zip/bomb.txt"]


def test_a_member_that_holds_more_than_it_declares_is_never_unpacked_beyond_it() -> None:
    content = bytearray(packed({"a.txt": b"word " * 1000}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(signature) + place
        content[at : at + 4] = (10).to_bytes(4, "little")
    found, refused = given(bytes(content))
    assert not found
    assert "damaged" in refused["press.zip/a.txt"]


def test_a_locked_member_is_listed() -> None:
    content = bytearray(packed({"a.txt": "secret", "b.txt": "open"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    found, refused = given(bytes(content))
    assert found == {"press.zip/b.txt": b"open"}
    assert "password" in refused["press.zip/a.txt"]


def test_all_that_is_unpacked_together_has_a_limit() -> None:
    items = list(zip_archive.members(held(packed({"a.txt": "x" * 60, "b.txt": "y" * 60})), zip_archive.Budget(100)))
    assert [isinstance(item, Unread) for item in items] == [False, True]


def test_two_members_of_one_name_are_not_mixed_up() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "two")
    found, refused = given(stream.getvalue())
    assert list(found.values()) == [b"one"]
    assert "this name" in refused["press.zip/a.txt"]


def test_a_broken_archive_is_one_file_with_its_reason() -> None:
    content = packed({"a.txt": "x" * 1000})[:80]
    found, refused = given(content)
    assert found == {"press.zip": content}  # its list is lost: reading says what it is
    assert not refused


def test_names_written_in_utf8_without_saying_so_are_read() -> None:
    content = packed({"xxxx.txt": "x"}).replace(b"xxxx.txt", "تق.txt".encode())
    assert list(given(content)[0]) == ["press.zip/تق.txt"]


def test_a_member_without_a_name_costs_no_other() -> None:
    content = packed({"a.txt": "one", "b.txt": "two"}).replace(b"b.txt", b"\x00.txt")
    kept, refused = given(content)
    assert list(kept) == ["press.zip/a.txt"]
    assert len(refused) == 1
    assert "Marsad itself failed" not in next(iter(refused.values()))
