import math
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import fontpkg_ibm_plex_sans
import pytest

from marsad.reading import ocr
from marsad.reading import read as read_here
from marsad.reading.errors import BrokenFile, EmptyFile, ForeignLanguage, NoText, ReadingError, TooCostly, TooLarge
from marsad.reading.guarded import reading
from marsad.reading.guarded.child import _fitting
from marsad.reading.guarded.errors import LimitSettingError, ReaderFaultError
from marsad.reading.guarded.limits import Limits, limits_of_this_system
from marsad.reading.guarded.process import ReaderProcess
from marsad.reading.guarded.reading import read
from marsad.reading.guarded.tests.made import original, page, pdf_of, slow
from marsad.reading.tests.scans import picture, printed, scanned
from marsad.records import Original


@pytest.fixture(autouse=True, scope="module")
def _nothing_waits() -> Iterator[None]:
    yield
    reading._end_waiting()


def test_it_gives_what_reading_here_gives() -> None:
    for item in (page(), pdf_of(b"BT /F1 10 Tf 10 700 Td (They met again in the spring to talk of schools.) Tj ET")):
        assert read(item) == read_here(item)


def test_the_address_that_the_process_never_learns_names_the_publisher() -> None:
    item = replace(page(), address="https://www.vigie.tn/2021/forum")
    assert read(item) == read_here(item)
    assert read(item).publisher == "vigie.tn"


def test_one_process_reads_one_document_after_the_other() -> None:
    read(page(1))
    process = reading._waiting[-1]
    before = process.has_read
    read(page(2))
    assert reading._waiting[-1] is process
    assert process.has_read == before + 1


def test_a_refusal_comes_back_as_it_was_raised() -> None:
    with pytest.raises(EmptyFile, match="empty"):
        read(original(b"   "))
    with pytest.raises(ForeignLanguage, match="German"):
        read(original(b"Die Beobachtungsstelle der Stadt hat gestern einen Bericht vorgelegt." * 3))


@pytest.mark.skipif(sys.platform == "win32", reason="processor time is not limited there")
def test_a_document_that_takes_too_long_is_refused_and_the_next_one_is_read() -> None:
    seconds = max(1, math.floor(0.7 * _spent(slow(), Limits())))  # machines differ, and are not always as quick
    with pytest.raises(TooCostly, match=rf"more than {seconds} second.*MARSAD_READ_SECONDS"):
        read(slow(), Limits(seconds=seconds))
    assert read(page(), Limits(seconds=seconds)).title == "Workshop 0"


def test_a_reader_that_only_waits_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.reading.guarded.process.PATIENCE", 0)
    with pytest.raises(TooCostly, match="seconds"):
        read(slow())


@pytest.mark.skipif(not ocr.is_available(), reason="the `ocr` extra or Tesseract's data is missing")
def test_a_long_scan_is_given_more_time_page_by_page(tmp_path: Path) -> None:
    page = picture(printed("fr", "IBM Plex Sans", tmp_path, [Path(fontpkg_ibm_plex_sans.ROOT)]), 150)
    one, ten = (original(scanned([page] * count, "TIFF"), "scan.tiff") for count in (1, 10))
    seconds = math.ceil(_spent(one, Limits())) + 1  # machines differ
    assert _spent(ten, Limits(seconds=seconds)) > seconds  # or the test says nothing


def _spent(document: Original, limits: Limits) -> float:
    """The processor time of a reading process of its own for one document, whether it holds text or not."""
    reading._end_waiting()
    start = os.times().children_user
    with suppress(NoText):
        read(document, limits)
    reading._end_waiting()
    return os.times().children_user - start


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux only")
def test_a_document_that_takes_too_much_memory_is_refused_and_the_next_one_is_read() -> None:
    limits = Limits(memory=25)
    with pytest.raises(ReadingError, match="25 MB of memory"):
        read(original(b"Some words of a text that never ends\n" * 400_000, "long.txt"), limits)
    assert read(page(), limits).title == "Workshop 0"


def test_a_document_that_unpacks_to_too_much_text_is_refused() -> None:
    with pytest.raises(TooLarge, match=r"0 MB.*MARSAD_READ_OUTPUT"):
        read(page(), Limits(output=0))
    assert _fitting(b"x" * 1_100_000, Limits(output=1)) == b'{"limit":"output"}'
    assert _fitting(b"x" * 1_000_000, Limits(output=1)) == b"x" * 1_000_000


def test_a_crash_costs_one_document_after_a_second_try_in_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    read(page(1))
    wait, crashed = ReaderProcess._wait_until_ready, []

    def wait_and_crash(process: ReaderProcess) -> None:
        wait(process)
        crashed.append(process)
        threading.Timer(0.2, process._process.send_signal, [signal.SIGSEGV]).start()

    with monkeypatch.context() as patched:
        patched.setattr(ReaderProcess, "_wait_until_ready", wait_and_crash)
        with pytest.raises(BrokenFile, match="makes its reader crash"):
            read(slow())
    assert len(crashed) == 2
    assert read(page(2)).title == "Workshop 2"


def test_an_old_process_that_fails_does_not_decide_about_the_next_document() -> None:
    read(page(1))
    reading._waiting[-1]._process.kill()
    assert read(page(2)).title == "Workshop 2"


def test_threads_have_a_process_each() -> None:
    with ThreadPoolExecutor(3) as pool:
        titles = [document.title for document in pool.map(read, [page(n) for n in range(9)])]
    assert titles == [f"Workshop {n}" for n in range(9)]
    assert 1 <= len(reading._waiting) <= reading.KEPT


def test_a_fault_of_ours_is_not_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReaderProcess, "reply_to", lambda *_: {"fault": "KeyError: 'x'", "traceback": "in html.py"})
    with pytest.raises(ReaderFaultError, match="KeyError: 'x'") as caught:
        read(page())
    assert caught.value.__notes__ == ["in html.py"]


def test_what_lies_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    assert read(page()).title == "Workshop 0"


def test_limits_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_READ_SECONDS", "7")
    monkeypatch.setenv("MARSAD_READ_NESTING", "9")
    limits = limits_of_this_system()
    assert (limits.seconds, limits.nesting, limits.memory) == (7, 9, Limits().memory)
    with pytest.raises(ReadingError, match="more than 9 parts"):
        read(original(b"<html><body>" + b"<div>" * 12 + b"Some words of a page.</body></html>"))


def test_a_limit_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_READ_MEMORY", "much")
    with pytest.raises(LimitSettingError, match="MARSAD_READ_MEMORY is 'much'"):
        limits_of_this_system()
