"""What should not have survived to a finished text: prompts, tags, and faults of editing that need no "
"understanding. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from heed.reports import tags
from heed.reports.book import Book
from heed.reports.document import Document, Prompt
from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.passages import Page
from heed.reports.proof.wording import finding

_PROMPTS = re.compile(
    r"(?P<insert>[\[<(]\s?(?:insert|add|enter|type|complete|delete|update|replace|include|name|date|number|tbc"
    r"|to be)\b[^\]>)\n]{0,80}[\]>)])"
    r"|(?P<delete>\b(?:please (?:delete|insert|amend)|delete (?:as|where|if) (?:appropriate|applicable"
    r"|not needed)|insert (?:text|name|date|table|chart|graph|here|figure|number)s?\b"
    r"|click or tap (?:here )?to enter)[^.\n]{0,40})"
    r"|(?P<later>\b(?:TBC|TBA|TBD|to be (?:confirmed|added|inserted|completed|updated)(?= (?:by|before|when|here"
    r"|later)|\s*[.\])]|\s*$))(?![\w]))"
    r"|(?P<blank>(?<![\w])(?:x{2,4}|X{2,4}|\?{1,3}|…|\.{3}|_{2,})\s?(?:%|per cent\b)|(?<![\w/])(?:xx|XX|xxx"
    r"|XXX)(?![\w])(?= (?:children|reviews?|young people|IROs?|days|times|per cent))|\?{3,}|_{4,})"
    r"|(?P<filler>\blorem ipsum\b|\berror! (?:reference source|bookmark) not (?:found|defined)\b|#(?:REF|N/A|DIV/0"
    r"|VALUE|NAME)[!?]?)"
    r"|(?P<template>\{\{[^}\n]{0,80}\}?\}?|\{%[^%\n]{0,80}%?\}?|«[^»\n]{1,60}»|<<[^>\n]{1,60}>>)",
    re.MULTILINE | re.IGNORECASE,
)
_DRAFT = re.compile(
    r"(?:^|\n)[ #]*(?:DRAFT|Draft)(?: (?:v(?:ersion)? ?)?[0-9.]+| report| for comment)?[ ]*(?=\n|$)|\bDRAFT\b"
)
_QUESTIONS = (
    "What changed because",
    "You said / we did",
    "Say it in 150 words",
    "Who signs?",
    "What kind of year was it for children",
)
_LEFT_TAG = re.compile(r"\[\[[^\[\]\n]{0,200}\]\]")
_BROKEN_TAG = re.compile(r"\[\[|\]\]")


def prompts(page: Page, document: Document | None, *, final: bool) -> Iterator[Finding]:
    """Instructions of a template, blanks to be filled and questions to the writer."""
    for match in _PROMPTS.finditer(page.plain):
        says = "It is a prompt or a blank of a template: fill it in, or take it out."
        yield finding(page, Kind.PROMPT, match.start(), says, grave=True, end=match.end())
    asked = {block.text for block in document.blocks if isinstance(block, Prompt)} if document is not None else set()
    for question in (*_QUESTIONS, *sorted(asked)):
        place = page.plain.find(question) if question else -1
        if place >= 0:
            says = "It is a question to the writer: answer it, and take the question out."
            yield finding(page, Kind.PROMPT, place, says, grave=True, end=place + len(question))
    if final and (draft := _DRAFT.search(page.plain)):
        says = "The text still says that it is a draft: take that out before it is final."
        yield finding(page, Kind.PROMPT, draft.start(), says, grave=True, end=draft.end())


def left_tags(page: Page, book: Book | None, *, pasted: bool) -> Iterator[Finding]:
    """Tags that say nothing: broken, of no figure, or left in a text where nothing will read them."""
    without = _LEFT_TAG.sub(lambda match: " " * len(match[0]), page.plain)
    for match in _BROKEN_TAG.finditer(without):
        says = "A tag has lost its brackets: write it as [[code]], with both pairs."
        yield finding(page, Kind.TAG, match.start(), says, grave=True)
    for match in _LEFT_TAG.finditer(page.plain):
        if pasted:
            says = "A tag was left where nothing fills it in: write what it was to say."
        elif book is not None and (fault := tags.say(match[0][2:-2], book).fault):
            says = fault
        else:
            continue
        yield finding(page, Kind.TAG, match.start(), says, grave=True, end=match.end())


# Faults of editing


_WORD = re.compile(r"[^\W\d_][\w'’-]*|[.!?;:\n\t|()\"\[\]/]|[0-9]+|,|-|–")
_SAID_TWICE = frozenset(
    {
        *(
            "that",
            "had",
            "very",
            "many",
            "much",
            "more",
            "far",
            "again",
            "never",
            "really",
            "now",
            "no",
            "yes",
            "so",
            "bye",
        ),
        *("there", "is", "was", "do", "one", "two", "three", "long", "day", "night", "please", "well", "hear", "ha"),
    }
)
"""Words that are rightly said twice, or so often that to ask would be a nuisance."""
_SAID_AGAIN = ("ing", "ed", "ion", "ment")
"""How a word ends that, said again after a comma, was not said again for weight."""
_LONGEST_REPEAT = 6
_JOINS = frozenset(("for", "of", "in", "on", "with", "and", "as", "at"))
"""One of these between three or more words said again: "on the previous year for the previous year"."""

Word = tuple[str, int, int]


def doubled(page: Page) -> Iterator[Finding]:
    """Words typed twice: "for the year for the year", "improving, improving"."""
    for sentence in page.sentences:
        words = [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(sentence.text)]
        alone = [word for word, _, _ in words]
        place = 0
        while place < len(words):
            if alone[place] not in alone[place + 1 : place + 2 + _LONGEST_REPEAT]:
                place += 1
                continue
            length, last = _repeat(words, place)
            if length:
                start, end = sentence.place + words[place][1], sentence.place + words[last][2]
                once = " ".join(word for word, _, _ in words[place : place + length])
                yield finding(page, Kind.EDITING, start, f"“{once}” is typed twice: take one out.", end=end)
            place = last + 1


def _repeat(words: Sequence[Word], place: int) -> tuple[int, int]:
    """How many words from a place on are said again at once, and the last of them; 0 and the place where none are."""
    first = words[place][0]
    if [word for word, _, _ in words[place : place + 3]] == [first] * 3 and first[0].isalpha():
        return 1, place + 2
    if not first[0].isalpha():
        return 0, place
    for length in range(_LONGEST_REPEAT, 0, -1):
        last = place + 2 * length - 1
        if last < len(words) and words[place + length][0] == first and _is_repeat(words, place, length):
            return length, last
    for length in range(_LONGEST_REPEAT, 2, -1):
        last = place + 2 * length
        joined = last < len(words) and words[place + length][0] in _JOINS and words[place + length + 1][0] == first
        if joined and _is_repeat([*words[place : place + length], *words[place + length + 1 : last + 1]], 0, length):
            return length, last
    after = [word for word, _, _ in words[place + 1 : place + 3]]
    if after == [",", first] and first not in _SAID_TWICE and first.endswith(_SAID_AGAIN):
        return 1, place + 2
    return 0, place


def _is_repeat(words: Sequence[Word], place: int, length: int) -> bool:
    once = [word for word, _, _ in words[place : place + length]]
    if once != [word for word, _, _ in words[place + length : place + 2 * length]]:
        return False
    if not all(word[0].isalpha() for word in once) or len("".join(once)) < 2:
        return False
    return len(set(once)) > 1 or once[0] not in _SAID_TWICE


_AND_UNDER = re.compile(
    r"\b(?P<one>under|over|below|above)\s+(?:the age of\s+)?(?P<age>[0-9]{1,2})(?:\s+years?)?(?:\s+(?:old"
    r"|of age))?\s+(?:and|or)\s+(?P<other>under|over|below|above|younger|older)\b",
    re.IGNORECASE,
)


def contradicting_ages(page: Page) -> Iterator[Finding]:
    """ "Under 16 and under": said twice, it says neither."""
    low = ("under", "below", "younger")
    for match in _AND_UNDER.finditer(page.plain):
        if (match["one"].lower() in low) is (match["other"].lower() in low):
            word = "under" if match["one"].lower() in low else "over"
            says = f"It says two things of one age: write “{word} {match['age']}” or “{match['age']} and {word}”."
            yield finding(page, Kind.EDITING, match.start(), says, end=match.end())


_HEADING = re.compile(r"^[ \-#]*(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})\.?[ ]+(?P<title>[A-Z][^\t|\n]{2,70}?)[ ]*$")


def doubled_sections(page: Page) -> Iterator[Finding]:
    """Two sections next to each other with one number."""
    headings = []
    lines = page.lines
    for place, line in enumerate(lines):
        match = _HEADING.match(line.text)
        if match is None or match["title"][-1] in ".;,:?!" or len(match["title"].split()) > 8:
            continue
        alone_before = place == 0 or lines[place - 1].is_blank
        if alone_before or match["title"].isupper():
            headings.append(
                (
                    match["number"],
                    match["title"].strip(),
                    line.place + match.start("number"),
                    line.place + match.end("title"),
                )
            )
    for (number, title, *_), (again, other, start, end) in pairwise(headings):
        if number == again and title != other and number != "1":
            says = f"Two sections have the number {number}, “{title}” and “{other}”: number them again from here."
            yield finding(page, Kind.EDITING, start, says, end=end)


def average_of_what(page: Page) -> Iterator[Finding]:
    """An average of percentages that does not say of what."""
    for sentence in page.sentences:
        match = _AVERAGE.search(sentence.text)
        if match is not None and "%" in sentence.text[match.end() :] and not _AVERAGE_SAID.search(sentence.text):
            says = (
                "Say what it is the average of: the months, or all the reviews of the year together, which is "
                "the figure to give."
            )
            yield finding(page, Kind.SHARE, sentence.place + match.start(), says, end=sentence.place + match.end())


_AVERAGE = re.compile(
    r"\baverage (?:annual |yearly |overall )?(?:performance|timeliness|compliance)\b(?: for the year| over the year)?",
    re.IGNORECASE,
)
_AVERAGE_SAID = re.compile(r"\b(?:monthly|months?|quarters?|weighted|mean of|all reviews)\b", re.IGNORECASE)
