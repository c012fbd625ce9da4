"""The receivers people gave us: kept sealed, proved to be theirs, and looked up when something leaves for them."""

from __future__ import annotations

import json
import secrets
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hmac import compare_digest
from urllib.parse import urlsplit

from monitor import vault
from monitor.admit.enrol import kept_as
from monitor.contract import moment
from monitor.deliver.channels.slack import Slack
from monitor.deliver.channels.teams import Teams
from monitor.deliver.channels.webhook import Webhook, judged, signed
from monitor.deliver.line import Body, Line
from monitor.deliver.payload import encoded
from monitor.deliver.target import Listed, Spoke, Target
from monitor.dispatch.trial import trial
from monitor.model import Disable, Endpoint, Outcome, SealedSecret, Sent, Spoken, TryLater
from monitor.model.endpoint import POSTS, PREFIX, Refused
from monitor.reach.call import Call, Reply
from monitor.reach.ways import Ways
from monitor.store.endpoints import Endpoints
from monitor.tend.refetch import LARGEST, Refetch
from monitor.wire import Closed, House

GRACE = timedelta(hours=24)  # both secrets sign for at least this long
_PER_MINUTE = {"webhook": 300, "slack": 60, "teams": 120}
_UNPROVED = "its owner has not yet shown that it is theirs (endpoints verify)"
# A chat cannot echo a challenge; whoever has the address of its webhook may post. So it must be one of theirs.
_HOMES = {
    "slack": ("hooks.slack.com", "hooks.slack-gov.com"),
    "teams": (".logic.azure.com", ".api.powerplatform.com", ".webhook.office.com", ".logic.azure.us"),
}


