"""The long tail through Apprise (ntfy, Matrix, Telegram, SMS …): best effort, addresses of the operator only."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from monitor.deliver.card import TO_DO, left, taken_on
from monitor.deliver.plain import cut
from monitor.deliver.retry import CHAT
from monitor.deliver.subject import without
from monitor.model import Card, GiveUp, Message, Outcome, Sent, TryLater, Unsure
from monitor.speak.tongue import Tongue, tongue

# The library would follow a redirect anywhere, repeat on its own, and call a slow success a failure after 4 s.
READ = 20.0  # seconds
_OPTIONS = "redirect=no&retry=0&cto=10&overflow=truncate"
_BODY = 1500  # characters; services cut further
_LEAST = 2


class Apprise:
    """One address is one receiver and one delivery; `urls` maps what stands in a delivery to the real address.

    Apprise tells neither codes nor a wish to wait, and its logs hold addresses: a reason names the service alone.
    """

    name = "apprise"
    schedule = CHAT

    def __init__(
        self, urls: Mapping[str, str], read: float = READ, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._urls, self._read, self._monotonic = dict(urls), read, monotonic

    def send(self, message: Message, address: str) -> Outcome:
        """Notify once; whatever took as long as the read timeout may have arrived."""
        if (url := self._urls.get(address)) is None:
            return GiveUp("this receiver is no longer configured")
        if (service := one_service(url, self._read)) is None:
            return TryLater("apprise: expected an address Apprise knows, of one receiver, got another")
        return self._told(service, message)

    def close(self) -> None:
        """Nothing is kept open."""

    def _told(self, service: Any, message: Message) -> Outcome:
        import apprise

        way = f"{service.service_name} (best effort)"
        ways = apprise.Apprise()
        ways.add(service)
        began = self._monotonic()
        result = ways.notify(
            title=cut(message.subject, 200),
            body=written(message),
            body_format=apprise.NotifyFormat.TEXT,
            notify_type=_sort(message),
            timeout=3 * self._read,
        )
        if result.status == apprise.AppriseResultStatus.SUCCESS:
            return Sent(f"{way}: taken")
        slow = self._monotonic() - began >= self._read
        if slow or result.status in (apprise.AppriseResultStatus.TIMEOUT, apprise.AppriseResultStatus.PARTIAL):
            return Unsure(f"{way}: no answer in time")
        return TryLater(f"{way}: not taken, the library tells no more")


def _sort(message: Message) -> Any:
    """What a message is to a service that wakes people: of one called "info" Opsgenie and Jira make no alert, Splunk no
    incident, and PagerDuty one of its lowest urgency. How grave what comes this way must be the operator has said.
    """
    import apprise

    grave = message.headers.get("X-Advisory-Severity") == "P1"
    return apprise.NotifyType.FAILURE if grave else apprise.NotifyType.WARNING


def one_service(url: str, read: float = READ) -> Any:
    """Return the service of an address, or None for one that is unknown or names several receivers."""
    import apprise

    options = f"{_OPTIONS}&rto={read:g}"  # of two the last one counts, so ours stand behind the operator's
    service = apprise.Apprise.instantiate(f"{url}{'&' if '?' in url else '?'}{options}")
    return service if service is not None and len(service) == 1 else None


def written(message: Message) -> str:
    """Return the message in plain words, short enough for a telephone: whole changes, and how many found no room."""
    cards, spoken = message.cards, tongue(message.language)
    if not cards:
        return cut(message.text, _BODY)
    for count in range(len(cards), 0, -1):
        told = _told(cards, count, message.subject, spoken)
        if len(told) <= _BODY:
            return told
    room = _BODY - len(_told(cards, 1, message.subject, spoken, _LEAST)) + _LEAST
    return _told(cards, 1, message.subject, spoken, max(room, _LEAST))


def _told(cards: Sequence[Card], count: int, subject: str, spoken: Tongue, room: int = 0) -> str:
    """So many changes whole, and the others by name: what is cut to its room is the first change, never the rest."""
    whole = (_card(card, subject, spoken, room) for card in cards[:count])
    return "\n\n".join([*whole, *_left(cards[count:], spoken)])


def _left(cards: Sequence[Card], spoken: Tongue) -> list[str]:
    named = [f"{card.urgency}{spoken.colon} {cut(card.headline, 120)}" for card in cards[:3]]
    more = [left(len(cards) - len(named), spoken)] if len(cards) > len(named) else []
    return ["\n".join(named + more)] if cards else []


def _card(card: Card, subject: str, spoken: Tongue, room: int = 0) -> str:
    """A title that is the headline is not said again: many services put both into one short message.

    With a `room` what stands between the change and where to read it is cut to so many characters.
    """
    say, colon = spoken.gettext, spoken.colon
    quotes = [f"{says}{colon} “{spoken.foreign_end(cut(text, 300))}”" for says, text in card.quotes[:1]]
    shown = {say("Published"), say("Last checked")}
    times = [f"{label}{colon} {main}" for label, main, _ in card.times if label in shown]
    same = subject.endswith(without(" ".join(card.headline.split()), card.place, spoken))
    first = f"{card.urgency}{colon} {card.place if same else card.headline}"
    asked = f"{say(TO_DO)}{colon} {spoken.foreign_end(cut(' '.join(card.asked), 300))}" if card.asked else ""
    said = "\n".join(row for row in (card.original, card.level, *card.notes[:3], *quotes, asked) if row)
    where = card.url if 0 < len(card.url) <= 400 else cut(card.label, 200)
    answer = f"{taken_on(spoken)} {card.answer}" if card.answer else ""
    rows = [cut(first, 300), answer, cut(said, room) if room else said, *times, where]
    return "\n".join(row for row in rows if row)
