"""Addresses of search."""

from django.urls import path

from marsad.search import views
from marsad.search.saved import views as saved

app_name = "search"

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/saved/", saved.save, name="save"),
    path("search/saved/<int:key>/run/", saved.run, name="run"),
    path("search/saved/<int:key>/remove/", saved.remove, name="remove"),
    path("search/saved/<int:key>/new/", saved.new, name="new"),
]
