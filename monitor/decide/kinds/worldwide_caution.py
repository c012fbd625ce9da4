"""A notice to nationals everywhere, told once and not for each country."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import shifts, told
from monitor.model import Change, Finding, Gist


def recognise(change: Change) -> Iterator[Finding]:
    """Find a worldwide notice on a page that is not a country's."""
    if change.countries not in ((), ("",)) and change.name.casefold() != "worldwide":
        return
    for shift in shifts(change, KIND.name):
        if shift.began:
            gist = Gist(actor(change), "worldwide_caution")
            headline = f"{actor(change)} issues a Worldwide Caution"
            yield told(KIND.name, shift, "P2", headline, "A notice to nationals everywhere is new.", gist)


KIND = Kind("worldwide_caution", recognise)
