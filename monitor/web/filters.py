"""What filters print in the language a page is drawn in: kinds, countries, times, and headlines as mails have them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from monitor.deliver.called import writes
from monitor.deliver.headline import headline
from monitor.deliver.plain import header
from monitor.deliver.words import named
from monitor.model import Event, Finding, Severity
from monitor.speak.paper import heard
from monitor.speak.tongue import Tongue, msgid, plural
from monitor.store.log import Entry
from monitor.store.sqlite import Store
from monitor.web import words
from monitor.web.bidden import Bidding

AUDIENCES = (msgid("employees"), msgid("family"), msgid("employees and family"))


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
    "near": msgid("near"),
    "reached": msgid("reached"),
    "stated": msgid("stated"),
    "ended": msgid("ended"),
    "consider": "nationals are told to consider leaving",
    "should": "nationals are told to leave",
    "now": "nationals are told to leave now",
    "immediately": "nationals are told to leave immediately",
}


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
def severity(context: Context, level: Severity) -> Markup:
    """The sign of a severity, with its name for who cannot see its colour."""
    return _severity(level, heard(context))


@pass_context
def level(context: Context, number: int | None, said: str = "") -> Markup:
    """The sign of a level; what it means is said in the publisher's words, or in ours where the page is not English."""
    return _level(number, said, heard(context))


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
def known(context: Context, said: str, publisher: str = "") -> Markup:
    """What may be one of our own words, as a level's: in the page's language, or marked as what it stays."""
    spoken = heard(context)
    return _marked(spoken.gettext(said) if said else "", said, spoken, writes(publisher))


@pass_context
def own(context: Context, said: str, publisher: str) -> Markup:
    """A publisher's own words: also those that are ours for something stay as it wrote them."""
    return _marked("", said, heard(context), writes(publisher))


@pass_context
def bidding(context: Context, said: Bidding) -> Markup:
    """What people are told: which way is shut as headlines say it, a place as it is called."""
    spoken, (shape, what) = heard(context), said.way
    if not spoken.foreign or not shape:
        return known(context, header(said.says))
    sort, _, place = what.partition(" (")
    named = spoken.gettext(sort)
    ground = f" ({spoken.foreign_end(header(place)[:-1])})" if place else ""
    line = spoken.gettext(shape).format(what=f"{named}{ground}")
    return escape(f"{line[:1].upper()}{line[1:]}")


@pass_context
def audiences(context: Context, who: Sequence[str]) -> str:
    """Who of a post may or must leave."""
    return heard(context).gettext(" and ".join(who))


@pass_context
def later(context: Context, span: timedelta) -> str:
    """How much later, in the unit that fits."""
    spoken, hours = heard(context), max(1, int(span.total_seconds()) // 3600)
    if hours >= 48:
        said = spoken.ngettext("{count} day later", "{count} days later", hours // 24)
        return said.format(count=spoken.number(hours // 24))
    return spoken.ngettext("{count} hour later", "{count} hours later", hours).format(count=spoken.number(hours))


@pass_context
def ago(context: Context, when: datetime | str | None, now: datetime) -> str:
    """How long it has been, in the largest unit that fits."""
    spoken = heard(context)
    if not when:
        return spoken.gettext("never")
    seconds = max(0, int((now - words.instant(when)).total_seconds()))
    if seconds >= 86_400:
        count, said = seconds // 86_400, spoken.ngettext("{count} day", "{count} days", seconds // 86_400)
    elif seconds >= 3600:
        count, said = seconds // 3600, spoken.ngettext("{count} hour", "{count} hours", seconds // 3600)
    elif seconds >= 60:
        count, said = seconds // 60, spoken.ngettext("{count} minute", "{count} minutes", seconds // 60)
    else:
        return spoken.gettext("less than a minute")
    return said.format(count=spoken.number(count))


@pass_context
def every(context: Context, seconds: int) -> str:
    """How often a door is asked: "15 min", "24 h", "7 days"; of days as hours where their word would have to bend."""
    if seconds > 86_400 and seconds % 86_400 == 0 and not heard(context).foreign:
        return plural(seconds // 86_400, "day")
    return f"{seconds // 3600} h" if seconds >= 7200 and seconds % 3600 == 0 else f"{seconds // 60} min"


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


def _marked(said: str, other: str, spoken: Tongue, lang: str = "en") -> Markup:
    """Ours as it is; what stays in another language says so to who has it read aloud, and keeps its own direction."""
    if not spoken.foreign or lang == spoken.code or (said and said != other):
        return escape(said or other)
    return Markup('<span lang="{}" dir="ltr">{}</span>').format(lang, other) if other else Markup("")


@lru_cache(maxsize=64)  # a page shows hundreds of them
def _severity(level: Severity, spoken: Tongue) -> Markup:
    sign = Markup('<span class="sev {0}" title="{1}">{0}<span class="vh"> {1}</span></span>')
    return sign.format(level, spoken.gettext(words.SEVERITIES[level]))


@lru_cache(maxsize=512)
def _level(number: int | None, said: str, spoken: Tongue) -> Markup:
    if not number:
        sign = Markup(
            '<span class="lvl l0" title="{0}"><span class="vh">{0}</span><span aria-hidden="true">–</span></span>'
        )
        return sign.format(spoken.gettext("No level stated"))
    meant = spoken.gettext(words.SCALE[number]) if spoken.foreign or not said else said
    sign = Markup('<span class="lvl l{0}" title="{1}"><span class="vh">{2} </span>{0}</span>')
    return sign.format(number, meant, spoken.gettext("Level"))


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
    "severity": severity,
    "level": level,
    "state": state,
    "number": number,
    "known": known,
    "own": own,
    "bidding": bidding,
    "audiences": audiences,
    "later": later,
    "ago": ago,
    "every": every,
    "inner": inner,
    "writes": writes,
}
