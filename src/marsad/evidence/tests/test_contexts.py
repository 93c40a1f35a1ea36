import pytest

from marsad.evidence import models, queries
from marsad.evidence.tests.made import put_both

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("الأردن", "الاردن"),
        ("الأُردنّ", "الأردن"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Union européenne", "UNION EUROPEENNE"),
    ],
)
@pytest.mark.parametrize("kind", ["place", "organisation"])
def test_documents_are_chosen_by_a_name_whatever_the_spelling_of_its_letters(kind, name, asked) -> None:
    put_both()
    document = models.Document.objects.get(file="first.txt")
    entity = models.Entity.objects.create(id="x", kind=kind, label=name)
    models.Name.objects.create(entity=entity, text=name)
    mention = models.Mention.objects.create(document=document, kind=kind, start=0, end=1, quote="A", language="en")
    models.EntityMention.objects.create(entity=entity, mention=mention, probability=1, reason="named")
    for said in (name, asked, entity.pk):
        assert queries.documents_where(who=None, **{kind: said}) == {document.pk}
    assert queries.documents_where(who=None, **{kind: f"{asked} Nord"}) == frozenset()
