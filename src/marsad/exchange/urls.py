"""Addresses of exchange."""

from django.urls import path

from marsad.exchange import views

app_name = "exchange"
urlpatterns = [
    path("exchange/", views.exchange, name="exchange"),
    path("exchange/entities/<slug:form>/", views.download, name="download"),
    path("exchange/imports/<str:identifier>/", views.imported, name="import"),
    path("exchange/imports/<str:identifier>/undo/", views.take_back, name="take-back"),
    path("exchange/things/<int:number>/", views.decide, name="decide"),
]
