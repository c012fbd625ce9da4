"""Pages and feeds that stand in the configuration alone: what is watched, and how what came is read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial

from monitor.collect import markup
from monitor.collect.feed import items
from monitor.collect.reading import make_part
from monitor.collect.source import Door, Listing, Unreadable
from monitor.model import Health, Part, Reading

NAME = "listed"
LABEL = "Pages and feeds on the watch list"
SHORT = ""
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = ""
REVIEW_MONTHS: dict[int, int] = {}
DOORS: tuple[Door, ...] = ()
_ACCEPT = {"page": "text/html", "feed": "text/xml, */*;q=0.1"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One page or feed to watch.

    `selector` is the CSS of the one element that counts ("" for the whole page); `ignore` are patterns of text that
    moves by itself; `countries` whom it concerns; `label` what headlines call it; `language` that of its text: the
    kinds of event know English, changes of other texts are told as such; `robots` says whether a page is asked only
    where its host's robots.txt allows it.
    """

    name: str
    label: str
    address: str
    kind: str
    selector: str = ""
    ignore: tuple[str, ...] = ()
    countries: Collection[str] = ()
    every: int = 1_800
    language: str = "en"
    robots: bool = True

    @property
    def door(self) -> str:
        """Its name among the doors."""
        return f"{NAME}.{self.name}"

    @property
    def accept(self) -> str:
        """What kind of document is asked for."""
        return _ACCEPT[self.kind]


def chosen(own: Iterable[object]) -> dict[str, Listed]:
    """Make the sources of what an operator wrote (values with our fields), by door; the label is the name at least."""
    rows = ({f.name: getattr(each, f.name) for f in fields(Listed)} for each in own)
    made = (Listed(**row | {"label": row["label"] or row["name"]}) for row in rows)
    return {each.door: each for each in made}


def page_part(source: Listed, body: bytes) -> Part:
    """Keep of a page what counts; raises Unreadable when the element is not there, or says nothing.

    Without a selector the page is kept as it came.
    """
    if source.selector:
        found = markup.element(body, source.selector)
        if found is None:
            why = f"expected an element {source.selector!r}, got {len(body)} bytes where it is missing or empty"
            raise Unreadable(Health.LAYOUT_CHANGED, why)
        body = found
    return make_part(source.name, body, source.address)


def page_text(source: Listed, raw: bytes) -> str:
    """Return the text of what was kept, without what moves by itself; raises Unreadable when nothing is left."""
    text = _without(source, markup.clean(markup.decode(raw)))
    if not text:
        raise Unreadable(Health.EMPTY, f"expected text in {source.selector or 'the page'!r}, got none")
    return text


def item_text(source: Listed, raw: bytes) -> tuple[str, str]:
    """Return title and text of one item of a feed."""
    entry = markup.item(raw)
    title = markup.tidy(markup.clean(str(entry.get("title", ""))))
    body = entry.get("content") or [{}]
    html = str(body[0].get("value") or entry.get("summary", ""))
    return title, _without(source, markup.clean(f"<h1>{markup.escaped(title)}</h1>{html}"))


def _without(source: Listed, text: str) -> str:
    for pattern in source.ignore:
        text = re.sub(pattern, "", text)
    return "\n".join(line for line in map(markup.tidy, text.split("\n")) if line)


def read(source: Listed, part: Part, now: datetime) -> Reading:  # noqa: ARG001 - the promise of a door
    """Read a stored page or item again, with today's reader."""
    feed = source.kind == "feed"
    title, text = item_text(source, part.raw) if feed else (source.label, page_text(source, part.raw))
    return Reading(
        door=source.door,
        destination=f"{source.name}:{part.key}" if feed else source.name,
        countries=tuple(sorted(source.countries)),
        name=source.label,
        title=title,
        url=part.url,
        sha256=part.sha256,
        level=None,
        published_on=None,
        text=text,
    )


def door(source: Listed) -> Door:
    """The source as a door, for whoever reads stored pages."""

    def split(body: bytes, url: str) -> Listing:
        if source.kind == "page":
            return Listing((page_part(source, body),))
        return Listing(tuple(make_part(item.guid, item.raw, item.link or url) for item in items(body, url).values()))

    return Door(source.door, source.address, split, partial(read, source), every=source.every, accept=source.accept)


def labelled(source: Listed) -> tuple[str, list[Door]]:
    """What the operator calls it, and its one door."""
    return source.label, [door(source)]


def page_urls(url: str) -> tuple[str, ...]:
    """No page stands behind another here."""
    return (url,) if url else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Nothing tells whose a saved page is: raises Unreadable."""
    raise Unreadable(
        Health.UNREADABLE, f"expected a publisher of its own for {url!r}, got {len(body)} bytes of a listed page"
    )
