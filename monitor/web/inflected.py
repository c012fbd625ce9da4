"""What filters print, in the language a page is drawn in: kinds, countries, days, times, and headlines as mails have them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from monitor.deliver.headline import headline
from monitor.deliver.plain import header
from monitor.deliver.words import named
from monitor.model import Event, Finding
from monitor.speak.paper import heard
from monitor.speak.tongue import Tongue, msgid
from monitor.store.log import Entry
from monitor.store.protocol import Store
from monitor.web import words

_WRITES = {"germany": "de", "austria": "de", "netherlands": "nl", "italy": "it", "japan": "ja"}  # the others English


_STATES = {  # of what an event tells, before and after; in English they stand as they are kept
    "": msgid("nothing"),
    "ordered": msgid("ordered"),
    "authorized": msgid("authorized"),
    "lifted": msgid("lifted"),
    "suspended": msgid("suspended"),
    "resumed": msgid("resumed"),
    "reduced": msgid("reduced"),
    "restored": msgid("restored"),
    "gone": msgid("gone"),
    "reached": msgid("reached"),
    "consider": "nationals are told to consider leaving",
    "should": "nationals are told to leave",
    "now": "nationals are told to leave now",
    "immediately": "nationals are told to leave immediately",
}


def writes(publisher: str) -> str:
    """The language a publisher's pages are read in, as HTML's `lang`."""
    return _WRITES.get(publisher, "en")


@pass_context
def kind(context: Context, name: str) -> str:
    """`departure_ordered` as people read it."""
    return heard(context).gettext(words.kind(name))


@pass_context
def country(context: Context, code: str) -> str:
    """A country's name, or that it is the whole world."""
    spoken, name = heard(context), words.country(code)
    return spoken.country(code, name) if code else spoken.gettext(name)


@pass_context
def day(context: Context, when: date | str | None) -> str:
    """ "7 January 2022"; "" for none."""
    spoken = heard(context)
    return _day(when, spoken) if spoken.foreign and when else words.day(when)


@pass_context
def weekday(context: Context, when: date) -> str:
    """ "Friday 7 January 2022"."""
    return heard(context).day(when)


@pass_context
def moment(context: Context, when: datetime | str | None) -> Markup:
    """Date and time with the zone, as a `time` element."""
    spoken = heard(context)
    return _moment(when, spoken) if spoken.foreign and when else words.moment(when)


@pass_context
def flag(context: Context, name: str) -> str:
    """A flag as people read it."""
    return heard(context).gettext(words.flag(name))


@pass_context
def state(context: Context, value: str | None) -> Markup:
    """What stood before or stands now, in a word."""
    spoken, said = heard(context), header(value or "")
    told = _STATES.get(said, said)
    return known(context, told) if spoken.foreign else escape(said or told)


@pass_context
def number(context: Context, count: int) -> str:
    """A number with the mark between thousands."""
    return heard(context).number(count)


@pass_context
def known(context: Context, said: str) -> Markup:
    """What may be one of our own words, as a level's: in the page's language, or marked as the English it stays."""
    spoken = heard(context)
    return _marked(spoken.gettext(said) if said else "", said, spoken)


def headed(store: Store) -> Callable[..., Any]:
    """Make the filter that gives the headline of an alert or a line of the log, as mails in that language have it."""

    @lru_cache(8192)  # an event stands for ever, and a page lists fifty
    def line(event_id: str, spoken: Tongue) -> str:
        event = store.event(event_id)
        return headline(event.finding, named(event, spoken), spoken) if event else ""

    @pass_context
    def said(context: Context, one: Entry | Event) -> Markup:
        spoken = heard(context)
        english = words.marked(one.headline if isinstance(one, Entry) else one.finding.headline)
        return _marked(line(one.id, spoken), english, spoken) if spoken.foreign else english

    return said


@pass_context
def inner(context: Context, finding: Finding, event: Event) -> Markup:
    """The headline of a finding that stands inside an event."""
    spoken = heard(context)
    return _marked(headline(finding, named(event, spoken), spoken), header(finding.headline), spoken)


def _marked(said: str, english: str, spoken: Tongue) -> Markup:
    """Ours as it is; what stays English says so to who has it read aloud, and keeps its own direction."""
    if not spoken.foreign or (said and said != english):
        return escape(said or english)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(english) if english else Markup("")


@lru_cache(maxsize=4096)
def _day(when: date | str, spoken: Tongue) -> str:
    return spoken.plain_day(date.fromisoformat(when[:10]) if isinstance(when, str) else when)


@lru_cache(maxsize=8192)
def _moment(when: datetime | str, spoken: Tongue) -> Markup:
    at = words.instant(when)
    said = Markup('<time datetime="{}">{}</time>')
    return said.format(f"{at:%Y-%m-%dT%H:%M:%SZ}", spoken.moment(at, "UTC")[0])


FILTERS = {
    "kind": kind,
    "country": country,
    "day": day,
    "weekday": weekday,
    "moment": moment,
    "flag": flag,
    "state": state,
    "number": number,
    "known": known,
    "inner": inner,
    "writes": writes,
}
