"""What a speaker said, told in several languages: one line in a report; what is only alike stays apart."""

from marsad.evidence.cards import EntityRef, FactCard
from marsad.records import Citation, EntityKind, Fact, FactKind
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.retold import sayings
from marsad.reports.logic.sections import findings, statements
from marsad.reports.queries.gathering import fullest_role


def said(document: str, language: str, text: str, place: int = 1) -> FactCard:
    citation = Citation(document=document, start=place, end=place + len(text), quote=text)
    fields = {"speaker": "Salwa Ferjani", "text": text, "mode": "direct", "verb": "said"}
    fact = Fact(
        id=f"{document}-{place}", kind=FactKind.STATEMENT, citation=citation, language=language, fields=fields,
        confidence=0.9, rule="r",
    )  # fmt: skip
    return FactCard(fact=fact, file="a.txt", document_title="", document_language=language, published="")


ENGLISH = said("d1", "en", "A bridge that nobody crosses is only a wall")
FRENCH = said("d2", "fr", "Un pont que personne ne traverse n’est qu’un mur")
ARABIC = said("d3", "ar", "الجسر الذي لا يعبره أحد ليس سوى جدار")
OTHER = said("d2", "fr", "Les boulangers du port ouvrent à quatre heures du matin", 90)


def test_a_saying_told_in_three_languages_is_one():
    assert sayings([ENGLISH, OTHER, FRENCH, ARABIC]) == [[ENGLISH, FRENCH, ARABIC], [OTHER]]


def test_what_two_papers_print_in_the_same_words_is_one():
    again = said("d4", "en", "A bridge, that nobody crosses, is only a wall.", 7)
    other = said("d4", "en", "A bridge that nobody crosses is only a wall for us", 80)
    assert sayings([ENGLISH, again, other]) == [[ENGLISH, again], [other]]
    assert sayings([ENGLISH, FRENCH, again]) == [[ENGLISH, again, FRENCH]]


def test_other_numbers_are_another_saying():
    one = said("d1", "en", "We trained 40 teachers in the north last year")
    other = said("d2", "fr", "Nous avons formé 75 enseignants dans le nord l’an dernier")
    assert sayings([one, other]) == [[one], [other]]


def test_a_figure_that_both_give_makes_one_of_a_short_and_a_long_telling():
    short = said("d1", "ar", "المركز استقبل 640 شابا سنة 2022")
    long = said("d2", "fr", "son centre avait reçu 640 jeunes en 2022, dont 85 filles, et que 60 % travaillent", 3)
    year = said("d2", "fr", "les bus de la ville roulaient encore en 2022", 90)
    assert sayings([short, long, year]) == [[short, long], [year]]


def test_readers_are_shown_the_telling_in_their_language_with_the_notes_of_all():
    writer = Writer(language="ar", page_of=lambda _document, _start: None)
    (block,) = statements.statements(Material(name="", language="", facts=(ENGLISH, OTHER, ARABIC)), writer)
    first, second = block.lines
    assert first.words[0].text == "«الجسر الذي لا يعبره أحد ليس سوى جدار»"
    assert [note.document for note in first.words[0].references] == ["d3", "d1"]
    assert second.words[0].language == "fr"


def person(document: str, language: str, role: str) -> FactCard:
    fields = {"name": "Salwa Ferjani", "role": role}
    fact = Fact(
        id=document, kind=FactKind.PERSON, language=language, fields=fields, confidence=0.9, rule="r",
        citation=Citation(document=document, start=0, end=4, quote="word"),
    )  # fmt: skip
    card = EntityRef(id="p1", kind=EntityKind.PERSON, label="Salwa Ferjani")
    return FactCard(
        fact=fact, file="a.txt", document_title="", document_language=language, published="", entities=(card,)
    )


def test_a_role_that_another_document_tells_in_the_readers_language_is_shown_and_cited():
    told = person("d1", "en", "Director of the Harbour Museum")
    elsewhere = person("d2", "ar", "مديرة متحف الميناء")
    material = Material(name="", language="", facts=(told,), roles={"p1": elsewhere})
    writer = Writer(language="ar", page_of=lambda _document, _start: None)
    (line,) = findings.persons(material, writer)[0].lines
    assert line.words[-1].text == "مديرة متحف الميناء"
    assert [note.document for note in line.words[-1].references] == ["d2", "d1"]


def test_a_role_is_told_in_its_fullest_words():
    short, whole, other = (person("d1", "en", role) for role in ("Director", "Director of the Harbour Museum", "Cook"))
    assert fullest_role(short, [short, whole, other]) is whole
    assert fullest_role(other, [short, whole, other]) is other


def test_a_name_and_a_role_of_one_language_run_together_in_it():
    foreign, own = person("d1", "en", "Director"), person("d2", "ar", "مديرة")
    for card, languages in ((foreign, ["en", "en", "en", ""]), (own, ["ar", "ar", "ar"])):
        writer = Writer(language="ar", page_of=lambda _document, _start: None)
        (line,) = findings.persons(Material(name="", language="", facts=(card,)), writer)[0].lines
        assert [words.language for words in line.words] == languages


def told_of(document: str, entity: str, **fields: str) -> FactCard:
    citation = Citation(document=document, start=1, end=20, quote=fields["name"])
    fact = Fact(
        id=document, kind=FactKind.EVENT, citation=citation, language="fr", fields={"status": "held", **fields},
        confidence=0.9, rule="r",
    )  # fmt: skip
    ref = EntityRef(id=entity, kind=EntityKind.EVENT, label=fields["name"])
    return FactCard(fact=fact, file="a.txt", document_title="", document_language="fr", published="", entities=(ref,))


def test_events_that_readers_could_not_tell_apart_are_one_line_that_names_their_language():
    one = told_of("d1", "e1", name="Rencontre des maîtres nageurs", city="Agadir")
    other = told_of("d2", "e2", name="Rencontre des maîtres nageurs", city="Agadir")
    later = told_of("d3", "e3", name="Rencontre des maîtres nageurs", city="Agadir", start_date="2021-03-04")
    writer = Writer(language="en", page_of=lambda _document, _start: None)
    (block,) = findings.events(Material(name="", language="", facts=(one, other, later)), writer)
    lines = ["".join(words.text for words in line.words) for line in block.lines]
    assert lines == [
        "Rencontre des maîtres nageurs (in French), Agadir",
        "Rencontre des maîtres nageurs (in French), Agadir, 4 March 2021",
    ]
    assert [note.document for note in block.lines[0].references] == ["d1", "d2"]
