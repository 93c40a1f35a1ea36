"""Addresses of personal data."""

from django.urls import path

from marsad.personal import views

app_name = "personal"
urlpatterns = [
    path("personal/", views.somebody, name="somebody"),
    path("personal/held.json", views.held, name="held"),
    path("personal/erase/", views.erase, name="erase"),
    path("personal/erased/<uuid:identifier>/", views.erased, name="erased"),
    path("personal/retention/", views.keeping, name="retention"),
    path("personal/retention/apply/", views.apply, name="apply"),
]
