"""Mail gives itself and what hangs on it, each as an original of its own."""

from datetime import UTC, datetime
from email.message import EmailMessage

from marsad.records import Original, Unread
from marsad.sources import mail
from marsad.sources.holding import Holding
from marsad.sources.tests.test_zip_archive import packed
from marsad.sources.unpacking import opened

WHEN = datetime(2025, 2, 3, tzinfo=UTC)


def letter(subject: str = "Minutes of the workshop") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Salma <salma@example.org>", "all@example.org"
    message.set_content("The minutes are attached.")
    return message


def attach(message: EmailMessage, content: bytes, name: str, kind: str = "text/plain", **more: str) -> None:
    main, sub = kind.split("/")
    message.add_attachment(content, maintype=main, subtype=sub, filename=name, **more)


def given(content: bytes) -> tuple[dict[str, bytes], list[str]]:
    items = list(opened(Holding(file="m.eml", address="/x/m.eml", retrieved=WHEN, content=content)))
    return (
        {item.file: item.content for item in items if isinstance(item, Original)},
        [item.reason for item in items if isinstance(item, Unread)],
    )


def test_each_attachment_is_an_original_beside_the_mail() -> None:
    message = letter()
    attach(message, "تقرير".encode("cp1256"), "تقرير.txt")
    attach(message, packed({"annex.txt": "annex"}), "annexes.zip", "application/zip")
    found, refused = given(message.as_bytes())
    assert set(found) == {"m.eml", "m.eml/تقرير.txt", "m.eml/annexes.zip/annex.txt"}
    assert found["m.eml/تقرير.txt"].decode("cp1256") == "تقرير"
    assert not refused


def test_files_of_one_name_are_numbered_and_no_name_leads_elsewhere() -> None:
    message = letter()
    for content in (b"one", b"two"):
        attach(message, content, "report.txt")
    attach(message, b"three", "../etc/passwd.txt")
    assert set(given(message.as_bytes())[0]) == {
        "m.eml", "m.eml/report.txt", "m.eml/2-report.txt", "m.eml/.._etc_passwd.txt",
    }  # fmt: skip


def test_seals_and_pictures_of_the_text_are_no_documents_but_a_scan_is() -> None:
    message = letter()
    attach(message, b"seal", "smime.p7s", "application/pkcs7-signature")
    attach(message, b"\x89PNG logo", "logo.png", "image/png", disposition="inline", cid="<logo>")
    attach(message, b"\x89PNG scan", "scan.png", "image/png")
    assert set(given(message.as_bytes())[0]) == {"m.eml", "m.eml/scan.png"}


def test_a_forwarded_mail_is_opened_too_but_not_for_ever() -> None:
    message = letter("deepest")
    attach(message, b"words", "deep.txt")
    for _ in range(3):
        outer = letter()
        outer.add_attachment(message)
        message = outer
    found, refused = given(message.as_bytes())
    assert [name.count("/") for name in found] == [0, 1, 2, 3]
    assert refused == ["This mail lies in 3 others: save its attachments and add them."]


def test_a_page_that_a_browser_saved_is_one_original() -> None:
    page = b"From: <Saved by a browser>\nSubject: x\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n"
    assert not mail.recognises(Holding(file="a.mhtml", address="", retrieved=WHEN, content=page))
    assert set(given(page)[0]) == {"m.eml"}


def test_more_files_than_anybody_sends_are_counted() -> None:
    message = letter()
    for number in range(mail.MOST_ATTACHED + 2):
        attach(message, b"x", f"{number}.txt")
    found, refused = given(message.as_bytes())
    assert len(found) == mail.MOST_ATTACHED + 1
    assert refused == ["2 files on this mail were left out: it has more than 200."]
