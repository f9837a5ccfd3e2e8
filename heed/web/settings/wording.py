"""What the pages of the council's words read: every noun, one of them, and what adopting another council's would change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from heed.council.actions import words_of, words_seen
from heed.council.models import Word as WordRow
from heed.council.samples import tried
from heed.council.words import NOUNS, Noun, Word, Words
from heed.web.addresses import reverse
from heed.web.settings.pages import history_of
from heed.web.settings.shapes import Adoption, ToCome, WordChange, WordLine, WordPage


def words_page(today: date) -> tuple[WordLine, ...]:
    """Every noun as it is said today."""
    rows = list(WordRow.objects.filter(noun__in=NOUNS).order_by("from_on"))
    now = _on(rows, today)
    return tuple(_line(noun, now, rows, today) for noun in NOUNS.values())


def word_page(noun: Noun, today: date) -> WordPage:
    """One noun, with every word that it was and will be."""
    rows = list(WordRow.objects.filter(noun__in=NOUNS).order_by("from_on"))
    versions = list(
        WordRow.history.filter(noun=noun.key).select_related("history_user").order_by("-from_on", "-history_id")
    )
    now = _on(rows, today)
    return WordPage(
        line=_line(noun, now, rows, today),
        article=now[noun.key].article,
        history=history_of(
            versions, today, {row.pk: forms_of(Word(row.singular, row.plural, row.article)) for row in versions}
        ),
        seen=words_seen(noun.key),
    )


def adoption(preset: str, from_on: date) -> Adoption:
    """What adopting these words from a day on would change, and which nouns take another word after that day."""
    rows = list(WordRow.objects.filter(noun__in=NOUNS).order_by("from_on"))
    was, chosen = _on(rows, from_on), words_of(preset)
    changes = [key for key in NOUNS if was[key] != chosen[key]]
    later = {row.noun for row in rows if row.from_on > from_on}
    return Adoption(
        changes=tuple(
            WordChange(was.say(NOUNS[key].meaning), forms_of(was[key]), forms_of(chosen[key])) for key in changes
        ),
        same=len(NOUNS) - len(changes),
        later=tuple(was[key].capital for key in NOUNS if key in later),
        of=adoption_of(preset, from_on),
        seen=words_seen(),
    )


def adoption_of(preset: str, from_on: date) -> str:
    """Which words from which day: whoever chooses others after they looked, looks again before anything changes."""
    return f"{preset} from {from_on.isoformat()}"


def forms_of(word: Word) -> str:
    """A word as it is told beside others: "an agreed action, agreed actions"."""
    return f"{word.with_article}, {word.plural}"


def _on(rows: Sequence[WordRow], day: date) -> Words:
    return Words({row.noun: row.word for row in rows if row.from_on <= day})


def _line(noun: Noun, now: Words, rows: Sequence[WordRow], today: date) -> WordLine:
    word = now[noun.key]
    return WordLine(
        key=noun.key,
        meaning=now.say(noun.meaning),
        singular=word.singular,
        plural=word.plural,
        sample=tried(noun.key, word),
        heeds="" if word == noun.default else forms_of(noun.default),
        to_come=tuple(
            ToCome(forms_of(row.word), row.from_on) for row in rows if row.noun == noun.key and row.from_on > today
        ),
        address=reverse("web:word", kwargs={"noun": noun.key}),
    )
