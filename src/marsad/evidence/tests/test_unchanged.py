import pytest

from marsad.evidence import actions, models, queries
from marsad.evidence.tests.made import FIRST, SECOND, by_name, put, put_both
from marsad.pipeline.tests.made import original

pytestmark = pytest.mark.django_db
THIRD = "A letter\nOMEV wrote again."


def rows() -> dict[str, set[int]]:
    """For each entity the rows of its names and links, which are new when it was written again."""
    return {
        entity.label: {name.pk for name in entity.names.all()} | {link.pk for link in entity.mention_links.all()}
        for entity in models.Entity.objects.all()
    }


def test_a_new_document_writes_only_the_entities_that_it_touches() -> None:
    put_both()
    before = rows()
    put(original(THIRD, "third.txt"))
    after = rows()
    touched = {label for label in after if after[label] != before.get(label)}
    assert touched == {"OMEV"}


def test_one_by_one_gives_what_all_at_once_gives() -> None:
    for number, text in enumerate((FIRST, SECOND, THIRD)):
        put(original(text, f"{number}.txt"))
    one_by_one = tuple(queries.full_entities(who=None))
    models.Entity.objects.all().delete()
    actions.relink(who=None, linker=by_name)
    assert tuple(queries.full_entities(who=None)) == one_by_one


def test_an_entity_that_lost_rows_is_written_again() -> None:
    put_both()
    before = tuple(queries.full_entities(who=None))
    models.EntityFact.objects.all().delete()
    models.EntityMention.objects.filter(mention__document__file="first.txt").delete()
    actions.relink(who=None, linker=by_name)
    assert tuple(queries.full_entities(who=None)) == before


def test_what_people_merged_is_written_again_by_the_next_linking() -> None:
    put_both()
    one, other = (card.id for card in queries.entities(who=None, kind="organisation")[:2])
    actions.merge_entities(one, other, who=None)
    actions.relink(who=None, linker=by_name)
    assert not models.Entity.objects.filter(fingerprint="").exists()
    assert queries.count_entities(who=None, kind="organisation") == 3
