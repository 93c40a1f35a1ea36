"""The page on which anybody who may read has a report verified: does each citation still hold?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marsad.reports import queries
from marsad.reports.errors import ReportError
from marsad.reports.forms import VerifyForm
from marsad.reports.logic.verification import Verification

MOST_SHOWN = 100  # citations that do not hold; the page says how many there are in all


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Take a file, and name what no longer holds. The file is read and not kept."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    outcome = _outcome(request, form) if request.method == "POST" and form.is_valid() else None
    context = {"form": form, "outcome": outcome, "broken": outcome.broken[:MOST_SHOWN] if outcome else ()}
    return render(request, "reports/verify.html", context, status=400 if form.errors else 200)


def _outcome(request: HttpRequest, form: VerifyForm) -> Verification | None:
    file = form.cleaned_data["file"]
    try:
        return queries.verify_content(file.read(), file.name, who=request.user)
    except ReportError as error:
        form.add_error("file", str(error))
        return None
