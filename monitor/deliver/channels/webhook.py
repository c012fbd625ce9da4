"""Post events as signed JSON (Standard Webhooks v1): a receiver can check who wrote, and that nothing was changed."""

from __future__ import annotations

from datetime import datetime

from monitor.deliver.line import Body, Poster, Write, later
from monitor.deliver.payload import LIMIT, encoded
from monitor.deliver.retry import HOOK
from monitor.deliver.target import Target
from monitor.model import Disable, GiveUp, Message, Outcome, Sent, TryLater
from monitor.reach.call import Reply
from monitor.seals import webhook_key, webhook_signature


class Webhook(Poster):
    """Signed posts; every secret of a receiver signs, so that a rotation needs no common moment."""

    name, schedule = "webhook", HOOK

    def _written(self, message: Message) -> Write:
        body = encoded(message.payload)

        def written(target: Target) -> Body | TryLater | GiveUp:
            if not target.secrets:
                return TryLater(f"{target.host}: no secret is configured to sign with")
            if len(body) > LIMIT:
                return GiveUp(f"{target.host}: body of {len(body)} octets, expected at most {LIMIT}")
            return body, signed(message.id, body, target.secrets, self._line.clock())

        return written

    def _judged(self, host: str, reply: Reply, now: datetime) -> Outcome:
        return judged(host, reply, now)


def signed(message_id: str, body: bytes, secrets: tuple[str, ...], at: datetime) -> dict[str, str]:
    """Return the headers: signed with the time of this attempt; the identity stays the same over all of them."""
    now = int(at.timestamp())
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(now),
        "webhook-signature": " ".join(webhook_signature(webhook_key(one), message_id, now, body) for one in secrets),
    }


def judged(host: str, reply: Reply, now: datetime) -> Outcome:
    """Only 2xx is success, only 410 is for ever (Standard Webhooks); a redirect would leave the checked address."""
    if 200 <= reply.status <= 299:
        return Sent(f"{host}: {reply.status}")
    if reply.status == 410:
        return Disable(f"{host}: 410 gone: the receiver wants no more")
    if 300 <= reply.status <= 399:
        return TryLater(f"{host}: {reply.status}: redirect not followed")
    return later(host, reply, now)
