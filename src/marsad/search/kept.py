"""Keeps the best passages of questions asked lately, as long as the index stays as it is.

So who comes back from a document to what was found, or asks what somebody else just asked, does not have it looked for
again. Only places and ranks are kept: facts, titles and names are read anew, and who may not see the same documents, or
knows the question's names otherwise, asks another question.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Sequence

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.search import actions
from marsad.search.filters import Filters
from marsad.search.logic.ranking import Ranked
from marsad.search.questions import Question

QUESTIONS = 64  # about 200 kB each

_kept: OrderedDict[Hashable, Sequence[Ranked]] = OrderedDict()
_lock = threading.Lock()


def best_kept(key: Hashable, find: Callable[[], Sequence[Ranked]]) -> Sequence[Ranked]:
    """What was found under a key; looked for where it was not yet, or is forgotten."""
    with _lock:
        if key is not None and key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = find()
    if key is not None:
        with _lock:
            _kept[key] = found
            while len(_kept) > QUESTIONS:
                _kept.popitem(last=False)
    return found


def key_of(
    asked: Question, filters: Filters, without: Collection[str], limit: int, *, who: Asker | None
) -> Hashable | None:
    """All that the best passages hang on; None where they hang on facts or on what is known of documents too."""
    if filters.kind or filters.of_documents or asked.kinds:
        return None
    hidden = evidence.hidden_documents(who=who) | frozenset(without)
    question = (asked.text, asked.phrases, asked.named, filters.language, limit)
    return actions.index_name(), actions.index_now().version, hidden, question
