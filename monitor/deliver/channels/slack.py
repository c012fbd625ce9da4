"""Post to a Slack channel through its incoming webhook: Block Kit, calm, and nobody is mentioned by a government."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from monitor.deliver.card import EVIDENCE, LOOK, NOBODY_ELSE, SIGN, TAKE_ON, TO_DO, left
from monitor.deliver.line import JSON, Poster, Write, later
from monitor.deliver.plain import cut, header, uncalled
from monitor.deliver.retry import CHAT
from monitor.model import Card, Disable, GiveUp, Message, Outcome, Sent
from monitor.reach.call import Reply
from monitor.speak.tongue import Tongue, tongue

SPACING = 1.0  # seconds; Slack takes one message a second and channel
MOST_BLOCKS = 50
_SHOWN = 8  # cards with all their blocks; more are named by headline
_HEADER, _SECTION = 150, 3000  # characters Slack takes
# What the webhook answers for itself; the rest of its errors is our own payload's fault.
_GONE = re.compile(
    r"no_service(_id)?|no_active_hooks|no_team|team_disabled|invalid_token|channel_(not_found|is_archived)"
)
_OURS = re.compile(r"invalid_payload|invalid_blocks(_format)?|no_text|msg_too_long|user_not_found")


class Slack(Poster):
    """Incoming webhooks; the address is a secret, so a delivery holds a reference to it."""

    name, schedule, spacing = "slack", CHAT, SPACING

    def _written(self, message: Message) -> Write:
        body = json.dumps(blocks(message), ensure_ascii=False).encode()
        return lambda _: (body, JSON)  # nothing is signed

    def _judged(self, host: str, reply: Reply, now: datetime) -> Outcome:
        return judged(host, reply, now)


def judged(host: str, reply: Reply, now: datetime) -> Outcome:
    """Read Slack's answer: "ok", a wish to wait, a webhook that was removed, or a payload it cannot show."""
    said = reply.body[:200].decode("utf-8", "replace").strip()
    if reply.status == 200 and said == "ok":
        return Sent(f"{host}: 200 ok")
    if reply.status == 410 or _GONE.fullmatch(said):
        return Disable(f"{host}: {reply.status} {header(said, 60)}: the webhook was removed")
    if _OURS.fullmatch(said):
        return GiveUp(f"{host}: {reply.status} {said}: Slack cannot show this message")
    word = header(said, 60)
    return later(host, reply, now, word if reply.status != 200 else f'and not Slack’s "ok": {word or "nothing"}')


def blocks(message: Message) -> dict[str, Any]:
    """Return the payload; `text` is what a notification shows."""
    for shown in range(min(len(message.cards), _SHOWN), -1, -1):
        made = list(_parts(message.cards[:shown], message.cards[shown:], tongue(message.language)))
        if len(made) <= MOST_BLOCKS:
            break
    if not made:
        made = list(_plain(message))
    return {
        "text": _fitted(message.subject, _SECTION),
        "blocks": made,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _parts(shown: Sequence[Card], rest: Sequence[Card], spoken: Tongue) -> Iterator[dict[str, Any]]:
    for number, card in enumerate(shown):
        yield from [{"type": "divider"}] if number else []
        yield from _card(card, spoken)
    if rest:
        yield from [{"type": "divider"}, _section(_rest(rest, spoken))]


def _card(card: Card, spoken: Tongue) -> Iterator[dict[str, Any]]:
    say, colon = spoken.gettext, spoken.colon
    title = f"{SIGN[card.severity]} {card.urgency}{colon} {card.place}".translate({60: "‹", 62: "›", 38: "＆"})
    yield {"type": "header", "text": {"type": "plain_text", "text": cut(uncalled(title), _HEADER), "emoji": True}}
    notes = [f"_{escaped(note)}_" for note in card.notes[:5]]
    original = _fitted(card.original, 400)
    lines = [f"*{_fitted(card.headline, 700)}*", original, _fitted(card.level, 300), _fitted(card.why, 500), *notes]
    said = [line for line in lines if line]
    while len("\n".join(said)) > _SECTION:  # of which Slack refuses the whole message
        said.pop()
    yield _section("\n".join(said))
    if card.answer:
        yield _section(f"*<{_address(card.answer)}|{say(TAKE_ON)}>*  {say(NOBODY_ELSE)}")
    for says, text in card.quotes:
        quoted = "\n".join(f">{_fitted(row, 2400)}" for row in cut(text, 500).split("\n") if row.strip())
        yield _section(f"{says}{colon}\n{quoted}")
    if card.asked:
        yield _section("\n".join([f"{say(TO_DO)}{colon}", *(f"•  {_fitted(one, 400)}" for one in card.asked)]))
    if card.inside:
        yield _section(cut("\n".join(f"•  {_fitted(one, 500)}" for one in card.inside), _SECTION))
    yield _context([f"{escaped(label)}{colon} {escaped(main)}" for label, main, _ in card.times])
    link = f"<{_address(card.url)}|{escaped(card.site)}>" if card.url else escaped(card.label)
    own = f"<{_address(card.page)}|{say(EVIDENCE)}>" if card.page else ""
    yield _context([f"{escaped(card.label)}  ·  {link}" if card.url else link, escaped(card.confirmed), own])


def _plain(message: Message) -> Iterator[dict[str, Any]]:
    """A word of the house: what it is about, and the page where it is decided."""
    yield _section(f"*{_fitted(message.subject, 1000)}*")
    if said := "\n".join(filter(None, message.lines)):  # a section without a word is refused with the whole message
        yield _section(_fitted(said, _SECTION))
    if message.url:
        yield _section(f"<{_address(message.url)}|{tongue(message.language).gettext(LOOK)}>")


def _rest(cards: Sequence[Card], spoken: Tongue) -> str:
    rows = [f"{SIGN[card.severity]}  {_fitted(card.headline, 250)}" for card in cards[:10]]
    more = len(cards) - len(rows)
    return cut("\n".join([*rows, left(more, spoken)] if more else rows), _SECTION)


def _section(text: str) -> dict[str, Any]:
    # verbatim: Slack then looks for no channel names, people or addresses in the text
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _context(texts: Sequence[str]) -> dict[str, Any]:
    elements = [{"type": "mrkdwn", "text": text, "verbatim": True} for text in texts if text]
    return {"type": "context", "elements": elements[:10]}


def escaped(text: str) -> str:
    """Return foreign text as Slack shows it and nothing else: the three characters it asks for, and no @name."""
    return uncalled(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _fitted(text: str, limit: int) -> str:
    """Escape a text and keep it within `limit`, cutting before it is escaped so that no entity is halved."""
    room = limit
    while len(made := escaped(cut(text, room))) > limit:
        room -= max(1, (len(made) - limit) // 5)
    return made


def _address(url: str) -> str:
    return url.replace("&", "&amp;").replace("|", "%7C")
