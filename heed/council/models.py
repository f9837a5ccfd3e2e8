"""Rows of what the council set: settings, words, lists, teams. What may be set is declared beside, by those names."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from heed.access.retention import About, Retention, kept
from heed.council.lists import LISTS
from heed.council.settings import DECLARED, Settings
from heed.council.words import ARTICLES, NOUNS, Words
from heed.council.words import Word as Noun


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Setting(models.Model):
    """A value from a day on, until the next row of the same name. `value` is text, in the form declared."""

    name = models.CharField(max_length=60)
    value = models.CharField(max_length=200, blank=True)
    from_on = models.DateField()
    reason = models.CharField(max_length=500)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("name", "from_on")
        constraints = (
            models.UniqueConstraint(fields=("name", "from_on"), name="setting_one_value_from_a_day"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(reason=""), name="setting_has_name_and_reason"),
        )

    def __str__(self) -> str:
        return f"{self.name} from {self.from_on}"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Word(models.Model):
    """The council's word for one noun from a day on, until the next row of the same noun."""

    noun = models.CharField(max_length=40)
    singular = models.CharField(max_length=60)
    plural = models.CharField(max_length=60)
    article = models.CharField(max_length=2)
    from_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("noun", "from_on")
        constraints = (
            models.UniqueConstraint(fields=("noun", "from_on"), name="word_one_from_a_day"),
            models.CheckConstraint(
                condition=Q(article__in=ARTICLES) & ~Q(singular="") & ~Q(plural=""), name="word_is_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.noun} from {self.from_on}"

    @property
    def word(self) -> Noun:
        """The forms that sentences take."""
        return Noun(self.singular, self.plural, self.article)


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class ListItem(models.Model):
    """One row of a list. It may be retired and reworded; the database refuses to delete it or change its number."""

    list_name = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=120)
    retired_from = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("list_name", "number")
        constraints = (
            models.UniqueConstraint(fields=("list_name", "number"), name="list_item_one_of_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1) & ~Q(label=""), name="list_item_has_number_and_label"),
        )

    def __str__(self) -> str:
        return f"{self.list_name} {self.number}"


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Team(models.Model):
    """A team of the council from a day until a day. Who is in it stands with the worker."""

    name = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("name",), condition=Q(until_on=None), name="team_one_open_of_a_name"),
            models.CheckConstraint(condition=~Q(name=""), name="team_has_a_name"),
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="team_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return self.name


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class SchoolHoliday(models.Model):
    """Days on which the council's schools are closed: the first, and the first on which they are open again."""

    name = models.CharField(max_length=80)
    from_on = models.DateField()
    until_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ("from_on",)
        constraints = (
            models.UniqueConstraint(fields=("from_on",), name="school_holiday_one_from_a_day"),
            models.CheckConstraint(condition=~Q(name=""), name="school_holiday_has_a_name"),
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="school_holiday_ends_after_it_began"),
        )

    def __str__(self) -> str:
        return f"{self.name} from {self.from_on}"


def settings_on(day: date) -> Settings:
    """Every setting as it stands on a day, in one query. A row whose name is no longer declared is left aside."""
    rows = Setting.objects.filter(from_on__lte=day, name__in=DECLARED).order_by("from_on").values_list("name", "value")
    return Settings(dict(rows))


def words_on(day: date) -> Words:
    """The council's words as they stand on a day, in one query. A noun that is no longer declared is left aside."""
    rows = Word.objects.filter(from_on__lte=day, noun__in=NOUNS).order_by("from_on")
    return _spoken(frozenset({row.noun: row.word for row in rows}.items()))


@lru_cache(16)
def _spoken(own: frozenset[tuple[str, Noun]]) -> Words:
    """One vocabulary for as long as nobody changes a word: it keeps what it has said."""
    return Words(dict(own))


def items_of(list_name: str, *, on: date) -> models.QuerySet[ListItem]:
    """The rows of a list that may be chosen on a day. Raises KeyError for a list that is not declared."""
    return ListItem.objects.filter(list_name=LISTS[list_name].name).filter(
        Q(retired_from=None) | Q(retired_from__gt=on)
    )
