"""Addresses of the jobs in the background."""

from django.urls import path

from marsad.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<uuid:identifier>/", views.job, name="job"),
    path("jobs/<uuid:identifier>/cancel/", views.cancel, name="cancel"),
    path("jobs/start/<slug:kind>/", views.start, name="start"),
]
