"""Cover papers for committees, in three layouts that councils use, from the same figures and words. No Django.

`note` numbers its paragraphs through, with recommendations left to the report; `risks` has a matrix of likelihood and
impact; `panel` opens with a table of the meeting and asks the panel to note, consider and promote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from heed.law.dates import in_words
from heed.reports import prose
from heed.reports.compose.brief import messages
from heed.reports.compose.desk import Desk, anchor_of
from heed.reports.document import Block, Cell, Heading, Items, Note, Paragraph, Runs, Section, Table, Terms, Tone, plain
from heed.reports.manuscript import IMPACTS, LIKELIHOODS, Manuscript, Person, Whose
from heed.reports.sections import PAPER_PARTS, SECTIONS

NOTHING = "Nothing has been written here yet."

KEY_FIGURES: tuple[str, ...] = (
    "On [[last_day]] there were [[children_in_care number]] {child_in_care.plural}: [[children_in_care change]].",
    "In the year [[reviews_held full]] were held. Of those that fell due, [[reviews_due_held_on_time full]] were held on time: "
    "[[reviews_due_held_on_time change]].",
    "The views of children aged 4 and over were given at [[views_given full]]: [[views_given change]]. Children came to "
    "[[attended full]]: [[attended change]].",
    "[[health_assessments full]] had their health assessed and [[dental_checks full]] saw a dentist, of those in care all year.",
    "[[permanence_on_leaving full]] of those who left care left to a home meant to last: [[permanence_on_leaving change]].",
    "[[iros]] {iro.plural} had [[caseload]] children each on average, from [[caseload_range]].",
)
"""What every paper says of the year, whatever its layout: the report's own figures, by the report's own tags."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a paper: its heading, and what makes its blocks."""

    code: str
    title: str
    makes: Callable[[Desk], Iterator[Block]]


def _text(code: str) -> Callable[[Desk], Iterator[Block]]:
    def makes(desk: Desk) -> Iterator[Block]:
        yield from written(desk, code)

    return makes


def written(desk: Desk, code: str) -> Iterator[Block]:
    """What was written for a part; else its first text; else that nothing was, with the prompt where it is to be seen."""
    part = PAPER_PARTS[code]
    if own := desk.written(code):
        yield from prose.read(own, desk.resolve).blocks
    elif part.text:
        yield from prose.read(desk.spoken(part.text), desk.resolve).blocks
    else:
        yield Note(plain(NOTHING))
        yield from desk.asks((part.prompt,))


def _background(desk: Desk) -> Iterator[Block]:
    yield from prose.read(desk.spoken(SECTIONS["about"].first_text), desk.resolve).blocks


def _figures(desk: Desk) -> Iterator[Block]:
    for sentence in KEY_FIGURES:
        read = prose.read(desk.spoken(sentence), desk.resolve, gentle=True)
        yield from read.blocks


def _achievements(desk: Desk) -> Iterator[Block]:
    yield from _messages_of(desk, better=True)


def _to_develop(desk: Desk) -> Iterator[Block]:
    yield from _messages_of(desk, better=False)


def _messages_of(desk: Desk, *, better: bool) -> Iterator[Block]:
    said = [each for each in messages(desk) if (each.tone in (Tone.BETTER, Tone.THE_SAME, Tone.TO_KNOW)) is better]
    for each in said:
        yield Paragraph((*plain(f"{each.title}. "), *each.runs))
    if not said:
        yield Note(plain(NOTHING))


def _next(desk: Desk) -> Iterator[Block]:
    found = desk.manuscript.recommendations
    by_whose = [(whose, [each for each in found if each.whose is whose]) for whose in Whose]
    for whose, each_of in by_whose:
        if not each_of:
            continue
        opening = "The service will:" if whose is Whose.SERVICE else "The department should:"
        items: list[Runs] = []
        for each in each_of:
            until = f" by {in_words(each.by_when)}" if each.by_when else ""
            who = f" ({each.owner})" if each.owner else ""
            items.append((*desk.runs(each.text), *plain(f"{until}{who}")))
        yield Paragraph(plain(opening))
        yield Items(tuple(items))
    if not found:
        yield Note(plain("No recommendations for next year have been written yet."))


