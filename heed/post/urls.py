"""The addresses of kept files."""

from django.urls import path

from heed.post import views

app_name = "post"

urlpatterns = [path("files/<uuid:key>/", views.download, name="download")]
