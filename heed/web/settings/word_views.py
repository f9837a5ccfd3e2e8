"""The pages of the council's words: all of them, one of them, and another council's taken as a whole."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from heed.access.pages import FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.council import actions
from heed.council.samples import tried
from heed.council.words import NOUNS, Word, fault
from heed.web.doing import seen
from heed.web.settings.forms import AdoptForm, WordForm
from heed.web.settings.pages import tabs
from heed.web.settings.wording import adoption, adoption_of, word_page, words_page

LOOK = "look"
"""What the button is called that shows what would be, and changes nothing."""


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD)
def words(request: Request) -> HttpResponse:
    """Every noun as the council says it."""
    return render(request, "settings/words.html", {"lines": words_page(request.today), "tabs": tabs("words")})


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=FORM)
def word(request: Request, noun: str) -> HttpResponse:
    """One noun: what it was, is and will be; trying another word in a sentence, and changing it from a day on."""
    if noun not in NOUNS:
        raise Http404
    shown = word_page(NOUNS[noun], request.today)
    now = {"singular": shown.line.singular, "plural": shown.line.plural, "article": shown.article}
    form = WordForm(request.POST or None, initial={**now, "from_on": request.today})
    sample = ""
    if form.is_valid():
        given = form.cleaned_data
        chosen = Word(given["singular"].strip(), given["plural"].strip(), given["article"])
        if LOOK in request.POST:
            sample = "" if (wrong := fault(chosen)) else tried(noun, chosen)
            if wrong:
                form.add_error("singular", wrong)
        elif form.does(
            actions.change_word,
            at="singular",
            by=request.user,
            noun=noun,
            word=chosen,
            from_on=given["from_on"],
            seen=seen(request, "seen"),
        ):
            return redirect("web:word", noun=noun)
    return render(request, "settings/word.html", {"page": shown, "form": form, "sample": sample})


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=FORM)
def adopt(request: Request) -> HttpResponse:
    """Another council's words, or Heed's own: what that would change, and then changing it."""
    form = AdoptForm(request.POST or None, initial={"from_on": request.today})
    shown = None
    if form.is_valid():
        given = form.cleaned_data
        looked = LOOK not in request.POST and request.POST.get("looked") == adoption_of(**given)
        if looked and form.does(actions.adopt_words, by=request.user, seen=seen(request, "seen"), **given):
            return redirect("web:words")
        shown = adoption(given["preset"], given["from_on"])
    return render(request, "settings/adopt.html", {"page": shown, "form": form})
