"""Root addresses: each room brings its own."""

from django.urls import include, path

from marsad.accounts.views.signing import through_provider
from marsad.api.urls import rest
from marsad.web import condition, views

web = (
    [
        path("language/", views.switch_language, name="language"),
        path("about/", views.about, name="about"),
        path("health", condition.health, name="health"),
        path("metrics", condition.metrics, name="metrics"),
        path("data-protection/", views.data_protection, name="data-protection"),
    ],
    "web",
)

urlpatterns = [
    path("", include(web)),
    path("", include("marsad.accounts.urls")),
    rest,
    path("", include("marsad.api.urls")),
    path("", include("marsad.jobs.urls")),
    path("account/", include("allauth.account.urls")),
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/provider/", include("allauth.socialaccount.urls")),
    path("account/provider/oidc/<str:provider_id>/login/", through_provider, name="openid_connect_login"),
    path("account/provider/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("", include("marsad.evidence.urls")),
    path("", include("marsad.search.urls")),
    path("", include("marsad.followup.urls")),
    path("", include("marsad.reports.urls")),
    path("", include("marsad.exchange.urls")),
    path("", include("marsad.personal.urls")),
]

handler403 = "marsad.web.views.forbidden"
handler404 = "marsad.web.views.not_found"
handler500 = "marsad.web.views.broken"
