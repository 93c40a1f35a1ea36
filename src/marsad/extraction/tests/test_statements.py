"""Who said what, in three languages, on sentences written for these tests."""

from dataclasses import replace

import pytest

from marsad.extraction.chain import analyse
from marsad.extraction.reasons import rules
from marsad.extraction.statements import add_statements
from marsad.extraction.statements_grammar import grammar_of
from marsad.extraction.tests.papers import paper as lined
from marsad.extraction.tests.test_chain import paper
from marsad.language.sentences import sentences
from marsad.records import Analysis, Block, BlockKind, EntityKind, Fact, FactKind

FRENCH = (
    "Le directeur de l’Institut des rives, Karim Belhadj, a indiqué que le centre accueille deux cents stagiaires, "
    "soulignant que la moitié sont des femmes. « Nous manquons de formateurs », a-t-il ajouté."
)
ARABIC = (
    "أكد مدير معهد الضفاف، كريم بلحاج، في كلمة له، أن المركز يستقبل مئتي متدرب سنويا، مضيفا أن نصفهم من النساء. "
    "وأوضح المتحدث ذاته أن المعهد يحتاج إلى مكونين جدد."
)
ENGLISH = (
    "The director of the Shores Institute, Karim Belhadj, said that the centre hosts two hundred trainees, noting that "
    "half of them are women. He added that the institute needs more teachers."
)


def said(text: str, language: str, *blocks: Block) -> list[Fact]:
    document = paper(text, language)
    if blocks:
        object.__setattr__(document, "blocks", blocks)
    analysis = add_statements(Analysis(document=document, sentences=sentences(document)))
    assert all(f.citation.holds_in(text) for f in analysis.facts)
    return list(analysis.facts_of(FactKind.STATEMENT))


def lines(*parts: tuple[BlockKind, str]) -> tuple[str, tuple[Block, ...]]:
    text, blocks = "", []
    for kind, part in parts:
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(part)))
        text += part + "\n\n"
    return text, tuple(blocks)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [(FRENCH, "fr", "Karim Belhadj"), (ARABIC, "ar", "كريم بلحاج"), (ENGLISH, "en", "Karim Belhadj")],
)
def test_main_verb_participle_and_pronoun_are_three_statements_of_one_speaker(text: str, language: str, name: str):
    facts = said(text, language)
    assert [f.fields["speaker"] for f in facts] == [name] * 3
    assert not set(facts[0].citation.quote.split()) & set(facts[1].citation.quote.split()[-2:])


def test_a_quotation_before_its_verb_is_direct_and_cited_without_its_marks():
    (fact,) = said("« La confiance se gagne lentement », a estimé la juge Nora Salhi.", "fr")
    assert fact.citation.quote == "La confiance se gagne lentement"
    assert fact.fields["speaker"] == "la juge Nora Salhi"
    assert fact.fields["mode"] == "direct"


def test_a_quotation_that_runs_over_sentences_stays_the_same_speakers():
    facts = said("The envoy Lena Moor stated: “The road is long. We shall walk it together.”", "en")
    assert [f.fields["speaker"] for f in facts] == ["The envoy Lena Moor"] * 2
    assert facts[1].rule == "quote_continues"


def test_a_surname_and_a_title_lead_back_to_the_first_name():
    facts = said(
        "La ministre de la Culture, Hind Zaïd, a déclaré que le musée ouvrira en mai. Mme Zaïd a précisé que l’entrée "
        "sera libre. La ministre a rappelé que le chantier avait duré trois ans.",
        "fr",
    )
    assert [f.fields["speaker"] for f in facts] == ["Hind Zaïd"] * 3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأشار سالم الناصري بلهجة واضحة إلى أن الحوار أنجع من غيره.", "سالم الناصري"),
        ("ولكن متحدثة باسم المرصد قالت إن العمل مستمر في القرى.", "متحدثة باسم المرصد"),
        ("أوضح الوزير أن بلاده دعت جميع الأطراف إلى ضبط النفس قبل اللقاء.", "الوزير"),
    ],
)
def test_a_speaker_is_named_without_adverbs_and_particles(text: str, speaker: str):
    assert speaker in {fact.fields["speaker"] for fact in said(text, "ar")}


