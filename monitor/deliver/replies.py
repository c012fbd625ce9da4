"""What an SMTP reply means for a delivery: later, never, or a trouble of ours that is nobody's fault."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from monitor.addresses import unnamed
from monitor.deliver.plain import header
from monitor.model import GiveUp, Outcome, Said, TryLater

Phase = Literal["connect", "ehlo", "tls", "auth", "mail", "rcpt", "data", "dot"]

_QUEUED = re.compile(r"(?i)\b(?:queued(?: mail for delivery)? as|id[=:]?|message[- ]id[=:]?)\s*<?([\w.@=+/-]{1,64})")
# Bare 550 and the codes that say next to nothing are used for everything; their words tell whose trouble it is.
_VAGUE = {"", "0.0", "1.0", "2.0", "2.1", "3.0", "5.0"}
_OURS = re.compile(
    r"(?i)\bspam|black-?list|\bblock-?list|spamhaus|barracuda|\b(?:rbl|dnsbl|spf|dkim|dmarc|ptr|rdns|helo)\b"
    r"|reverse dns|reputation|\bpolic(?:y|ies)\b|unauthenticated|unsolicited|\bbann?ed\b|sender verif|access denied"
    r"|sender (?:address )?(?:is |was )?(?:denied|reject)|\brelay(?:ing)? (?:is )?(?:not|denied|access)|unable to relay"
    r"|not (?:authori[sz]ed|permitted) to|(?:sender(?:.s)?|your) (?:address )?domain|envelope sender|badmailfrom"
    r"|(?<!mailbox )(?<!account )(?<!user )(?<!recipient )(?<!mailbox is )(?<!account is )(?<!user is )"
    r"(?<!mailbox has been )(?<!account has been )(?<!user has been )\bblocked\b"
)
# Who names the mailbox as the trouble may link to a policy, or be a host by the name of "spamfilter", unless of ours.
_NOBODY = re.compile(
    r"(?i)\b(?:unknown|invalid|no such) (?:local )?(?:user|mailbox|recipient|address|account)\b"
    r"|\b(?:user|mailbox|recipient|account)(?: \S+)? (?:is )?(?:unknown|not found)\b"
    r"|\b(?:does not|doesn.t) (?:have|exist)\b|\bno mailbox here\b"
)
_OF_US = re.compile(r"(?i)\bsender|\byour (?:domain|host|ip|server)|\b(?:helo|ptr|r?dns|ip)\b|return-?path")
_PASSES = re.compile(
    r"(?i)\bat a rate\b|\brate[- ]?limit|too (?:many|much|quickly|fast)|gr[ae]y-?list|try (?:it |this )?(?:again|later)"
    r"|temporar(?:y|ily)|over ?quota|quota exceeded|exceeded (?:the |its |their )?(?:storage|quota)"
    r"|(?:mail)?box (?:is |for \S+ is )?full"
)
_ENHANCED = re.compile(r"\s*[245]\.(\d{1,3})\.(\d{1,3})\b")
_CITED = re.compile(r"\(#[245]\.(\d{1,3})\.(\d{1,3})\b")  # where qmail and its kin have it: behind their words
# Codes of RFC 3463 that speak of this one mailbox (5.1.7 and 5.1.8 speak of the sender's address).
_MAILBOX = {"1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.9", "1.10", "2.0", "2.1", "2.3", "2.4"}
_TOO_LARGE = {"2.3", "3.4"}
_READ = 2_000  # characters of a reply that are looked at
# Bare codes at RCPT that are about the conversation, not the recipient: syntax, sequence, authentication.
_CONVERSATION = {500, 502, 503, 504, 530, 534, 535, 538}


def judged(phase: Phase, code: int, text: str) -> Outcome:
    """Class a refusing reply (4xx, 5xx or nonsense); only a verdict on the recipient itself gives up.

    A refusal of the sender, of the connection or by policy (5.7.x) is our trouble: nobody is given up for it,
    the reason names it as a sender problem. Full mailboxes (552, x.2.2) and 5.4.4 pass (RFC 3463).
    """
    enhanced = _enhanced(text)
    reason = f"{phase}: {code} {words(text)}".strip()
    said = Said(phase, code, f"{code // 100}.{enhanced}" if enhanced else "")
    if not 500 <= code <= 599:
        return TryLater(reason, said=replace(said, fault=_for_now(code, enhanced)))
    if enhanced in ("2.2", "4.4", "4.1", "4.2") or (code == 552 and enhanced not in _TOO_LARGE):
        return TryLater(reason, said=replace(said, fault="" if enhanced.startswith("4.") else "full"))
    if whose := doubted(enhanced, text):
        return TryLater(f"sender problem: {reason}" if whose == "sender" else reason, said=replace(said, fault=whose))
    if _about_recipient(phase, code, enhanced):
        return GiveUp(reason, said=replace(said, fault="" if enhanced in _TOO_LARGE else "address"))
    return TryLater(f"sender problem: {reason}", said=replace(said, fault="sender"))


def doubted(enhanced: str, text: str) -> Literal["sender", "full", ""]:
    """Whose trouble a refusal for ever is by its words, where its code ("2.1", "" where bare) does not tell.

    "sender": our address, host or reputation; "full": a mailbox that takes no more just now, as Gmail's 550 5.2.1 "is
    receiving mail at a rate that prevents …"; "" where nothing speaks against the code.
    """
    said = unnamed(text[:_READ])
    if enhanced not in _VAGUE or (_NOBODY.search(said) and not _OF_US.search(said)):
        return ""
    return "full" if _PASSES.search(said) else "sender" if _OURS.search(said) else ""


def words(text: str) -> str:
    """Return a reply as one line that names nobody: "550 5.1.1 <…@example.org>: no such user"."""
    return header(unnamed(text[:_READ]))


def queue_id(text: str) -> str:
    """Return the name the relay gave the mail ("250 2.0.0 Ok: queued as 4AF1"), or "" where it names none."""
    found = _QUEUED.search(text)
    return found[1] if found else ""


def _for_now(code: int, enhanced: str) -> str:
    """What a refusal for now is about: one full mailbox is no reason to go slower with all others of its domain."""
    if code == 452 and enhanced.startswith(("1.", "2.")):
        return "full" if enhanced == "2.2" else ""
    return "busy" if code in (421, 452) or enhanced.startswith("7.") else ""


def _about_recipient(phase: Phase, code: int, enhanced: str) -> bool:
    if phase not in ("rcpt", "data", "dot"):
        return False
    if enhanced:
        return enhanced in _MAILBOX or enhanced in _TOO_LARGE
    return phase == "rcpt" and code not in _CONVERSATION


def _enhanced(text: str) -> str:
    found = _ENHANCED.match(text) or _CITED.search(text[:_READ])
    return f"{int(found[1])}.{int(found[2])}" if found else ""
