"""Sentences that probably tell something urgent, found by who and what alone where no table read any such fact.

A table knows how a fact is said; the next page says it otherwise. So behind the tables lies a net: a sentence in which
people of ours meet a deed (nationals and leaving, a post and its closing), and nothing denies, supposes or places it
elsewhere, is told as what it may be, with its words, and is not lost among changes of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from monitor.compare.tongues import when
from monitor.compare.tongues.cut import even, sentences
from monitor.compare.tongues.event import codes_of
from monitor.compare.tongues.tongue import Tongue, told
from monitor.locate.spelling import land_of, spelt
from monitor.model import HAPPENING, LIKELY, Departure, Leave, Notice, Operation, Reading
from monitor.terms.kanji import lands

SORTS = ("leave", "departure", "closure", "shelter", "help", "ways")
_KIN = re.compile(r"famil|angehörig|gezin|partner|家族", re.I)
_BORDER = re.compile(r"grenz|grens|国境", re.I)  # which is named by the country behind it
_WHITHER = re.compile(  # people are brought to another country
    r"\b(?:nach|naar|via|über|vanuit|in (?:die|den|de))(?: (?:die|den|der|de|het))? [A-ZÄÖÜ][\w’-]+"
    r"|[ァ-ヶー一-龠]{2,12}(?:に|へ|で|から|経由)"
)
_REASONS = ("hazard_notice", HAPPENING, "border_or_entry_change")  # a sentence may tell what follows from it, too
_TOPICS = {"shelter_in_place": "shelter", "assisted_departure": "help"}
_HOME = {"DE", "AT", "NL", "JP"}
_NAME = re.compile(r"\b[A-ZÄÖÜ][\w’-]+")
_ORDERS = re.compile(  # whom an order is for, and what people are to ask themselves
    r"\b(?:soll(?:en)?|zullen|moeten)\b|(?<=\w )\bsollten\b|\b(?:nadenken|nagaan|na te gaan|kijken|te vragen) of\b"
    r"|prüfen,? ob\b|\bwurden\b"
    r"|\bwerden\b(?=[^.;]*\b(?:opgeroepen|geadviseerd|verzocht)\b)"
    r"|\b(?:als gevolg|net als)\b"
    r"|\b(?:nicht|niet)[ -](?:unbedingt |zwingend |dringend |strikt )?(?:benötigt|notwendig|erforderlich|noodzakelijk"
    r"|ess?en[zt]i)\w*|,? \b(?:wenn|als) (?:sie|u)\b[^.;]{2,80}\b(?:möchten|wollen|wilt|wil)\b"
    r"|\bes ist geplant,|\bnicht mehr gewährleistet\b|\b(?:nicht|kaum)(?: mehr)? möglich\b"
    r"|\bauf keinem (?:\w+ )?weg\b|\bkann\b(?=[^.;]*\bnur\b)"
    r"|の?予定|(?:可能|安全|適当)(?:と判断される|な)場合", re.I
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 600  # characters: what is longer is a list, in which all words meet


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that must all stand in a sentence that may tell a fact of this `sort`, and those that make it another.

    `whose` people it is of may stand in the sentence before: "The embassy is shut. Its staff were flown out."
    """

    sort: str
    says: str
    words: tuple[re.Pattern[str], ...]
    whose: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Hints:
    """The net of one language; `never` takes the force of a sentence, whatever it is of; `ours` are words for us."""

    rows: tuple[Hint, ...]
    never: re.Pattern[str]
    ours: re.Pattern[str]


def hint(sort: str, says: str, *words: str, whose: str = "", unless: str = "(?!)") -> Hint:
    """Make a row of its words; no case of letters is heeded."""
    must = tuple(re.compile(each, re.I) for each in words)
    return Hint(sort, says, must, re.compile(whose, re.I), re.compile(unless, re.I))


def sorts(hints: Hints, said: str, ahead: str = "") -> Iterator[str]:
    """Name each sort of fact that a sentence may tell, behind another, the letters of both made even."""
    if len(said) > _LONGEST or hints.never.search(said):
        return
    for one in hints.rows:
        ours = one.whose.search(said) or one.whose.search(ahead)
        if ours and all(words.search(said) for words in one.words) and not one.unless.search(said):
            yield one.sort


Fact = Departure | Operation | Notice | Leave


