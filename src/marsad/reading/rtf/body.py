"""Builds the paragraphs, tables and notes of an RTF file from its tokens.

Every group inherits the state of the one around it. A destination (a note, a text box, a style's name) collects its
words in a stream of its own; what stands in notes and boxes follows the paragraph that they hang on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from striprtf.striprtf import destinations, specialchars

from marsad.reading.draft import Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.rtf.letters import Letters, joined
from marsad.reading.rtf.tokens import Token
from marsad.records import BlockKind

_DEEPEST = 2000  # groups; no writer nests more than some dozens
_FONTS, _STYLES, _STYLE, _INFO = "fonttbl", "stylesheet", "style", "info"
_MARGINS = frozenset(["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"])
_NUMBERS = frozenset({"listtext", "pntext"})
_REMARK = "annotation"
_SAID = frozenset({"title", "author", "operator", "company"})
_SIGNS = {"\\~": "\u00a0", "\\_": "-", "\\-": "", "\\{": "{", "\\}": "}", "\\\\": "\\"}
_NO_SIGNS = frozenset({"cell", "nestcell", "row", "nestrow", "par", "sect", "page", "line", "tab", "bullet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The properties of a paragraph."""

    style: int = 0
    outline: int | None = None
    depth: int = 0
    is_listed: bool = False
    is_cell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as written: its words, the number that its list gave it, its properties."""

    text: str
    sign: str = ""
    look: Look = Look()


@dataclass(slots=True)
class Stream:
    """Where words of a destination go; `kind` is the destination's name, "" for the body."""

    kind: str = ""
    words: list[str] = field(default_factory=list)
    sign: str = ""
    cells: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    done: list[Paragraph | Piece] = field(default_factory=list)
    aside: list[Paragraph | Piece] = field(default_factory=list)  # hangs on the paragraph that is being read
    below: list[Paragraph | Piece] = field(default_factory=list)  # hangs on the table that is being read


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What a group inherits."""

    destination: str = ""
    has_twin: bool = False  # inside words that stand twice: for old programs, then in Unicode
    is_silent: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    skip: int = 1  # characters that stand in for one given by number
    font: int = 0
    look: Look = Look()


@dataclass(slots=True)
class Body:
    """Everything that the file says, filled by `take`, token by token."""

    letters: Letters = field(default_factory=Letters)
    styles: dict[int, tuple[str, Look]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)  # title, author … of the properties
    margins: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _groups: list[tuple[_State, Stream]] = field(default_factory=list)
    _stream: Stream = field(default_factory=Stream)
    _bytes: bytearray = field(default_factory=bytearray)
    _to_skip: int = 0
    _is_starred: bool = False
    _main_font: int = 0

    def take(self, token: Token) -> None:
        """Go on with the next token."""
        if token.data:
            self._text(token.data)
            return
        self._flush()
        to_skip, self._to_skip = self._to_skip, 0
        if to_skip and token.sign.startswith("\\"):
            self._to_skip = to_skip - 1
            return
        if token.sign == "{":
            self._open()
        elif token.sign == "}":
            self._close()
        elif token.sign == "\\*":
            self._is_starred = True
        elif token.sign:
            self.write(_SIGNS.get(token.sign, ""))
        else:
            self._control(token.word, token.number)

    def finish(self) -> list[Paragraph | Piece]:
        """The body's paragraphs, tables and notes in order, once all tokens are taken."""
        self._flush()
        while self._groups:
            self._close()
        self.end_paragraph()
        self._end_table()
        return self._stream.done

    def _text(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if not self._is_mute():
            self._bytes += data[skipped:]

    def _is_mute(self) -> bool:
        return self._state.is_silent or self._state.is_hidden or self._state.is_deleted

    def _flush(self) -> None:
        if self._bytes:
            self._stream.words.append(self.letters.decode(bytes(self._bytes), self._state.font))
            self._bytes.clear()

    def write(self, text: str) -> None:
        """Take words."""
        if not self._is_mute():
            self._stream.words.append(text)

    def _open(self) -> None:
        if len(self._groups) >= _DEEPEST:
            raise BrokenFile(
                "This RTF is broken (its groups stand one inside the other thousands of times): save it again."
            )
        self._groups.append((self._state, self._stream))
        self._is_starred = False
        if self._state.destination == _STYLES:
            self._stream = Stream(kind=_STYLE)

    def _close(self) -> None:
        if not self._groups:
            return
        self._is_starred = False
        state, stream = self._groups.pop()
        if stream is not self._stream:
            _END.get(self._stream.kind, Body.end_aside)(self, stream)
        self._state, self._stream = state, stream

    def _control(self, word: str, number: int | None) -> None:
        is_starred, self._is_starred = self._is_starred, False
        if word == "u":
            self.write(chr((number or 0) & 0xFFFF))
            self._to_skip = self._state.skip
        elif word == "shptxt":
            self._enter(word)
        elif word == "upr" and not self._state.is_silent:
            self._state = replace(self._state, is_silent=True, has_twin=True)
        elif word == "ud" and self._state.has_twin:
            self._state = replace(self._state, is_silent=False, has_twin=False)
        elif self._enters(word, is_starred=is_starred):
            return
        elif word in _SET:
            self._state = _SET[word](self._state, number)
        elif word in _DO:
            _DO[word](self, number)
        elif word in specialchars and word not in _NO_SIGNS:
            self.write(specialchars[word])
        elif is_starred or word in destinations:
            self._state = replace(self._state, is_silent=True)

    def _enters(self, word: str, *, is_starred: bool) -> bool:
        """Whether a control word begins a destination of which the words are wanted."""
        inside = self._state.destination
        if self._state.is_silent and inside != _INFO:
            return False
        if word in {_FONTS, _INFO} and not is_starred:
            self._state = replace(self._state, destination=word, is_silent=True)
        elif (
            word == _STYLES
            or word in _MARGINS
            or word in _NUMBERS
            or word in {"footnote", _REMARK}
            or (inside == _INFO and word in _SAID)
        ):
            self._enter(word)
        else:
            return False
        return True

    def _enter(self, word: str) -> None:
        self._state = _State(destination=word, font=self._state.font, skip=self._state.skip)
        self._stream = Stream(kind=word)

    def end_paragraph(self, _number: int | None = None) -> None:
        """Close a paragraph; inside a table its words wait for the end of the cell."""
        if self._is_mute():
            return
        if self._state.look.is_cell:
            self._stream.words.append(" ")
            return
        stream, text = self._stream, self._taken()
        self._end_table()
        if text.strip():
            stream.done.append(Paragraph(text=text, sign=stream.sign, look=self._state.look))
        stream.sign = ""
        stream.done += stream.aside
        stream.aside = []

    def end_cell(self, _number: int | None = None) -> None:
        """Close a cell of the row."""
        text = f"{self._stream.sign} {self._taken()}"
        self._stream.sign = ""
        self._stream.cells.append(" ".join(text.split()))
        self._stream.below += self._stream.aside
        self._stream.aside = []

    def end_row(self, _number: int | None = None) -> None:
        """Close a row of the table."""
        if any(self._stream.cells):
            self._stream.rows.append(" | ".join(self._stream.cells))
        self._stream.cells = []

    def _end_table(self) -> None:
        self.end_row()
        if self._stream.rows:
            self._stream.done.append(Piece(kind=BlockKind.TABLE, text="\n".join(self._stream.rows)))
            self._stream.rows = []
        self._stream.done += self._stream.below
        self._stream.below = []

    def _taken(self) -> str:
        text = joined("".join(self._stream.words))
        self._stream.words = []
        return text

    def end_aside(self, outer: Stream) -> None:
        """A note or a box: its paragraphs wait for the end of the one that they hang on."""
        is_note = self._stream.kind == "footnote"
        self.end_paragraph()
        self._end_table()
        if is_note:
            said = (part.text for part in self._stream.done)
            text = " ".join(" ".join(said).split())
            outer.aside += [Piece(kind=BlockKind.FOOTNOTE, text=text)] if text else []
        else:
            outer.aside += self._stream.done

    def end_margin(self, _outer: Stream) -> None:
        """A header or footer: it is left out of the text."""
        self.end_paragraph()
        self._end_table()
        self.margins += [" ".join(part.text.split()) for part in self._stream.done]

    def end_remark(self, _outer: Stream) -> None:
        """What somebody noted in the margin: it is left out of the text."""
        self.end_paragraph()
        self._end_table()
        self.remarks.append(" ".join(" ".join(part.text for part in self._stream.done).split()))

    def end_number(self, outer: Stream) -> None:
        """The number of a list's item."""
        outer.sign = " ".join(self._taken().split())

    def end_said(self, _outer: Stream) -> None:
        """One of the file's properties."""
        self.said[self._stream.kind] = " ".join(self._taken().split())

    def page(self, number: int | None) -> None:
        """The code page of the file."""
        self.letters.set_page(number)

    def charset(self, number: int | None) -> None:
        """The character set of the font that is being described."""
        if self._state.destination == _FONTS:
            self.letters.fonts[self._state.font] = number or 0

    def end_style(self, _outer: Stream) -> None:
        """A group of the style sheet: its words name the style, its properties are the style's."""
        name = self._taken().strip().rstrip(";").strip()
        if name and not self._is_mute():
            self.styles[self._state.look.style] = (name, self._state.look)

    def plain(self, _number: int | None) -> None:
        """Back to plain characters."""
        self._state = replace(self._state, font=self._main_font, is_hidden=False, is_deleted=False)

    def default_font(self, number: int | None) -> None:
        """The font of what names none."""
        self._main_font = number or 0
        self._state = replace(self._state, font=self._main_font)

    def nothing(self, _outer: Stream) -> None:
        """The style sheet as a whole: its groups have been taken one by one."""


def _looks(change: Callable[[Look, int], Look]) -> Callable[[_State, int | None], _State]:
    """A control word that sets properties of the paragraph."""
    return lambda state, number: replace(state, look=change(state.look, number or 0))


def _is_on(number: int | None) -> bool:
    return number != 0


_SET: dict[str, Callable[[_State, int | None], _State]] = {
    "pard": lambda state, _: replace(state, look=Look()),
    "s": _looks(lambda look, number: replace(look, style=number)),
    "outlinelevel": _looks(lambda look, number: replace(look, outline=number)),
    "ilvl": _looks(lambda look, number: replace(look, depth=number)),
    "ls": _looks(lambda look, number: replace(look, is_listed=number != 0)),
    "intbl": _looks(lambda look, _: replace(look, is_cell=True)),
    "f": lambda state, number: replace(state, font=number or 0),
    "uc": lambda state, number: replace(state, skip=max(0, number or 0)),
    "v": lambda state, number: replace(state, is_hidden=_is_on(number)),
    "deleted": lambda state, number: replace(state, is_deleted=_is_on(number)),
}
_DO: dict[str, Callable[[Body, int | None], None]] = {
    "par": Body.end_paragraph,
    "sect": Body.end_paragraph,
    "page": Body.end_paragraph,
    "cell": Body.end_cell,
    "row": Body.end_row,
    "nestcell": lambda body, _: body.write(" "),
    "nestrow": lambda body, _: body.write(" "),
    "line": lambda body, _: body.write("\n"),
    "tab": lambda body, _: body.write(" "),
    "bullet": lambda body, _: body.write("•"),
    "ansicpg": Body.page,
    "mac": lambda body, _: body.page(10000),
    "pc": lambda body, _: body.page(437),
    "pca": lambda body, _: body.page(850),
    "fcharset": Body.charset,
    "deff": Body.default_font,
    "plain": Body.plain,
}
_END: dict[str, Callable[[Body, Stream], None]] = {
    **dict.fromkeys(_MARGINS, Body.end_margin),
    **dict.fromkeys(_NUMBERS, Body.end_number),
    **dict.fromkeys(_SAID, Body.end_said),
    _REMARK: Body.end_remark,
    _STYLES: Body.nothing,
    _STYLE: Body.end_style,
}
