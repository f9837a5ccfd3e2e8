"""The addresses of children: the list, search, saved views, an emergency, who may see a child. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.children import deeds, views

urlpatterns: list[URLPattern] = [
    path("children/", views.children, name="children"),
    path("children/find/", views.find, name="find"),
    path("children/children.csv", views.children_csv, name="children_csv"),
    path("children/views/", views.save, name="views_save"),
    path("children/views/<int:pk>/forget/", views.forget, name="view_forget"),
    path("children/emergency/", deeds.emergency, name="emergency"),
    path("children/<uuid:key>/sight/", deeds.sight, name="sight"),
    path("children/<uuid:key>/sight/<int:pk>/end/", deeds.end, name="sight_end"),
]
