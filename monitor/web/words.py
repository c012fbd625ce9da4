"""Values as pages print them: times with their zone, names of kinds and severities, found words marked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from zoneinfo import available_timezones

from markupsafe import Markup, escape

from monitor.decide.unmoved import by_reason
from monitor.deliver.plain import header, prose
from monitor.deliver.words import URGENCY
from monitor.locate import places
from monitor.model import Severity
from monitor.speak.tongue import msgid, plural
from monitor.store.log import GONE, MARK, UNGONE, UNMARK

SEVERITIES: dict[Severity, str] = URGENCY
SCALE = {
    1: msgid("Normal precautions"),
    2: msgid("Increased caution"),
    3: msgid("Reconsider travel"),
    4: msgid("Do not travel"),
}
STATUSES = {
    "ordered": msgid("Ordered departure"),
    "authorized": msgid("Authorized departure"),
    "suspended": msgid("Operations suspended"),
    "lifted": msgid("Departure lifted"),
}
FLAGS = {
    "silent_edit": msgid("silent edit"),
    "note_says_otherwise": msgid("note says otherwise"),
    "corrects": msgid("a correction"),
    "said_again": msgid("in the words of before its end"),
    "officer_released": msgid("released by an officer"),
    "history_added": msgid("tells of the past"),
    "expiry_due": msgid("limit due"),
}

STORMY = {"open": msgid("waits for an officer"), "discarded": msgid("discarded by an officer as a fault")}

_HEALTH = {
    "ok": msgid("Read"),
    "untried": msgid("Not looked at yet"),
    "blocked": msgid("Blocked"),
    "placeholder": msgid("Placeholder"),
    "soft_404": msgid("Not found"),
    "not_found": msgid("Not found"),
    "empty": msgid("Empty"),
    "unreadable": msgid("Unreadable"),
    "server_error": msgid("Server error"),
    "unreachable": msgid("Unreachable"),
    "too_large": msgid("Too large"),
    "layout_changed": msgid("Layout changed"),
    "empty_list": msgid("Empty list"),
    "shrunk": msgid("Too short"),
    "stale": msgid("Out of date"),
    "wrong_type": msgid("Not what was asked"),
    "rate_limited": msgid("Told to wait"),
    "redirect": msgid("Moved elsewhere"),
    "disallowed": msgid("Not allowed"),
    "not_looked_at": msgid("Nobody looks"),
}
NEXT = "” “"  # between sentences quoted one after another: run together they read as one that nobody wrote
# What stands for the signs of the log while a line is escaped, and what each becomes.
_ELEMENTS = {
    "\ue000": "<mark>",
    "\ue001": "</mark>",
    "\ue002": '<del><span class="vh">No longer says: </span>',
    "\ue003": "</del>",
}
_ASIDE: dict[int, str | None] = {ord(sign): None for sign in _ELEMENTS}  # a page may hold them: they are none of ours
_ASIDE |= {ord(MARK): "\ue000", ord(UNMARK): "\ue001", ord(GONE): "\ue002", ord(UNGONE): "\ue003", ord("\n"): NEXT}
_CUT = ("\ue002", "\ue003")
_DELIVERIES = {
    "held": msgid("waits for a decision"),
    "pending": msgid("waits to be sent"),
    "sent": msgid("sent"),
    "claimed": msgid("being sent"),
    "transmitting": msgid("being sent"),
    "retry_wait": msgid("to be tried again"),
    "uncertain": msgid("perhaps arrived"),
    "failed_permanent": msgid("given up"),
    "suppressed": msgid("not written to"),
    "expired": msgid("too late to be sent"),
    "digested": msgid("told together with others"),
}


def kind(name: str) -> str:
    """`departure_ordered` as people read it."""
    return name.replace("_", " ").capitalize()


def delivery(state: str) -> str:
    """Where deliveries stand as people read it: `retry_wait` is "to be tried again"."""
    return _DELIVERIES.get(state, state.replace("_", " "))


def health(name: str) -> str:
    """How a door fares as people read it: `soft_404` is "Not found"."""
    return _HEALTH.get(name) or kind(name)


def flag(name: str) -> str:
    """A flag as people read it."""
    return FLAGS.get(name, name.replace("_", " "))


@cache
def country(code: str) -> str:
    """A country's name; its code where the table has none."""
    place = places.by_code(code)
    return place.name if place else code or msgid("Worldwide")


