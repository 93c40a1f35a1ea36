"""Web addresses in the store: what is kept of a visit, and that a second one brings only what is new."""

from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from marsad.accounts.errors import NotPermittedError
from marsad.accounts.queries import audit_trail
from marsad.evidence import actions, queries
from marsad.evidence.add_commands import add
from marsad.evidence.added import Summary, summary_of
from marsad.evidence.commands import sources
from marsad.evidence.tests.made import by_name
from marsad.pipeline.tests.made import worker
from marsad.records import Declared, Original
from marsad.sources.tests.site import Answer, Asked, Site, served, settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


def visit(*addresses: str) -> Summary:
    added = actions.add_named(addresses, who=None, settings=settings(), worker=worker, linker=by_name)
    return summary_of(added)


def feed(*paths: str) -> Answer:
    items = "".join(
        f"<item><title>On {path}</title><link>{path}</link><pubDate>Mon, 01 May 2023 10:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return Answer(f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>", media_type="text/xml")


def counts(summary: Summary) -> tuple[int, int, int]:
    return len(summary.entered), len(summary.known), len(summary.unread)


def test_a_second_visit_to_a_feed_brings_only_what_is_new(site: Site) -> None:
    site.pages |= {"/feed": feed("/a", "/b"), "/a": "OMEV met.", "/b": "ICESCO met."}
    assert counts(visit(f"{site.base}/feed")) == (2, 0, 0)
    site.pages |= {"/feed": feed("/c", "/a", "/b"), "/c": "OMEV met in Rabat."}
    site.asked.clear()
    assert counts(visit(f"{site.base}/feed")) == (1, 2, 0)
    assert site.paths == ["/feed", "/c"]
    (card,) = queries.sources(who=None)
    assert (card.kind, card.entered, card.known, card.unread, card.taken) == ("feed", 1, 2, 0, 3)


def test_an_unchanged_page_is_known_by_its_document(site: Site) -> None:
    def page(asked: Asked) -> Answer:
        is_known = asked.headers.get("if-none-match") == '"1"'
        return Answer(status=304) if is_known else Answer("OMEV met in Rabat.", headers={"ETag": '"1"'})

    site.pages["/a"] = page
    (entered,) = visit(f"{site.base}/a").entered
    (known,) = visit(f"{site.base}/a").known
    assert known.document == entered.document


def test_what_could_not_be_read_is_asked_for_again(site: Site) -> None:
    site.pages |= {"/feed": feed("/a", "/b"), "/a": "OMEV met.", "/b": Answer(status=500)}
    assert counts(visit(f"{site.base}/feed")) == (1, 0, 1)
    site.pages["/b"] = "ICESCO met."
    assert counts(visit(f"{site.base}/feed")) == (1, 1, 0)
    assert queries.unread(who=None) == ()


def test_what_a_reader_refuses_is_not_noted_as_taken(site: Site) -> None:
    site.pages["/a"] = Answer("   ", headers={"ETag": '"1"'})

    def refusing(original: Original) -> object:
        raise RuntimeError("no")

    summary_of(actions.add_named([f"{site.base}/a"], who=None, settings=settings(), worker=refusing, linker=by_name))  # type: ignore[arg-type]
    remembered = queries.remembered([f"{site.base}/a"], who=None)[f"{site.base}/a"]
    assert (remembered.etag, dict(remembered.taken)) == ("", {})


def test_a_mistyped_address_is_listed_and_not_visited_again(site: Site) -> None:
    assert counts(visit(f"{site.base}/none")) == (0, 0, 1)
    assert queries.sources(who=None) == ()


def test_each_source_of_a_mixed_run_has_its_counts(site: Site, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("OMEV met.")
    site.pages["/a"] = "ICESCO met."
    summary = visit(str(tmp_path), f"{site.base}/none", f"{site.base}/a")
    assert [(one.entered, one.unread) for one in summary.sources] == [(1, 0), (0, 1), (1, 0)]


def test_what_a_feed_said_is_kept_for_reading_again(site: Site) -> None:
    site.pages |= {"/feed": feed("/a"), "/a": "OMEV met."}
    visit(f"{site.base}/feed")
    seen: list[Declared] = []

    def looking(original: Original):
        seen.append(original.declared)
        return worker(original)

    summary_of(actions.reread(who=None, worker=looking))
    assert seen == [Declared(title="On /a", publisher="News", published="2023-05-01")]


def test_a_visit_leaves_an_audit_entry_and_needs_permission(site: Site) -> None:
    site.pages["/a"] = "OMEV met."
    visit(f"{site.base}/a")
    (entry,) = audit_trail(who=None, action="source.visit")
    assert entry.after is not None
    assert entry.after["address"] == f"{site.base}/a"

    class Nobody:
        is_active = is_authenticated = False

    with pytest.raises(NotPermittedError):
        actions.add_named([f"{site.base}/a"], who=Nobody())


def test_the_commands_list_and_visit_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_PRIVATE_HOSTS", "127.0.0.1")
    monkeypatch.setenv("MARSAD_WEB_DELAY", "0")
    site.pages |= {"/feed": feed("/a"), "/a": "OMEV met.", "/b": "ICESCO met."}
    visit(f"{site.base}/feed")
    site.pages["/feed"] = feed("/a", "/b")
    listed = CliRunner().invoke(sources, [])
    assert f"{site.base}/feed" in listed.output
    again = CliRunner().invoke(add, ["--again"])
    assert "Read: 1 · known already: 1 · could not be read: 0" in again.output, again.output
    assert CliRunner().invoke(add, []).exit_code == 2
