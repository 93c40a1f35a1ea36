"""Plain text, Markdown, subtitles, mail and rich text."""

import json
from email.message import EmailMessage

from marsad.reading.tests.hostile.case import SECRET, WORDS, Case
from marsad.reading.tests.making_formats import mail, rtf_file

SPOKEN = f"1\n00:00:01,000 --> 00:00:04,000\n{WORDS}\n\n"


def _text(name: str, text: str, *, file: str = "a.txt", holds: str = WORDS, reason: str = "") -> Case:
    return Case(
        name=f"text: {name}",
        file=file,
        content=lambda: text.encode("utf-8", "surrogatepass"),
        holds=(holds,),
        reason=reason,
    )


def _around(letter: str) -> str:
    return f"{letter}{WORDS[:40]}{letter}{WORDS[40:]}{letter}\n\nThey met again in the spring."


def _rich(name: str, body: str, *, reason: str = "", holds: str = WORDS) -> Case:
    return Case(name=f"rtf: {name}", file="a.rtf", content=lambda: rtf_file(body), reason=reason, holds=(holds,))


def _nested(depth: int) -> bytes:
    inner: EmailMessage = mail(body=WORDS)
    for level in range(depth):
        outer = EmailMessage()
        outer["From"], outer["Subject"], outer["Message-ID"] = "a@example.org", f"Fwd {level}", f"<{level}@example.org>"
        outer.set_content(WORDS)
        outer.add_attachment(inner)
        inner = outer
    return inner.as_bytes()


def _boundaries(depth: int) -> bytes:
    head = b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: Workshop\r\nMIME-Version: 1.0\r\n"
    parts = [b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)]
    return head + b"".join(parts) + b"Content-Type: text/plain\r\n\r\n" + WORDS.encode()


