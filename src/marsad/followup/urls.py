"""Addresses of the register."""

from django.urls import path

from marsad.followup.views import (
    bulk,
    calendars,
    deciding,
    exports,
    imports,
    overview,
    public,
    recommendation,
    register,
)

app_name = "followup"

urlpatterns = [
    path("register/", register.register, name="register"),
    path("register/move/", register.move, name="move"),
    path("register/change/", bulk.bulk, name="bulk"),
    path("register/views/save/", register.save_view, name="save-view"),
    path("register/views/<int:key>/remove/", register.remove_view, name="remove-view"),
    path("register/export/<str:ending>/", exports.export, name="export"),
    path("register/import/", imports.upload, name="import"),
    path("register/import/<int:key>/", imports.mapping, name="mapping"),
    path("register/import/<int:key>/drop/", imports.drop, name="drop-import"),
    path("register/calendar/", calendars.calendar, name="calendar"),
    path("register/calendar/end/", calendars.end, name="end-feeds"),
    path("register/overview/", overview.overview, name="overview"),
    path("register/overview/<str:name>.<str:ending>", overview.chart, name="chart"),
    path("register/queue/", deciding.queue, name="queue"),
    path("register/updates/<int:key>/<str:decision>/", deciding.decide_update, name="decide-update"),
    path("register/passages/<int:key>/<str:decision>/", deciding.decide_candidate, name="decide-candidate"),
    path("register/sharing/", public.sharing, name="sharing"),
    path("register/sharing/<slug:slug>/", public.share, name="share"),
    path("register/sharing/<slug:slug>/search-engines/", public.index, name="index"),
    path("register/<str:code>/", recommendation.recommendation, name="recommendation"),
    path("register/<str:code>/life.<str:ending>", overview.life_chart, name="life-chart"),
    path("register/<str:code>/indicator-<int:key>.<str:ending>", overview.indicator_chart, name="indicator-chart"),
    path("register/<str:code>/change/<str:name>/", recommendation.change, name="change"),
    path("register/<str:code>/press/<str:name>/", recommendation.press, name="press"),
    path("calendar/<str:token>.ics", calendars.feed, name="feed"),
    path("public/<slug:slug>/", public.register, name="public-register"),
    path("public/<slug:slug>/<str:code>/", public.recommendation, name="public-recommendation"),
]
