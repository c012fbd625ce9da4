"""What a person asked of us becomes the letter that answers: a link, made again from its salt at every attempt."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from monitor.deliver import wish
from monitor.deliver.letter import Desk
from monitor.deliver.notice import KIND as NOTICE
from monitor.deliver.notice import notice
from monitor.deliver.personal import OCCASIONS, Own, personal
from monitor.locate.cities import country_of
from monitor.model import Due, GiveUp, Message, Rule
from monitor.seals import Forged, Ring
from monitor.speak.tongue import tongue
from monitor.store.codec import build, stamp
from monitor.store.sqlite import Store

_UNNAMED = ("slack", "teams", "apprise")
_PATHS = {"confirm": "/confirm/", "login": "/login/", "move": "/move/"}


def letter(due: Due, ring: Ring, base_url: str, now: datetime, desk: Desk) -> Message | GiveUp:
    """Write the letter a delivery's matter asks for; GiveUp for one nobody can write (erased, of a newer program)."""
    told = json.loads(due.matter)
    delivery = str(told.get("named") or f"{due.id} {stamp(due.created_at)}")
    kind, salt = str(told.get("letter", "")), str(told.get("salt", ""))
    if kind == NOTICE:
        where = f"{base_url.rstrip('/')}{told['where']}" if told.get("where") else ""
        return notice(delivery, str(told["subject"]), tuple(map(str, told["lines"])), now, desk, where)
    if kind not in OCCASIONS:
        return GiveUp(f"expected a letter among {', '.join(OCCASIONS)}, got {kind[:40]!r}")
    url, spoken = "", tongue(due.language)
    if path := _PATHS.get(kind):
        try:
            url = f"{base_url.rstrip('/')}{path}{ring.word(kind, salt)}"
        except Forged as wrong:
            return GiveUp(f"{kind}: {wrong}")
    rules: Iterable[Rule] = (_of_ours(build(Rule, rule)) for rule in told.get("rules") or ())
    follows = tuple(wish.line(rule, spoken, due.zone) for rule in rules)
    return personal(Own(kind, delivery, _spoken(url, due.language), follows, due.language), now, desk)


def _of_ours(rule: Rule) -> Rule:
    """Leave out places nobody knows: no stranger's words go to a mailbox that asked for nothing.

    A city we know by name is none; without it a wish for that city alone would read as one for every country.
    """
    return replace(rule, places=frozenset(place for place in rule.places if country_of(place)))


def answer(base_url: str, token: str, due: Due) -> str:
    """Say where somebody woken takes an event on, in their language; a program is told the bare address, or ""."""
    url = f"{base_url}/acknowledge/{token}" if token else ""
    return page(url, due)


def page(url: str, due: Due) -> str:
    """Say where a page for everybody stands in the language of who is told; a program is told the bare address."""
    return url if due.channel == "webhook" else _spoken(url, due.language)


def repeats(store: Store, due: Due) -> bool:
    """Whether a chat may show a message already: by its identity a mail program, or a program, knows a copy."""
    tried = store.attempts(due.id) if due.attempts and due.channel in _UNNAMED else []
    return any(one["outcome"] == "uncertain" for one in tried)


def _spoken(url: str, language: str) -> str:
    """Let a link of ours open in the language of the letter."""
    return f"{url}?lang={language}" if url and language != "en" else url
