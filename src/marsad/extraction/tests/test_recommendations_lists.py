"""Who asks for what a list holds, and of whom: the lines above it say so, or its items."""

import pytest

from marsad.extraction.organisations import add_organisations
from marsad.extraction.recommendations import add_recommendations
from marsad.extraction.statements import add_statements
from marsad.extraction.tests.test_chain import paper
from marsad.extraction.tests.test_statements import lines
from marsad.language.sentences import sentences
from marsad.records import Analysis, BlockKind, FactKind

HEADING, LINE, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


def parties(language: str, *pieces: tuple[BlockKind, str]) -> list[tuple[str, str]]:
    text, blocks = lines(*pieces)
    document = paper(text, language)
    object.__setattr__(document, "blocks", blocks)
    analysis = Analysis(document=document, sentences=sentences(document))
    for step in (add_organisations, add_statements, add_recommendations):
        analysis = step(analysis)
    facts = analysis.facts_of(FactKind.RECOMMENDATION)
    return [(str(fact.fields.get("issuer", "")), str(fact.fields.get("addressee", ""))) for fact in facts]


@pytest.mark.parametrize(
    ("language", "pieces", "asked"),
    [
        ("fr", [(HEADING, "Recommandations adressées aux mairies"), (ITEM, "1. Ouvrir un puits.")], "mairies"),
        (
            "fr",
            [(HEADING, "II. Recommandations adressées aux partenaires du port"), (ITEM, "4. Réserver deux quais.")],
            "partenaires du port",
        ),
        ("fr", [(HEADING, "Recommandations"), (LINE, "Aux mairies :"), (ITEM, "1. Ouvrir un puits.")], "mairies"),
        ("en", [(HEADING, "Recommendations"), (LINE, "To town halls:"), (ITEM, "1. Open a well.")], "town halls"),
        ("en", [(HEADING, "Recommendations to town halls"), (ITEM, "1. Open a well.")], "town halls"),
        ("en", [(LINE, "Town halls are advised to:"), (ITEM, "open a well;"), (ITEM, "close a road.")], "Town halls"),
        ("en", [(LINE, "Town halls should:"), (ITEM, "open a well;"), (ITEM, "close a road.")], "Town halls"),
        ("fr", [(LINE, "Les bergers recommandent :"), (LINE, "R1. Aux mairies : ouvrir un puits.")], "mairies"),
        ("en", [(LINE, "The herders recommend:"), (LINE, "Rec. 1: To town halls: open a well.")], "town halls"),
        ("ar", [(LINE, "أوصى الرعاة بما يلي:"), (LINE, "ت1. إلى البلديات: فتح بئر في كل قرية.")], "البلديات"),
        (
            "ar",
            [(HEADING, "توصيات موجهة إلى المزارعين"), (ITEM, "1. فتح بئر جديدة في كل قرية من قرى الساحل")],
            "المزارعين",
        ),
    ],
)
def test_the_line_above_a_list_says_who_is_asked(language: str, pieces: list[tuple[BlockKind, str]], asked: str):
    assert {asked for _asks, asked in parties(language, *pieces)} == {asked}


def test_a_heading_that_lists_partners_is_none_of_recommendations():
    assert not parties("fr", (HEADING, "Partenaires"), (ITEM, "1. Réserver deux quais."))


def test_a_list_whose_items_begin_with_the_verb_has_its_subject_above():
    told = parties(
        "fr",
        (HEADING, "À la fin de leurs travaux, les maires :"),
        (ITEM, "1. S’engagent à ne plus fermer les puits ;"),
        (ITEM, "2. Lancent un appel aux bergers afin qu’ils partagent l’eau."),
    )
    assert told == [("les maires", ""), ("les maires", "bergers")]


def test_an_arabic_line_above_a_list_has_its_subject_behind_the_verb():
    told = parties(
        "ar",
        (LINE, "وبعد النقاش، قرر الرعاة ما يأتي:"),
        (ITEM, "أولاً: دعوة سكان القرى إلى فتح الآبار."),
        (ITEM, "ثانياً: الطلب إلى الصيادين تقديم العون."),
    )
    assert told == [("الرعاة", "سكان القرى"), ("الرعاة", "الصيادين")]


def test_the_subject_of_a_passive_is_asked():
    assert parties("en", (LINE, "Shepherds are requested to close the gates at night.")) == [("", "Shepherds")]


def test_a_report_means_its_own_foundation_by_the_word_alone():
    told = parties(
        "ar",
        (BlockKind.TITLE, "التقرير السنوي لمؤسسة الآبار للتنمية"),
        (LINE, "تلقت الدعم من مؤسسة النخيل للثقافة."),
        (LINE, "تقترح المؤسسة على شركائها ما يلي:"),
        (ITEM, "1. فتح بئر في كل قرية."),
        (ITEM, "2. إعداد خريطة للقرى."),
    )
    assert {asks for asks, _asked in told} == {"مؤسسة الآبار للتنمية"}


def test_an_item_ends_where_a_later_sentence_of_its_block_asks_for_more():
    told = parties(
        "fr",
        (HEADING, "Recommandations adressées aux mairies"),
        (ITEM, "1. Réserver deux quais aux pêcheurs. Le Conseil exhorte en outre les bergers à partager l’eau."),
    )
    assert told == [("", "mairies"), ("Le Conseil", "les bergers")]


def test_an_acronym_is_the_body_and_nobody_who_works_for_it():
    told = parties(
        "en",
        (LINE, "The European Union (EU) welcomed the meeting of the wells."),
        (LINE, "Ada Holm, Head of Water at the EU Delegation, said: “Half a well is no well.”"),
        (LINE, "The EU calls upon shepherds to share the water."),
    )
    assert told == [("The EU", "shepherds")]


def test_what_a_committee_is_for_is_not_whom_it_asks():
    ((asks, asked),) = parties("ar", (LINE, "وأوصت اللجنة المكلفة بشؤون المياه، في تقريرها، بتخصيص بئر لكل قرية."))
    assert (asks.startswith("اللجنة"), asked) == (True, "")