@dataclass(frozen=True)
class Receivers:
    """The endpoints of one house, with what it takes to open and reach them."""

    endpoints: Endpoints
    open_vault: Callable[[], vault.Vault]
    call: Call
    ways: Ways
    clock: Callable[[], datetime]
    listed: Listed

    @cached_property
    def vault(self) -> vault.Vault:
        """The keys, read when the first sealed word is met."""
        return self.open_vault()

    @cached_property
    def line(self) -> Line:
        """The way to all of them."""
        return Line(self, self.call, self.clock)

    # -------------------------------------------------------------- the book the channels look into
    def find(self, address: str) -> Target | None:
        """Return whom an address in a delivery stands for: an endpoint, or a receiver of the configuration."""
        if not address.startswith(PREFIX):
            return self.listed.find(address)
        endpoint = self.endpoints.find(address.removeprefix(PREFIX))
        return None if endpoint is None else self._target(endpoint)

    def note(self, address: str, spoke: Spoke) -> None:
        """Write a request down, and switch off what is gone or has failed for five days."""
        if not address.startswith(PREFIX):
            return
        outcome, status = spoke.outcome, spoke.reply.status if spoke.reply else 0
        said = outcome.receipt if isinstance(outcome, Sent) else outcome.reason
        gone = said if isinstance(outcome, Disable) else ""
        id_ = address.removeprefix(PREFIX)
        spoken = Spoken(id_, self.clock(), spoke.purpose, spoke.message, status, said, spoke.millis, spoke.said)
        with suppress(LookupError):  # removed while we spoke to it
            self.endpoints.note(spoken, isinstance(outcome, Sent), gone)

    def _target(self, endpoint: Endpoint) -> Target:
        off = (endpoint.why or "by hand") if endpoint.disabled_at else ""
        waits = "" if endpoint.verified_at else _UNPROVED
        try:
            url = self.vault.open(f"{endpoint.id}.address", endpoint.address)
            signing = tuple(self.vault.open(f"{endpoint.id}.secret", one.sealed) for one in self._valid(endpoint))
        except vault.Locked as locked:
            return Target("", endpoint.host, off=off, waits=str(locked))
        return Target(url, endpoint.host, signing, None, endpoint.per_minute, waits, off)

    def _valid(self, endpoint: Endpoint) -> list[SealedSecret]:
        now = self.clock()
        valid = [one for one in endpoint.secrets if one.expires_at is None or one.expires_at > now]
        return sorted(valid, key=lambda one: one.created_at, reverse=True)

    # -------------------------------------------------------------- what their owners do
    def add(
        self,
        channel: str,
        url: str,
        label: str,
        owner: str = "",
        *,
        per_minute: int | None = None,
        private: bool = False,
        tenant: int | None = None,
    ) -> tuple[Endpoint, str]:
        """Keep a new endpoint, not yet proved; returns it and a webhook's signing secret, which is shown this once.

        At most `per_minute` messages a minute are posted to it, as its service bears where none are named. Raises
        Refused for an address that may not be reached or is none of the channel's.
        """
        host = self._acceptable(channel, url)
        id_, now = f"ep{secrets.token_hex(8)}", self.clock()
        secret, sealed = self._fresh(id_, now) if channel == "webhook" else ("", None)
        endpoint = Endpoint(
            id=id_,
            channel=channel,
            host=host,
            address=self.vault.seal(f"{id_}.address", url),
            label=label or host,
            created_at=now,
            secrets=(sealed,) if sealed else (),
            owner=owner,
            per_minute=per_minute or _PER_MINUTE[channel],
            private=private,
            tenant=tenant,
        )
        self.endpoints.add(endpoint)
        return endpoint, secret

    def verify(self, id_: str) -> Outcome:
        """Ask a webhook to echo a challenge, post a chat a first word; what answers as asked is proved."""
        endpoint = self._known(id_)
        outcome = self._challenged(endpoint) if endpoint.channel == "webhook" else self.test(id_)
        if isinstance(outcome, Sent):
            self.endpoints.change(id_, verified_at=self.clock())
        return outcome

    def test(self, id_: str) -> Outcome:
        """Send a test message, which says that it is one."""
        endpoint = self._known(id_)
        return self.channel(endpoint.channel).send(trial(endpoint, self.clock()), PREFIX + id_, "test")

    def rotate(self, id_: str, grace: timedelta = GRACE) -> str:
        """Give a webhook a fresh secret, shown this once; the one before signs beside it for at least 24 hours."""
        endpoint, now = self._known(id_), self.clock()
        if endpoint.channel != "webhook":
            raise Refused(f"expected a webhook, for only these are signed; {id_} is {endpoint.channel}")
        if grace < GRACE:
            raise Refused(f"expected both secrets to sign for at least {GRACE}, got {grace}")
        secret, sealed = self._fresh(id_, now)
        older = [
            SealedSecret(one.sealed, one.created_at, min(one.expires_at or now + grace, now + grace))
            for one in self._valid(endpoint)
        ]
        self.endpoints.change(id_, secrets=(sealed, *older))
        return secret

    def switch(self, id_: str, *, on: bool) -> Endpoint:
        """Switch an endpoint off by hand, or on again with its failures forgotten; what was missed can be replayed."""
        self._known(id_)
        if on:
            return self.endpoints.change(id_, disabled_at=None, why="", told_at=None, failing_since=None)
        now = self.clock()
        return self.endpoints.change(id_, disabled_at=now, why="by hand", told_at=now)

    def reseal(self) -> int:
        """Seal every word anew that an older key sealed; returns how many endpoints that concerned."""
        changed = 0
        for endpoint in self.endpoints.all():
            if any(self.vault.stale(word) for word in (endpoint.address, *(one.sealed for one in endpoint.secrets))):
                address = self._anew(f"{endpoint.id}.address", endpoint.address)
                words = tuple(
                    SealedSecret(self._anew(f"{endpoint.id}.secret", one.sealed), one.created_at, one.expires_at)
                    for one in endpoint.secrets
                )
                self.endpoints.change(endpoint.id, address=address, secrets=words)
                changed += 1
        return changed

    # -------------------------------------------------------------- the parts of it
    def channel(self, name: str) -> Webhook | Slack | Teams:
        """Open the way of that name."""
        if name == "webhook":
            return Webhook(self.line)
        return Slack(self.line) if name == "slack" else Teams(self.line)

    def _known(self, id_: str) -> Endpoint:
        endpoint = self.endpoints.find(id_)
        if endpoint is None:
            raise Refused(f"expected the id of an endpoint (see `advisory-monitor endpoints list`), got {id_!r}")
        return endpoint

    def _acceptable(self, channel: str, url: str) -> str:
        if channel not in POSTS:
            raise Refused(f"expected one of the channels {', '.join(POSTS)}, got {channel!r}")
        if wrong := self.ways.refused(url):
            raise Refused(f"address: {wrong}")
        host = (urlsplit(url).hostname or "").lower()
        homes = _HOMES.get(channel, ())
        at_home = any(host == home or (home[0] == "." and host.endswith(home)) for home in homes)
        if homes and not at_home and not self.ways.vouched(host):
            raise Refused(f"address: expected a host of {channel} ({', '.join(homes)}), got {host}")
        return host

    def _fresh(self, id_: str, now: datetime) -> tuple[str, SealedSecret]:
        secret = "whsec_" + b64encode(secrets.token_bytes(32)).decode()
        return secret, SealedSecret(self.vault.seal(f"{id_}.secret", secret), now)

    def _anew(self, about: str, sealed: str) -> str:
        return self.vault.seal(about, self.vault.open(about, sealed))

    def _challenged(self, endpoint: Endpoint) -> Outcome:
        """Post a random word; only an answer that repeats it proves that somebody there reads what we post."""
        word, now = secrets.token_urlsafe(32), self.clock()
        message = f"challenge_{secrets.token_hex(12)}"
        body = encoded({"type": "endpoint.challenge", "timestamp": moment(now), "data": {"challenge": word}})

        def written(target: Target) -> Body | TryLater:
            return body, signed(message, body, target.secrets, now)

        def echoed(host: str, reply: Reply, at: datetime) -> Outcome:
            outcome = judged(host, reply, at)
            if isinstance(outcome, Sent) and not compare_digest(_echo(reply), word.encode()):
                return TryLater(f"{host}: {reply.status}, but it did not repeat the challenge")
            return outcome

        said = self.line.post(message, PREFIX + endpoint.id, written, echoed, purpose="challenge")
        return said or TryLater("it was not asked")