def instant(when: datetime | str) -> datetime:
    """A time, or the stamp of one, in UTC."""
    found = datetime.fromisoformat(when) if isinstance(when, str) else when
    return found.astimezone(UTC)


@lru_cache(maxsize=4096)
def day(when: date | str | None) -> str:
    """ "7 January 2022"; "" for none."""
    if not when:
        return ""
    found = date.fromisoformat(when[:10]) if isinstance(when, str) else when
    return f"{found.day} {found:%B %Y}"


def weekday(when: date) -> str:
    """ "Friday 7 January 2022"."""
    return f"{when:%A} {day(when)}"


@lru_cache(maxsize=8192)
def _timed(when: datetime | str, shape: str) -> Markup:
    at = instant(when)
    return Markup('<time datetime="{}" title="{}">{}</time>').format(
        f"{at:%Y-%m-%dT%H:%M:%SZ}", f"{at:%A} {day(at)}, {at:%H:%M:%S} UTC", at.strftime(shape).lstrip("0")
    )


def moment(when: datetime | str | None) -> Markup:
    """Date and time with the zone, as a `time` element: 7 Jan 2022, 23:40 UTC."""
    return _timed(when, "%d %b %Y, %H:%M UTC") if when else Markup("")


@lru_cache(maxsize=8192)
def clock(when: datetime | str) -> Markup:
    """The time of a day alone, with the zone: 23:40 UTC."""
    at = instant(when)
    return Markup('<time datetime="{}">{}</time>').format(f"{at:%Y-%m-%dT%H:%M:%SZ}", f"{at:%H:%M} UTC")


def day_iso(when: datetime) -> str:
    """The day of a time, as a date field takes it."""
    return when.date().isoformat()


def marked(text: str) -> Markup:
    """Foreign text with the words a search found in `mark` elements, and what no longer stands in `del` elements."""
    parts = str(escape(_whole(header(text.strip("\n").translate(_ASIDE), 1_000), *_CUT)))
    for sign, element in _ELEMENTS.items():
        parts = parts.replace(sign, element)
    return Markup(parts)  # noqa: S704  (escaped above)


def said(text: str) -> str:
    """The same without elements: what no longer stands is said to be so."""
    whole = _whole(text.replace(MARK, "").replace(UNMARK, ""), GONE, UNGONE)
    return whole.replace(GONE, "No longer says: ").replace(UNGONE, "")


def _whole(text: str, begin: str, end: str) -> str:
    """A stretch cut out of a line may have lost where a sentence began or ended."""
    if end in text and begin not in text.partition(end)[0]:
        text = begin + text
    return text + end if text.rfind(begin) > text.rfind(end) else text


@cache
def zones() -> tuple[str, ...]:
    """Every time zone a person may live in, by name."""
    return tuple(
        sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))
    )


def groups(secret: str) -> str:
    """A secret in groups of four, as people type it."""
    return " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))


# A picture's bytes printed as text are a word of a megabyte, over which a browser stands still. Japanese has no spaces.
_UNBROKEN = r"[^\s\u00ad\u200b\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0003ffff]"
_ENDLESS = re.compile(rf"(?<!{_UNBROKEN})({_UNBROKEN}{{400}}){_UNBROKEN}{{200,}}")


def legible(text: str) -> str:
    """Foreign text for a page: a word no language has is cut; whole it stands in the exact bytes and in the API."""
    return _ENDLESS.sub(r"\1…", prose(text))


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell(value: object) -> str:
    """A value for a spreadsheet: one that it would run begins with an apostrophe."""
    text = " ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    text = header(text, 5_000)
    return "'" + text if text.startswith(_FORMULA) else text


FILTERS = {
    "groups": groups,
    "health": health,
    "delivery": delivery,
    "clock": clock,
    "marked": marked,
    "said": said,
    "plain": header,
    "prose": legible,
    "plural": plural,
    "by_reason": by_reason,
    "day_iso": day_iso,
}
