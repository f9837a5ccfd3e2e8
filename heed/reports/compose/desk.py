"""What is on the desk while a report is put together: the book, what was written, the council's words. No Django."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from heed.council.words import Words
from heed.measures.figures import year_label
from heed.reports import prose, saying, tags
from heed.reports.book import Book, Definition, Told
from heed.reports.document import Block, Note, Prompt, Run, Runs, as_text, plain
from heed.reports.manuscript import Manuscript
from heed.reports.prose import Written
from heed.reports.sections import SECTIONS, Section
from heed.reports.tags import Said


@dataclass(slots=True)
class Desk:
    """Puts words together for one edition. `prompts` shows the manager what is still to be written.

    `unread` gathers the tags that could not be read, each as a sentence; `used` the codes of the figures that were said.
    """

    book: Book
    manuscript: Manuscript
    words: Words
    prompts: bool = False
    unread: list[str] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)

    def say(self, sentence: str) -> str:
        """A sentence of Heed's with the council's nouns, by placeholder and by word."""
        return self.words.say(self.words.fill(sentence))

    def spoken(self, text: str) -> str:
        """A text of Heed's in the council's words, with its tags still to be said."""
        return tags.spoken(text, self.words)

    def line(self, sentence: str) -> Runs:
        """A sentence of Heed's as runs."""
        return plain(self.say(sentence))

    def tagged(self, sentence: str) -> Runs:
        """A sentence of Heed's with tags in it, as runs."""
        found: list[Run] = []
        before, *rest = tags.TAG.split(self.spoken(sentence))
        found += plain(before)
        for tag, after in zip(rest[::2], rest[1::2], strict=True):
            said = self.resolve(tag)
            found += [Run(said.text, figure=said.figure), *plain(after)]
        return tuple(found)

    def resolve(self, tag: str) -> Said:
        """What a tag says; a figure that is said is noted, and so is a tag that cannot be read."""
        said = tags.say(tag, self.book, self.words)
        if said.fault:
            self.unread.append(said.fault)
        if said.figure:
            self.used[said.figure] = None
        return said

    def definition(self, code: str) -> Definition:
        """What a figure means."""
        return self.book.definitions[code]

    def told(self, code: str, year: int | None = None) -> Told | None:
        """A figure that is about to be printed."""
        if code not in self.book.definitions:
            return None
        self.used[code] = None
        return self.book.told(code, year)

    def written(self, code: str) -> str:
        """What somebody wrote for a section or a part of a paper; empty where nobody did."""
        return self.manuscript.texts.get(code, "").strip()

    def text(self, section: Section) -> tuple[Block, ...]:
        """The text of a section: what was written, or its first text, less the sentences that have no figure."""
        if written := self.written(section.code):
            return prose.read(written, self.resolve).blocks
        first = prose.read(self.spoken(section.first_text), self.resolve, gentle=True)
        return (*first.blocks, *self._lacking(first))

    def _lacking(self, written: Written) -> Iterable[Block]:
        """One note for each reason why a first text could not say a figure, with the figures it keeps back."""
        by_why: dict[tuple[str, bool], dict[str, None]] = {}
        for said in written.said:
            if said.why:
                name = self.definition(said.figure).name if said.figure else "Who the IROs are"
                by_why.setdefault((said.why, said.hidden), {})[name] = None
        for (why, hidden), names in by_why.items():
            what = saying.NOT_PUBLISHED if hidden else saying.NOT_AVAILABLE
            yield Note(self.line(f"{'; '.join(names)}: {what}, because {why}."))

    def asks(self, prompts: Iterable[str]) -> tuple[Block, ...]:
        """The questions to the manager, where they are to be seen."""
        return tuple(Prompt(self.say(prompt)) for prompt in prompts) if self.prompts else ()

    @property
    def last_year(self) -> str:
        """The year before: "2024-25"."""
        return year_label(self.book.year - 1)

    def title(self, code: str) -> str:
        """The title of a section: the council's own, or the first."""
        own = next((chosen.title for chosen in self.manuscript.sections if chosen.code == code), "")
        section = SECTIONS.get(code)
        return own or (self.say(section.title) if section else code)

    def flat(self, text: str) -> str:
        """One line that a person wrote, its tags said."""
        return as_text(prose.runs(text, self.resolve))

    def runs(self, text: str) -> Runs:
        """The same as runs."""
        return prose.runs(text, self.resolve)


def anchor_of(code: str) -> str:
    """How a section is led to inside a document."""
    return f"section-{code.replace('_', '-')}"
