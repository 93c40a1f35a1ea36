from dataclasses import replace
from datetime import timedelta
from time import sleep

import numpy as np
import pytest

from marsad.records import digest
from marsad.search import lance, pools, shelf
from marsad.search.index import Entry, Scope
from marsad.search.lance import LanceIndex
from marsad.search.logic.numbers import word_id

DIMENSIONS = 16
ANY = np.ones(DIMENSIONS, dtype=np.float32)


def entry(document, start, language="fr", terms=("mot",)):
    return Entry(document=document, start=start, end=start + 5, language=language, terms=terms)


def vectors(number, seed=0):
    rows = np.random.default_rng(seed).normal(size=(number, DIMENSIONS)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def index(tmp_path):
    return LanceIndex(tmp_path / "index", stamp="test")


@pytest.mark.parametrize("others", [1, 60])  # of few, and of so many that LanceDB alone would leave the row
def test_what_was_taken_out_stands_in_no_older_state_either(index, tmp_path, monkeypatch, others):
    monkeypatch.setattr(lance, "PAST", timedelta(milliseconds=1))
    index.add([entry("a", 0, terms=("belkhodja",)), *(entry(f"b{n}", 0) for n in range(others))], vectors(1 + others))
    index.remove({"a"})

    term = word_id("belkhodja").to_bytes(8, "little", signed=True)

    def told() -> bool:
        files = [path for path in (tmp_path / "index").rglob("*") if path.is_file()]
        return any(term in path.read_bytes() for path in files)

    assert told()
    sleep(0.01)  # so that it is longer ago than that
    index.forget_the_past()
    assert not told()
    assert index.count() == others


def test_an_empty_index_finds_nothing(index):
    index.tidy()
    assert index.now().lexical(["mot"], ANY, Scope(language="fr"), limit=5) == []
    assert index.now().dense(vectors(1)[0], Scope(language="fr"), limit=5) == []
    assert (index.count(), index.shapes()) == (0, {})


def test_words_find_passages_of_their_language(index):
    index.add([entry("a", 0, terms=("الام", "لامن")), entry("b", 0, "en", ("الام",)), entry("c", 0)], vectors(3))
    index.tidy()
    assert [hit.document for hit in index.now().lexical(["لامن", "الام"], ANY, Scope(language="fr"), limit=5)] == ["a"]
    assert [hit.document for hit in index.now().lexical(["الام"], ANY, Scope(language="en"), limit=5)] == ["b"]
    assert index.now().lexical([], ANY, Scope(language="fr"), limit=5) == []
    assert index.now().languages == {"fr", "en"}


def test_terms_are_kept_as_they_are(index):
    terms = ("de", "l'x", "Ω" * 60, "où")
    index.add([entry("a", 0, terms=terms), entry("b", 0)], vectors(2))
    index.tidy()
    for term in terms:
        assert [hit.document for hit in index.now().lexical([term], ANY, Scope(language="fr"), limit=5)] == ["a"]


def test_a_hit_brings_its_words_and_its_cosine_however_it_was_found(index):
    rows = vectors(2)
    words = [np.array([7, -3], dtype=np.int64), np.zeros(0, dtype=np.int64)]
    entries = [replace(entry("a", 0), words=words[0], around=words[0][:1]), entry("b", 0, terms=("autre",))]
    index.add(entries, rows)
    index.tidy()
    (found,) = index.now().lexical(["mot"], rows[1], Scope(language="fr"), limit=5)
    assert (found.words.tolist(), found.around.tolist()) == ([7, -3], [7])
    assert found.shared > 0
    assert found.cosine == pytest.approx(float(rows[0] @ rows[1]), abs=1e-2)
    assert [hit.words.tolist() for hit in index.now().dense(rows[1], Scope(language="fr"), limit=5)] == [[], [7, -3]]


def test_new_passages_are_found_before_and_after_tidying(index):
    index.add([entry("a", 0)], vectors(1))
    index.tidy()
    index.add([entry("b", 0)], vectors(1, seed=2))
    assert {hit.document for hit in index.now().lexical(["mot"], ANY, Scope(language="fr"), limit=5)} == {"a", "b"}
    index.tidy()
    assert {hit.document for hit in index.now().lexical(["mot"], ANY, Scope(language="fr"), limit=5)} == {"a", "b"}


def test_vectors_find_the_nearest_and_keep_to_documents(index):
    rows = vectors(10)
    index.add([entry(f"d{number}", 0) for number in range(10)], rows)
    best = index.now().dense(rows[3], Scope(language="fr"), limit=2)
    assert best[0].document == "d3"
    assert best[0].cosine == pytest.approx(1, abs=1e-3)
    kept = index.now().dense(rows[3], Scope(language="fr", documents=["d5", "d'6"]), limit=9)
    assert [hit.document for hit in kept] == ["d5"]
    assert index.now().dense(rows[3], Scope(language="fr", documents=[]), limit=9) == []


def test_removed_documents_are_gone(index):
    index.add([entry("a", 0), entry("a", 9), entry("b", 0)], vectors(3))
    index.tidy()
    index.remove(["a", "unknown"])
    assert index.shapes() == {"b": (1, 0, 5)}
    assert [hit.document for hit in index.now().lexical(["mot"], ANY, Scope(language="fr"), limit=5)] == ["b"]


def test_an_index_is_there_again_and_another_stamp_is_another_index(index, tmp_path):
    index.add([entry("a", 0)], vectors(1))
    assert LanceIndex(tmp_path / "index", stamp="test").count() == 1
    assert LanceIndex(tmp_path / "index", stamp="other").count() == 0


def test_other_stamps_are_dropped_and_nothing_else(index, tmp_path):
    old = LanceIndex(tmp_path / "index", stamp="old")
    for one in (old, index):
        one.add([entry("a", 0)], vectors(1))
    index.forget_others()
    assert index.count() == 1
    assert [path.stem for path in (tmp_path / "index").iterdir()] == [f"passages_{digest('test')}"]


def test_one_process_sees_what_another_writes(index, tmp_path):
    other = LanceIndex(tmp_path / "index", stamp="test")
    index.add([entry("a", 0)], vectors(1))
    assert other.count() == 1


def test_three_looks_find_the_nearest(index, monkeypatch):
    monkeypatch.setattr(pools, "_SEEN", 700)
    monkeypatch.setattr(pools, "_LOOKED_AT", 300)
    monkeypatch.setattr(pools, "_MORE", 1)
    rows = vectors(2_000)
    index.add([entry(f"d{number}", 0, "fr" if number % 3 else "ar") for number in range(2_000)], rows)
    in_french = [number for number in range(2_000) if number % 3]
    found = 0
    for question in vectors(20, seed=5):
        exact = sorted(in_french, key=lambda number: -float(rows[number] @ question))[:10]
        hits = index.now().dense(question, Scope(language="fr"), limit=10)
        assert hits[0].cosine == pytest.approx(float(rows[exact[0]] @ question), abs=1e-2)
        found += len({hit.document for hit in hits} & {f"d{number}" for number in exact})
    assert found >= 196  # of 200


def test_the_answer_does_not_depend_on_how_passages_came(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "_KEPT", 20)
    terms = [("mot", f"w{n % 5}", "mot")[: 1 + n % 3] for n in range(90)]
    entries = [entry(f"d{n % 9}", n, "fr" if n % 4 else "en", terms[n]) for n in range(90)]
    rows = vectors(90)
    whole, bits = (LanceIndex(tmp_path / name, stamp="test") for name in ("whole", "bits"))
    whole.add(entries, rows)
    for document in range(9):  # as documents come one by one; some go and come again
        bits.add(entries[document::9], rows[document::9])
        bits.now()
        if document % 3 == 0:
            bits.remove({f"d{document}"})
            bits.now()
            bits.add(entries[document::9], rows[document::9])
    again = LanceIndex(tmp_path / "bits", stamp="test")
    for index in (bits, again):
        for language in ("fr", "en"):
            scope = Scope(language=language, without={"d5"})
            wanted, had = whole.now().lexical(["w2", "mot"], rows[3], scope, limit=30), index.now()
            assert had.lexical(["w2", "mot"], rows[3], scope, limit=30) == wanted
            assert had.dense(rows[3], scope, limit=7) == whole.now().dense(rows[3], scope, limit=7)


def test_parts_are_kept_joined_and_made_again_when_they_are_cut_short(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "_KEPT", 10)
    index = LanceIndex(tmp_path, stamp="test")
    index.add([entry(f"a{number}", 0) for number in range(10)], vectors(10))
    index.tidy()
    (first,) = tmp_path.glob("shelf_*/*/")
    index.add([entry(f"b{number}", 0) for number in range(15)], vectors(15, seed=1))
    index.tidy()
    (second,) = tmp_path.glob("shelf_*/*/")
    assert second != first
    for broken in (b"", (second / "vectors.npy").read_bytes()[:-40]):
        (second / "vectors.npy").write_bytes(broken)
        opened = LanceIndex(tmp_path, stamp="test")
        assert len(opened.now().lexical(["mot"], ANY, Scope(language="fr"), limit=50)) == 25


def test_one_document_more_reads_that_document_and_leaves_all_else_as_it_was(index, monkeypatch):
    monkeypatch.setattr(shelf, "_KEPT", 10)
    index.add([entry(f"d{number % 4}", number) for number in range(20)], vectors(20))
    (before,) = index.now().sights
    read = []
    rows = index.rows
    monkeypatch.setattr(index, "rows", lambda parcels: read.append(parcels) or rows(parcels))
    index.add([entry("new", 0, terms=("autre",)), entry("new", 10)], vectors(2, seed=1))
    first, second = index.now().sights
    assert first is before
    assert [len(parcels) for parcels in read] == [1]
    assert (second.passages, index.now().passages, index.count()) == (2, 22, 22)
    index.remove({"d1"})
    assert index.now().sights[0] is not before
    assert index.shapes() == index.now().shapes()
    assert "d1" not in index.shapes()


def test_pieces_are_merged_when_they_are_many(index, tmp_path, monkeypatch):
    monkeypatch.setattr(lance, "_PIECES", 2)
    versions = []
    for number in range(3):
        index.add([entry(f"a{number}", 0)], vectors(1))
        before = index.version()
        index.tidy()
        versions.append(index.version() - before)
    assert versions[:2] == [0, 0]
    assert versions[2] > 0
    assert index.count() == 3


def test_large_pieces_stay_as_they_are_while_small_ones_are_merged(index, tmp_path, monkeypatch):
    monkeypatch.setattr(lance, "_PIECES", 3)
    monkeypatch.setattr(lance, "_SMALL", 10)
    index.add([entry("large", number) for number in range(10)], vectors(10))
    (large,) = (tmp_path / "index").rglob("*.lance/data/*")
    for number in range(4):
        index.add([entry(f"a{number}", 0), entry(f"b{number}", 0)], vectors(2, seed=number))
        index.remove({f"b{number}"})
    asked = vectors(1, seed=2)[0]
    before = index.now().dense(asked, Scope(language="fr"), limit=20)
    index.tidy()
    files = set((tmp_path / "index").rglob("*.lance/data/*"))
    index.add([entry("c", 0)], vectors(1, seed=9))
    assert index.shapes() == {"large": (10, 45, 95), **{f"a{number}": (1, 0, 5) for number in range(4)}, "c": (1, 0, 5)}
    assert large in files
    assert index._pieces() == 3  # the large one, the merged ones, and what came after
    index.remove({"c"})
    assert index.now().dense(asked, Scope(language="fr"), limit=20) == before


def test_where_nothing_can_be_kept_questions_are_answered_all_the_same(index, tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "_KEPT", 1)
    index.add([entry("a", 0)], vectors(1))
    (tmp_path / "index" / f"shelf_passages_{digest('test')}").write_text("a file where a folder should be")
    assert [hit.document for hit in index.now().lexical(["mot"], ANY, Scope(language="fr"), limit=5)] == ["a"]