def _echo(reply: Reply) -> bytes:
    """Return the word a receiver repeats: the body alone, or `challenge` of a JSON object."""
    body = reply.body.strip()
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):  # lists within lists without end
        return body
    word = told.get("challenge", "") if isinstance(told, dict) else told
    return word.encode("utf-8", "replace") if isinstance(word, str) else b""


def receivers(house: House, clock: Callable[[], datetime]) -> Receivers:
    """Open the book of a house's receivers."""
    listed = configured(house)
    return Receivers(house.store.endpoints, lambda: house_vault(house), house.call, house.ways, clock, listed)


def configured(house: House) -> Listed:
    """Open the book of those that stand in the configuration: it needs no memory."""
    own = {kept_as(reader): _listed(house, reader.name, reader.address) for reader in house.readers}
    return Listed({address: target for address, target in own.items() if target})


def house_vault(house: House) -> vault.Vault:
    """Open the house's vault; raises Closed for keys nobody can read."""
    try:
        return keys(house)
    except vault.Locked as locked:
        raise Closed(str(locked)) from locked


def keys(house: House) -> vault.Vault:
    """Read the keys as they are now; raises Locked."""
    given, where = house.settings.vault_keys, house.settings.vault
    return vault.from_text(given.reveal()) if given else vault.from_file(house.state / where.key_file)


def refetch(house: House) -> Refetch:
    """Give the round of calendars what it needs of a house."""
    return Refetch(house.store, lambda: house_vault(house), house.call.reading(LARGEST), house.ways)


def _listed(house: House, name: str, address: str) -> Target | None:
    """Return a receiver as the operator wrote it: he vouches for its host, and may speak http with this machine."""
    secret = house.settings.secrets.get(name)
    hidden = address.startswith("reader:")  # the secret is the address itself
    if address.startswith(PREFIX) or (not hidden and "://" not in address):
        return None
    url = secret.reveal() if hidden and secret else address
    host = (urlsplit(url).hostname or "").lower()
    signing = () if hidden or not secret else (secret.reveal(),)
    return Target(url, host, signing, Ways(http=True, inside=frozenset({host})))
