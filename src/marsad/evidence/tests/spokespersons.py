"""A store of documents that name persons by one role alone, which the shipped weights take for one each."""

from marsad.evidence import actions, queries
from marsad.evidence.actions.linking import link_here
from marsad.linking.tests.test_learning import NAMES
from marsad.pipeline.outcomes import Result
from marsad.pipeline.passages import passages
from marsad.pipeline.tests.made import make_document, original, vector
from marsad.records import Analysis, EntityKind, FactKind, Mention, Original, Sentence, cite, make_fact

ROLE = "porte-parole"


def fill() -> list[tuple[str, str]]:
    """Two documents for each name; the two facts about each, which are linked."""
    texts = (f"{number}: {name}, {ROLE}, spoke." for name in NAMES for number in (1, 2))
    items = [original(text, f"{place}.txt") for place, text in enumerate(texts)]
    list(actions.add(items, who=None, worker=worker, linker=link_here))
    return [(min(facts), max(facts)) for facts in map(facts_of, NAMES)]


def facts_of(name: str) -> list[str]:
    return [card.fact.id for card in queries.facts(who=None, kind="person", text=name)]


def entity_of(fact: str) -> str:
    return queries.entity_of_fact(fact, who=None)[0].id


def worker(item: Original) -> Result:
    text = item.content.decode()
    document = make_document(item, text)
    start, end = text.index(" ") + 1, text.index(",")
    fact = make_fact(
        document,
        FactKind.PERSON,
        start,
        end,
        fields={"name": text[start:end], "role": ROLE},
        confidence=0.9,
        rule="made",
        extractor="made 1",
    )
    mention = Mention(kind=EntityKind.PERSON, citation=cite(document, start, end), language="en", fact=fact.id)
    sentences = (Sentence(start=0, end=len(text), text=text, language="en"),)
    analysis = Analysis(document=document, sentences=sentences, facts=(fact,), mentions=(mention,))
    cut = passages(document, sentences)
    return Result(analysis=analysis, passages=cut, vectors=vector(text).reshape(1, 4), encoder="letters 1")