def _risk_matrix(desk: Desk) -> Iterator[Block]:
    risks = desk.manuscript.risks
    if not risks:
        yield Note(plain(NOTHING))
        yield from desk.asks(("Which risks does the committee take with this, how likely, and how grave?",))
        return
    rows = tuple(
        (
            Cell(desk.runs(each.title)),
            Cell(desk.runs(each.description)),
            Cell(desk.runs(each.action)),
            Cell(plain(f"{each.likelihood} {each.impact}")),
        )
        for each in risks
    )
    head = ("Risk", "Description", "Action to avoid or mitigate it", "Rating")
    yield Table("Risks and how they are rated", head, rows, widths=(3, 5, 5, 1))
    yield Terms(
        tuple((f"{key}", plain(f"likelihood: {LIKELIHOODS[key].lower()}")) for key in LIKELIHOODS)
        + tuple((f"{key}", plain(f"impact: {IMPACTS[key].lower()}")) for key in IMPACTS)
    )


def _contacts(desk: Desk) -> Iterator[Block]:
    people = [person for person in (desk.manuscript.author, desk.manuscript.director) if person.name]
    if not people:
        yield Note(plain("No officer to contact is named yet."))
    for person in people:
        yield Paragraph(plain(_said(person)))
    yield Paragraph(plain("Please ask if you need this paper in another format."))


def _said(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.role, person.contact) if part)


def _header(manuscript: Manuscript, desk: Desk) -> Terms:
    when = in_words(manuscript.meeting_on) if manuscript.meeting_on else "no day is set"
    return Terms(
        (
            ("Committee", plain(manuscript.body or "no committee is named")),
            ("Date", plain(when)),
            ("Title", plain(f"Independent Reviewing Officer service: annual report {desk.book.label}")),
            ("Report of", plain(_said(manuscript.director) or "nobody is named")),
            ("Author", plain(_said(manuscript.author) or "nobody is named")),
        )
    )


def _made(desk: Desk, parts: Sequence[Part], *, through: bool) -> tuple[Section, ...]:
    """The parts as sections: paragraphs numbered through the paper, or by their section ("4.1")."""
    found, n = [], 0
    for place, part in enumerate(parts, start=1):
        blocks: list[Block] = []
        inside = 0
        for block in part.makes(desk):
            if not isinstance(block, Paragraph):
                blocks.append(block)
                continue
            n, inside = n + 1, inside + 1
            blocks.append(replace(block, number=f"{n}." if through else f"{place}.{inside}"))
        number = "" if through else str(place)
        found.append(Section(anchor_of(part.code), part.title, tuple(blocks), number))
    return tuple(found)


def note(desk: Desk) -> tuple[Section, ...]:
    """A paper whose paragraphs are numbered through: purpose, framework, key information, what follows for the council."""

    def key(desk: Desk) -> Iterator[Block]:
        yield Heading("Key figures")
        yield from _figures(desk)
        yield Heading("What went well")
        yield from _achievements(desk)
        yield Heading("What must develop")
        yield from _to_develop(desk)
        yield Heading(f"Plans for {_next_year(desk)}")
        yield from _next(desk)

    def framework(desk: Desk) -> Iterator[Block]:
        yield from _background(desk)
        yield from written(desk, "paper_strategy")
        yield from written(desk, "paper_previous")

    def equality(desk: Desk) -> Iterator[Block]:
        yield Heading("Equality")
        yield from written(desk, "paper_equality")
        yield Heading("Human rights")
        yield from written(desk, "paper_human_rights")

    parts = (
        Part("header", "The paper", lambda desk: iter((_header(desk.manuscript, desk),))),
        Part("paper_purpose", "Purpose of the report", _text("paper_purpose")),
        Part("framework", "Policy framework and previous decisions", framework),
        Part("key", "Background: key information from the annual report", key),
        Part("paper_consultation", "Consultation", _text("paper_consultation")),
        Part("paper_resources", "Resource implications", _text("paper_resources")),
        Part("paper_conclusion", "Conclusions", _text("paper_conclusion")),
        Part("paper_circulation", "Circulation under the local issues alert procedure", _text("paper_circulation")),
        Part("equality", "Equality and human rights implications", equality),
        Part("paper_background", "Background papers", _text("paper_background")),
        Part("paper_appendices", "Appendices", _text("paper_appendices")),
        Part("contacts", "Officers to contact", _contacts),
    )
    return _made(desk, parts, through=True)


