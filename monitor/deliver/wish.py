"""A rule in words: what somebody follows, as mails and pages say it to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from monitor.deliver.plain import header
from monitor.deliver.words import kind
from monitor.locate import places
from monitor.locate.cities import country_of, names_of, shared, written
from monitor.locate.exonyms import exonym
from monitor.model import Rule, Severity
from monitor.speak.tongue import Tongue, bare, msgid

_NAMED = 12  # countries a line names before it counts the rest
_GRAVE: dict[Severity, str] = {
    "P1": msgid("Only what is urgent"),
    "P2": msgid("Serious changes and what is urgent"),
    "P3": msgid("Everything that changes advice"),
    "P4": msgid("Every edit"),
}
_WEEKDAYS = (
    msgid("Mondays at {time}"),
    msgid("Tuesdays at {time}"),
    msgid("Wednesdays at {time}"),
    msgid("Thursdays at {time}"),
    msgid("Fridays at {time}"),
    msgid("Saturdays at {time}"),
    msgid("Sundays at {time}"),
)


def where(rule: Rule, tongue: Tongue) -> str:
    """Say which countries and places a rule follows."""
    named = (tongue.country(code, found.name) for code in rule.countries if (found := places.by_code(code)))
    names = sorted(named, key=bare)
    said = tongue.listed(names[:_NAMED])
    if len(names) > _NAMED:
        more = tongue.number(len(names) - _NAMED)
        said = tongue.gettext("{names} and {count} more").format(names=said, count=more)
    return tongue.semicolon.join(filter(None, (said, *_places(rule, tongue)))) or tongue.gettext("Every country")


def _places(rule: Rule, tongue: Tongue) -> Iterable[str]:
    """Say what a place brings: of one whose country nobody knows only what names it."""
    known = sorted(_place(each, code, tongue) for each in rule.places if (code := country_of(each)))
    strange = sorted(header(each) for each in rule.places if not country_of(each))
    if known:
        yield tongue.gettext("{places} with what is said of its whole country").format(places=tongue.listed(known))
    if strange:
        yield tongue.gettext("what names {places}").format(places=tongue.listed(strange))


def _place(named: str, code: str, tongue: Tongue) -> str:
    """Name a city in the reader's language; with its country where another country has one of that name."""
    said = exonym(names_of(named)[0], tongue.code) or header(written(named))
    land = places.by_code(code) if shared(names_of(named)[0]) else None
    return f"{said} ({tongue.country(code, land.name)})" if land else said


def what(rule: Rule, tongue: Tongue, zone: str, label: Callable[[str], str] = str) -> str:
    """Say how grave it must be, of which kinds, from whom and how often; `label` names a publisher."""
    return tongue.semicolon.join(_what(rule, tongue, zone, label))


def _what(rule: Rule, tongue: Tongue, zone: str, label: Callable[[str], str]) -> Iterable[str]:
    yield tongue.gettext(_GRAVE[rule.severity])
    if rule.kinds:
        kinds = tongue.listed(sorted(kind(each, tongue) for each in rule.kinds))
        yield tongue.gettext("only {kinds}").format(kinds=kinds)
    if rule.publishers:
        yield tongue.gettext("from {publishers}").format(publishers=tongue.listed(sorted(map(label, rule.publishers))))
    if rule.min_level:
        yield tongue.gettext("from Level {level}").format(level=rule.min_level)
    yield often(rule.mode, tongue, zone)


def often(mode: str, tongue: Tongue, zone: str) -> str:
    """Say how often: "at once", "once a day at 08:00 (Europe/Berlin)"; a time of day is of the reader's own zone."""
    word, *rest = mode.split(" ")
    time = f"{rest[-1]} ({zone})" if rest else ""
    if word == "weekly":
        return tongue.gettext(_WEEKDAYS[int(rest[0]) - 1]).format(time=time)
    if word == "daily":
        return tongue.gettext("once a day at {time}").format(time=time)
    return tongue.gettext("at most once an hour" if word == "hourly" else "at once")


@lru_cache(maxsize=4096)
def line(rule: Rule, tongue: Tongue, zone: str) -> str:
    """Say all of it in one line."""
    return f"{where(rule, tongue)} – {what(rule, tongue, zone)}"
