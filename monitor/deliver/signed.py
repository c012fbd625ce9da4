"""Whether a mail that arrived is signed as great hosts ask: DKIM over the ways out, SPF and DMARC aligned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr

COVERED = ("from", "list-unsubscribe", "list-unsubscribe-post")  # RFC 8058 section 4 asks for both of them


@dataclass(frozen=True, slots=True)
class Records:
    """TXT records as the operator gives them: SPF of the return path's domain, DMARC of the From's, the DKIM key."""

    spf: str = ""
    dmarc: str = ""
    dkim: str = ""


def examined(raw: bytes, records: Records) -> list[tuple[bool, str]]:
    """Look at one mail as it arrived; a sentence each, and whether it is well."""
    mail = message_from_bytes(raw, policy=compat32)
    sender = _domain(str(mail.get("From") or ""))
    policy = _tags(records.dmarc)
    found = [(bool(sender), f"From is of {sender or 'no domain'}")]
    found += _signatures(mail, sender, policy.get("adkim", "r") == "s")
    if records.dkim:
        found.append(_verified(raw, records.dkim))
    return found + _spf(mail, sender, records.spf, policy.get("aspf", "r") == "s") + _dmarc(policy)


def _signatures(mail: Message, sender: str, strict: bool) -> list[tuple[bool, str]]:
    signatures = [_tags(str(value)) for value in mail.get_all("DKIM-Signature", [])]
    if not signatures:
        return [(False, "expected a DKIM-Signature (the relay signs), got none")]
    for tags in signatures:
        if _aligned(tags.get("d", ""), sender, strict) and not _missing(tags):
            return [(True, f"DKIM of {tags.get('d')} is aligned and covers {', '.join(COVERED)}")]
    last = signatures[-1]
    missing = _missing(last)
    lack = f"DKIM does not cover {', '.join(missing)}" if missing else f"DKIM covers {', '.join(COVERED)}"
    return [
        (not missing, lack),
        (_aligned(last.get("d", ""), sender, strict), f"DKIM is of {last.get('d', 'no domain')}, From of {sender}"),
    ]


def _missing(tags: Mapping[str, str]) -> list[str]:
    """What a signature must cover and does not."""
    covered = {name.strip().lower() for name in tags.get("h", "").split(":")}
    return [name for name in COVERED if name not in covered]


def _verified(raw: bytes, record: str) -> tuple[bool, str]:
    try:
        import dkim
    except ImportError:
        return False, "dkimpy is not installed: the signature itself was not verified"
    try:
        good = bool(dkim.verify(raw, dnsfunc=lambda *_args, **_more: record.encode()))
    except dkim.DKIMException as trouble:
        return False, f"DKIM does not verify: {trouble}"
    return good, "DKIM verifies with the key given" if good else "DKIM does not verify with the key given"


def _spf(mail: Message, sender: str, record: str, strict: bool) -> list[tuple[bool, str]]:
    back = _domain(str(mail.get("Return-Path") or ""))
    aligned = _aligned(back, sender, strict)
    found = [(aligned, f"return path of {back or 'no domain'} {'is' if aligned else 'is not'} aligned with {sender}")]
    if record:
        open_ = re.search(r"(^|\s)\+?all(\s|$)", record)
        good = record.lower().startswith("v=spf1") and not open_
        lack = f"expected v=spf1 … -all or ~all, got {record[:60]!r}"
        found.append((good, "SPF names who may send" if good else lack))
    return found


def _dmarc(policy: dict[str, str]) -> list[tuple[bool, str]]:
    if not policy:
        return []
    good = policy.get("v", "").upper() == "DMARC1" and policy.get("p") in ("none", "quarantine", "reject")
    return [(good, f"DMARC asks for {policy['p']}" if good else "expected v=DMARC1; p=none, quarantine or reject")]


def _aligned(domain: str, sender: str, strict: bool) -> bool:
    one, other = domain.lower().rstrip("."), sender.lower()
    if not one or not other:
        return False
    return one == other or (not strict and (one.endswith("." + other) or other.endswith("." + one)))


def _domain(value: str) -> str:
    return parseaddr(value)[1].rpartition("@")[2].lower()


def _tags(value: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in " ".join(value.split()).split(";"))
    return {name.strip().lower(): content.strip() for name, _, content in pairs if name.strip()}
