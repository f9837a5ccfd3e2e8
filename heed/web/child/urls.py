"""The addresses of one child. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.child import views

urlpatterns: list[URLPattern] = [
    path("children/<uuid:key>/", views.child, name="child"),
    path("children/<uuid:key>/duties/", views.duties, name="child_duties"),
    path("children/<uuid:key>/people/", views.people, name="child_people"),
    path("children/<uuid:key>/who-has-looked/", views.looked, name="child_looked"),
    path("children/<uuid:key>/own-words/", views.own_words, name="own_words"),
    path("children/<uuid:key>/name/", views.name, name="child_name"),
    path("children/<uuid:key>/lives-with/", views.lives_with, name="lives_with"),
]
