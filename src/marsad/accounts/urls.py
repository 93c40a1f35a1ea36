"""Addresses of signing in and out."""

from django.urls import path

from marsad.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", views.SignOut.as_view(), name="sign-out"),
    path("enter/<str:token>/", views.enter, name="enter"),
]
