"""From whom a recommendation comes and to whom it goes, in tables and behind a line, in three languages."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.utils import translation

from marsad.evidence.cards import FactCard
from marsad.records import Citation, Fact, FactKind
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.report import Line, Words
from marsad.reports.logic.sections import findings, parties


def promised(place: int, text: str, **fields: str) -> FactCard:
    citation = Citation(document="d1", start=place, end=place + len(text), quote=text)
    fact = Fact(
        id=f"f{place}", kind=FactKind.RECOMMENDATION, citation=citation, language="en",
        fields={"text": text, "strength": "commitment", **fields}, confidence=0.9, rule="r",
    )  # fmt: skip
    return FactCard(fact=fact, file="a.txt", document_title="", document_language="en", published="")


def said(line: Line) -> str:
    return "".join(words.text for words in line.words)


def material(*cards: FactCard) -> Material:
    return Material(name="", language="", facts=cards)


def writer(language: str) -> Writer:
    return Writer(language=language, page_of=lambda _document, _start: None)


@pytest.mark.parametrize(
    ("language", "heading", "cell"),
    [
        ("en", "From, to", "Promised by: the Guild\nTo: mayors"),
        ("fr", "De, à", "Engagement de\u202f: the Guild\nÀ\u202f: mayors"),
        ("ar", "من، إلى", "التزام من: the Guild\nإلى: mayors"),
    ],
)
def test_a_table_says_who_promises_and_to_whom(language, heading, cell):
    with translation.override(language):
        told = material(promised(1, "It will go on paying.", issuer="The Guild", addressee="mayors"))
        (block,) = findings.by_addressee(told, writer(language))
    assert block.table.columns[-1] == heading
    assert said(block.table.rows[0][-1]).replace("\u00a0:", "\u202f:") == cell


def test_a_table_of_addressees_alone_says_so_and_one_of_nobody_has_no_such_column():
    with translation.override("en"):
        (asked,) = findings.by_addressee(material(promised(1, "open the gates", addressee="mayors")), writer("en"))
        (bare,) = findings.by_addressee(material(promised(1, "open the gates")), writer("en"))
    assert (asked.table.columns[-1], said(asked.table.rows[0][-1])) == ("Addressed to", "Mayors")
    assert bare.table.columns == ("No.", "Recommendation")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "It will go on paying. (commitment; made by the Guild; addressed to mayors)"),
        ("fr", "It will go on paying. (engagement ; pris par : the Guild ; destinataire : mayors)"),
        ("ar", "It will go on paying. (التزام؛ من: the Guild؛ إلى: mayors)"),
    ],
)
def test_a_line_says_it_in_brackets(language, expected):
    with translation.override(language):
        told = material(promised(1, "It will go on paying.", issuer="The Guild", addressee="mayors"))
        (block,) = findings.recommendations(told, writer(language))
    assert said(block.lines[0]).replace("\u00a0", " ").replace("\u202f", " ") == expected


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [("fr", "donors", "bailleurs de fonds"), ("en", "les bailleurs", "donors"), ("ar", "the donors", "المانحين")],
)
def test_who_is_asked_bears_the_name_that_readers_of_the_report_know(language, asked, told):
    card = promised(1, "open the gates", addressee=asked)
    card = replace(card, fact=replace(card.fact, language="fr" if asked.startswith("les") else "en"))
    with translation.override(language):
        assert [name.text for name in parties.of_fact(card, writer(language)).addressees] == [told]


@pytest.mark.parametrize(
    ("issuer", "shown"),
    [
        ("L’évaluation", "l’évaluation"),
        ("Le Cercle", "le Cercle"),
        ("Léa Morin", "Léa Morin"),
        ("Lancaster", "Lancaster"),
    ],
)
def test_only_an_article_loses_the_capital_that_began_its_sentence(issuer, shown):
    card = promised(1, "open the gates", issuer=issuer)
    card = replace(card, fact=replace(card.fact, language="fr"))
    with translation.override("fr"):
        assert [name.text for name in parties.of_fact(card, writer("fr")).issuers] == [shown]


def test_the_parties_are_those_of_the_wording_that_is_as_strong_as_it_is_told():
    formal = promised(1, "open the gates by night", strength="formal", addressee="mayors")
    called = promised(60, "the gates by night", strength="call", issuer="A guard")
    assert findings.teller([called, formal], writer("en")) is formal


def test_a_promise_is_that_of_the_body_whoever_announced_it():
    announced = promised(1, "study a second phase", issuer="Ada Holm")
    given = promised(60, "look into a second phase", issuer="The Guild")
    names = {"guild": Words(text="Guild of Wells"), "ada holm": Words(text="Ada Holm")}
    knowing = replace(writer("en"), names=names, persons={"ada holm"})
    assert findings.teller([announced, given], knowing) is given
    assert findings.teller([announced], knowing) is announced


def test_an_office_in_another_language_says_in_which():
    fact = promised(1, "").fact
    head = replace(fact, kind=FactKind.PERSON, fields={"name": "Ada Holm", "role": "Keeper of the Tides"})
    with translation.override("fr"):
        (block,) = findings.persons(material(replace(promised(1, ""), fact=head)), writer("fr"))
    assert said(block.lines[0]) == "Ada Holm – Keeper of the Tides (en anglais)"


def test_a_piece_of_a_sentence_is_nobody_who_is_asked():
    card = promised(1, "open the gates", addressee="against closing them")
    with translation.override("en"):
        assert parties.of_fact(card, writer("en")).addressees == ()


@pytest.mark.parametrize(("issuer", "told"), [("participants", "the participants"), ("Ada Holm", "Ada Holm")])
def test_a_group_has_its_article_in_english(issuer, told):
    card = promised(1, "open the gates", issuer=issuer)
    with translation.override("en"):
        (behind,) = parties.of_fact(card, writer("en")).behind()
    assert "".join(words.text for words in behind) == f"made by {told}"


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [("en", "Participants", "the participants"), ("fr", "Participants", "les participants")],
)
def test_a_group_without_article_has_one_in_a_report(language, written, shown):
    writer = Writer(language=language, page_of=lambda _document, _start: None)
    assert parties._issuer(written, language, writer).text == shown


@pytest.mark.parametrize(
    ("language", "article", "shown"),
    [
        ("en", "L’Office", "Harbour Office"),
        ("en", "The Office", "Harbour Office"),
        ("fr", "the Office", "Bureau du port"),
    ],
)
def test_an_article_before_a_name_hides_nobody_whom_readers_know(language, article, shown):
    names = {"office": Words(text=shown, language=language)}
    told = Writer(language=language, page_of=lambda _document, _start: None, names=names)
    assert told.named(article, "fr").text == shown


def followed(issuer: str, entity: str) -> SimpleNamespace:
    return SimpleNamespace(
        issuer=issuer, issuer_entity=entity, event="e1", language="en", addressees=(), strength="formal"
    )


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "the Forum"), ("fr", "le Forum"), ("ar", "المنتدى")],
)
def test_rows_of_an_event_say_so_where_others_name_somebody(language, shown):
    event, group = followed("Second Forum on Wells", "e1"), followed("participants", "")
    told = parties.of_table([event, group], writer(language))
    assert told[0].issuers[0].text == shown
    assert parties.of_table([event], writer(language))[0].issuers == ()


@pytest.mark.parametrize(("language", "asked"), [("en", "parliaments"), ("fr", "parlements"), ("ar", "البرلمانات")])
def test_whom_the_words_themselves_ask_to_act_stands_behind_them(language, asked):
    told = promised(1, "parliaments pass a short law on ferries", strength="formal")
    with translation.override(language):
        named = parties.of_fact(told, writer(language))
    assert [name.text for name in named.addressees] == [asked]
    assert parties.of_fact(promised(1, "parliaments pass a short law on ferries"), writer("en")).addressees == ()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "The document that the report draws on records one commitment and two calls."),
        ("fr", "Le document sur lequel s’appuie le rapport consigne un engagement et deux appels."),
        ("ar", "تورد الوثيقة التي يستند إليها التقرير التزاما واحدا ودعوتين."),
    ],
)
def test_commitments_are_not_counted_as_recommendations(language, expected):
    calls = [promised(place, f"dig {place}", strength="call") for place in (20, 40)]
    with translation.override(language):
        (line,) = findings.counted(material(promised(1, "It will go on paying."), *calls), writer(language))
    assert said(line).replace("\u00a0", " ") == expected
