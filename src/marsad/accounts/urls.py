"""Addresses of signing in and out, of one's account, of people and collections."""

from django.urls import path

from marsad.accounts.views import people, signing, strength, teams

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing.SignIn.as_view(), name="sign-in"),
    path("sign-out/", signing.SignOut.as_view(), name="sign-out"),
    path("enter/<str:token>/", signing.enter, name="enter"),
    path("account/password/strength/", strength.judge, name="strength"),
    path("account/", people.account, name="account"),
    path("people/", people.everybody, name="people"),
    path("people/limits/", people.limits, name="limits"),
    path("people/<str:username>/<slug:what>/", people.change, name="change-person"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<int:key>/<slug:what>/", teams.change, name="change-team"),
    path("collections/", people.collections, name="collections"),
    path("collections/<str:slug>/members/", people.member, name="member"),
]
