"""What is recommended, by whom and how strongly, on sentences written for these tests."""

import pytest

from marsad.extraction.reasons import rules
from marsad.extraction.recommendations import LISTED, add_recommendations
from marsad.extraction.recommendations_fields import fields_of, themes_of
from marsad.extraction.recommendations_grammar import grammar_of
from marsad.extraction.statements import add_statements
from marsad.extraction.tests.test_chain import paper
from marsad.extraction.tests.test_statements import lines
from marsad.language.sentences import sentences
from marsad.records import Analysis, Block, BlockKind, Fact, FactKind


def advised(text: str, language: str, *blocks: Block) -> list[Fact]:
    document = paper(text, language)
    if blocks:
        object.__setattr__(document, "blocks", blocks)
    analysis = add_recommendations(add_statements(Analysis(document=document, sentences=sentences(document))))
    assert all(f.citation.holds_in(text) for f in analysis.facts)
    return list(analysis.facts_of(FactKind.RECOMMENDATION))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "La conférence recommande de former les éducateurs, de financer des études, et de publier un bilan annuel.",
            "fr",
        ),
        (
            "The conference urges States to train street workers, to fund long studies, and to publish a review.",
            "en",
        ),
        ("أوصى المشاركون بتكوين مربي الشارع، وتمويل دراسات بعيدة المدى، ونشر حصيلة سنوية.", "ar"),
    ],
)
def test_an_enumeration_is_one_fact_for_each_action(text: str, language: str):
    assert len(advised(text, language)) == 3


@pytest.mark.parametrize(
    ("head", "items", "language"),
    [
        ("Les participants recommandent :", ["Créer un fonds commun ;", "Associer les familles."], "fr"),
        ("The meeting recommended that governments:", ["Create a joint fund;", "Involve the families."], "en"),
        ("أوصى المجتمعون بما يلي:", ["أولا: إحداث صندوق مشترك", "ثانيا: إشراك الأسر في التتبع"], "ar"),
    ],
)
def test_a_list_under_a_head_is_formal(head: str, items: list[str], language: str):
    text, blocks = lines((BlockKind.PARAGRAPH, head), *((BlockKind.LIST_ITEM, item) for item in items))
    facts = advised(text, language, *blocks)
    assert [f.rule for f in facts] == ["listed_under", "listed_under"]
    assert {f.fields["strength"] for f in facts} == {"formal"}
    assert not facts[0].citation.quote.startswith("أولا")


def test_a_heading_governs_the_lists_below_it_and_the_next_heading_ends_that():
    text, blocks = lines(
        (BlockKind.HEADING, "Recommendations"),
        (BlockKind.PARAGRAPH, "To governments:"),
        (BlockKind.LIST_ITEM, "1. Give back identity papers on the day of release."),
        (BlockKind.HEADING, "Participants"),
        (BlockKind.LIST_ITEM, "Institute of the Shores, research department"),
    )
    assert [f.citation.quote for f in advised(text, "en", *blocks)] == [
        "Give back identity papers on the day of release"
    ]


@pytest.mark.parametrize(
    ("text", "language", "strength"),
    [
        ("Les pouvoirs publics doivent protéger les lanceurs d’alerte.", "fr", "soft"),
        ("Il est urgent de protéger les lanceurs d’alerte.", "fr", "soft"),
        ("يجب على السلطات حماية المبلغين عن الفساد.", "ar", "soft"),
        ("Public authorities should protect those who raise the alarm.", "en", "soft"),
        ("Le réseau exhorte les États à protéger les lanceurs d’alerte.", "fr", "call"),
        ("دعت الشبكة الدول إلى حماية المبلغين عن الفساد.", "ar", "call"),
        ("The network calls on States to protect whistle-blowers.", "en", "call"),
        ("Les ministres se sont engagés à doubler le budget des bibliothèques.", "fr", "commitment"),
        ("تعهد الوزراء بمضاعفة ميزانية المكتبات العمومية.", "ar", "commitment"),
        ("The ministers agreed to double the budget of public libraries.", "en", "commitment"),
        ("Il a été recommandé de doubler le budget des bibliothèques.", "fr", "formal"),
        ("تمت التوصية بمضاعفة ميزانية المكتبات العمومية.", "ar", "formal"),
    ],
)
def test_strength_follows_the_governing_words(text: str, language: str, strength: str):
    (fact,) = advised(text, language)
    assert fact.fields["strength"] == strength
    assert fact.cues


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il convient de rappeler que le forum existe depuis dix ans.", "fr"),
        ("Il faut souligner que le forum existe depuis dix ans.", "fr"),
        ("Cette rencontre a pour objectif de formuler des recommandations sur la jeunesse.", "fr"),
        ("La cérémonie doit se tenir jeudi au théâtre municipal.", "fr"),
        ("The forum aims to formulate recommendations on youth.", "en"),
        ("What should teachers do about it?", "en"),
        ("يهدف اللقاء إلى صياغة توصيات حول الشباب.", "ar"),
    ],
)
def test_aims_reminders_plans_and_questions_recommend_nothing(text: str, language: str):
    assert advised(text, language) == []


STORIES = [
    ("en", "He decided to study medicine in Tunis."),
    ("en", "Evidence suggests that young people have lived there for decades."),
    ("en", "His commitment to projects at home delayed the book."),
    ("en", "She was invited to Rabat to compose a song."),
    ("fr", "Le musée propose une collection de cartes anciennes."),
    ("fr", "Il décide de partir au printemps."),
    ("fr", "L'avenue doit son nom à un poète."),
    ("fr", "Il revient en Europe après la guerre."),
    ("fr", "La tour fut construite à la demande de la ville."),
    ("ar", "ولا تعتزم الجمعية تغيير مقرها بعد اليوم."),
    ("ar", "وتقترح الدراسات أن الظاهرة قديمة في المنطقة."),
]


