from rapidfuzz.distance import JaroWinkler

from marsad.language.romanise import romanise


def test_the_usual_spellings_of_the_maghreb_and_the_mashreq_are_near():
    for arabic, latin in (("محمد الحداد", "Mohamed El Haddad"), ("خديجة بنسالم", "Khadija Bensalem")):
        assert max(JaroWinkler.similarity(latin.lower(), c.lower()) for c in romanise(arabic)) > 0.85


def test_at_most_five_and_never_twice():
    spellings = romanise("عبد الرحمن اليوسفي")
    assert 1 <= len(spellings) <= 5
    assert len(set(spellings)) == len(spellings)


def test_a_latin_name_stays():
    assert romanise("Karim") == ("Karim",)
