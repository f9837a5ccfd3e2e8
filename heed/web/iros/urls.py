"""The addresses of the IROs and who has which child. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.iros import views

urlpatterns: list[URLPattern] = [
    path("iros/", views.iros, name="iros"),
    path("iros/<int:pk>/", views.iro, name="iro"),
    path("iros/<int:pk>/cover/", views.cover, name="cover"),
    path("iros/covers/<int:pk>/end/", views.end_cover, name="end_cover"),
    path("children/<uuid:key>/iro/", views.appoint, name="appoint"),
    path("children/<uuid:key>/iro/told/", views.told, name="told"),
]