@pytest.mark.parametrize(("language", "text"), STORIES)
def test_what_tells_a_story_recommends_nothing(language: str, text: str):
    assert advised(text, language) == []


ADVICE = [
    ("en", "Participants reaffirmed their commitment to supporting youth centres."),
    ("en", "The experts suggested that schools should open their doors in the evening."),
    ("fr", "Il revient aux communes de soutenir les familles."),
    ("fr", "Le réseau propose de créer un fonds pour les jeunes."),
    ("ar", "وتعتزم الوزارة أن تفتح مراكز جديدة للشباب."),
]


@pytest.mark.parametrize(("language", "text"), ADVICE)
def test_what_has_the_same_words_and_asks_is_kept(language: str, text: str):
    assert advised(text, language)


def test_who_speaks_is_the_issuer_when_the_words_name_nobody_else():
    (fact,) = advised("La juge Nora Salhi a estimé qu’il faut rouvrir les ateliers de la prison.", "fr")
    assert fact.fields["issuer"] == "La juge Nora Salhi"


@pytest.mark.parametrize(
    ("text", "language", "themes"),
    [
        ("protéger les médiateurs communautaires", "fr", ["community"]),
        ("inviter les médias", "fr", ["media"]),
        ("pay the mediators", "en", []),
        ("invite the media", "en", ["media"]),
        ("open the fundamental questions", "en", []),
        ("limiter la communication du dossier", "fr", []),
        ("publier les règles de modération", "fr", []),
        ("ضمن الخطة الدراسية", "ar", []),
        ("إنجاز دراسة", "ar", ["research"]),
        ("فتح الباب أمام الجميع", "ar", []),
        ("دفع مئة دينار", "ar", []),
    ],
)
def test_a_theme_is_told_by_its_own_words_only(text: str, language: str, themes: list[str]):
    assert themes_of(text, language) == themes


def test_fields_say_what_it_is_about_and_for_whom():
    fields = fields_of("former les femmes et les jeunes détenus à la prévention en ligne", "recommande", "fr")
    assert fields["target_group"] == "femmes"
    assert {"prevention", "youth", "women", "online", "prisons"} <= set(fields["themes"])  # type: ignore[call-overload]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_rule_has_a_reason(language: str):
    grammar = grammar_of(language)
    assert grammar is not None
    assert {frame.rule for frame in grammar.frames} | set(LISTED) <= set(rules(FactKind.RECOMMENDATION))


def test_who_asks_for_a_list_stands_in_the_line_above_it():
    text = (
        "The Northern Youth Council calls on States to: (a) fund the open schools; (b) train the guards of the coast."
    )
    council = "The Northern Youth Council"
    assert [fact.fields["issuer"] for fact in advised(text, "en")] == [council, council]


def test_each_language_of_a_document_is_read_with_its_own_grammar():
    english = "The council urges towns to open schools. It met in May. It asked for no money."
    arabic = "أوصى المشاركون بإحداث مرصد وطني للماء. واجتمعوا في ماي. ولم يطلبوا مالا."
    document = paper(f"{english}\n\n{arabic}", "en")
    first = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(english))
    second = Block(kind=BlockKind.PARAGRAPH, start=len(english) + 2, end=len(document.text), language="ar")
    object.__setattr__(document, "blocks", (first, second))
    analysis = add_recommendations(add_statements(Analysis(document=document, sentences=sentences(document))))
    found = {fact.language: fact.fields["text"] for fact in analysis.facts_of(FactKind.RECOMMENDATION)}
    assert found == {"en": "open schools", "ar": "إحداث مرصد وطني للماء"}


def _listed(*written: tuple[BlockKind, str]) -> list[tuple[str, str, str]]:
    """Text, issuer and addressee of what blocks recommend."""
    text, blocks = "", []
    for kind, words in written:
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words + "\n"
    found = advised(text, "en", *blocks)
    return [(f.fields["text"], f.fields.get("issuer", ""), f.fields.get("addressee", "")) for f in found]


def test_a_numbered_paragraph_asks_for_what_its_letters_say():
    item = BlockKind.LIST_ITEM
    assert _listed(
        (item, "6. The expert group recommended that Member States:"),
        (item, "(a) Designate an office for wells;"),
        (item, "(b) Assess risks jointly with shepherds."),
        (item, "7. It requested the Office to prepare a list of springs."),
    ) == [
        ("Designate an office for wells", "The expert group", "Member States"),
        ("Assess risks jointly with shepherds", "The expert group", "Member States"),
        ("prepare a list of springs", "The expert group", "the Office"),
    ]


def test_a_heading_below_the_head_names_whom_its_items_are_asked_of():
    found = _listed(
        (BlockKind.PARAGRAPH, "We have agreed on the following recommendations:"),
        (BlockKind.HEADING, "To governments"),
        (BlockKind.LIST_ITEM, "1. Repeal the tax on boats."),
        (BlockKind.HEADING, "To the River Commission"),
        (BlockKind.LIST_ITEM, "2. The Commission should publish a report each year."),
    )
    assert [(text, asked) for text, _, asked in found] == [
        ("Repeal the tax on boats", "governments"),
        ("The Commission should publish a report each year", "the River Commission"),
    ]
