"""All routes of /api/v1/, with the errors of the rooms turned into answers."""

from http import HTTPStatus

from marsad.accounts.errors import NotPermittedError, QuotaError
from marsad.api.door import api, refused
from marsad.api.routes.documents import router as documents
from marsad.api.routes.entities import router as entities
from marsad.api.routes.facts import router as facts
from marsad.api.routes.recommendations import router as recommendations
from marsad.api.routes.search import router as search
from marsad.evidence.errors import EvidenceError, UnknownItemError
from marsad.followup.errors import FollowUpError, UnknownRecommendationError, UnknownRegisterError
from marsad.jobs.errors import UnknownJobError
from marsad.search.errors import SearchError

UNKNOWN: tuple[type[Exception], ...] = (
    UnknownItemError,
    UnknownRecommendationError,
    UnknownRegisterError,
    UnknownJobError,
)
REFUSED: tuple[type[Exception], ...] = (EvidenceError, FollowUpError, SearchError)
__all__ = ["api"]

for kind in UNKNOWN:
    api.add_exception_handler(kind, refused(HTTPStatus.NOT_FOUND))
for kind in REFUSED:
    api.add_exception_handler(kind, refused(HTTPStatus.UNPROCESSABLE_ENTITY))
api.add_exception_handler(NotPermittedError, refused(HTTPStatus.FORBIDDEN))
api.add_exception_handler(QuotaError, refused(HTTPStatus.TOO_MANY_REQUESTS))

api.add_router("", documents)
api.add_router("", facts)
api.add_router("", entities)
api.add_router("", search)
api.add_router("", recommendations)
