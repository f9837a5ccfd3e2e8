"""What changed for the people who use Heed, newest first. What moved in law and figures is in CHANGELOG.md."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from heed.council.words import Words


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new: since when, what it is, and what one can do now. In Heed's own nouns, said in the council's."""

    on: date
    title: str
    says: tuple[str, ...]
    page: str = ""  # where to see it, by the name of its page
    press: str = ""

    def said(self, words: Words) -> News:
        """The same in the council's words."""
        return replace(
            self,
            title=words.say(self.title),
            says=tuple(words.say(sentence) for sentence in self.says),
            press=words.say(self.press),
        )


def by_day(words: Words) -> tuple[tuple[date, tuple[News, ...]], ...]:
    """Everything that is new, by the day since when, in the council's words."""
    days = groupby(NEWS, key=lambda news: news.on)
    return tuple((on, tuple(news.said(words) for news in of)) for on, of in days)


NEWS: tuple[News, ...] = (
    News(
        on=date(2026, 11, 22),
        title="The annual report shows its working",
        says=(
            "Write it section by section beside how it reads. Figures are put in by tags, and are never typed.",
            "The proof-reader says which numbers are not so, in the report and in any paper that you paste.",
            "It is approved and issued here as web page, Word and PDF, and each issue can be made again to the same bytes.",
        ),
        page="web:reports",
        press="Open it",
    ),
    News(
        on=date(2026, 11, 22),
        title="A first page for each of you",
        says=(
            "It says what needs you today, this week and before it is late. Managers see the service at a glance.",
            "Children, reviews due and IROs have places of their own in the bar above.",
        ),
        page="web:home",
        press="Open it",
    ),
    News(
        on=date(2026, 11, 22),
        title="Find a child from any page",
        says=("Type part of a name, or a number, in the bar above. What you typed never stands in the address.",),
    ),
    News(
        on=date(2026, 11, 22),
        title="Nothing is lost when you are signed out",
        says=(
            "Five minutes before you would be signed out, every open page says so and offers to stay.",
            "What you send later than that is kept for 15 minutes, for you alone. Sign in, and send it again.",
        ),
    ),
    News(
        on=date(2026, 11, 22),
        title="Help, and the manual, inside Heed",
        says=("At the foot of every page: what each place is for, the law on one page, and how each figure is made.",),
        page="web:help",
        press="Open it",
    ),
    News(
        on=date(2026, 11, 21),
        title="Who each child is, and who works with them",
        says=("A roster brings names, IROs, social workers and teams: what a return does not say.",),
    ),
    News(
        on=date(2026, 11, 21),
        title="Figures from the return, each with what is behind it",
        says=(
            "Load the return, see what it would change, then apply it. A return can be undone.",
            "Each figure opens onto its definition, its source and its rows, and stands beside what others publish.",
        ),
    ),
)
