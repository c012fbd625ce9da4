"""Which destination is meant: by the ISO code in its link, its name, its slug; never by a tag alone."""

from __future__ import annotations

import re

from monitor.collect.about import known, same_place
from monitor.locate.places import Place, by_iso3, resolve

TITLE_TAIL = re.compile(
    r"\s?(?:Travel Advisory)?\s?(?:[-–—]\s*(?:Level\b|See\b|Caution\b|Other\b).*|[-–—]\s*)?$", re.I | re.S
)
_ISO3 = re.compile(r"/destination\.([a-z]{3})\.html", re.I)
_SLUG_TAIL = re.compile(r"(?:-?travel)?-advisory(\d*)$|-warning$", re.I)


def _slug(url: str) -> tuple[str, str]:
    """Split the last path element into the place's words and a trailing number ("macau", "1")."""
    leaf = url.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1].removesuffix(".html")
    tail = _SLUG_TAIL.search(leaf)
    return _SLUG_TAIL.sub("", leaf).replace("-", " "), (tail[1] or "") if tail else ""


def identify(title: str, url: str) -> Place:
    """Name the destination by its ISO 3166 code in the link, its name, or its slug; never by the FIPS-like tag.

    Raises Unreadable naming both when neither resolves, or when code or slug and the name are of two countries. The
    group "Mainland China, Hong Kong & Macau" is also served under numbered slugs of its members with levels of their
    own: those stay apart.
    """
    name = TITLE_TAIL.sub("", " ".join(title.split())).strip()
    if (iso3 := _ISO3.search(url)) and (place := by_iso3(iso3[1].upper())):
        group = resolve(name) if name else None
        if group and group != place and set(place.codes) <= set(group.codes):
            return group
        return place if name and name.lower() in place.name.lower() else same_place(place, group, url)  # "Congo"
    words, number = _slug(url)
    by_name, by_slug = resolve(name) if name else None, resolve(words) if words else None
    if by_name and by_slug and number and by_name != by_slug:
        return Place(f"{by_name.key}+{by_slug.key}", by_slug.name, by_slug.codes)
    return same_place(known(by_name or by_slug, name, url), by_slug, url)


def names(place: Place, title: str) -> bool:
    """Whether a title names this destination, in short ("Congo") too, or one that has a part of it."""
    name = TITLE_TAIL.sub("", " ".join(title.partition("|")[0].split())).strip()  # before "| Travel.State.Gov"
    found = resolve(name)
    shared = found is not None and (found.key == place.key or bool({*found.codes} & {*place.codes}))
    return shared or bool(name and name.lower() in place.name.lower())
