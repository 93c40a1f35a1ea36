"""Says how hard a password is to guess while somebody chooses it, also before they have signed in."""

from allauth.core.ratelimit import consume
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from marsad.accounts.strength import WORDS, strength


@login_not_required
@never_cache
@require_POST
@sensitive_post_parameters()
@sensitive_variables("password", "score")
def judge(request: HttpRequest) -> JsonResponse:
    """A score from 0 to 4 and what it means, in the reader's language; 429 where somebody asks without end."""
    if not consume(request, action="judging"):
        return JsonResponse({}, status=429)
    score = strength(request.POST.get("password", ""), request.user)
    return JsonResponse({"score": score, "said": str(WORDS[score])})
