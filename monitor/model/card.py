"""One event in the few words a chat has room for."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model.event import Severity


@dataclass(frozen=True, slots=True)
class Card:
    """The facts of one event, all of them clean text, none escaped for any chat yet.

    `urgency` is the severity as a word, `level` the line "Level 3 → Level 4, raised"; `quotes` are (what is said of
    it, the publisher's sentence); `times` are (label, time, the same in UTC or a remark); `url` is "" unless it leads
    to the publisher, `site` its host. `answer` is the page of ours where a reader takes the event on, or ""; `asked` is
    what the publisher lists as to be done, `page` our own page of the event, or "". `headline` is in
    the reader's language where there is one for it, and `original` then the English one that officers know it by.
    """

    severity: Severity
    urgency: str
    place: str
    label: str
    headline: str
    why: str
    level: str
    notes: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    inside: tuple[str, ...]
    times: tuple[tuple[str, str, str], ...]
    confirmed: str
    url: str
    site: str
    answer: str = ""
    asked: tuple[str, ...] = ()
    page: str = ""
    original: str = ""
