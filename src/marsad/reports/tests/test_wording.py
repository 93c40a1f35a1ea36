"""How reports read: names in the reader's language, one line for one body, notes in order, labels for one and many."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from marsad.charts import bars
from marsad.evidence.cards import EntityCard, EntityRef, FactCard
from marsad.evidence.event_names import fullest
from marsad.evidence.shared_names import shared
from marsad.language.normalise import fold
from marsad.records import Citation, EntityKind, Fact, FactKind, Name
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.marks import capital, colon, semicolon
from marsad.reports.logic.material import Material
from marsad.reports.logic.numbering import numbered
from marsad.reports.logic.report import Block, Line, Reference, Report, Section, Words
from marsad.reports.logic.sections import drawings, event, findings, statements
from marsad.reports.logic.sections.drawings import figure_of
from marsad.reports.queries.gathering import of_its_time

KNOWN = {"european union": Words(text="Union européenne", language="fr")}


def writer(language: str = "fr") -> Writer:
    return Writer(language=language, page_of=lambda _document, _start: None, names=KNOWN)


def card(place: int, kind: FactKind, **fields: object) -> FactCard:
    quote = str(next(iter(fields.values())))
    citation = Citation(document="d1", start=place, end=place + len(quote), quote=quote)
    fact = Fact(id=f"f{place}", kind=kind, citation=citation, language="en", fields=fields, confidence=0.9, rule="r")
    return FactCard(fact=fact, file="a.txt", document_title="", document_language="en", published="")


@pytest.mark.parametrize("name", ["European Union", "The European Union", "European Union (EU)"])
def test_a_body_is_known_with_its_article_and_with_its_initials_behind(name):
    assert writer().named(name, "en").text == "Union européenne"


@pytest.mark.parametrize("name", ["European Union of Radio", "Observatory"])
def test_another_body_keeps_its_own_name(name):
    assert writer().named(name, "en") == Words(text=name, language="en")


def test_a_body_that_is_named_twice_is_one_line_of_the_participants():
    told = [
        card(1, FactKind.PARTICIPATION, participant="European Union", capacity="partner"),
        card(50, FactKind.PARTICIPATION, participant="The European Union", capacity="partner"),
    ]
    material = Material(name="", language="", facts=tuple(told))
    line = event.participation(material, writer())[0].lines[0]
    assert [words.text for words in line.words] == ["Union européenne"]
    assert len(line.references) == 2


def test_a_speaker_is_named_once_with_all_that_was_said():
    told = (
        card(1, FactKind.STATEMENT, speaker="European Union", text="We begin."),
        card(20, FactKind.STATEMENT, speaker="A mayor", text="So do we."),
        card(50, FactKind.STATEMENT, speaker="The European Union", text="We end."),
    )
    (block,) = statements.statements(Material(name="", language="", facts=told), writer())
    said = [(line.label, line.words[0].text) for line in block.lines]
    assert said == [("Union européenne", "We begin."), ("", "We end."), ("A mayor", "So do we.")]


def test_an_event_is_placed_where_most_sources_place_it():
    told = tuple(
        card(place, FactKind.EVENT, name="Forum", city=city)
        for place, city in ((1, "Oran"), (30, "Nice"), (60, "Nice"))
    )
    (block,) = findings.events(Material(name="", language="", facts=told), writer())
    assert "".join(words.text for words in block.lines[0].words) == "Forum, Nice"


def test_an_event_bears_the_name_that_readers_know():
    told = card(1, FactKind.EVENT, name="The European Union", city="Nice")
    (block,) = findings.events(Material(name="", language="", facts=(told,)), writer())
    assert block.lines[0].words[0].text == "Union européenne"
    assert block.lines[0].references


def test_an_event_is_dated_from_its_first_to_its_last_day_as_its_sources_together_tell():
    told = (
        card(1, FactKind.EVENT, name="Forum", start_date="2023-10-11"),
        card(30, FactKind.EVENT, name="Forum", start_date="2023-10-11", end_date="2023-10-13"),
        card(60, FactKind.EVENT, name="Forum", start_date="2023-10-11", end_date="2023-10-13"),
    )
    (block,) = findings.events(Material(name="", language="", facts=told), writer())
    assert "".join(words.text for words in block.lines[0].words) == "Forum, 11–13 octobre 2023"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Forum international", "premier Forum international sur la paix"), "premier Forum international sur la paix"),
        (("Forum sur la paix", "Sommet des villes"), "Forum sur la paix"),
        ((), ""),
    ],
)
def test_an_event_is_called_by_the_longest_name_that_holds_the_best(names, expected):
    named = [Name(text=name, language="fr", script="Latn") for name in names]
    assert fullest([*named, Name(text="The first International Forum", language="en", script="Latn")], "fr") == expected


def test_themes_with_one_recommendation_each_are_not_drawn():
    told = tuple(
        card(place, FactKind.RECOMMENDATION, text=f"open {place}", themes=[theme], strength="call")
        for place, theme in ((1, "education"), (30, "media"))
    )
    assert drawings.by_theme(Material(name="", language="", facts=told), writer()) == ()
    more = card(60, FactKind.RECOMMENDATION, text="open again", themes=["media"], strength="call")
    assert drawings.by_theme(Material(name="", language="", facts=(*told, more)), writer())


@pytest.mark.parametrize(("language", "expected"), [("en", "Partnership"), ("fr", "Partenariat"), ("ar", "الشراكة")])
def test_the_label_of_a_part_stands_for_one_and_for_many(language, expected):
    material = Material(
        name="", language="", facts=(card(1, FactKind.PARTICIPATION, participant="A", capacity="partner"),)
    )
    with translation.override(language):
        assert event.participation(material, writer(language))[0].lines[0].label == expected


def test_recommendations_stand_in_a_table_for_each_strength_with_addressees_where_one_is_named():
    told = (
        card(1, FactKind.RECOMMENDATION, text="open at night", strength="call", addressee="mayors"),
        card(40, FactKind.RECOMMENDATION, text="count the visits", strength="formal"),
    )
    with translation.override("fr"):
        tables = [block.table for block in findings.by_addressee(Material(name="", language="", facts=told), writer())]
    assert [(table.caption, len(table.columns)) for table in tables] == [
        ("Recommandations formelles", 2),
        ("Appels", 3),
    ]
    assert [row[0].words[0].text for table in tables for row in table.rows] == ["1", "2"]


def test_a_recommendation_is_as_strong_as_its_strongest_wording_in_whichever_language_it_is_shown():
    told = (
        card(1, FactKind.RECOMMENDATION, text="open at night", strength="soft", themes=["education"]),
        card(40, FactKind.RECOMMENDATION, text="open every night", strength="formal", themes=["media"]),
    )
    for group in (told, told[::-1]):
        assert findings.strength(group) == "formal"
        assert findings.themes(group) == ("education", "media")


def test_notes_at_one_word_stand_in_the_order_of_their_numbers():
    def reference(start: int) -> Reference:
        return Reference(
            fact=f"f{start}", document="d", document_name="D", file="d", language="en", start=start, end=start + 1,
            quote="x",
        )  # fmt: skip

    lines = [[1], [2], [3, 1]]
    made = tuple(Line(words=(Words(text="x", references=tuple(map(reference, one))),)) for one in lines)
    section = Section(key="s", heading="S", blocks=(Block(layout="list", lines=made),))
    report = Report(
        title="", title_language="", subtitle="", kind="brief", language="en", made_on="", made_on_iso="", method=(),
        terms={}, sections=(section,),
    )  # fmt: skip
    last = list(numbered(report).lines())[-1]
    assert [reference.number for reference in last.references] == [1, 3]


@pytest.mark.parametrize(
    ("name", "expected"), [("fifth edition", "Fifth edition"), ("édition", "Édition"), ("الدورة", "الدورة"), ("", "")]
)
def test_a_name_that_begins_a_line_has_a_capital(name, expected):
    assert capital(name) == expected


def test_days_in_the_data_of_a_drawing_are_written_in_words():
    chart = bars.draw(
        [bars.Bar(label=label, value=2, parts=()) for label in ("2023-10-13", "2023", "2023-10-13/2024-11-06")],
        title="Days", noun="recommendation", language="fr",
    )  # fmt: skip
    cells = [row[0].replace("\u00a0", " ") for row in figure_of(chart, writer()).rows]
    assert cells == ["13 octobre 2023", "2023", "13 octobre 2023 – 6 novembre 2024"]


@pytest.mark.parametrize(
    ("report", "words", "given", "language"),
    [
        ("ar", "No budget.", "", "en"),
        ("fr", "لا ميزانية.", "", "ar"),
        ("fr", "Pas de budget.", "", ""),
        ("ar", "No budget.", "fr", "fr"),
    ],
)
def test_what_people_wrote_runs_as_its_script_does(report, words, given, language):
    assert writer(report).free(words, given).language == language


def test_a_theme_that_the_name_of_the_event_says_is_left_out():
    told = (
        card(1, FactKind.EVENT, name="Third Forum on Early Prevention", theme="Early prevention", status="held"),
        card(60, FactKind.EVENT, name="the Forum", theme="After the gate", status="held"),
    )
    material = Material(name="Third Forum on Early Prevention", language="en", events=told)
    (line,) = (line for line in event.about(material, writer("en"))[0].lines if line.label == "Theme")
    assert [words.text for words in line.words] == ["After the gate"]
    assert any("After the gate" in words.text for line in event.told(material, writer("en")) for words in line.words)


def test_an_event_s_dates_are_told_once_where_one_source_only_knows_less():
    told = (
        card(1, FactKind.EVENT, name="Forum", start_date="2023-10"),
        card(30, FactKind.EVENT, name="Forum", start_date="2023-10-11", end_date="2023-10-13"),
    )
    (line,) = (line for line in event.about(Material(name="", language="", events=told), writer("en"))[0].lines[1:])
    assert [words.text for words in line.words] == ["11–13 October 2023"]


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        ([("education", 5), ("prisons", 3), ("children", 2), ("media", 1)], 3),
        ([("education", 5), ("prisons", 1), ("children", 1), ("media", 1)], 1),
        ([("education", 1), ("prisons", 1), ("children", 1), ("media", 1)], 0),
    ],
)
def test_the_themes_named_most_often_are_those_with_more_than_the_rest(themes, expected):
    blocks = drawings.themes_told(themes, [], writer("en"))
    told = "".join(words.text for block in blocks for words in block.lines[0].words)
    assert told.count("(") == expected


def told_event(place: int, name: str, document: str = "d1", **fields: object) -> FactCard:
    known = card(place, FactKind.EVENT, name=name, **fields)
    return replace(known, fact=replace(known.fact, citation=replace(known.fact.citation, document=document)))


def of_event(*cards: FactCard, today: date = date(2026, 1, 1)) -> Material:
    names = tuple(str(one.fact.fields["name"]) for one in cards)
    return Material(name=names[0], language="en", events=cards, names=names, today=today)


@pytest.mark.parametrize(
    ("today", "language", "told"),
    [
        (date(2024, 5, 1), "en", "The workshop is to be held in Sfax, on 3 June 2025."),
        (date(2026, 5, 1), "en", "The workshop was to be held in Sfax, on 3 June 2025."),
        (date(2024, 5, 1), "fr", "L’atelier doit se tenir à Sfax le 3 juin 2025."),
        (date(2026, 5, 1), "fr", "L’atelier devait se tenir à Sfax le 3 juin 2025."),
        (date(2026, 5, 1), "ar", "كان من المقرر أن تنعقد ورشة العمل في صفاقس يوم 3 يونيو 2025."),
    ],
)
def test_what_was_only_announced_is_not_told_as_held(today, language, told):
    announced = told_event(1, "Workshop on wells", status="announced", city="Sfax", start_date="2025-06-03")
    with translation.override(language):
        first = next(event.told(of_event(announced, today=today), writer(language)))
    said = "".join(words.text for words in first.words).replace("\u00a0", " ")
    assert said.replace(", on", " on") == told.replace(", on", " on")


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2018-03-16", "The workshop was to be held in Sfax."),
        ("2025-11-02", "The workshop is to be held in Sfax."),
        ("", "The workshop is to be held in Sfax."),
    ],
)
def test_what_was_announced_long_ago_without_a_day_lies_behind_us(published, told):
    announced = replace(told_event(1, "Workshop on wells", status="announced", city="Sfax"), published=published)
    with translation.override("en"):
        first = next(event.told(of_event(announced), writer("en")))
    assert "".join(words.text for words in first.words).replace("\u00a0", " ") == told


def test_a_name_from_a_hashtag_is_printed_as_a_name():
    assert writer("ar").named("سالم_المينائي", "ar").text == "سالم المينائي"
    assert writer("fr").named("#Port_Ouvert", "fr").text == "Port Ouvert"


def test_the_legend_of_strengths_has_one_order_whatever_theme_comes_first():
    cards = [
        card(1, FactKind.RECOMMENDATION, text="a", strength="call", themes=["prisons"]),
        card(2, FactKind.RECOMMENDATION, text="b", strength="call", themes=["prisons"]),
        card(3, FactKind.RECOMMENDATION, text="c", strength="formal", themes=["funding"]),
    ]
    with translation.override("en"):
        *_told, block = drawings.by_theme(Material(name="A", language="en", facts=tuple(cards)), writer("en"))
    assert block.figure.columns == ("Theme", "Formal recommendation", "Call", "Total")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Its organisation was entrusted to the Well Foundation."),
        ("fr", "L’organisation en a été confiée à Well Foundation."),
    ],
)
def test_an_announced_event_was_not_organised_yet(language, told):
    announced = told_event(1, "Workshop", status="announced", start_date="2025-06-03", organisers=("Well Foundation",))
    with translation.override(language):
        *_others, last = event.told(of_event(announced), writer(language))
    assert "".join(words.text for words in last.words) == told


def test_dates_that_only_know_less_are_no_difference():
    material = of_event(
        told_event(1, "Fair", "d1", start_date="2019-11-20", end_date="2019-11-21"),
        told_event(50, "Fair", "d2", start_date="2019"),
        told_event(90, "Fair", "d3", start_date="2019-11-20"),
        told_event(100, "Fair", "d5", start_date="2019-11-21"),
    )
    with translation.override("en"):
        assert event.differences(material, writer("en")) == ()
        (block,) = event.differences(
            replace(material, events=(*material.events, told_event(120, "Fair", "d4", start_date="2019-11-14"))),
            writer("en"),
        )
    told = "".join(words.text for words in block.lines[0].words).replace("\u00a0", " ")
    assert "20–21 November 2019 according to" in told
    assert "14 November 2019 according to" in told
    assert told.count("2019") == len(("20–21", "14"))


@pytest.mark.parametrize(
    ("fields", "is_listed"),
    [
        ({"name": "one-day seminar"}, False),
        ({"name": "one-day seminar", "city": "Sfax"}, True),
        ({"name": "Forum of Wells"}, True),
        ({"name": "forum", "edition": "3"}, True),
    ],
)
def test_only_events_that_readers_can_tell_from_others_are_listed(fields, is_listed):
    told = Material(name="", language="", facts=(card(1, FactKind.EVENT, **fields),))
    with translation.override("en"):
        assert bool(findings.events(told, writer("en"))) is is_listed


def test_a_theme_brief_does_not_count_its_own_theme():
    asked = [
        card(n, FactKind.RECOMMENDATION, text=f"dig {n}", strength="call", themes=("youth", "media")) for n in (1, 20)
    ]
    single = card(40, FactKind.RECOMMENDATION, text="dig", strength="call", themes=("youth", "research"))
    material = Material(name="", language="", facts=(*asked, single), theme="youth")
    with translation.override("en"):
        told, drawn = drawings.by_theme(material, writer("en"))
    said = "".join(words.text for words in told.lines[0].words)
    assert said == "The most frequent of the other themes is media and narratives (2)."
    assert "Young people" not in drawn.figure.alt


def entity(identifier: str, *names: str, language: str = "ar") -> EntityCard:
    told = tuple(Name(text=name, language=language, script="Arab") for name in names)
    return EntityCard(
        id=identifier, kind=EntityKind.ORGANISATION, label=names[0], names=told, country="", parent="", details={},
        facts=1, mentions=1, documents=1,
    )  # fmt: skip


def test_a_short_name_that_several_bodies_could_bear_names_none():
    cards = [entity("e1", "مركز الواحة", "المركز"), entity("e2", "مركز النخيل"), entity("e3", "مرصد الآبار", "المرصد")]
    assert shared(cards) == frozenset({fold("المركز")})


def test_who_organised_is_not_told_to_have_attended():
    told = (
        card(1, FactKind.PARTICIPATION, participant="Guild", capacity="attendee"),
        card(20, FactKind.PARTICIPATION, participant="Mayor", capacity="attendee"),
        card(50, FactKind.PARTICIPATION, participant="Guild", capacity="organiser"),
    )
    (block,) = event.participation(Material(name="", language="", facts=told), writer("en"))
    assert [[words.text for words in line.words] for line in block.lines] == [["Guild"], ["Mayor"]]


def test_a_shorter_name_of_an_event_is_not_told_beside_the_whole_one():
    told = of_event(told_event(1, "First Forum of Wells"), told_event(50, "Forum of Wells", "d2"))
    with translation.override("en"):
        (block,) = event.about(told, writer("en"))
    assert ["".join(words.text for words in line.words) for line in block.lines] == ["First Forum of Wells"]


def test_i_is_somebodys_own_voice():
    said = (
        card(1, FactKind.STATEMENT, speaker="A guard", text="I needed a key", mode="indirect"),
        card(50, FactKind.STATEMENT, speaker="A guard", text="the key was lost", mode="indirect", verb="said"),
    )
    with translation.override("en"):
        (block,) = statements.statements(Material(name="", language="", facts=said), writer("en"))
    assert [line.words[0].text for line in block.lines] == ["“I needed a key”", "… the key was lost"]


@pytest.mark.parametrize(("speaker", "is_told"), [("Hawa Sow", False), ("Les ministres", True)])
def test_a_verb_in_the_plural_is_not_told_of_one_person(speaker, is_told):
    said = card(1, FactKind.STATEMENT, speaker=speaker, text="ont salué les puits", mode="indirect", verb="ont salué")
    said = replace(said, fact=replace(said.fact, language="fr"))
    with translation.override("fr"):
        assert bool(statements.statements(Material(name="", language="", facts=(said,)), writer("fr"))) is is_told


def test_persons_of_one_name_are_one_line_where_nothing_tells_them_apart():
    offices = ("", "mayor", "judge")
    people = tuple(
        replace(
            card(n * 40 + 1, FactKind.PERSON, name="Ada Holm", role=office),
            entities=(EntityRef(id=str(n), kind=EntityKind.PERSON, label="Ada Holm"),),
        )
        for n, office in enumerate(offices)
    )
    with translation.override("en"):
        (one,) = findings.persons(Material(name="", language="", facts=people[:2]), writer("en"))
        (three,) = findings.persons(Material(name="", language="", facts=people), writer("en"))
    assert (len(one.lines), len(three.lines)) == (1, 3)


def test_a_name_and_a_theme_are_told_in_the_language_of_the_report_where_one_tells_them():
    told = of_event(
        in_french(told_event(1, "Forum des puits", theme="Boire ensemble", venue="Maison des eaux")),
        told_event(50, "First Forum", "d2", theme="Drinking together", venue="House of waters"),
        told_event(90, "First Forum", "d3", theme="Drinking together", organisers=["A guild"]),
    )
    with translation.override("fr"):
        (block,) = event.about(told, writer("fr"))
    shown = {line.label: [words.text for words in line.words] for line in block.lines}
    assert shown["Nom"] == ["Forum des puits"]
    assert shown["Thème"] == ["Boire ensemble"]
    assert shown["Lieu de tenue"] == ["Maison des eaux"]
    assert shown["Organisateur"] == ["A guild"]


def in_french(one: FactCard) -> FactCard:
    return replace(one, fact=replace(one.fact, language="fr"))


def test_what_one_document_leaves_out_of_a_programme_another_one_says():
    told = (
        card(1, FactKind.PROGRAMME, name="Wells for All", funder="A bank"),
        in_french(card(50, FactKind.PROGRAMME, name="Wells for All", amount="200", currency="EUR")),
    )
    with translation.override("fr"):
        (block,) = findings.programmes(Material(name="", language="", facts=told), writer("fr"))
    (line,) = block.lines
    assert "".join(words.text for words in line.words) == (
        "Wells for All\u202f; montant\u202f: 200\xa0EUR\u202f; financé par\u202f: A bank"
    ).replace("\u202f:", colon_of_labels()).replace("\u202f; ", joint())


def colon_of_labels() -> str:
    with translation.override("fr"):
        return colon().rstrip()


def joint() -> str:
    with translation.override("fr"):
        return semicolon()


def test_bodies_that_readers_know_under_one_name_are_one_line():
    told = (
        card(1, FactKind.ORGANISATION, name="EU delegation"),
        card(50, FactKind.ORGANISATION, name="Delegation of the European Union"),
    )
    with translation.override("fr"):
        (block,) = findings.organisations(Material(name="", language="", facts=told), writer("fr"))
    assert [line.words[0].text for line in block.lines] == ["Délégation de l’Union européenne"]


def test_a_title_that_only_addresses_somebody_is_no_office():
    told = (card(1, FactKind.PERSON, name="Hawa Sow", role="Professor"),)
    (block,) = findings.persons(Material(name="", language="", facts=told), writer("fr"))
    assert [words.text for words in block.lines[0].words] == ["Hawa Sow"]


def test_an_event_is_told_from_papers_of_its_time():
    held = told_event(1, "First Forum", start_date="2021-05-01", end_date="2021-05-02", status="held")
    papers = {
        day: replace(card(place, FactKind.RECOMMENDATION, text="open wells"), published=day)
        for place, day in enumerate(("2020-04", "2021-05-03", "2021", "2022-05-02", "2022-09-01", ""), start=1)
    }
    kept = of_its_time((held,), tuple(papers.values()))
    assert [one.published for one in kept] == ["2021-05-03", "2021", "2022-05-02", ""]
    announced = told_event(1, "First Forum", start_date="2021-05-01", end_date="2021-05-02", status="announced")
    assert len(of_its_time((announced,), tuple(papers.values()))) == len(papers)
    assert of_its_time((held,), (papers["2020-04"],)) == (papers["2020-04"],)


def test_a_number_of_participants_that_two_sources_tell_is_told_once():
    told = [
        card(1, FactKind.EVENT, name="Water days", participants="240 participants"),
        card(50, FactKind.EVENT, name="Water days", participants="nearly 240 participants"),
        card(90, FactKind.EVENT, name="Water days", participants="260 participants"),
    ]
    (block,) = event.about(Material(name="", language="", events=tuple(told)), writer("en"))
    row = next(line for line in block.lines if line.mark)
    assert [words.text for words in row.words if words.text.strip()] == ["240 participants", "260 participants"]
