"""A labelled set as it lies on disk: label files, the documents that they speak of, and links between them.

A label file is a list of objects, one per document, with `file`, `language` and a list for each kind of fact. Its
documents lie in a folder of the same name, in `documents/`, or beside it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.evaluation.errors import LabelsError
from marsad.records import digest

LINKS, EXTRA_LINKS = "links.json", "links_extra.json"
Labels = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One document of the set: where it lies and what is right about it."""

    path: Path
    labels: Labels

    @property
    def file(self) -> str:
        """The name by which labels and links call it."""
        return str(self.labels["file"])

    @property
    def language(self) -> str:
        """The language that the reader saw."""
        return str(self.labels["language"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A labelled set: its documents, the links between them, and the digest of what the labels say."""

    documents: tuple[Labelled, ...]
    links: tuple[Labels, ...]
    digest: str

    def chosen(self, *, only: Iterable[str] = (), without: Iterable[str] = ()) -> "Gold":
        """The part of the set that some names choose; links keep the members that remain."""
        wanted, unwanted = set(only), set(without)
        if not wanted and not unwanted:
            return self
        kept = tuple(d for d in self.documents if (not wanted or d.file in wanted) and d.file not in unwanted)
        return Gold(documents=kept, links=self.links, digest=digest(self.digest, *(d.file for d in kept)))


def load_gold(place: Path, links: Iterable[Path] = ()) -> Gold:
    """Load a labelled folder, or one label file.

    Raises:
        LabelsError: no labels, labels in another form, or a document that is not there.
    """
    files = _label_files(place)
    documents = tuple(_labelled(file, labels) for file in files for labels in _read(file))
    given = tuple(links) or _link_files(place if place.is_dir() else place.parent)
    return Gold(
        documents=documents,
        links=tuple(link for file in given for link in _read(file)),
        digest=digest(*(file.read_bytes() for file in files)),
    )


def _label_files(place: Path) -> tuple[Path, ...]:
    if place.is_file():
        return (place,)
    if (place / "labels.json").is_file():
        return (place / "labels.json",)
    found = tuple(file for file in sorted(place.glob("*.json")) if _holds_labels(file))
    if not found:
        raise LabelsError(f"{place} holds no labels: name a folder with labels.json, or a file of labels.")
    return found


def _holds_labels(file: Path) -> bool:
    content = json.loads(file.read_text(encoding="utf-8"))
    return isinstance(content, list) and bool(content) and "file" in content[0] and "language" in content[0]


def _link_files(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / name for name in (LINKS, EXTRA_LINKS) if (folder / name).is_file())


def _read(file: Path) -> list[Labels]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LabelsError(f"{file} cannot be read ({error}): mend it or name another.") from error
    if not isinstance(content, list) or not all(isinstance(item, dict) for item in content):
        raise LabelsError(f"{file} is not a list of objects: `marsad evaluate --help` shows the form.")
    return content


def _labelled(file: Path, labels: Labels) -> Labelled:
    missing = [key for key in ("file", "language") if not labels.get(key)]
    if missing:
        raise LabelsError(f"{file} has an entry without {', '.join(missing)}: add it.")
    name = labels["file"]
    places = [file.parent / folder / name for folder in (file.stem, "documents", ".")]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        raise LabelsError(
            f"{file} labels {name}, which is not in {places[0].parent} or {places[1].parent}: put it there."
        )
    return Labelled(path=path, labels=labels)
