"""A passkey opens the account it was made for, once, at this site."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import encode_cbor

from monitor.admit.gate import Gate
from monitor.admit.passkeys import NotProved, Passkeys
from monitor.model.account import Account, Passkey
from monitor.vault import Vault
from tests.store.blank import blank_store
from tests.web.site import quick

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)
SITE = "https://monitor.test"


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


class Device:
    """A key on somebody's device, which answers as a browser lets it."""

    def __init__(self, name: bytes) -> None:
        self.id, self.key = name, ec.generate_private_key(ec.SECP256R1())

    def public(self) -> str:
        at = self.key.public_key().public_numbers()
        return encode_cbor({1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32, "big"), -3: at.y.to_bytes(32, "big")}).hex()

    def answer(self, options: str, origin: str = SITE, counter: int = 1) -> str:
        said = json.dumps({"type": "webauthn.get", "challenge": json.loads(options)["challenge"], "origin": origin}).encode()
        shown = sha256(b"monitor.test").digest() + b"\x05" + counter.to_bytes(4, "big")
        signed = self.key.sign(shown + sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        told = {"clientDataJSON": b64(said), "authenticatorData": b64(shown), "signature": b64(signed)}
        return json.dumps({"id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "response": told})


@pytest.fixture
def site(tmp_path):
    store = blank_store(tmp_path / "monitor.db")
    gate = Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick)
    yield Passkeys(gate, SITE, "Monitor")
    store.close()


def half_in(site: Passkeys, name: str, device: Device):
    """Whoever has shown a password, and the account with its one key."""
    accounts = site.gate.accounts
    who = accounts.find(accounts.save(Account(name, frozenset({"officer"})), "operator", NINE))
    accounts.add_passkey(Passkey(device.id.hex(), who.id, device.public(), 0, "laptop", NINE), name)
    cookie = site.gate._begin(who, False, "192.0.2.1", "", NINE)
    return site.gate.session(cookie, NINE)[0], who


def test_85_a_passkey_opens_its_own_account_once_and_here_alone(site):
    """Otto learnt Olga's password, and answers with the key of his own account."""
    hers, his = Device(b"hers"), Device(b"his")
    (session, olga), (_, _otto) = half_in(site, "olga", hers), half_in(site, "otto", his)
    for device, how in ((his, {}), (hers, {"origin": "https://monitor.test.evil.example"}), (Device(b"hers"), {}), (hers, {"counter": 0})):
        if how.get("counter") == 0:
            site.gate.accounts.passkey_used(hers.id.hex(), 5, NINE)
        with pytest.raises(NotProved):
            site.prove(session, olga, device.answer(site.ask(session, olga), **how), NINE)
    answer = hers.answer(site.ask(session, olga), counter=6)
    cookie = site.prove(session, olga, answer, NINE)
    assert site.gate.session(cookie, NINE)[0].full and site.gate.accounts.passkey(hers.id.hex()).counter == 6
    with pytest.raises(NotProved):
        site.prove(session, olga, answer, NINE)


def test_85_an_answer_opens_once_also_from_a_key_that_does_not_count(site):
    """Keys that are kept in step between devices always say 0: what was answered once must not open again."""
    device = Device(b"synced")
    session, olga = half_in(site, "olga", device)
    answer = device.answer(site.ask(session, olga), counter=0)
    assert site.prove(session, olga, answer, NINE)
    with pytest.raises(NotProved):
        site.prove(session, olga, answer, NINE)
