"""Mail that came back, read: whose it was, whether the address is dead, full or refused us, or somebody complained."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses, parseaddr
from typing import Literal, cast

from monitor.deliver.plain import header
from monitor.deliver.replies import doubted, words

Kind = Literal["hard", "soft", "transient", "complaint", "sender", "delivered", "unreadable"]

_STATUS = re.compile(r"(?<![\w.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\w)")  # no part of an IP address or a version
_DEAD = {"1.1", "1.2", "1.3", "1.10", "2.1", "1.6"}  # RFC 3463: nobody lives there; 5.4.4 (no route) passes
_FULL = {"2.2", "2.3", "3.4"}
_CODE = re.compile(r"\b(4\d\d|5\d\d)[ -]")
_FEEDBACK: dict[str, Kind] = {"not-spam": "delivered", "auth-failure": "sender"}
# Of hosts that write no report: what says that they go on trying (Exim, sendmail, qmail's kin).
_TRYING = re.compile(
    r"(?i)\bdelayed\b|not yet been delivered|will (?:be|keep) (?:re)?try|do not need to resend|still being tried"
)
# Where a host without a form goes on with our own mail, whose roads are blocked and whose flights are delayed.
_COPIED = re.compile(r"(?im)^[ >]*-{2,}.*\b(?:copy of|(?:original|unsent) message|message (?:follows|headers))\b.*$")
# As hosts begin; an answering machine repeats our own subject, which may tell of a power failure or who has returned.
_FAILED = re.compile(
    r"(?i)\s*(?:undeliver|failure notice|returned mail|non.?delivery|(?:mail |message )?delivery\b.{0,40}\bfail"
    r"|mail (?:system )?(?:error|failure))"
)
_MILD = ("delivered", "relayed", "expanded", "delayed", "failed")
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
        return Returned(_complained(report), to, identity, "", words(_plain(report)))
    status = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    if status is not None:
        fields = _fields(status)
        judged = _judged(fields, to, identity)
        away = judged.kind in ("hard", "soft") and _elsewhere(parts, fields.get("final-recipient", ""))
        return replace(judged, kind="transient") if away else judged
    return _guessed(mail, to, identity)


def _complained(report: Message) -> Kind:
    """What a feedback report says: RFC 6430 has one of who took us out of the spam, RFC 6591 one of our signatures."""
    name = re.search(r"(?im)^\s*feedback-type:\s*([\w-]+)", _plain(report))
    return _FEEDBACK.get(name[1].lower() if name else "", "complaint")


def _to(mail: Message) -> tuple[str, ...]:
    names = ("Delivered-To", "X-Original-To", "To", "Envelope-To")
    heads = [str(value) for name in names for value in mail.get_all(name, [])]
    return tuple(dict.fromkeys(address for _, address in getaddresses(heads) if address))


def _fields(status: Message) -> dict[str, str]:
    """The fields of the recipient a report speaks of. We send to one at a time, but that one may be a list.

    Of several that say whose mail it was, the mildest speaks: a list that lost one of its members reaches the others.
    """
    found: dict[str, str] = {}
    inner = status.get_payload()
    parts = inner if isinstance(inner, list) else [message_from_bytes(_plain(status).encode("utf-8", "replace"))]
    blocks = [{k.lower(): " ".join(str(v).split()) for k, v in cast(Message, part).items()} for part in parts]
    one = min((block for block in blocks if block.get("action")), key=_gravity, default={})
    for block in [*(block for block in blocks if not block.get("action")), one]:
        found |= block
    if not found.get("action"):  # some write the blocks as plain text, in a part that is none
        for line in _plain(status).splitlines():
            name, colon, value = line.partition(":")
            if colon:
                found.setdefault(name.strip().lower(), value.strip())
    return found


def _gravity(block: dict[str, str]) -> int:
    return _MILD.index(action) if (action := block["action"].lower()) in _MILD else len(_MILD)


def _elsewhere(parts: list[Message], final: str) -> bool:
    """Whether a report is of another mailbox than ours to write to: of a member of a list, or one mail goes on to."""
    inner = [part for part in parts if part.get_content_type() in ("message/rfc822", "text/rfc822-headers")]
    heads = [_original(part) for part in inner]
    ours = [address.lower() for _, address in getaddresses([str(one.get("To") or "") for one in heads])]
    theirs = parseaddr(final.rpartition(";")[2].strip())[1].lower()
    return bool(theirs and ours and "@" in theirs) and not any(_one_mailbox(theirs, each) for each in ours)


def _original(part: Message) -> Message:
    inner = part.get_payload()
    return inner[0] if isinstance(inner, list) and isinstance(inner[0], Message) else _headed(part)


def _headed(part: Message) -> Message:
    return message_from_bytes(_plain(part).encode("utf-8", "replace"), policy=compat32)


def _one_mailbox(one: str, other: str) -> bool:
    """Hosts name one mailbox by their own name, too: ann+alerts@example.org is ann@mail.example.org."""
    (name, _, host), (local, _, domain) = one.rpartition("@"), other.rpartition("@")
    same = name.partition("+")[0] == local.partition("+")[0]
    return same and (host == domain or host.endswith(f".{domain}") or domain.endswith(f".{host}"))


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
    whose = doubted(rest, said)
    if rest in _FULL or whose == "full":
        return "soft"
    if rest.startswith("7.") or whose == "sender":
        return "sender"  # policy: our reputation, our signatures; never the fault of who would read
    if enhanced.startswith("5"):
        return "hard" if rest in _DEAD else "transient" if rest == "4.4" else "soft"
    if enhanced.startswith("4"):
        return "soft"
    code = _CODE.search(said)
    return "hard" if code and code[1] in ("550", "551", "553") else "soft"


def _guessed(mail: Message, to: tuple[str, ...], identity: str) -> Returned:
    """What is no report: an answering machine says nothing of an address; old hosts bounce in prose."""
    automatic = str(mail.get("Auto-Submitted") or "no").lower()
    subject, sender = str(mail.get("Subject") or ""), str(mail.get("From") or "").lower()
    whole = next((_plain(part) for part in mail.walk() if part.get_content_type() == "text/plain"), "")
    text = header(_COPIED.split(whole, maxsplit=1)[0], 2000)
    failed = re.search("mailer-daemon|postmaster", sender) or _FAILED.match(subject)
    hit = _STATUS.search(text)
    if failed and (hit or _CODE.search(text)) and not automatic.startswith("auto-replied"):
        enhanced = f"{hit[1]}.{hit[2]}.{hit[3]}" if hit else ""
        kind = "transient" if _TRYING.search(f"{subject}\n{text}") else _kind(enhanced, text)
        return Returned(kind, to, identity, enhanced, words(text))
    return Returned("unreadable", to, identity, "", words(subject))


def _plain(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload.decode("utf-8", "replace")
    inner = part.get_payload()
    return "\n\n".join(str(one) for one in inner) if isinstance(inner, list) else str(inner or "")
