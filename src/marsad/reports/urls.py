"""Addresses of reports."""

from django.urls import path

from marsad.reports import composer, making, verifying, views

app_name = "reports"
urlpatterns = [
    path("briefs/documents/<str:identifier>.<str:ending>", views.document_brief, name="document-brief"),
    path("briefs/events/<str:identifier>.<str:ending>", views.event_brief, name="event-brief"),
    path("reports/", composer.reports, name="reports"),
    path("reports/verify/", verifying.verify, name="verify"),
    path("reports/made/<uuid:job_id>/", making.ready, name="made"),
    path("reports/made/<uuid:job_id>/file/", making.file, name="made-file"),
    path("reports/<int:identifier>/make/<slug:ending>/", making.make, name="make"),
    path("reports/<int:identifier>/", composer.report, name="report"),
    path("reports/<int:identifier>/sections/<str:key>/", composer.section, name="section"),
    path("reports/<int:identifier>/versions/", composer.versions, name="versions"),
    path("reports/<int:identifier>/versions/<int:number>/", composer.restore, name="restore"),
    path("reports/<int:identifier>/compare/", composer.compare, name="compare"),
    path("reports/<int:identifier>/report.<str:ending>", views.current, name="download"),
    path("reports/<int:identifier>/versions/<int:number>.<str:ending>", views.saved, name="version-download"),
]
