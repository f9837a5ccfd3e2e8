"""Form fields as their components, and a day as people write it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.utils.datastructures import MultiValueDict

from heed.web.fields import DayField, DayInput, FilesField, error_list, read_day, shown
from tests.days import day


class EveryKind(forms.Form):
    """A form with one field of each component."""

    name = forms.CharField(label="Your name", help_text="As it is on your card.")
    more = forms.CharField(label="More", widget=forms.Textarea, required=False)
    home = forms.ChoiceField(label="Home", choices=[("f", "Foster"), ("r", "Residential")])
    way = forms.ChoiceField(label="Way", choices=[("a", "By post"), ("b", "By hand")], widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="Days", choices=[("1", "Mon"), ("2", "Tue")], widget=forms.CheckboxSelectMultiple
    )
    held_on = DayField(label="Held on")
    papers = FilesField(label="Papers")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)


def rendered(form: forms.Form) -> str:
    """The form as a page shows it, its errors first."""
    source = (
        '{% from "components/fields.html" import errors, field %}'
        "{{ errors(form) }}{% for bound in form %}{{ field(bound) }}{% endfor %}"
    )
    return engines["jinja2"].from_string(source).render({"form": form})


TYPED = {
    "name": "Nadia <Rahman>",
    "more": "Two\nlines",
    "home": "r",
    "way": "b",
    "days": ["2"],
    "held_on-day": "31",
    "held_on-month": "Feb",
    "held_on-year": "2026",
    "secret": "not to be shown",
}


def sent(**changed: object) -> EveryKind:
    """The form as sent, with what was typed."""
    data: MultiValueDict[str, object] = MultiValueDict()
    for key, value in {**TYPED, **changed}.items():
        data.setlist(key, value if isinstance(value, list) else [value])
    return EveryKind(data, MultiValueDict())


@pytest.mark.parametrize(
    "written",
    [
        *("5/4/2026", "05/04/2026", "5.4.2026", "5-4-2026", "5 4 2026", "5 Apr 2026", "5 april 2026", "5th April 2026"),
        *("Sun 5 Apr 2026", "Sunday, 5 April, 2026", "2026-04-05", "2026/4/5", "  5 Apr 2026 "),
    ],
)
def test_a_day_is_read_however_people_write_it(written: str) -> None:
    assert read_day(written) == day("Sun 5 Apr 2026")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5/4/26", "with four figures"),
        ("31 11 2026", "There is no such day"),
        ("29 Feb 2026", "There is no such day"),
        ("5 Smarch 2026", "There is no such day"),
        ("4/31/2026", "There is no such day"),
        ("soon", "is not a date we can read"),
        ("5 4", "is not a date we can read"),
        ("٥/٤/٢٠٢٦٦", "is not a date we can read"),
    ],
)
def test_a_day_that_cannot_be_read_says_why_and_what_to_do(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_day(written)


def test_three_boxes_make_a_day_and_so_does_one_into_which_a_date_was_pasted() -> None:
    apart = sent(**{"held_on-day": "5", "held_on-month": "4", "held_on-year": "2026"})
    pasted = sent(**{"held_on-day": "2026-04-05", "held_on-month": "", "held_on-year": ""})

    for form in (apart, pasted):
        form.is_valid()
        assert form.cleaned_data["held_on"] == day("Sun 5 Apr 2026")


def test_a_form_that_was_sent_without_the_boxes_of_a_day_did_not_send_the_day() -> None:
    widget = DayInput()

    assert widget.value_omitted_from_data({"name": "x"}, {}, "held_on")
    assert not widget.value_omitted_from_data({"held_on-day": ""}, {}, "held_on")
    assert widget.value_from_datadict({"held_on": "2026-04-05"}, {}, "held_on") == "2026-04-05"


def test_an_empty_day_is_missing_where_it_is_asked_for() -> None:
    form = sent(**{"held_on-day": "", "held_on-month": "", "held_on-year": ""})

    assert form.errors["held_on"] == ["This field is required."]


def test_nothing_that_was_typed_is_lost_on_an_error() -> None:
    page = rendered(sent())

    assert 'value="Nadia &lt;Rahman&gt;"' in page
    assert ">Two\nlines</textarea>" in page
    assert '<option value="r" selected>' in page
    assert 'name="way" type="radio" value="b" checked' in page
    assert 'name="days" type="checkbox" value="2" checked' in page
    assert 'name="days" type="checkbox" value="1" checked' not in page
    for part, value in (("day", "31"), ("month", "Feb"), ("year", "2026")):
        assert f'name="held_on-{part}" type="text" value="{value}"' in page


def test_a_password_is_never_sent_back() -> None:
    page = rendered(sent())

    assert 'type="password"' in page
    assert "not to be shown" not in page


def test_every_error_stands_beside_its_field_and_in_a_summary_that_leads_to_it() -> None:
    page = rendered(sent(way="", days=[]))
    leads_to = re.findall(r'<a href="#([^"]*)"', page)

    assert leads_to == ["id_way", "id_days", "id_held_on-day", "id_papers"]
    assert all(f' id="{place}"' in page for place in leads_to)
    assert page.count("There is no such day as “31 Feb 2026”") == 2
    assert "[&#39;" not in page


def test_a_form_without_errors_has_no_summary_and_shows_hints() -> None:
    page = rendered(EveryKind())

    assert "There is a problem" not in page
    assert "As it is on your card." in page


def test_ids_are_not_given_twice() -> None:
    page = rendered(sent())
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]

    assert len(ids) == len(set(ids))


def test_a_day_that_the_form_began_with_is_in_its_boxes() -> None:
    boxes = shown(EveryKind(initial={"held_on": date(2026, 4, 5)})["held_on"]).options

    assert [box["value"] for box in boxes] == ["5", "4", "2026"]


@pytest.mark.parametrize("pasted", ["31 Feb 2026", "31/Feb/2026", "2026-Feb-31"])
def test_a_date_pasted_whole_is_shown_again_in_three_boxes(pasted: str) -> None:
    form = sent(**{"held_on-day": pasted, "held_on-month": "", "held_on-year": ""})

    assert [box["value"] for box in shown(form["held_on"]).options] == ["31", "Feb", "2026"]


def test_several_files_are_taken_together_and_none_is_missed() -> None:
    files = MultiValueDict({"papers": [SimpleUploadedFile("a.csv", b"1"), SimpleUploadedFile("b.csv", b"2")]})
    form = EveryKind(TYPED, files)  # type: ignore[arg-type]

    form.is_valid()

    assert [chosen.path for chosen in form.cleaned_data["papers"]] == ["a.csv", "b.csv"]
    assert sent().errors["papers"] == ["This field is required."]


def test_an_empty_file_among_several_is_refused() -> None:
    files = MultiValueDict({"papers": [SimpleUploadedFile("a.csv", b"1"), SimpleUploadedFile("b.csv", b"")]})

    assert EveryKind(TYPED, files).errors["papers"] == ["The submitted file is empty."]  # type: ignore[arg-type]


def test_an_error_of_the_whole_form_is_in_the_summary_without_a_link() -> None:
    form = sent()
    form.add_error(None, "Two of these cannot both be so.")

    assert {"text": "Two of these cannot both be so."} in error_list(form)


def test_a_field_that_no_component_shows_is_a_mistake() -> None:
    class Odd(forms.Form):
        when = forms.SplitDateTimeField()

    with pytest.raises(TypeError, match="No component shows a SplitDateTimeWidget"):
        shown(Odd()["when"])
