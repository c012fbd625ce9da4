"""Mail that came back, read: whose it was, whether the address is dead, full or refused us, or somebody complained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from typing import Literal, cast

from monitor.deliver.plain import header
from monitor.deliver.replies import words

Kind = Literal["hard", "soft", "transient", "complaint", "sender", "delivered", "unreadable"]

_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_DEAD = {"1.1", "1.2", "1.3", "1.10", "2.1", "1.6"}  # RFC 3463: nobody lives there; 5.4.4 (no route) passes
_FULL = {"2.2", "2.3", "3.4"}
_CODE = re.compile(r"\b(4\d\d|5\d\d)[ -]")
_BYTES = 1 << 20  # read of one report; what comes after says nothing new


@dataclass(frozen=True, slots=True)
class Returned:
    """One report: `to` are the addresses it was sent to (one of them our signed return path), `about` the domain.

    `id` tells two copies of one report from two reports. Nothing here is believed unless the return path is ours.
    """

    kind: Kind
    to: tuple[str, ...]
    id: str
    enhanced: str = ""
    said: str = ""


def returned(raw: bytes) -> Returned:
    """Read a bounce (RFC 3464), a complaint (RFC 5965) or whatever else came to a return path; never raises."""
    mail = message_from_bytes(raw[:_BYTES], policy=compat32)
    to = _to(mail)
    identity = header(str(mail.get("Message-ID") or ""), 200) or f"{header(str(mail.get('Date') or ''))} {len(raw)}"
    parts = list(mail.walk())
    report = next((part for part in parts if part.get_content_type() == "message/feedback-report"), None)
    if report is not None:
        return Returned("complaint", to, identity, "", words(_plain(report)))
    status = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    if status is not None:
        return _judged(_fields(status), to, identity)
    return _guessed(mail, to, identity)


def _to(mail: Message) -> tuple[str, ...]:
    names = ("Delivered-To", "X-Original-To", "To", "Envelope-To")
    heads = [str(value) for name in names for value in mail.get_all(name, [])]
    return tuple(dict.fromkeys(address for _, address in getaddresses(heads) if address))


def _fields(status: Message) -> dict[str, str]:
    """The fields of the one recipient a report speaks of: we send to one at a time."""
    found: dict[str, str] = {}
    inner = status.get_payload()
    blocks = inner if isinstance(inner, list) else [message_from_bytes(_plain(status).encode("utf-8", "replace"))]
    for block in blocks:
        found |= {name.lower(): " ".join(str(value).split()) for name, value in cast(Message, block).items()}
    if not found.get("action"):  # some write the blocks as plain text, in a part that is none
        for line in _plain(status).splitlines():
            name, colon, value = line.partition(":")
            if colon:
                found.setdefault(name.strip().lower(), value.strip())
    return found


def _judged(fields: dict[str, str], to: tuple[str, ...], identity: str) -> Returned:
    action, told = fields.get("action", "").lower(), header(fields.get("diagnostic-code", ""), 2000)
    said = words(told)  # is kept; judged is what names somebody: "550-ann@example.org" has its code there
    hit = _STATUS.search(fields.get("status", "")) or _STATUS.search(told)
    enhanced = f"{hit[1]}.{hit[2]}.{hit[3]}" if hit else ""
    if action in ("delivered", "relayed", "expanded"):
        return Returned("delivered", to, identity, enhanced, said)
    if action == "delayed":
        return Returned("transient", to, identity, enhanced, said)
    return Returned(_kind(enhanced, told), to, identity, enhanced, said)


def _kind(enhanced: str, said: str) -> Kind:
    """Class a failure by its codes: only a verdict on the mailbox itself is hard."""
    rest = enhanced.partition(".")[2]
    if rest in _FULL:
        return "soft"
    if rest.startswith("7."):
        return "sender"  # policy: our reputation, our signatures; never the fault of who would read
    if enhanced.startswith("5"):
        return "hard" if rest in _DEAD else "transient" if rest == "4.4" else "soft"
    if enhanced.startswith("4"):
        return "soft"
    code = _CODE.search(said)
    return "hard" if code and code[1] in ("550", "551", "553") and "spam" not in said.lower() else "soft"


def _guessed(mail: Message, to: tuple[str, ...], identity: str) -> Returned:
    """What is no report: an answering machine says nothing of an address; old hosts bounce in prose."""
    automatic = str(mail.get("Auto-Submitted") or "no").lower()
    subject, sender = str(mail.get("Subject") or ""), str(mail.get("From") or "").lower()
    text = header(next((_plain(part) for part in mail.walk() if part.get_content_type() == "text/plain"), ""), 2000)
    failed = re.search("mailer-daemon|postmaster", sender) or re.search(r"(?i)undeliver|failure|returned", subject)
    hit = _STATUS.search(text)
    if failed and (hit or _CODE.search(text)) and not automatic.startswith("auto-replied"):
        enhanced = f"{hit[1]}.{hit[2]}.{hit[3]}" if hit else ""
        return Returned(_kind(enhanced, text), to, identity, enhanced, words(text))
    return Returned("unreadable", to, identity, "", words(subject))


def _plain(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload.decode("utf-8", "replace")
    inner = part.get_payload()
    return "\n\n".join(str(one) for one in inner) if isinstance(inner, list) else str(inner or "")
