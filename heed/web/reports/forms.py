"""The forms of annual reports: the words of a section, rows of lists, what is said of a report, comments, sign-off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from heed.reports.document import Tone
from heed.reports.manuscript import IMPACTS, LIKELIHOODS, Progress, Whose
from heed.reports.models.report import LONGEST_LINE, LONGEST_NAME
from heed.web.doing import CalendarDay, Doing

AT_MOST = 2_000_000
"""Bytes of a logo."""

BY_TAG = "A figure is put in by its tag, such as [[views_given]]."


class Words(forms.CharField):
    """A text of any length. What cannot be kept by a database is left out, and nothing else."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "strip": False, **kwargs})

    def to_python(self, value: Any) -> str:
        """The text as it was typed."""
        return str(super().to_python(value) or "").replace("\x00", "")


def _line(label: str, hint: str = "", *, most: int = LONGEST_LINE, needed: str = "") -> forms.CharField:
    """One line. `needed` is what is said where it is blank; it may be, where that is empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=bool(needed),
        error_messages={"required": needed, "max_length": f"Say it in at most {most} characters."},
    )


def _choice(label: str, choices: list[tuple[str, str]], hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of these."},
    )


class SectionForm(Doing):
    """The words of one section."""

    text = Words(label="The text")


class MessageForm(Doing):
    """One thing that the board needs to know."""

    tone = _choice("What does it tell?", [(each.value, each.value) for each in Tone])
    title = _line("The message, in one line", needed="Give the message in one line.")
    text = Words(label="What stands behind it, in a sentence or two", help_text=BY_TAG)


class PromiseForm(Doing):
    """A recommendation of last year's report, and what came of it."""

    text = Words(label="What was recommended", required=True, error_messages={"required": "Say what was recommended."})
    progress = _choice("How far is it?", [*((each.value, each.value) for each in Progress), ("", "Not said yet")])
    what_happened = Words(label="What happened", help_text=BY_TAG)
    evidence = Words(label="How is that known?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["progress"].required = False


class RecommendationForm(Doing):
    """What is to be done next year."""

    text = Words(label="What is to be done", required=True, error_messages={"required": "Say what is to be done."})
    whose = _choice(
        "Who is it for?",
        [(Whose.SERVICE.value, "The service itself"), (Whose.DEPARTMENT.value, "The wider department")],
    )
    owner = _line("Who answers for it?", "A role is enough.", most=LONGEST_NAME)
    by_when = CalendarDay(label="By when?", required=False)
    success = Words(label="How will you know that it worked?", help_text="Something that can be counted or seen.")


class RiskForm(Doing):
    """A risk, as a committee's matrix has it."""

    title = _line("The risk, in one line", needed="Give the risk in one line.")
    description = Words(label="What could happen, and why")
    action = Words(label="What is done about it")
    likelihood = _choice("How likely is it?", [(each, f"{each}: {says}") for each, says in LIKELIHOODS.items()])
    impact = _choice("What would it do?", [(each, f"{each}: {says}") for each, says in IMPACTS.items()])


class DetailsForm(Doing):
    """For whom a report is, who answers for it, and what is said of its figures."""

    body = _line("To which board or committee does it go?", "As its name stands after “for the”.")
    meeting_on = CalendarDay(label="On which day does it meet?", required=False)
    author_name = _line("Who wrote it?", most=LONGEST_NAME)
    author_role = _line("Their role", most=LONGEST_NAME)
    author_contact = _line("How they are reached", "A work address or number: papers print it.")
    director_name = _line("Who answers for it?", "The director of children’s services, as a rule.", most=LONGEST_NAME)
    director_role = _line("Their role", most=LONGEST_NAME)
    director_contact = _line("How they are reached")
    provisional = _choice(
        "Are the figures provisional?",
        [("yes", "Yes: the return may still change"), ("no", "No: the Department has published them")],
    )
    said_provisional = Words(label="What is said of that", help_text="Printed on the cover while they are provisional.")
    fte = forms.DecimalField(
        label="How many full-time posts do the people who chair reviews make?",
        help_text="Leave it blank to count each person as one.",
        required=False,
        max_digits=5,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "invalid": "Write a number, such as 6.8.",
            "max_digits": "Write a number below 1,000.",
            "max_decimal_places": "Write it with at most two decimals, such as 6.75.",
            "max_whole_digits": "Write a number below 1,000.",
        },
    )

    def asked(self) -> dict[str, Any]:
        """What the action takes."""
        given = dict(self.cleaned_data)
        return {**given, "provisional": given["provisional"] == "yes"}


class LogoForm(Doing):
    """The council's logo, and what it says to whom does not see it."""

    logo = forms.FileField(
        label="The picture",
        help_text="A PNG or JPEG picture of at most 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        error_messages={"required": "Choose a picture.", "empty": "The file is empty: choose another."},
    )
    alt = _line(
        "What it says, for whom does not see it",
        "Such as “Fenshire County Council”.",
        needed="Say what the logo says, for whom does not see it.",
    )

    def clean_logo(self) -> bytes:
        """Its bytes."""
        chosen = self.cleaned_data["logo"]
        if chosen.size > AT_MOST:
            raise forms.ValidationError("The picture is larger than 2 MB: save it smaller, and choose it again.")
        return bytes(chosen.read())


class OwnSectionForm(Doing):
    """A section of the council's own."""

    title = _line("Its title", needed="Give the section a title.")


class CommentForm(Doing):
    """What somebody would change, or asks."""

    comment = Words(
        label="What would you change, or what do you ask?",
        required=True,
        error_messages={"required": "Say what you would change, or what you ask."},
    )


class AnswerForm(Doing):
    """What was done with a comment."""

    answer = Words(
        label="What did you do with it, or why nothing?",
        required=True,
        error_messages={"required": "Say what you did with it, or why nothing."},
    )


class ReasonForm(Doing):
    """Why a finding is let stand, or what a correction corrects."""

    reason = Words(label="Because", required=True, error_messages={"required": "Say why."})


class BodyForm(Doing):
    """Whose approval is needed."""

    body = _line("Whose approval does it need?", needed="Say whose approval it needs.")


class ApproveForm(Doing):
    """Who approved it, and on which day."""

    approved_by = _line("Who approved it?", most=LONGEST_NAME, needed="Say who approved it.")
    approved_on = CalendarDay(label="On which day?", error_messages={"required": "Give the day."})

    def __init__(self, *args: Any, today: date, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approved_on"].initial = today
        self.fields["approved_by"].initial = name


class ReaderForm(Doing):
    """A text that is read against a year's figures."""

    year = forms.TypedChoiceField(
        label="Against the figures of which year?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a year.", "invalid_choice": "Choose one of these years."},
    )
    text = Words(
        label="The text",
        help_text="Paste a paper, a section or a whole report. It is read and forgotten: nothing of it is kept.",
        required=True,
        error_messages={"required": "Paste the text that is to be read."},
    )

    def __init__(self, *args: Any, years: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = self.fields["year"]
        assert isinstance(year, forms.TypedChoiceField)  # noqa: S101 - for the types
        year.choices = years