def guesses(hints: Hints, tongue: Tongue, reading: Reading, known: tuple[Fact, ...]) -> Iterator[Notice]:
    """Read what a text may tell, of sorts that no table read in all of it; each sentence by its first sort."""
    stated = {_sort(fact) for fact in known}
    reasons = {fact.span.start for fact in known if isinstance(fact, Notice) and fact.topic in _REASONS}
    read = {fact.span.start for fact in known if not (isinstance(fact, Notice) and fact.topic in _REASONS)}
    before = ""
    for span in sentences(tongue, reading.text):
        said, ahead = even(span.text), before
        before = said
        if span.start in read or ahead.rstrip().endswith("?") or _bygone(tongue, said, reading.published_on):
            continue
        about = (sort for sort in sorts(hints, said, ahead) if not _idle((hints, tongue), reading, sort, said))
        sort = next(about, "")
        told_of = sort in stated and not _other((tongue, reading), sort, said, known)
        if sort and not told_of and not (sort in ("closure", "ways") and span.start in reasons):
            yield Notice(LIKELY, f"{sort}: {span.text}", sort, span)


def _other(page: tuple[Tongue, Reading], sort: str, said: str, known: tuple[Fact, ...]) -> bool:
    """Whether a sentence is of other people, or of another post, than all that is stated of its sort."""
    if sort == "departure":
        whose = "family" if _KIN.search(said) else "employees"
        return whose not in {fact.audience for fact in known if isinstance(fact, Departure)}
    tongue, reading = page
    named = (told(found) for found in tongue.subjects.finditer(said) if sort == "closure")
    seats = [_seat(reading, place) for kind, place in named if kind == "post" and place]
    posts = [fact.post or "" for fact in known if isinstance(fact, Operation)]
    return bool(seats) and "" not in posts and not any(seat in post for seat in seats for post in posts)


def _seat(reading: Reading, city: str) -> str:
    """Write a city of the country as we do."""
    return next((name for code in reading.countries if (name := spelt(city, code))), city)


def _bygone(tongue: Tongue, said: str, now: date | None) -> bool:
    """Whether a sentence is of long ago; one that names years is where none of them is this one."""
    years = [int(year) for year in _YEAR.findall(said)]
    return when.past(tongue, said, now) or bool(now and years and max(years) < (now - when.LONG).year)


def _idle(words: tuple[Hints, Tongue], reading: Reading, sort: str, said: str) -> bool:
    """Whether what takes the force of such facts for the tables stands in a sentence, or names of another country."""
    hints, tongue = words
    calls, called = tongue.calls, sort in ("leave", "shelter")
    said = _ORDERS.sub("", tongue.bidden(calls.whom.sub("", said) if calls else said) if called else said)
    if tongue.supposed.search(said) or tongue.theirs.search(said):
        return True
    if called:
        held = calls is not None and calls.withheld.search(calls.reason.sub(" ", said))
        return bool(held or tongue.frame.supposed.search(said)) or (sort == "leave" and _abroad(tongue, reading, said))
    bordering = sort == "ways" and _BORDER.search(said)
    here = _WHITHER.sub(" ", said) if sort in ("departure", "help") else said
    if not hints.ours.search(said) and not bordering and _abroad(tongue, reading, here):
        return True
    if sort == "help":
        return False
    if sort == "closure" and tongue.one_day.search(said):
        return True
    if sort in ("closure", "ways") and _elsewhere(tongue, reading, said):
        return True
    return tongue.idle.search(said) is not None


def _abroad(tongue: Tongue, reading: Reading, said: str) -> bool:
    """Whether a sentence names another country, home left out, and not ours."""
    known = [codes_of(tongue, name) for name in _NAME.findall(said)] or [{code} for code in lands(said)]
    named = [codes for each in known if (codes := each - _HOME)]
    return bool(named) and not any(codes & {*reading.countries} for codes in named)


def _elsewhere(tongue: Tongue, reading: Reading, said: str) -> bool:
    """Whether a post or an airport is named by a city of another country."""
    named = (told(found) for found in tongue.subjects.finditer(said))
    cities = [place for kind, place in named if kind in ("post", "airport") and place]
    places = [codes for city in cities if (codes := codes_of(tongue, city) or {land_of(city) or ""} - {""})]
    return bool(places) and not any(codes & {*reading.countries} for codes in places)


def _sort(fact: Fact) -> str:
    """Name the sort of a fact that a table read; one that is milder, or of a part of the country, answers for none."""
    if isinstance(fact, Leave):
        return "" if fact.area else "leave"
    if isinstance(fact, Departure):
        return "departure"
    if isinstance(fact, Operation):
        return "" if fact.state == "reduced" else "closure"
    return _TOPICS.get(fact.topic, "")
