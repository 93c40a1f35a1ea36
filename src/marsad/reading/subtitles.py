"""Reads subtitles of talks (SRT, WebVTT, SSA): cues joined to sentences and paragraphs, speakers named, no times.

Missing: the times themselves, for which a block has no place.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import pysubs2
from pysubs2.exceptions import Pysubs2Error

from marsad.language.characters import DIGITS, LETTERS, MARKS
from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.decoding import decode
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile
from marsad.records import BlockKind, Skipped

_CUE = re.compile(
    rb"\A\s*+(?:\d{1,6}[ \t]*\r?\n\s*+)?(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}\s*-->\s*"
    rb"(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,80})>")
_BLOCKS = re.compile(r"^(?:NOTE|STYLE|REGION)\b[^\n]*\n(?:[^\n]+\n)*", re.MULTILINE)
_HEADER = re.compile(r"\AWEBVTT[^\n]*\n(?:[^\n]+\n)*")
_NOISE = re.compile(r"[\[♪][^\]♪]{0,300}[\]♪]|[♪♫]+")
_ASIDE = re.compile(r"(?P<start>^[^\S\n]*(?:[-–—][^\S\n]*)?)?(?P<aside>\([^()]{0,300}\))", re.MULTILINE)
_FIGURE = re.compile(f"[{DIGITS}]")
_DASH = re.compile(r"^[^\S\n]*+[-–—]\s*(?=\S)", re.MULTILINE)
_SPEAKER = re.compile(rf"^(?:>>\s*)?([{LETTERS}][{LETTERS}{MARKS}.'’\- ]{{1,40}}?)\s*:\s+(?=\S)")
_ESCAPES = {"&nbsp;": " ", "&lrm;": "\u200e", "&rlm;": "\u200f", "&lt;": "\u2039", "&gt;": "\u203a", "&amp;": "&"}
_PAUSE = 4000  # milliseconds of silence that end a paragraph
_LONG = 90  # words after which the next sentence begins a paragraph
_SPEAKER_WORDS = 5
_TAG = re.compile(r"\{[^}]{0,300}\}|<[^>]{0,300}>")


@dataclass(slots=True)
class _Talk:
    """Paragraphs as they grow."""

    found: list[str] = field(default_factory=list)
    speaker: str = ""
    last: str = ""  # the last line said, since live captions repeat it
    end: int = 0

    def say(self, line: str, start: int, end: int, *, is_new_turn: bool) -> None:
        """Take a line that was said."""
        match = _SPEAKER.match(line)
        name = match[1].strip() if match and len(word_texts(match[1])) <= _SPEAKER_WORDS else ""
        pause, self.end = start - self.end, end
        if line == self.last:
            return
        self.last = line
        begins = is_new_turn or (name and name != self.speaker) or pause > _PAUSE or self._is_full()
        if name:
            line = line if begins else line[match.end() :] if match else line
            self.speaker = name
        if begins or not self.found:
            self.found.append(line)
        else:
            self.found[-1] += f" {line}"

    def _is_full(self) -> bool:
        return bool(self.found) and len(word_texts(self.found[-1])) > _LONG and ends_sentence(self.found[-1])


def recognises(content: bytes, name: str) -> bool:
    """By WebVTT's first word or a first cue; an SSA file by its first section."""
    start = content[:2000]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    plain = start.replace(b"\x00", b"")
    return plain.startswith((b"WEBVTT", b"[Script Info]")) or bool(_CUE.match(plain)) or name.endswith((".srt", ".vtt"))


def read(content: bytes, file: str) -> Draft:
    """The draft of a talk.

    Raises:
        BrokenFile: no cue can be read in it.
        UnreadableText: its bytes are not text.
    """
    text = decode(content, file).removeprefix("\ufeff")
    if text.startswith("WEBVTT"):
        text = "WEBVTT\n\n" + _unescaped(_VOICE.sub(r"\1: ", _BLOCKS.sub("", _HEADER.sub("", text))))
    try:
        cues = pysubs2.SSAFile.from_string(text)
    except (Pysubs2Error, ValueError, IndexError) as error:
        raise _broken() from error
    skipped: dict[str, Skipped] = {}
    found = _paragraphs([cue for cue in cues if not cue.is_comment], skipped)
    if not cues:
        raise _broken()
    title = str(cues.info.get("Title", "")) if text.startswith("[Script Info]") else ""
    return Draft(
        pieces=tuple(Piece(kind=BlockKind.PARAGRAPH, text=paragraph) for paragraph in found),
        skipped=tuple(skipped.values()),
        title="" if title.startswith("Default Aegisub") else title,
    )


def _unescaped(text: str) -> str:
    """WebVTT with its signs for letters turned into them, but for those that look like tags."""
    for sign, letter in _ESCAPES.items():
        text = text.replace(sign, letter)
    return text


def _broken() -> BrokenFile:
    return BrokenFile("These subtitles are broken (no cue can be read in them): export them again as SRT or WebVTT.")


def _paragraphs(cues: Sequence[pysubs2.SSAEvent], skipped: dict[str, Skipped]) -> list[str]:
    talk, before = _Talk(), list[str]()
    for cue in cues:
        cue.text, before = _new_lines(cue.text, before)
        for line, is_new_turn in _lines(cue, skipped):
            talk.say(line, cue.start, cue.end, is_new_turn=is_new_turn)
    return talk.found


def _is_sound(aside: re.Match[str]) -> bool:
    """Whether round brackets hold what is heard, "(applause)": they open a line, or a word of them tells of sounds.

    Others are said or stand for what is said: "the convention (No. 190)".
    """
    if _FIGURE.search(aside["aside"]):
        return False
    said = fold(aside["aside"]).strip("()")
    return aside["start"] is not None or any(word in said for word in _sounds())


@cache
def _sounds() -> tuple[str, ...]:
    data = tomllib.loads(resources.files(__package__).joinpath("subtitles.toml").read_text(encoding="utf-8"))
    return tuple(fold(word) for word in data["sounds"])


def _new_lines(text: str, before: Sequence[str]) -> tuple[str, list[str]]:
    """A cue without the lines that the one before ended with, as captions that roll repeat them; and all its lines."""
    said = text.replace("\\n", "\\N").split("\\N")
    plain = [" ".join(_TAG.sub("", line).split()) for line in said]
    same = next((n for n in range(len(plain), 0, -1) if any(plain[:n]) and plain[:n] == list(before[-n:])), 0)
    return "\\N".join(said[same:]), plain


def _lines(cue: pysubs2.SSAEvent, skipped: dict[str, Skipped]) -> Iterator[tuple[str, bool]]:
    """What is said in a cue: as a rule one line, or the turns of several speakers, each after a hyphen."""
    said = _TAG.sub("", cue.text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " "))
    asides = [match["aside"] for match in _ASIDE.finditer(said) if _is_sound(match)]
    for noise in (*_NOISE.findall(said), *asides):
        skipped.setdefault(noise, Skipped(text=noise, reason="sound"))
    said = _ASIDE.sub(lambda match: f"{match['start'] or ''} " if _is_sound(match) else match[0], _NOISE.sub(" ", said))
    name = f"{cue.name}: " if cue.name else ""
    is_turns = len(_DASH.findall(said)) > 1
    lines = [" ".join(line.split()) for line in (said.split("\n") if is_turns else [said.replace("\n", " ")])]
    for line in lines:
        if line.strip("-–— "):
            yield name + (_DASH.sub("", line) if is_turns else line), is_turns
