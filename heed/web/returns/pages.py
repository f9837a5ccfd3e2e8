"""What the pages of returns need: the list of returns, and one of them in whatever state it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db.models import Count, Q

from heed.access import clock
from heed.access.actions import Action
from heed.access.models import User
from heed.council.words import OWN, Words
from heed.exchange import actions
from heed.exchange.models import CheckDone, ChildLine, Import, ImportedFile, State
from heed.exchange.preview import changes_in
from heed.exchange.records import Outcome
from heed.measures.figures import year_label
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.returns.faults import fault_groups
from heed.web.returns.shapes import (
    Button,
    ChangeLine,
    FileLine,
    Progress,
    ReturnLine,
    ReturnPage,
    ReturnsPage,
)

LISTED = 50

WORDS = {
    State.STAGED: "Being looked through",
    State.READY: "Waiting for you",
    State.REFUSED: "Refused",
    State.APPLYING: "Being applied",
    State.APPLIED: "Applied",
    State.REPLACED: "Replaced by a later one",
    State.UNDOING: "Being undone",
    State.UNDONE: "Undone",
    State.DISCARDED: "Thrown away",
}
TAGS = {
    State.STAGED: "tag--quiet",
    State.READY: "tag--soon",
    State.REFUSED: "tag--late",
    State.APPLYING: "tag--quiet",
    State.APPLIED: "tag--done",
    State.REPLACED: "tag--quiet",
    State.UNDOING: "tag--quiet",
    State.UNDONE: "tag--quiet",
    State.DISCARDED: "tag--quiet",
}
CHANGES_TITLES = {
    State.APPLIED: "What changed",
    State.REPLACED: "What changed",
    State.UNDOING: "What changed",
    State.UNDONE: "What changed, and was undone",
    State.DISCARDED: "What would have changed",
}


def returns_page() -> ReturnsPage:
    """The latest returns that were not thrown away."""
    found = Import.objects.exclude(state=State.DISCARDED).select_related("by").prefetch_related("returns")[:LISTED]
    return ReturnsPage(tuple(_line(import_) for import_ in found))


def _line(import_: Import) -> ReturnLine:
    state = State(import_.state)
    return ReturnLine(
        name=name_of(import_),
        state="Stopped part of the way" if import_.stopped_why else WORDS[state],
        tag="tag--late" if import_.stopped_why else TAGS[state],
        as_at=import_.as_at,
        received_at=import_.received_at,
        by=import_.by.name,
        children=import_.children,
        held_back=import_.held,
        faults=import_.faults,
        address=reverse("web:return", kwargs={"pk": import_.pk}),
    )


def name_of(import_: Import) -> str:
    """The years of its returns: "2024-25 and 2025-26"; before they are known, that they were handed in."""
    years = [year_label(row.year) for row in import_.returns.all() if row.year is not None]
    if not years:
        return "Return handed in"
    return years[0] if len(years) == 1 else f"{', '.join(years[:-1])} and {years[-1]}"


def return_page(import_: Import, by: User, words: Words = OWN) -> ReturnPage:
    """One return as this person may see it, with the buttons that they may press now."""
    changes, files = changes_said(import_, words), _files(import_)
    return ReturnPage(
        name=name_of(import_),
        lead=words.say(_lead(import_)),
        facts=_facts(import_),
        progress=_progress(import_),
        changes_title=CHANGES_TITLES.get(State(import_.state), "What will change"),
        changes=changes,
        buttons=_buttons(import_, by),
        why_not=_why_not(import_, by),
        faults=fault_groups(import_, by, words),
        faults_csv=_address("faults_csv", import_) if import_.faults else "",
        quality=_address("quality", import_),
        children=_address("changes", import_) if changes else "",
        undo=_address("undo", import_) if actions.undo_import.why_not(import_, by=by) is None else "",
        checks=checks_said(Counter(CheckDone.objects.filter(of=import_).values_list("outcome", flat=True))),
        files=files,
        files_said=_files_said(files),
        notes=tuple(note for row in import_.returns.all() for note in row.notes.splitlines()),
        figures=reverse("web:figures") if import_.state == State.APPLIED else "",
    )


def _address(name: str, import_: Import) -> str:
    return reverse(f"web:{name}", kwargs={"pk": import_.pk})


def _lead(import_: Import) -> str:
    """One sentence: where it stands."""
    if import_.stopped_why:
        return import_.stopped_why
    return {
        State.STAGED: "The files are being looked through. Nothing has changed.",
        State.READY: _ready(import_),
        State.REFUSED: import_.refusal,
        State.APPLYING: "The return is being applied, child by child.",
        State.APPLIED: "Applied: figures are counted from it.",
        State.REPLACED: "A later return of the same year has taken its place.",
        State.UNDOING: "The return is being undone, child by child.",
        State.UNDONE: "Undone: the records say what they said before it was applied.",
        State.DISCARDED: "Thrown away before it was applied.",
    }[State(import_.state)]


def _ready(import_: Import) -> str:
    can = f"{formats.count(import_.children, 'child', 'children')} can be applied"
    if not import_.held:
        return f"{can}. Nothing has changed yet."
    held = (
        "1 is held back until its rows are" if import_.held == 1 else f"{import_.held:,} are held back until theirs are"
    )
    return f"{can}; {held} mended. Nothing has changed yet."


def _facts(import_: Import) -> tuple[str, ...]:
    facts = [f"Handed in by {import_.by.name}, {formats.moment(import_.received_at)}"]
    if import_.as_at:
        facts.append(f"The data speak for {formats.day(import_.as_at)}")
    if import_.applied_at and import_.applied_by:
        facts.append(f"Applied by {import_.applied_by.name}, {formats.moment(import_.applied_at)}")
    if import_.undone_by:
        facts.append(f"Undone by {import_.undone_by.name}: {import_.undone_because}")
    return tuple(facts)


def _progress(import_: Import) -> Progress | None:
    if import_.state == State.STAGED:
        return Progress("Looking through the files", 0, 0, "You may leave this page: it goes on.")
    if import_.state != State.APPLYING or import_.stopped_why:
        return None
    done, of = _done(import_)
    said = f"{formats.number(done)} of {formats.number(of)} children"
    return Progress(said, done, of, "You may leave this page: it goes on. Each child is applied whole.")


def _done(import_: Import) -> tuple[int, int]:
    lines = ChildLine.objects.filter(of=import_).aggregate(of=Count("pk"), done=Count("pk", filter=~Q(done_at=None)))
    return lines["done"], lines["of"]


Deed = tuple[str, str, "Action[..., Import]"]
APPLY: Deed = ("Apply this return", "apply", actions.apply_import)
CARRY_ON: Deed = ("Go on applying", "carry_on", actions.carry_on)
LOOK_AGAIN: Deed = ("Look through again", "look_again", actions.look_again)
DISCARD: Deed = ("Throw away", "discard", actions.discard)

FORWARD: dict[str, Deed] = {
    State.READY: APPLY,
    State.APPLYING: CARRY_ON,
    State.UNDOING: CARRY_ON,
    State.REFUSED: LOOK_AGAIN,
}
"""What moves a return on from each state that waits for somebody."""


LONGEST_LOOK = timedelta(minutes=2)
"""Files not looked through by then were left by a process that ended: a person may begin again, or throw them away."""


def _buttons(import_: Import, by: User) -> tuple[Button, ...]:
    """Those whose action would do it now: forward first, then away. Solid is the one that gets further from here."""
    forward = FORWARD.get(import_.state)
    busy = import_.state == State.STAGED and clock.now() - import_.received_at < LONGEST_LOOK
    overtaken = _why_not(import_, by) == actions.STALE
    deeds = [each for each in (forward, LOOK_AGAIN, DISCARD) if each is not None and not busy]
    return tuple(
        Button(
            words,
            _address(name, import_),
            solid=deed is (LOOK_AGAIN if overtaken else forward),
            against=import_.against if deed is APPLY else None,
        )
        for deed in dict.fromkeys(deeds)
        for words, name, action in (deed,)
        if action.why_not(import_, by=by) is None
    )


def _why_not(import_: Import, by: User) -> str:
    """Why it cannot go forward now, in the action's own words."""
    forward = FORWARD.get(import_.state)
    if forward is None or (forward is CARRY_ON and not import_.stopped_why):
        return ""
    return forward[2].why_not(import_, by=by) or ""


