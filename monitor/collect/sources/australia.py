"""Australia's travel advice (Smartraveller): one export of 180 destinations, with every level each of them holds."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from monitor.collect import markup
from monitor.collect.about import about, known
from monitor.collect.reading import canonical, iso_day, make_part, parsed_json, plausible
from monitor.collect.runs import MEASURED, parted
from monitor.collect.source import Door, Listing, Unreadable
from monitor.locate.places import resolve
from monitor.model import Area, Health, Part, Reading, Span

NAME = "australia"
LABEL = "Australian Department of Foreign Affairs and Trade"
SHORT = "Australia"
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = "Smartraveller, Australian Department of Foreign Affairs and Trade; CC BY 4.0"
REVIEW_MONTHS: dict[int, int] = {}

EXPORT = "https://www.smartraveller.gov.au/destinations-export"
_WORDS = {
    1: "Exercise normal safety precautions",
    2: "Exercise a high degree of caution",
    3: "Reconsider your need to travel",
    4: "Do not travel",
}
_LEVELS = {words.casefold(): level for level, words in _WORDS.items()}
_NONE = "no travel advice"  # a row of the list that is no destination
_SAYS = "|".join(_WORDS.values())
_CUT = re.compile(rf"[.,;] ?,? (?=(?:{_SAYS})\b)")
_PART = re.compile(
    rf"(?P<says>{_SAYS})(?: when travelling)? (?:(?:to|in) |(?=within\b))(?P<name>.{{3,240}}?)"
    r"(?: due to\b| because\b|(?<!\b[SMF]t)\.|$)",
    re.I,
)
# "Do not travel to: A B due to crime C due to mines": the export gives a list's items in one line, unparted.
_LISTED = re.compile(
    rf"(?P<says>{_SAYS})(?: (?:to|in|within))?"
    r"(?: (?:the following|these) (?:locations|areas|places|regions)[^:]{0,240})?"
    r" ?: ?(?P<name>.{3,2000}?)(?=\. (?-i:See|The|This|These|Higher|Other|We)\b|\.?$)",
    re.I,
)
# The reason of one item, before the next.
_WHY = re.compile(r",? (?:due to|because of) [^A-Z.;:()\u2022]*(?=[A-Z.;\u2022]|$)")
_BETWEEN = re.compile(r"(?: ?; ?(?:and )?|\. (?=[a-z])|\.? ?\u2022 ?)+(?![^()]*\))")
# Within an item, up to what it leaves out.
_BESIDE = re.compile(rf",(?: and)? {MEASURED}(?![^()]*\))")
_BUT = re.compile(r"\b(?:except|excluding|apart from|other than)\b.*", re.S | re.I)
_ALL = re.compile(r"\boverall\b", re.I)
# Of the update, what speaks of the advice is the publisher's line on its edit; the rest is the page's only prose.
_ON_ADVICE = re.compile(rf"(?:(?:We\b|We.?ve\b|We.?re\b|(?:Higher|Other) levels\b|{_SAYS})[^.]*\. *)*")
# The export strips a list of its bullets ("If you're in Norland: leave now stay indoors"): what is done begins an item.
_LIST = re.compile(
    r"\b(?P<head>(?:If|While|When) [^.:;]{3,90}:)"
    r" (?P<items>[a-z](?:(?! (?:If|While|When|We|Our|The|There|This)\b)[^.:;])+\.?)"
)
_ITEM = re.compile(
    r"(?<!\bto)(?<!\band)(?<!\bor)(?<!\bnot)(?<!n't)(?<!n\u2019t)(?<!\bshould)(?<!\bmust)(?<!\bcan)(?<!\bwill)"
    r"(?<!\byou)(?<!\bplease)(?<!,) (?=(?:don't|don\u2019t|do not|leave|depart|stay|remain|shelter|monitor|follow"
    r"|contact|avoid|check|register|keep|limit|exercise|consider|ensure|carry|review|seek|minimi[sz]e|prepare)\b)"
)


def split(body: bytes, url: str) -> Listing:
    """Cut the export into destinations; raises Unreadable for anything but a filled array."""
    data = parsed_json(body)
    if not isinstance(data, list):
        raise Unreadable(Health.UNREADABLE, f"expected a JSON array of destinations, got {str(data)[:120]!r}")
    rows = [row for row in data if isinstance(row, dict) and str(row.get("title")).casefold() != _NONE]
    if not rows:
        raise Unreadable(Health.EMPTY_LIST, "expected about 180 destinations, got none")
    return Listing(tuple(make_part(str(n), canonical(row), url) for n, row in enumerate(rows)))


def read(part: Part, now: datetime) -> Reading:
    """Read one destination: its overall level by its words, its update, and the parts with levels of their own."""
    row = json.loads(part.raw)
    name = html.unescape(str(row.get("title") or ""))
    place = known(resolve(name), name)
    said = _plain(row.get("field_overall_advice_level"))
    level = _LEVELS.get(said.casefold())
    if level is None:
        raise Unreadable(Health.UNREADABLE, f"expected one of four advice levels for {name}, got {said[:80]!r}")
    if not isinstance(row.get("field_advice_levels"), str):
        raise Unreadable(Health.UNREADABLE, f"expected field_advice_levels of {name} as text, got {[*row]!r}"[:300])
    advice = _CUT.sub(".\n", _plain(row.get("field_advice_levels")))
    prose = [line for told in _update(_plain(row.get("field_last_update"))) for line in _listed(told)]
    text = "\n".join([*prose, *(line for line in advice.split("\n") if line.strip())])
    if not text:  # nothing else speaks for a country here
        raise Unreadable(Health.EMPTY, f"expected the advice of {name}, got no text")
    return about(
        place,
        f"{NAME}.export",
        part,
        title=name,
        url=str(row.get("field_url") or ""),
        level=level,
        words=_WORDS[level],
        text=text,
        areas=tuple(areas(text, level, len(prose))),
        published_on=plausible(iso_day(str(row.get("changed") or "").partition(", ")[2]), now),
    )


def _plain(value: object) -> str:
    """Clean one field: it holds HTML, with marks of its own around links."""
    return " ".join(markup.clean(html.unescape(str(value or ""))).replace("&**", "").split())


def _update(said: str) -> Iterator[str]:
    """Part an update: its line on the advice, as every source marks it, and the facts it goes on to tell."""
    lead = _ON_ADVICE.match(said)
    end = lead.end() if lead else 0
    if end:
        yield f"Latest update: {said[:end].strip()}"
    if said[end:]:
        yield said[end:]


def _listed(said: str) -> list[str]:
    """Put each item of a list that has no bullets on a line of its own, below its heading."""
    lines = _LIST.sub(lambda one: "\n".join(("", one["head"], *_ITEM.split(one["items"]), "")), said).split("\n")
    return [line.strip() for line in lines if line.strip()]


def areas(text: str, national: int, prose: int = 0) -> Iterator[Area]:
    """Find the parts that have a level other than the whole: each line of the advice, below the prose, names one."""
    at = 0
    for number, line in enumerate(text.split("\n")):
        for level, name in _grounds(line) if number >= prose else ():
            if level != national:
                yield Area(name, level, Span(at, at + len(line), line))
        at += len(line) + 1


def _grounds(line: str) -> Iterator[tuple[int, str]]:
    """Yield the level and the name of each part a line of the advice names."""
    listed = _LISTED.search(line)
    found = listed or _PART.search(line)
    if found and not _ALL.search(found["name"]):
        items = _BETWEEN.split(_WHY.sub("; ", found["name"])) if listed else ()
        names = chain.from_iterable(parted(item, _BESIDE, _BUT) for item in items) if listed else [found["name"]]
        for name in (name.strip(" :,;.") for name in names):
            if name:
                yield _LEVELS[found["says"].casefold()], name


DOORS = (Door(f"{NAME}.export", EXPORT, split, read, every=900, accept="application/json", floor=150),)


def page_urls(url: str) -> tuple[str, ...]:  # noqa: ARG001
    """The export says everything this reader reads."""
    return ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved export."""
    return DOORS[0], split(body, url)
