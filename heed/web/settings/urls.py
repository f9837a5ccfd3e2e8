"""The addresses of the council's settings, words and lists. Part of the namespace `web`."""

from __future__ import annotations

from django.urls import URLPattern, path

from heed.web.settings import list_views, views, word_views

urlpatterns: list[URLPattern] = [
    path("settings/", views.settings, name="settings"),
    path("settings/set/<slug:name>/", views.setting, name="setting"),
    path("settings/words/", word_views.words, name="words"),
    path("settings/words/adopt/", word_views.adopt, name="adopt"),
    path("settings/words/<slug:noun>/", word_views.word, name="word"),
    path("settings/lists/<slug:list_name>/", list_views.council_list, name="list"),
    path("settings/lists/<slug:list_name>/begin/", list_views.begin_list, name="begin_list"),
    path("settings/lists/<slug:list_name>/<int:number>/", list_views.item, name="item"),
    path("settings/lists/<slug:list_name>/<int:number>/retire/", list_views.retire_item, name="retire_item"),
    path(
        "settings/lists/<slug:list_name>/<int:number>/bring-back/", list_views.bring_back_item, name="bring_back_item"
    ),
    path("settings/school-holidays/", list_views.holidays, name="holidays"),
    path("settings/school-holidays/<int:pk>/", list_views.holiday, name="holiday"),
    path("settings/school-holidays/<int:pk>/remove/", list_views.remove_holiday, name="remove_holiday"),
    path("settings/file/", views.council_file, name="council_file"),
    path("settings/file/council.json", views.council_file_download, name="council_file_download"),
]
