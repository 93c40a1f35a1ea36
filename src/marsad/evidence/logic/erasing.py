"""What becomes of a document and its facts when a person is erased: computed whole before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.language.blanking import BLOCK, Blanker, blanked
from marsad.language.normalise import fold
from marsad.records import FactKind

# Facts that are about somebody, and the field in which they name them.
ABOUT: Mapping[str, str] = {
    FactKind.PERSON.value: "name",
    FactKind.STATEMENT.value: "speaker",
    FactKind.PARTICIPATION.value: "participant",
}
SHORTEST = 3  # letters of a name that stands alone: shorter ones are left in fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words to be blanked in one document: whole names anywhere, and the words of its own mentions of them."""

    names: Blanker
    alone: frozenset[str] = frozenset()  # as they stand there: "Mme Belkhodja", "بلخوجة"

    def blank(self, value: Any) -> Any:
        """Plain data without these words, in the same shape."""
        return self._without_alone(self.names.blank_all(value))

    def are_named_in(self, value: str) -> bool:
        """Whether a field names the person."""
        return bool(self.names.spans(value)) or fold(value) in {fold(one) for one in self.alone}

    def _without_alone(self, value: Any) -> Any:
        if isinstance(value, str):
            for one in sorted(self.alone, key=len, reverse=True):
                if len(one) >= SHORTEST:
                    value = value.replace(one, blanked(one, [(0, len(one))]))
            return value
        if isinstance(value, dict):
            return {key: self._without_alone(part) for key, part in value.items()}
        return [self._without_alone(part) for part in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A fact or mention as the plan needs it."""

    id: Any
    kind: str
    start: int
    end: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    is_linked: bool = False  # to the entity of the person


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPlan:
    """What becomes of one document. `spans` are blanked; facts in none of the lists stay as they are."""

    document: str
    words: Words
    spans: tuple[tuple[int, int], ...]
    gone_facts: tuple[str, ...]
    kept_facts: tuple[str, ...]  # of a public figure
    changed_facts: tuple[str, ...]  # words in them are blanked
    gone_mentions: tuple[int, ...]
    changed_mentions: tuple[int, ...]

    @property
    def is_touched(self) -> bool:
        """Whether anything in the document changes."""
        return bool(self.spans or self.gone_facts)


def planned(  # noqa: PLR0913 - what a document consists of
    document: str,
    text: str,
    words: Words,
    *,
    facts: Sequence[Said],
    mentions: Sequence[Said],
    keeps_public: bool,
) -> DocumentPlan:
    """Compute what an erasure does to a document. `keeps_public` is the rule for public figures: their facts stay."""
    about = [fact for fact in facts if _is_about(fact, words)]
    kept = about if keeps_public else []
    named = [*words.names.spans(text), *((m.start, m.end) for m in mentions if m.is_linked)]
    spans = tuple(sorted(span for span in set(named) if not _touches(span, kept)))
    touched = [mention for mention in mentions if _is_within(mention, spans)]
    gone = [mention for mention in touched if mention.kind == FactKind.PERSON.value]
    ids = {fact.id for fact in about}
    changed = [f for f in facts if f.id not in ids and (_is_within(f, spans) or words.blank(f.fields) != f.fields)]
    return DocumentPlan(
        document=document,
        words=words,
        spans=spans,
        gone_facts=() if keeps_public else tuple(fact.id for fact in about),
        kept_facts=tuple(fact.id for fact in kept),
        changed_facts=tuple(fact.id for fact in changed),
        gone_mentions=tuple(mention.id for mention in gone),
        changed_mentions=tuple(mention.id for mention in touched if mention not in gone),
    )


def is_blank(text: str) -> bool:
    """Whether nothing but blocks is left of some words."""
    return not set(text) - {BLOCK, " "}


def _is_about(fact: Said, words: Words) -> bool:
    if fact.kind not in ABOUT:
        return False
    is_own = fact.is_linked and fact.kind == FactKind.PERSON.value
    return is_own or words.are_named_in(str(fact.fields.get(ABOUT[fact.kind], "")))


def _touches(span: tuple[int, int], facts: Iterable[Said]) -> bool:
    return any(fact.start < span[1] and span[0] < fact.end for fact in facts)


def _is_within(said: Said, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < said.end and said.start < end for start, end in spans)