def changes_said(import_: Import, words: Words = OWN) -> tuple[ChangeLine, ...]:
    """How many of each kind of change, in words."""
    return tuple(ChangeLine(n, words.say(change)) for n, change in changes_in(import_))


def checks_said(came: Mapping[str, int]) -> str:
    """How many checks passed, found something and could not run; empty where none has run."""
    if not came:
        return ""
    passed = formats.count(came.get(Outcome.PASSED.value, 0), "check")
    failed, not_run = came.get(Outcome.FAILED.value, 0), came.get(Outcome.COULD_NOT_RUN.value, 0)
    return f"{passed} passed, {failed:,} found something and {not_run:,} could not run."


def _files(import_: Import) -> tuple[FileLine, ...]:
    found = ImportedFile.objects.filter(of__of=import_).select_related("of").order_by("of__year", "of", "place", "name")
    return tuple(_file(file, State(import_.state)) for file in found)


def _files_said(files: Sequence[FileLine]) -> str:
    """How many files, and how many of them were not read."""
    said, unread = formats.count(len(files), "file"), sum(file.read != READ for file in files)
    if not unread:
        return f"{said}, {'read' if len(files) == 1 else 'all read'}"
    return f"{said}, {'none read' if unread == len(files) else f'{unread:,} not read'}"


READ = "yes"


def _file(file: ImportedFile, state: State) -> FileLine:
    name = f"{file.of.year}/{file.name}" if file.of.year else file.name
    if state == State.STAGED:
        return FileLine(name, "not known yet", "", "not yet")
    if state == State.REFUSED:
        return FileLine(name, "not known", "", "no: the return was refused")
    if not file.table:
        return FileLine(name, "no table of the return", "", "no: its name is of no table")
    if not file.read:
        return FileLine(name, file.table, "", "no: the return of its year has no such table")
    return FileLine(name, file.table, formats.number(file.rows), READ)
