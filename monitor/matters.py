"""What a person asked of us becomes the letter that answers: a link, made again from its salt at every attempt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from monitor import places
from monitor.deliver.letter import Desk
from monitor.deliver.notice import KIND as NOTICE
from monitor.deliver.notice import notice
from monitor.deliver.personal import OCCASIONS, Own, personal
from monitor.model import GiveUp, Message
from monitor.seals import Forged, Ring

_PATHS = {"confirm": "/confirm/", "login": "/login/", "move": "/move/"}
_NAMED = 12  # countries a letter names before it counts the rest


def letter(matter: str, delivery: int, ring: Ring, base_url: str, now: datetime, desk: Desk) -> Message | GiveUp:
    """Write the letter a matter asks for; GiveUp for one nobody can write (erased, or of a newer program)."""
    told = json.loads(matter)
    kind, salt = str(told.get("letter", "")), str(told.get("salt", ""))
    if kind == NOTICE:
        return notice(delivery, str(told["subject"]), tuple(map(str, told["lines"])), now, desk)
    if kind not in OCCASIONS:
        return GiveUp(f"expected a letter among {', '.join(OCCASIONS)}, got {kind[:40]!r}")
    url = ""
    if path := _PATHS.get(kind):
        try:
            url = f"{base_url.rstrip('/')}{path}{ring.word(kind, salt)}"
        except Forged as wrong:
            return GiveUp(f"{kind}: {wrong}")
    return personal(Own(kind, delivery, url, tuple(_wished(told.get("rules") or ()))), now, desk)


def _wished(rules: Iterable[Mapping[str, list[str]]]) -> Iterable[str]:
    """Each rule in a line a person recognises as their own wish."""
    for rule in rules:
        codes = list(rule.get("countries") or ())
        known = sorted(place.name for code in codes if (place := places.by_code(code)))
        rest = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
        yield (", ".join(known[:_NAMED]) + rest) or "Every country"
