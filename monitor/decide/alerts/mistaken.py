"""What a mission says of an alert of its own that was false, or in part: whoever heard that one must hear this."""

from __future__ import annotations

import re

from monitor.model import Change

_SENT = r"(?:alerts?|messages?|notices?|e-?mails?|texts?|notifications?|instructions?|warnings?|announcements?|advice)"
_OURS = r"(?:the|our|this|that|these|both|(?:to|yester)day's|this (?:morning|afternoon|evening)'s|(?:last|to)night's)"
_BY_MISTAKE = r"(?:in error|by mistake|by accident|accidentally|erroneously|mistakenly|inadvertently|prematurely)"
_WENT = r"(?:sent|issued|posted|published|released|transmitted)(?: out)?"
_BACK = re.compile(
    rf"\b{_OURS} (?:[^;\n]{{0,60}} )??{_SENT}\b(?![^;\n]* by the (?:government|authorities|police|army|ministry))"
    rf"[^;\n]{{0,120}}? (?:was|were|has been|had been) (?:{_WENT} {_BY_MISTAKE}|{_BY_MISTAKE} {_WENT}"
    r"|an? (?:false alarm|mistake|error)\b)"
    rf"|\bwe (?:{_WENT}|{_BY_MISTAKE} {_WENT}) {_OURS} [^;\n]{{0,60}}?{_SENT}\b[^;\n]{{0,60}}? {_BY_MISTAKE}"
    rf"|(?<!not )(?<!never )\b(?:disregard|ignore) {_OURS}"
    rf" (?:(?:earlier|previous|last|first|security|emergency|above) )*{_SENT}\b"
    r"(?! (?:from|that|which|claiming|asking|of (?:this|that) kind))", re.I
)
# What others sent, or goes round.
_NOT_OURS = (
    r"(?![^.;\n]*? (?:circulating|circulated|spread|shared|forwarded|on (?:WhatsApp|Telegram|Facebook|social media)"
    r"|(?:by|from|of) the (?:\w+ )?(?:government|police|authorities|army|ministry|airlines?|hotel|media))\b)"
)
_WRONG = re.compile(
    rf"\b{_OURS} (?:[^.;\n]{{0,60}} )??{_SENT}\b{_NOT_OURS}[^.;\n]{{0,60}}? (?:incorrectly|wrongly|mistakenly"
    r"|erroneously) (?:said|stated|gave|listed|named|reported|indicated|told|advised|described)\b"
    rf"|\b(?:in|of|from) (?:{_OURS}|an?) (?:[^.;\n]{{0,60}} )??{_SENT}\b{_NOT_OURS}[^.;\n]{{0,60}}? (?:was|were|is|are)"
    r" (?:wrong|incorrect|inaccurate|mistaken|not correct|not accurate)\b"
    rf"|\bthis (?:\w+ ){{0,2}}{_SENT} corrects\b", re.I
)
_CORRECTION = re.compile(
    r"\b(?:correction(?!s? (?:officers?|facilit\w+|cent\w+|department|staff))|corrected|erratum)\b", re.I
)
_GRAVE = re.compile(
    r"\b(?:alert|shelter\w*|attack\w*|shoot\w*|missiles?|rockets?|evacuat\w+|depart\w*|leave|tsunami|threat\w*|security"
    r"|gun\w*|explosion|curfew|emergency)\b", re.I
)
_ENDS = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bp\.m\.)(?<!\ba\.m\.) +(?=[A-Z])")
_TAKEN = re.compile(f"{_BACK.pattern}|{_WRONG.pattern}", re.I)
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|should|reports?|rumou?rs?|according to|alleged\w*)\b", re.I)
_SWINDLE = re.compile(
    r"\b(?:scam\w*|fraud\w*|phish\w*|impersonat\w+|impost\w+|not (?:sent|issued) by (?:us|the))\b", re.I
)


def mistaken(change: Change) -> str:
    """Return the words by which a post takes back an alert of its mission, or a part of one; "" where it does not."""
    text = change.after_text
    if not _GRAVE.search(text) or _SWINDLE.search(text):
        return ""
    told = (one for line in text.split("\n") if _TAKEN.search(line) for one in _ENDS.split(line))
    return next((one for one in told if _TAKEN.search(one) and not _SUPPOSED.search(one)), "")


def corrects(change: Change) -> bool:
    """Whether a mission's new post says that it corrects what one before it told; one that only follows it does not."""
    if change.publisher != "us_embassy" or change.before_text:
        return False
    return bool(_CORRECTION.search(change.after_text.partition("\n")[0]) or mistaken(change))
