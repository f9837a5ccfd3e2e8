"""The pages of those who sign in: all of them, adding one, one of them with their roles."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import users
from heed.access.models import RoleHeld, User
from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission, Role
from heed.web.doing import Doing
from heed.web.people.forms import AddForm, EndRoleForm, GiveRoleForm, PasswordForm
from heed.web.people.pages import people_page, person_page, tabs
from heed.web.people.roles import role_name, what_roles_do
from heed.web.settings.forms import NothingForm
from heed.web.standing import words_of


@page(Permission.MANAGE_USERS, shows=Shows.NO_CHILD)
def people(request: Request) -> HttpResponse:
    """Everybody who signs in."""
    shown = people_page(request.today, words_of(request))
    return render(request, "people/people.html", {"page": shown, "tabs": tabs("people", request.user)})


@page(Permission.MANAGE_USERS, shows=Shows.NO_CHILD, methods=FORM)
def add_person(request: Request) -> HttpResponse:
    """Add somebody who is to sign in; a password that Heed makes is shown once, on the answer to this."""
    form = AddForm(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        typed = given.pop("password")
        given["password"] = typed or users.made_password()
        if _does(form, "username", users.add_user, by=request.user, **given):
            user = User.objects.get(username=given["username"].strip().lower())
            return _secret(request, user, given["password"], typed)
    return render(request, "people/add.html", {"form": form})


@page(Permission.MANAGE_USERS, shows=Shows.NO_CHILD, methods=FORM)
def password(request: Request, pk: int) -> HttpResponse:
    """Give somebody a new password; where Heed makes it, it is shown once."""
    user = get_object_or_404(User, pk=pk)
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data["password"]
        chosen = typed or users.made_password()
        if _does(form, "password", users.new_password, user, by=request.user, password=chosen):
            return _secret(request, user, chosen, typed)
    return render(request, "people/password.html", {"form": form, "person": user})


def _does(form: Doing, at: str, deed: object, *subject: object, **said: object) -> bool:
    """Do it; what is wrong with a password is said beside it."""
    try:
        return form.does(deed, *subject, at=at, **said)  # type: ignore[arg-type]  # an action
    except ValidationError as refused:
        form.add_error("password", " ".join(refused.messages))
        return False


def _secret(request: Request, user: User, chosen: str, typed: str) -> HttpResponse:
    """Where the password was typed, the person's page; where it was made, the one page that shows it."""
    if typed:
        return redirect("web:person", pk=user.pk)
    return render(request, "people/secret.html", {"person": user, "password": chosen})


@page(Permission.MANAGE_USERS, shows=Shows.NO_CHILD, methods=FORM)
def person(request: Request, pk: int) -> HttpResponse:
    """One person who signs in; giving them a role."""
    user = get_object_or_404(User, pk=pk)
    form = GiveRoleForm(request.POST or None, words=words_of(request), initial={"from_on": request.today})
    if form.is_valid() and form.does(users.give_role, user, at="role", by=request.user, **form.cleaned_data):
        return redirect("web:person", pk=pk)
    return _show(request, user, form, form)


@page(Permission.MANAGE_USERS, shows=Shows.NO_CHILD, methods=FORM)
def end_role(request: Request, pk: int, held: int) -> HttpResponse:
    """End one role of somebody."""
    row = get_object_or_404(RoleHeld.objects.select_related("user"), pk=held, user=pk)
    form = EndRoleForm(request.POST or None, initial={"until_on": request.today})
    if form.is_valid() and form.does(users.end_role, row, at="until_on", by=request.user, **form.cleaned_data):
        return redirect("web:person", pk=pk)
    shown = {"form": form, "person": row.user, "role": role_name(Role(row.role), words_of(request))}
    return render(request, "people/end_role.html", shown)


@page(Permission.MANAGE_USERS, shows=Shows.NO_CHILD, methods=DEED)
def shut_out(request: Request, pk: int) -> HttpResponse:
    """Shut somebody out."""
    return _deed(request, pk, users.shut_out)


@page(Permission.MANAGE_USERS, shows=Shows.NO_CHILD, methods=DEED)
def let_in(request: Request, pk: int) -> HttpResponse:
    """Let somebody in again."""
    return _deed(request, pk, users.let_in)


def _deed(request: Request, pk: int, deed: object) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    form = NothingForm({})
    if form.does(deed, user, by=request.user):  # type: ignore[arg-type]  # an action
        return redirect("web:person", pk=pk)
    giving = GiveRoleForm(words=words_of(request), initial={"from_on": request.today})
    return _show(request, user, giving, form)


def _show(request: Request, user: User, form: GiveRoleForm, wrong: Doing) -> HttpResponse:
    words = words_of(request)
    shown = {
        "page": person_page(user, request.user, request.today, words),
        "form": form,
        "wrong": wrong,
        "does": what_roles_do(words),
    }
    return render(request, "people/person.html", shown)