@pytest.mark.parametrize(
    "text",
    [
        "نقلت الرسائل عبر البريد على الرغم من أن الطريق مقطوعة.",
        "لعب الفريق جيدا إلا أن الحارس تدخل بحزم في اللحظة الأخيرة.",
        "لحق الفريق مجددا بمنافسه في آخر الموسم الرياضي.",
    ],
)
def test_words_spelt_like_verbs_of_saying_say_nothing(text: str):
    assert said(text, "ar") == []


def test_set_phrases_of_the_writer_are_nobodys_statement():
    assert said("Il convient de rappeler que la session précédente avait réuni vingt pays.", "fr") == []
    assert said("يذكر أن الدورة السابقة انعقدت بمدينة الضفاف قبل سنتين.", "ar") == []
    assert said("It should be noted that the previous session gathered twenty countries.", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Selon le rapport annuel, les demandes ont doublé en deux ans.", "fr", "le rapport annuel"),
        ("According to the annual report, requests doubled within two years.", "en", "the annual report"),
        ("وحسب التقرير السنوي، فإن الطلبات تضاعفت خلال سنتين.", "ar", "التقرير السنوي"),
    ],
)
def test_sources_speak_too(text: str, language: str, speaker: str):
    (fact,) = said(text, language)
    assert fact.fields["speaker"] == speaker


def test_the_items_of_a_communique_are_said_by_those_above_the_list():
    text, blocks = lines(
        (BlockKind.PARAGRAPH, "At the end of their meeting, the delegates:"),
        (BlockKind.LIST_ITEM, "condemned the attacks on schools along the river;"),
        (BlockKind.LIST_ITEM, "noted that the ceasefire had held for a year."),
    )
    assert [f.fields["speaker"] for f in said(text, "en", *blocks)] == ["the delegates", "the delegates"]


def test_headings_say_nothing():
    text, blocks = lines((BlockKind.HEADING, "The mayor said that the bridge would open"))
    assert said(text, "en", *blocks) == []


def test_a_language_without_grammar_gives_nothing():
    assert said("Der Minister sagte, dass die Brücke offen sei.", "de") == []


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_rule_has_a_reason(language: str):
    grammar = grammar_of(language)
    assert grammar is not None
    used = {frame.rule for frame in grammar.frames} | {"quote_continues", "interview_answer", "speech"}
    assert used <= set(rules(FactKind.STATEMENT))
    assert {frame.verb for frame in grammar.frames} <= set(grammar.classes)


def test_a_citation_has_sixty_words_at_most():
    long = "The mayor said that " + ", ".join(f"the street number {n} was repaired" for n in range(40)) + "."
    (fact,) = said(long, "en")
    assert len(fact.citation.quote.split()) <= 60


def test_the_answers_of_an_interview_are_the_words_of_whom_its_title_names():
    text = (
        "Entretien avec Lina Haddaoui\nQue dit Omar Beltran ?\nOmar Beltran se trompe de vallée et de siècle.\n"
        "Que propose Omar Beltran ?\nOmar Beltran propose de fermer les écoles.\nQue répondez-vous à Omar Beltran ?\n"
        "Nous voulons ouvrir les écoles le soir."
    )
    document = replace(lined(text, "fr"), title="Entretien avec Lina Haddaoui")
    answers = [fact for fact in analyse(document).facts_of(FactKind.STATEMENT) if fact.rule == "interview_answer"]
    assert {str(fact.fields["speaker"]) for fact in answers} == {"Lina Haddaoui"}


