"""Addresses of reports."""

from django.urls import path

from marsad.reports import views

app_name = "reports"
urlpatterns = [
    path("briefs/documents/<str:identifier>.<str:ending>", views.document_brief, name="document-brief"),
    path("briefs/events/<str:identifier>.<str:ending>", views.event_brief, name="event-brief"),
]