def risks(desk: Desk) -> tuple[Section, ...]:
    """A paper with a matrix of risks: recommendation first, then advice and analysis, then what each office says."""

    def summary(desk: Desk) -> Iterator[Block]:
        yield _header(desk.manuscript, desk)
        yield from written(desk, "paper_purpose")

    parts = (
        Part("summary", "Summary", summary),
        Part("paper_recommendation", "Recommendation", _text("paper_recommendation")),
        Part("paper_strategy", "Budget and policy framework", _text("paper_strategy")),
        Part("background", "Background", _background),
        Part("analysis", "Advice and analysis", _figures),
        Part("next", "Recommendations for the service and the department", _next),
        Part("risks", "Risk management", _risk_matrix),
        Part("paper_consultation", "Consultation", _text("paper_consultation")),
        Part("paper_resources", "Financial implications", _text("paper_resources")),
        Part("paper_legal", "Legal implications", _text("paper_legal")),
        Part("contacts", "Lead officer to contact", _contacts),
        Part("paper_appendices", "Appendices", _text("paper_appendices")),
        Part("paper_background", "Background papers", _text("paper_background")),
    )
    return _made(desk, parts, through=False)


def panel(desk: Desk) -> tuple[Section, ...]:
    """A paper for a panel: a table of the meeting, the issue, what the panel is asked, and every statement it wants."""

    def meeting(desk: Desk) -> Iterator[Block]:
        head = _header(desk.manuscript, desk)
        wards, reference = (desk.written(code) or PAPER_PARTS[code].text for code in ("paper_ward", "paper_reference"))
        more = (
            ("Ward", desk.runs(wards or "All")),
            ("Forward plan reference", desk.runs(reference or "none is given")),
        )
        yield Terms((*head.terms, *more, ("Public", plain("An open public item"))))

    def asked(desk: Desk) -> Iterator[Block]:
        yield Paragraph(plain("The panel is asked to:"))
        yield from written(desk, "paper_recommendation")

    def report(desk: Desk) -> Iterator[Block]:
        yield from _figures(desk)
        yield from _next(desk)

    parts = (
        Part("meeting", "The meeting", meeting),
        Part("paper_purpose", "The issue", _text("paper_purpose")),
        Part("paper_recommendation", "Recommendation", asked),
        Part("report", "The report", report),
        Part("statutory", "Statutory considerations", _background),
        Part("paper_resources", "Resource implications (finance, property, people)", _text("paper_resources")),
        Part("paper_risk", "Risk management", _text("paper_risk")),
        Part("paper_equality", "Equalities", _text("paper_equality")),
        Part("paper_climate", "Climate change", _text("paper_climate")),
        Part("paper_options", "Other options considered", _text("paper_options")),
        Part("paper_consultation", "Consultation", _text("paper_consultation")),
        Part("contacts", "Contact", _contacts),
        Part("paper_background", "Background papers", _text("paper_background")),
        Part("paper_appendices", "Attachments", _text("paper_appendices")),
    )
    return _made(desk, parts, through=False)


def _next_year(desk: Desk) -> str:
    return desk.resolve("next_year").text
