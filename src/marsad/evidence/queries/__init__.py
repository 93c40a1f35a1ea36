"""Every read of the store. `who` is the person who asks; None is the local system (the command line).

What stands in documents that are not open to the asker is left out everywhere: of lists, counts, names and labels.
All raise NotPermittedError when the asker may not read, and UnknownItemError for an id that is not there.
"""

from marsad.evidence.queries.around import co_mentions, events_run_by
from marsad.evidence.queries.asked import answered, asked_documents
from marsad.evidence.queries.certificates import certificate
from marsad.evidence.queries.contexts import document_contexts, documents_where
from marsad.evidence.queries.documents import (
    count_documents,
    document,
    document_card,
    document_cards,
    document_days,
    document_ids,
    document_names,
    documents,
    full_documents,
    latest_documents,
    latest_published,
    passage_shapes,
    passages,
    publication_days,
    unread,
    versions,
)
from marsad.evidence.queries.entities import (
    count_entities,
    edition_names,
    entities,
    entity,
    entity_cards,
    entity_of_fact,
    events_timeline,
    full_entities,
    timeline_of,
)
from marsad.evidence.queries.erased import erased_names, words_standing
from marsad.evidence.queries.erasing import blanker_of, erasure_plans, persons_named, public_offices
from marsad.evidence.queries.facts import (
    count_facts,
    fact,
    fact_places,
    facts,
    facts_named,
    facts_of_documents,
    surest_facts,
)
from marsad.evidence.queries.former import successor
from marsad.evidence.queries.holding import held_about
from marsad.evidence.queries.joining import acts_about, latest_act, merge_preview, split_preview
from marsad.evidence.queries.learning import decided_acts, groups, learned_weights, learning
from marsad.evidence.queries.linked import (
    conflict_counts,
    conflicts,
    count_proposals,
    proposals,
    proposals_by_kind,
    proposals_decided,
    stories,
    stories_of,
)
from marsad.evidence.queries.linking import analyses, decisions, links_are_stale
from marsad.evidence.queries.names import entity_names
from marsad.evidence.queries.pseudonyms import private_names
from marsad.evidence.queries.reviewing import agreement, count_to_review, next_to_review
from marsad.evidence.queries.series import editions_of, threads_across
from marsad.evidence.queries.sources import remembered, sources
from marsad.evidence.queries.totals import count_passages, counts, entities_by_kind
from marsad.evidence.queries.visible import (
    hidden_documents,
    marked_documents,
    open_documents,
    sees_everything,
    visible_ids,
)

__all__ = [
    "acts_about",
    "agreement",
    "analyses",
    "answered",
    "asked_documents",
    "blanker_of",
    "certificate",
    "co_mentions",
    "conflict_counts",
    "conflicts",
    "count_documents",
    "count_entities",
    "count_facts",
    "count_passages",
    "count_proposals",
    "count_to_review",
    "counts",
    "decided_acts",
    "decisions",
    "document",
    "document_card",
    "document_cards",
    "document_contexts",
    "document_days",
    "document_ids",
    "document_names",
    "documents",
    "documents_where",
    "edition_names",
    "editions_of",
    "entities",
    "entities_by_kind",
    "entity",
    "entity_cards",
    "entity_names",
    "entity_of_fact",
    "erased_names",
    "erasure_plans",
    "events_run_by",
    "events_timeline",
    "fact",
    "fact_places",
    "facts",
    "facts_named",
    "facts_of_documents",
    "full_documents",
    "full_entities",
    "groups",
    "held_about",
    "hidden_documents",
    "latest_act",
    "latest_documents",
    "latest_published",
    "learned_weights",
    "learning",
    "links_are_stale",
    "marked_documents",
    "merge_preview",
    "next_to_review",
    "open_documents",
    "passage_shapes",
    "passages",
    "persons_named",
    "private_names",
    "proposals",
    "proposals_by_kind",
    "proposals_decided",
    "public_offices",
    "publication_days",
    "remembered",
    "sees_everything",
    "sources",
    "split_preview",
    "stories",
    "stories_of",
    "successor",
    "surest_facts",
    "threads_across",
    "timeline_of",
    "unread",
    "versions",
    "visible_ids",
    "words_standing",
]
