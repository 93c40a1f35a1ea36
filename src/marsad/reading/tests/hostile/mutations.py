"""Sound files of every format, damaged by chance: always the same damage for the same number."""

import random
from collections.abc import Callable

from marsad.reading.tests.hostile.archives import MAKERS
from marsad.reading.tests.hostile.case import WORDS
from marsad.reading.tests.hostile.pages import page
from marsad.reading.tests.hostile.pdfs import DRAWN, one_page
from marsad.reading.tests.making_formats import mail, rtf_file, srt_file

SOUND: dict[str, Callable[[], bytes]] = {
    **{f"a.{kind}": make for kind, (make, _, _) in MAKERS.items()},
    "a.pdf": lambda: one_page(DRAWN),
    "a.html": page,
    "a.rtf": lambda: rtf_file(WORDS + r"\par"),
    "a.eml": lambda: mail(body=WORDS, html=f"<p>{WORDS}</p>").as_bytes(),
    "a.srt": srt_file,
    "a.md": f"# Workshop\n\n- {WORDS}\n".encode,
    "a.txt": lambda: WORDS.encode("utf-16"),
}
EACH = 18
NUMBERED = [(file, number) for file in SOUND for number in range(EACH)]


def damaged(file: str, number: int) -> bytes:
    """The damage of that number: a cut, bytes changed, a piece doubled, moved or taken out, another file's piece."""
    chance = random.Random(f"{file} {number}")  # noqa: S311 - chance that can be had again
    content = bytearray(SOUND[file]())
    for _ in range(1 + number // 6):
        place, length = chance.randrange(len(content)), chance.choice((1, 4, 30, 400))
        piece = content[place : place + length]
        other = bytearray(chance.choice(list(SOUND.values()))()[place : place + length])
        fresh: dict[int, bytearray] = {
            0: content[:place],
            1: content[:place] + chance.randbytes(length) + content[place + length :],
            2: content[:place] + piece * 20 + content[place:],
            3: content[:place] + content[place + length :],
            4: content[place:] + content[:place],
            5: content[:place] + other + content[place + length :],
        }
        content = fresh[number % 6] or content
    return bytes(content)
