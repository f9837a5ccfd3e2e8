"""Every address of the site. Of allauth's pages only sign-in and sign-out are routed, each with its declaration."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import include, path

from heed.access.pages import FORM, PUBLIC, Shows, page
from heed.access.views import demo_sign_in, give_back, session

urlpatterns = [
    path("sign-in/", page(PUBLIC, shows=Shows.NO_CHILD, methods=FORM)(allauth.login), name="account_login"),
    path("sign-out/", page(PUBLIC, shows=Shows.NO_CHILD, methods=FORM)(allauth.logout), name="account_logout"),
    path("demo/sign-in/", demo_sign_in, name="demo_sign_in"),
    path("session/", session, name="session"),
    path("held/<str:token>/", give_back, name="held"),
    path("", include("heed.post.urls")),
    path("", include("heed.web.urls")),
]
