"""Post to a Teams channel through a Power Automate workflow: one Adaptive Card, calm, and nobody is mentioned."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from monitor.deliver.card import EVIDENCE, LOOK, READ, SIGN, TAKE_ON, TO_DO, left, taken_on
from monitor.deliver.line import JSON, Poster, Write, later
from monitor.deliver.plain import cut, header, uncalled
from monitor.deliver.retry import CHAT
from monitor.model import Card, Disable, GiveUp, Message, Outcome, Sent, Severity, TryLater
from monitor.reach.call import Reply
from monitor.speak.tongue import Tongue, tongue

SPACING = 0.25  # seconds; Teams takes four requests a second
LIMIT = 21_000  # octets; 28 kB are documented, but what is not ASCII counts double on the way
_STYLE: dict[Severity, str] = {"P1": "attention", "P2": "warning", "P3": "accent", "P4": "default"}
_TAG = re.compile(r"<(?=/?at\b)", re.IGNORECASE)
_LOST = re.compile(r"fail|error|exceed|throttl|too many", re.IGNORECASE)
_LISTED = 30


class Teams(Poster):
    """Workflows ("When a Teams webhook request is received"); the address is a secret, a delivery refers to it."""

    name, schedule, spacing = "teams", CHAT, SPACING

    def _written(self, message: Message) -> Write:
        body = json.dumps(adaptive(message), ensure_ascii=False, separators=(",", ":")).encode()
        return lambda _: (body, JSON)  # nothing is signed

    def _judged(self, host: str, reply: Reply, now: datetime) -> Outcome:
        return judged(host, reply, now)


def judged(host: str, reply: Reply, now: datetime) -> Outcome:
    """Read the answer; connectors said 200 to messages Teams had refused, with the refusal in the body."""
    said = reply.body[:500].decode("utf-8", "replace").strip()
    if 200 <= reply.status <= 299:
        if said in ("", "1") or not _LOST.search(said):
            return Sent(f"{host}: {reply.status}")
        return TryLater(f"{host}: {reply.status}, but it says: {header(said, 120)}")
    if reply.status == 410:
        return Disable(f"{host}: 410 gone: the workflow was removed")
    if reply.status == 413:
        return GiveUp(f"{host}: 413: Teams finds this message too large")
    return later(host, reply, now)


def adaptive(message: Message) -> dict[str, Any]:
    """Return the payload with as many cards as fit; the others are named by headline, or counted."""
    for shown in range(min(len(message.cards), 8), -1, -1):
        made = _payload(message, message.cards[:shown], message.cards[shown:])
        if len(json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()) <= LIMIT:
            return made
    return _payload(message, (), ())


def _payload(message: Message, shown: Sequence[Card], rest: Sequence[Card]) -> dict[str, Any]:
    spoken = tongue(message.language)
    body = [part for number, card in enumerate(shown) for part in _card(card, spoken, first=number == 0)]
    if rest:
        body += [_words([_run(f"{SIGN[card.severity]}  {cut(card.headline, 160)}")]) for card in rest[:_LISTED]]
        body += [_words([_run(left(len(rest) - _LISTED, spoken))])] if len(rest) > _LISTED else []
    content = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        **({"lang": spoken.code} if spoken.foreign else {}),
        **({"rtl": True} if spoken.direction == "rtl" else {}),  # of 1.5: older clients leave it be
        "fallbackText": unheard(cut(message.subject, 300)),
        "msteams": {"width": "Full"},
        "body": body or [_words([_run(line)]) for line in (message.subject, *message.lines[:30])],
        "actions": list(_actions(shown, spoken)) or _page(message, spoken),
    }
    attachment = {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": None,
        "content": content,
    }
    # A card has no words for a telephone's notification, which says "Card": a workflow can take them from here.
    return {"type": "message", "summary": content["fallbackText"], "attachments": [attachment]}


def _card(card: Card, spoken: Tongue, *, first: bool) -> Iterator[dict[str, Any]]:
    """Foreign words stand in text runs only: a TextBlock would read Markdown, links among it."""
    say, colon = spoken.gettext, spoken.colon
    title = _words([_run(f"{SIGN[card.severity]} {card.urgency}{colon} {card.place}", weight="Bolder")])
    band = {"type": "Container", "style": _STYLE[card.severity], "bleed": first, "items": [title]}
    yield {**band, "separator": True, "spacing": "Large"} if not first else band
    yield from _said(card, spoken)
    for says, text in card.quotes:
        quote = [_words([_run(f"{says}{colon}", isSubtle=True)]), _words([_run(cut(text, 500))])]
        yield {"type": "Container", "style": "emphasis", "items": quote}
    if card.asked:
        rows = [_words([_run(f"•  {cut(one, 300)}")], "None") for one in card.asked]
        yield {"type": "Container", "items": [_words([_run(f"{say(TO_DO)}{colon}", isSubtle=True)]), *rows]}
    for one in card.inside:
        yield _words([_run(f"•  {cut(one, 200)}")])
    for label, main, _ in card.times:
        yield _words([_run(f"{label}{colon} ", isSubtle=True), _run(main)], "None")
    yield _words([_run(f"{card.label}  ·  {card.confirmed}", isSubtle=True)])


def _said(card: Card, spoken: Tongue) -> Iterator[dict[str, Any]]:
    """What happened, to whom, and what must be known before anybody acts on it."""
    yield _words([_run(card.headline, weight="Bolder", size="Medium")])
    if card.original:
        yield _words([_run(card.original, isSubtle=True)])
    yield from (_words([_run(line)]) for line in (card.level, cut(card.why, 500)) if line)
    if card.answer:
        yield _words([_run(taken_on(spoken), weight="Bolder")])
    yield from (_words([_run(note, italic=True)]) for note in card.notes[:5])


def _actions(cards: Sequence[Card], spoken: Tongue) -> Iterator[dict[str, Any]]:
    """What is to be taken on first, then where all of it is read; Teams shows six buttons."""
    say = spoken.gettext
    taken = {card.answer: (say(TAKE_ON), card) for card in cards if card.answer}
    own = {card.page: (say(EVIDENCE), card) for card in cards if card.page}
    read = {card.url: (say(READ).format(site=card.site), card) for card in cards if card.url}
    room_left = 6 - min(3, len(taken))
    for links, room in ((taken, 3), (read, room_left), (own, max(0, room_left - len(read)))):
        for url, (said, card) in list(links.items())[:room]:
            where = f" ({unheard(card.place)})" if len(links) > 1 else ""
            yield {"type": "Action.OpenUrl", "title": cut(f"{said}{where}", 80), "url": url}


def _page(message: Message, spoken: Tongue) -> list[dict[str, Any]]:
    return [{"type": "Action.OpenUrl", "title": spoken.gettext(LOOK), "url": message.url}] if message.url else []


def _words(runs: Sequence[dict[str, Any]], spacing: str = "Small") -> dict[str, Any]:
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": list(runs)}


def _run(text: str, **manner: object) -> dict[str, Any]:
    return {"type": "TextRun", "text": unheard(text), **manner}


def unheard(text: str) -> str:
    """Return foreign text in which no @name and no <at> tag calls anybody."""
    return _TAG.sub("<\u200b", uncalled(text))
