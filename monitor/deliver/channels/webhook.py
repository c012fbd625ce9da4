"""Post events as signed JSON (Standard Webhooks v1): a receiver can check who wrote, and that nothing was changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import urlsplit

import requests
import urllib3.exceptions as wire

from monitor.deliver.payload import LIMIT, encoded
from monitor.deliver.plain import header
from monitor.deliver.retry import HOOK
from monitor.model import Disable, GiveUp, Message, Outcome, Sent, TryLater, Unsure
from monitor.seals import webhook_key, webhook_signature

AGENT = "advisory-monitor (+webhook)"
_LONGEST = 24 * 3600  # no Retry-After holds an alert longer than a day


@dataclass(frozen=True, slots=True)
class Reply:
    """What a receiver answered; its body is never needed, so it is never read."""

    status: int
    retry_after: str = ""


class NotSent(Exception):
    """Nothing reached the receiver: no name, no connection, no trust."""


class Lost(Exception):
    """The post went out, or part of it, and no answer came back."""


class Post(Protocol):
    """Post once, follow nothing; raises NotSent or Lost. The real one is `posted`; a test's is a function."""

    def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> Reply: ...


class Webhook:
    """Signed posts; `secrets` maps an address to its `whsec_` secrets, the newest first.

    During a rotation every secret signs. Raises ValueError at the start for a secret that is none.
    """

    name = "webhook"
    schedule = HOOK

    def __init__(
        self,
        secrets: Mapping[str, Sequence[str]],
        post: Post | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._keys = {url: tuple(webhook_key(one) for one in several) for url, several in secrets.items()}
        self._post = post or posted(requests.Session())
        self._clock = clock or (lambda: datetime.now(UTC))

    def send(self, message: Message, address: str) -> Outcome:
        """Post the payload; reasons name the host alone, for the path of a webhook may be its password."""
        host, wrong = _host(address)
        if wrong:
            return GiveUp(wrong)
        if not (keys := self._keys.get(address)):
            return TryLater(f"{host}: no secret is configured to sign with")
        body = encoded(message.payload)
        if len(body) > LIMIT:
            return GiveUp(f"{host}: body of {len(body)} octets, expected at most {LIMIT}")
        try:
            reply = self._post(address, body, self._signed(message.id, body, keys))
        except NotSent as trouble:
            return TryLater(f"{host}: not sent: {header(str(trouble))}")
        except Lost as trouble:
            return Unsure(f"{host}: no answer after the post: {header(str(trouble))}")
        return _judged(host, reply, self._clock())

    def close(self) -> None:
        """Nothing is kept open that the next post needs."""

    def _signed(self, message_id: str, body: bytes, keys: Sequence[bytes]) -> dict[str, str]:
        """Sign with the time of this attempt; the identity stays the same over all of them."""
        now = int(self._clock().timestamp())
        return {
            "Content-Type": "application/json",
            "User-Agent": AGENT,
            "webhook-id": message_id,
            "webhook-timestamp": str(now),
            "webhook-signature": " ".join(webhook_signature(key, message_id, now, body) for key in keys),
        }


def posted(session: requests.Session, connect: float = 10, read: float = 20) -> Post:
    """Return a Post through `session`: no proxy of the environment, no redirect, no body read."""
    session.trust_env = False

    def post(url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        try:
            with session.post(
                url, data=body, headers=dict(headers), timeout=(connect, read), allow_redirects=False, stream=True
            ) as answer:
                return Reply(answer.status_code, answer.headers.get("Retry-After", ""))
        except (requests.ConnectTimeout, requests.exceptions.SSLError) as trouble:
            raise NotSent(type(trouble).__name__) from trouble
        except requests.ConnectionError as trouble:
            raise _lost_or_not(trouble) from trouble
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader) as trouble:
            raise NotSent(type(trouble).__name__) from trouble
        except (requests.RequestException, wire.HTTPError) as trouble:
            raise Lost(type(trouble).__name__) from trouble

    return post


def _lost_or_not(trouble: requests.ConnectionError) -> NotSent | Lost:
    """Tell a connection that never was from one that broke; only names of errors are told: texts hold the URL."""
    cause = getattr(trouble.args[0] if trouble.args else None, "reason", None)
    if isinstance(cause, (wire.NewConnectionError, wire.ConnectTimeoutError, wire.NameResolutionError)):
        return NotSent(type(cause).__name__)
    return Lost(type(cause or trouble).__name__)


def _judged(host: str, reply: Reply, now: datetime) -> Outcome:
    """Only 2xx is success, only 410 is for ever (Standard Webhooks); a redirect would leave the checked address."""
    said = f"{host}: {reply.status}"
    if 200 <= reply.status <= 299:
        return Sent(said)
    if reply.status == 410:
        return Disable(f"{said} gone: the receiver wants no more")
    if 300 <= reply.status <= 399:
        return TryLater(f"{said}: redirect not followed")
    return TryLater(said, _seconds(reply.retry_after, now))


def _seconds(retry_after: str, now: datetime) -> int | None:
    """Read Retry-After as seconds or as a date (RFC 9110 section 10.2.3), at most a day; None if it says nothing."""
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), _LONGEST)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    wait = (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()
    return min(max(0, int(wait)), _LONGEST)


def _host(address: str) -> tuple[str, str]:
    """Return the host, or what is wrong with the address."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "", "webhook address: expected http(s)://host/…, got something unreadable"
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return "", "webhook address: expected http(s)://host/… without user or password, got something else"
    return header(host, 80), ""
