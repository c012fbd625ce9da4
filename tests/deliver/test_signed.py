"""A mail as it arrived, signed by an independent library: is it what the great mailbox hosts ask for?"""

from __future__ import annotations

from base64 import b64encode

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from monitor.deliver.compose import compose
from monitor.deliver.signed import Records, examined
from tests.deliver.story import ANN, NOW, desk, letter
from tests.deliver.test_press import LINKS

KEY = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # short: a test signs in a millisecond
PRIVATE = KEY.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
)
PUBLIC = KEY.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
RECORD = "v=DKIM1; k=rsa; p=" + b64encode(PUBLIC).decode()
WAYS = [b"From", b"To", b"Subject", b"List-Unsubscribe", b"List-Unsubscribe-Post"]


def arrived(covered: list[bytes], domain: bytes = b"monitor.example", back: str = "back+x@monitor.example") -> bytes:
    raw = compose([letter()], ANN, NOW, desk(), LINKS).mail
    signed = dkim.sign(raw, b"s1", domain, PRIVATE, include_headers=covered) + raw
    return f"Return-Path: <{back}>\r\n".encode() + signed


def test_a_mail_of_ours_signed_by_the_relay_is_well() -> None:
    """Requirement C.33: dkimpy signs, the signature covers both ways out, and everything is aligned."""
    records = Records("v=spf1 ip4:192.0.2.1 -all", "v=DMARC1; p=none", RECORD)
    found = examined(arrived(WAYS), records)
    assert [good for good, _ in found] == [True] * len(found)
    assert any("verifies with the key given" in said for _, said in found)


@pytest.mark.parametrize(
    ("raw", "records", "said"),
    [
        (arrived(WAYS[:3]), Records(), "DKIM does not cover list-unsubscribe, list-unsubscribe-post"),
        (arrived(WAYS, b"relay.example"), Records(), "DKIM is of relay.example, From of monitor.example"),
        (arrived(WAYS, b"mail.monitor.example"), Records(dmarc="v=DMARC1; p=none; adkim=s"), "DKIM is of mail.monitor.example"),
        (arrived(WAYS).replace(b"Kazakhstan", b"Kyrgyzstan"), Records(dkim=RECORD), "DKIM does not verify"),
        (arrived(WAYS, back="x@relay.example"), Records(), "is not aligned with monitor.example"),
        (arrived(WAYS), Records(spf="v=spf1 +all"), "expected v=spf1"),
        (arrived(WAYS), Records(dmarc="v=DMARC1; p=maybe"), "expected v=DMARC1"),
        (compose([letter()], ANN, NOW, desk(), LINKS).mail, Records(), "expected a DKIM-Signature"),
    ],
    ids=range(8),
)  # fmt: skip
def test_each_fault_is_named(raw: bytes, records: Records, said: str) -> None:
    """Requirement C.33: what a host would hold against us."""
    faults = [sentence for good, sentence in examined(raw, records) if not good]
    assert any(said in sentence for sentence in faults), faults
