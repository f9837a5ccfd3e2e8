"""The site with the addresses of kept files, for tests."""

from django.urls import include, path

from heed.config import urls

urlpatterns = [path("", include("heed.post.urls")), *urls.urlpatterns]
