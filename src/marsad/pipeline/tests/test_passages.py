from marsad.language.sentences import sentences
from marsad.pipeline.passages import passages
from marsad.pipeline.tests.made import make_document, original
from marsad.records import FactKind, Sentence, make_fact

LONG = (
    "Les participants recommandent de former chaque année les enseignants des écoles rurales à la lecture critique des "
    "images, d'ouvrir dans chaque commune un lieu où les jeunes puissent se retrouver après la classe, et de publier "
    "deux fois par an un rapport sur les progrès accomplis par les ministères."
)


def document_of(text):
    return make_document(original(text), text)


def cut(text, facts=()):
    document = document_of(text)
    return [text[p.start : p.end] for p in passages(document, sentences(document), facts)]


def test_each_sentence_has_the_window_of_its_neighbours():
    text = "The first one is here. The second one is here. Voici la troisième phrase. The last one is here."
    found = [(place, text.index(begin)) for place, begin in enumerate(["The f", "The s", "Voici", "The l"])]
    ends = [start - 1 for _, start in found[1:]] + [len(text)]
    given = [
        Sentence(start=start, end=end, text="", language="fr" if place == 2 else "")
        for (place, start), end in zip(found, ends, strict=True)
    ]
    made = passages(document_of(text), given)
    assert [(p.start, p.end) for p in made] == [(s.start, s.end) for s in given]
    assert [(p.window_start, p.window_end) for p in made] == [
        (0, ends[1]),
        (0, ends[2]),
        (found[1][1], ends[3]),
        (found[2][1], ends[3]),
    ]
    assert made[2].language == "fr"


def test_a_fragment_joins_the_sentence_after_it_and_the_last_one_stays():
    assert cut("Considérant.\nLe rôle des familles est grand.\nFait ici.") == [
        "Considérant.\nLe rôle des familles est grand.",
        "Fait ici.",
    ]


def test_what_is_too_short_to_search_is_no_passage():
    text = "One sentence stands here. — Another sentence stands here."
    given = [Sentence(start=a, end=b, text="", language="en") for a, b in ((0, 25), (26, 27), (28, len(text)))]
    assert [p.start for p in passages(document_of(text), given)] == [0, 28]


def test_a_long_sentence_is_cut_at_its_pauses_too():
    whole, *clauses = cut(LONG)
    assert whole == LONG
    assert [clause.split()[0] for clause in clauses] == ["Les", "d'ouvrir", "et"]
    assert all(len(clause.split()) >= 12 for clause in clauses)


def test_what_a_recommendation_quotes_is_a_passage_with_the_sentence_as_its_window():
    document = document_of("Hier encore, la ministre a dit que les écoles doivent ouvrir le soir. Il pleuvait.")
    quote = "les écoles doivent ouvrir le soir"
    start = document.text.index(quote)
    kinds = (FactKind.RECOMMENDATION, FactKind.EVENT)
    facts = [
        make_fact(
            document,
            kind,
            start - 4 * n,
            start + len(quote),
            fields={"text": "x"},
            confidence=1,
            rule="r",
            extractor="e",
        )
        for n, kind in enumerate(kinds)
    ]
    made = passages(document, sentences(document), facts)
    assert [document.text[p.start : p.end] for p in made][1] == quote
    assert (made[1].window_start, made[1].window_end) == (made[0].start, made[0].end)
    assert len(made) == 3


def test_a_document_without_sentences_has_no_passages():
    assert passages(document_of("x"), []) == ()