CASES = [
    *(
        _text(f"U+{ord(letter):04X} between the words", _around(letter))
        for letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff\u180e\U000e0041\ufffb"
    ),
    _text("override in the middle of a word", _around("").replace("teachers", "tea\u202echers", 1)),
    _text("a signal to the terminal", _around("") * 9 + "\x1b]0;title\x07"),
    _text("isolates that never end", _around("\u2067" * 500)),
    _text("only what nobody sees", "\u200b\u202e\u2066" * 100, reason="text"),
    _text("letters in invisible tags", WORDS + "".join(chr(0xE0000 + ord(c)) for c in SECRET)),
    _text("a thousand marks on one letter", WORDS + "\n\na" + "\u0301" * 10_000),
    _text("half a character", WORDS + "\n\n\ud83d end of it"),
    _text("a line of fifty thousand letters", WORDS + "\n\n" + "a" * 50_000),
    _text("brackets in brackets", WORDS + "\n\n" + "[" * 20_000),
    _text("stars without end", WORDS + "\n\n" + "*_" * 10_000, file="a.md"),
    _text("quotes in quotes", WORDS + "\n\n" + ">" * 3_000 + " x", file="a.md"),
    _text("lists in lists", WORDS + "\n\n" + "\n".join(" " * n + "- x" for n in range(500)), file="a.md"),
    _text("links in links", WORDS + "\n\n" + "[a](" * 5_000, file="a.md"),
    _text("script in Markdown", f"# Workshop\n\n{WORDS}\n\n<script>{SECRET}</script>\n", file="a.md"),
    _text("JSON in JSON", json.dumps({"text": WORDS}) + "[" * 50_000, file="a.json"),
    _text("a header without end", "---\n" + "title: x\n" * 3_000 + "---\n" + WORDS),
    _text("spaces without end", WORDS + " " * 50_000 + "\nThe end of it."),
    _text("lines without words", WORDS + "\n" * 50_000),
    _text("numbers of a thousand digits", WORDS + "\n\nIn " + "1" * 5_000 + " they met again."),
    _text("dates of no calendar", WORDS + "\n\nOn 99/99/9999 and 31 February 0000 they met again."),
    Case(name="text: empty", file="a.txt", content=lambda: b"", reason="empty"),
    Case(name="text: only spaces", file="a.txt", content=lambda: b" \r\n\t " * 10, reason="empty"),
    Case(name="text: only zeros", file="a.txt", content=lambda: b"\x00" * 5_000, reason="."),
    Case(name="text: a zero in the middle", file="a.txt", content=lambda: WORDS.encode() + b"\x00", reason="binary"),
    Case(name="text: every byte", file="a.txt", content=lambda: bytes(range(256)) * 40, reason="binary"),
    Case(name="text: a mark and nothing", file="a.txt", content=lambda: b"\xef\xbb\xbf", reason="text"),
    Case(name="text: UTF-16 cut in a letter", file="a.txt", content=lambda: WORDS.encode("utf-16") + b"a"),
    Case(name="text: UTF-32 of no characters", file="a.txt", content=lambda: b"\xff\xfe\x00\x00" * 500, reason="."),
    Case(name="text: overlong UTF-8", file="a.txt", content=lambda: WORDS.encode() + b"\n\n\xc0\xaf\xe0\x80\xaf x."),
    Case(name="text: a program", file="a.txt", content=lambda: b"\x7fELF" + bytes(5_000), reason="program"),
    Case(name="text: a picture", file="a.txt", content=lambda: b"\x89PNG\r\n" + bytes(500), reason="picture"),
    Case(name="text: a gzip bomb", file="a.html", content=lambda: b"\x1f\x8b\x08" + bytes(500), reason="compressed"),
    Case(
        name="subtitles: times of no clock",
        file="a.srt",
        content=(SPOKEN + SPOKEN.replace("00:00:01,000", "99:99:99,999")).encode,
    ),
    Case(
        name="subtitles: a hundred thousand empty cues",
        file="a.srt",
        content=(SPOKEN + "2\n00:00:01,000 --> 00:00:02,000\n\n" * 20_000).encode,
    ),
    Case(
        name="subtitles: tags in tags",
        file="a.vtt",
        content=(f"WEBVTT\n\n00:01.000 --> 00:04.000\n{WORDS}\n\n00:05.000 --> 00:06.000\n" + "<b>" * 20_000).encode,
    ),
    Case(name="mail: parts in parts", file="a.eml", content=lambda: _nested(30)),
    Case(name="mail: boundaries in boundaries", file="a.eml", content=lambda: _boundaries(300)),
    Case(
        name="mail: fields without end",
        file="a.eml",
        content=lambda: (
            b"From: a@example.org\nMessage-ID: <1@x>\n" + (b"Received: by a\n" * 20_000) + b"\n" + WORDS.encode()
        ),
    ),
    Case(
        name="mail: a field of many pages",
        file="a.eml",
        content=lambda: (
            b"From: a@example.org\nMessage-ID: <1@x>\n"
            + (b"Subject: " + b"more words " * 3_000)
            + b"\n\n"
            + WORDS.encode()
        ),
    ),
    Case(
        name="mail: encoding of no text",
        file="a.eml",
        content=lambda: mail(body=WORDS).as_bytes().replace(b'charset="utf-8"', b'charset="rot13"'),
    ),
    Case(
        name="mail: a date of no calendar",
        file="a.eml",
        content=lambda: mail(body=WORDS).as_bytes().replace(b"Mon, 12 Apr 2021", b"Mon, 99 Xxx 99999"),
    ),
    Case(
        name="mail: a script",
        file="a.eml",
        content=lambda: mail(body=".", html=f"<p>{WORDS}</p><script>{SECRET}</script>").as_bytes(),
    ),
    _rich("groups in groups", "{" * 100_000 + WORDS, reason="nested|broken|deep"),
    _rich("groups that never opened", "}" * 5_000 + WORDS),
    _rich("hidden words", rf"{WORDS}\par{{\v {SECRET}}}\par The end of it."),
    _rich("an object", rf"{WORDS}\par{{\object{{\*\objdata {'00' * 5_000}}}}}\par The end."),
    _rich("a picture", rf"{WORDS}\par{{\pict\wmetafile8 {'ff' * 20_000}}}\par The end."),
    _rich("binary longer than the file", rf"{WORDS}\par\bin999999999 x"),
    _rich("numbers of no character", rf"{WORDS}\par\u99999999? \u-99999? \'zz The end."),
    _rich("a code page of no text", rf"{WORDS}\par\ansicpg99999 The end."),
    _rich("a field that runs a program", rf"{WORDS}\par{{\field{{\*\fldinst DDEAUTO {SECRET}}}{{\fldrslt x}}}}"),
    Case(name="rtf: only its start", file="a.rtf", content=lambda: b"{\\rtf1", reason="text"),
    Case(name="rtf: called text", file="a.txt", content=lambda: rtf_file(WORDS + r"\par")),
]
