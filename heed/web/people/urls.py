"""The addresses of those who sign in, workers and teams. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.people import views, worker_views

urlpatterns: list[URLPattern] = [
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add_person"),
    path("people/workers/", worker_views.workers, name="workers"),
    path("people/workers/add/", worker_views.add_worker, name="add_worker"),
    path("people/workers/<int:pk>/", worker_views.worker, name="worker"),
    path("people/workers/<int:pk>/left/", worker_views.worker_left, name="worker_left"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/roles/<int:held>/end/", views.end_role, name="end_role"),
    path("people/<int:pk>/password/", views.password, name="new_password"),
    path("people/<int:pk>/shut-out/", views.shut_out, name="shut_out"),
    path("people/<int:pk>/let-in/", views.let_in, name="let_in"),
    path("teams/", worker_views.teams, name="teams"),
    path("teams/<int:pk>/", worker_views.team, name="team"),
    path("teams/<int:pk>/close/", worker_views.close_team, name="close_team"),
]