SPEECHES = [
    ("en", ("League meets in Narva\nFollowing is the text of League President Ada Holm’s message to the third Delta "
     "forum, in Narva today:\nDear friends and colleagues,\nThe wells of our valley were dug by hand. We have asked "
     "every school to map them.\nI thank the teachers for their work.\nFor information media. Not an official record."),
     "Ada Holm", ["The wells of our valley were dug by hand", "We have asked every school to map them",
                  "I thank the teachers for their work"]),
    ("fr", ("Allocution de Salim Naceri, président de la Ligue des rives\nMesdames et Messieurs,\nLes puits de notre "
     "vallée ont été creusés à la main. Nous avons demandé à chaque école d’en dresser la carte.\nJe remercie les "
     "institutrices de leur travail."), "Salim Naceri",
     ["Les puits de notre vallée ont été creusés à la main",
      "Nous avons demandé à chaque école d’en dresser la carte", "Je remercie les institutrices de leur travail"]),
    ("ar", ("كلمة الدكتور خالد النعيمي رئيس رابطة الضفاف\nأيها الحضور الكريم،\nحفرت آبار وادينا باليد قبل قرن من "
     "الزمن. إننا طلبنا من كل مدرسة لدينا أن ترسم خريطة لها.\nوأشكر المعلمات على عملهن الطويل في القرى."),
     "خالد النعيمي",
     ["حفرت آبار وادينا باليد قبل قرن من الزمن", "إننا طلبنا من كل مدرسة لدينا أن ترسم خريطة لها",
      "وأشكر المعلمات على عملهن الطويل في القرى"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker", "words"), SPEECHES)
def test_the_sentences_of_a_speech_are_the_speakers(language, text, speaker, words):
    title = text.split("\n")[0]
    found = analyse(replace(lined(text, language), title=title)).facts_of(FactKind.STATEMENT)
    assert {str(fact.fields["speaker"]) for fact in found} == {speaker}
    assert [fact.citation.quote for fact in found] == words


def test_what_a_spokesman_issues_about_somebody_is_no_speech():
    text = (
        "The following statement was issued today by the spokesman for League President Ada Holm:\nThe President is "
        "following events in the valley.\nThe wells were dug by hand and belong to all villages."
    )
    assert not [f for f in analyse(lined(text, "en")).facts_of(FactKind.STATEMENT) if f.rule == "speech"]


def test_a_name_before_an_answer_is_no_part_of_it_nor_is_what_the_editors_add():
    text = (
        "Entretien avec Lina Haddaoui, éducatrice\nCombien de familles suivez-vous ?\n"
        "Lina Haddaoui : Un peu plus de deux cents, dans trois villes.\nQue demandez-vous ?\n"
        "Un local ouvert le soir et deux animateurs.\nEt après ?\nNous verrons avec les parents du quartier.\n"
        "Propos recueillis par la rédaction en mai 2023."
    )
    document = replace(lined(text, "fr"), title="Entretien avec Lina Haddaoui, éducatrice")
    answers = [f.citation.quote for f in analyse(document).facts_of(FactKind.STATEMENT) if f.rule == "interview_answer"]
    assert answers == [
        "Un peu plus de deux cents, dans trois villes",
        "Un local ouvert le soir et deux animateurs",
        "Nous verrons avec les parents du quartier",
    ]


def test_the_words_by_which_a_speaker_is_called_lead_to_the_name():
    text = (
        "أكد رئيس المرصد الريفي، سالم الناصري، أن المرصد يستقبل مئتي زائر كل سنة. "
        "وأوضح المتحدث ذاته أن المعهد يحتاج إلى مكونين جدد. وقال إن الأمر مهم."
    )
    analysis = analyse(paper(text, "ar"))
    (person,) = analysis.facts_of(FactKind.PERSON)
    called = [m.citation.quote for m in analysis.mentions_of(EntityKind.PERSON) if m.fact == person.id]
    assert sorted(called) == sorted(["سالم الناصري", "رئيس المرصد الريفي، سالم الناصري", "المتحدث ذاته"])


def test_a_pronoun_and_the_number_of_an_item_are_no_reference():
    text = "Salma Idrissi a ouvert la séance. Elle a dit que le plan avance. 4. Elle a dit que la suite viendra."
    analysis = analyse(paper(text, "fr"))
    assert [m.citation.quote for m in analysis.mentions_of(EntityKind.PERSON)] == ["Salma Idrissi"]
