"""Put before each entry of a list the event or the place its heading names: "In case of a fire:", "- Leave at once"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.compare.sentences import Sentence
from monitor.compare.wordings.provisos import IN_A_SPOT

_EVENT = (
    r"(?:(?:earth)?quakes?|tsunamis?|eruptions?|fires?|floods?|storms?|hurricanes?|typhoons?|cyclones?"
    r"|tornado(?:es)?|landslides?|attacks?|shootings?|explosions?|emergenc(?:y|ies)|crisis|disasters?|evacuations?"
    r"|sirens?|alarms?)"
)
# An event that may come, told of anybody and at no time: where the reader is, or whether one can leave, is today's.
_HEAD = re.compile(
    r"^(?:what to do (?:if|when|in|during) |(?:should|if|when(?:ever)?) (?:there(?:'s| is| are) )?(?:an?|any) (?!US\b)"
    r"|in (?:the )?(?:event|case) (?:of|that) (?!the\b|this\b|these\b)|(?:if|when(?:ever)?) you (?:hear|see|feel"
    r"|notice|encounter) (?!from\b)"
    rf"|{IN_A_SPOT}|(?:during|in) (?:an?|any) (?:[\w-]+ ){{0,3}}?{_EVENT}\b)[^:;.]{{0,120}}:$", re.I
)
# "If you are in Norport:", "- leave now": the list is for those who are there; what stands below it is for all.
_PLACED = re.compile(
    r"^(?P<head>If you(?: are|'re)(?: currently| already| still| now)? in (?:the )?"
    r"(?:(?:north|south|east|west|cent)\w* )?[A-Z][^:;,.]{1,60}?)"
    r"(?:,? you (?:should|must|are (?:advised|urged|asked) to))?:$"
)
_ENTRY = re.compile(r"\W*[a-z]|[-*\u2022\u00b7]")
_PAST = re.compile(r"\b(?:was|were|had|occurred|happened|struck|erupted|hit|began|yesterday|today|tonight|ago)\b", re.I)
_CALL = re.compile(r"\b(?:call|contact|dial|phone|telephone|numbers?|e-?mail)\b", re.I)
# What one does in it; whoever is named, and whatever else is told, stands below the list.
_ACT = re.compile(
    r"^(?:(?:immediately|please|then|you (?:should|must)|if (?:you|it|there|possible|indoors|outdoors|outside|inside"
    r"|driving)[^,:;]{0,60},) )?(?:do not|don't|never|avoid|stay|remain|seek|take|find|move|go|get|shelter|leave|depart"
    r"|evacuate|follow|drop|cover|hold|keep|turn|lie|listen|monitor|be|protect|close|lock|call|contact|check|expect"
    r"|wait|use|watch|report|help|identify|have|head|return|run|hide|crouch|stop|pull|walk|consider|limit)\b", re.I
)
# "If you see a crowd, do not approach it. Leave the area.": beside a condition, an act that has no other occasion.
_SHOULD_YOU = re.compile(
    r"^(?P<head>(?:if|when(?:ever)?|should) you (?:see|hear|encounter|notice|observe|come across|find yourself"
    r"|get caught|are caught|approach)\b[^,:;.]{3,120}), ", re.I
)
_AWAY = re.compile(
    r"^(?:(?:immediately|instead,|then) )?(?:leave|depart|exit|vacate) (?:the|that|this) (?:area|vicinity|scene"
    r"|location|place|building|premises|crowd|gathering)\b(?! (?:of|in|around|near) )"
    r"|^if (?:you (?:are|find yourself) (?:unable|not able)|(?:you|it is) (?:cannot|can't|not (?:possible|safe))) to"
    r" (?:leave|do so|depart the area|get away)\b", re.I
)
# What an entry tells of today, whatever comes: "Shelter in place until further notice", "Depart Norland now".
_TODAY = re.compile(
    r"\b(?:until further notice|today|tonight|at this time)\b|\b(?:shelter|stay|remain|leave|depart|evacuate)\b[^,;]*"
    r"\b(?:now|while (?:commercial|flights|it is|you can))\b", re.I
)
# "When the signal is hoisted, offices close. Stay indoors until it is lowered."
_SIGNAL = re.compile(r"^(?P<head>(?:when(?:ever)?|once) (?:the |an? )?(?:[\w'-]+ ){1,4}?(?:is|are)"
                     r" (?:hoisted|raised|issued|announced|declared|sounded|given)), (?!.*\b(?:today|now)\b)", re.I)
_UNTIL_IT = re.compile(r"^(?!.*\b(?:today|tonight|tomorrow|now)\b)[^;.]{3,60}? until (?:it|this"
                       r"|the (?:signal|alarm|warning|siren)s?) (?:is|are|has|have|ends?|stops?)\b", re.I)
_NUMBERS = re.compile(r"^in (?:the event|case) of (?:an? )?emergency|^(?:in|during) an emergency", re.I)
_LISTED = 15  # blocks below a heading that may be of its list


def depending(found: Sequence[Sentence]) -> dict[int, str]:
    """Return, by its number, each entry under the heading of an event that may come, as what to do in that event.

    Under a heading that says where people are, each entry says what to do there.
    """
    told: dict[int, str] = {}
    head, last, there = "", 0, ""
    for number, sentence in enumerate(found):
        if number and found[number - 1].line == sentence.line and _AWAY.match(sentence.plain):
            seen = _SHOULD_YOU.match(told.get(number - 1, found[number - 1].plain))
            told |= {number: _then(seen["head"], sentence)} if seen else {}
        elif number and _UNTIL_IT.match(sentence.plain) and (signal := _SIGNAL.match(found[number - 1].plain)):
            told |= {number: _then(signal["head"], sentence)} if _ACT.match(sentence.plain) else {}
        elif sentence.plain.endswith(":"):
            head, last = _head(sentence.plain), sentence.line + _LISTED
            there = found_at["head"] if (found_at := _PLACED.match(sentence.plain)) and not head else ""
        elif there and sentence.line <= last and _ENTRY.match(sentence.raw):
            told |= {number: _then(there, sentence)} if _ACT.match(sentence.plain) else {}
        elif head and sentence.line <= last and _ACT.match(sentence.plain):
            told |= {} if _TODAY.search(sentence.plain) else {number: _then(head, sentence)}
            # whom one calls "in an emergency" ends the list: what is ordered below is no number
            head = "" if _NUMBERS.match(head) and _CALL.search(sentence.plain) else head
        else:
            head = there = ""
    return told


def _then(head: str, sentence: Sentence) -> str:
    return f"{head}, {sentence.plain[0].lower()}{sentence.plain[1:]}"


def _head(plain: str) -> str:
    """Return the condition that a heading sets, or nothing."""
    if not _HEAD.match(plain) or _PAST.search(plain) or _CALL.search(plain):
        return ""
    said = re.sub(r"^what to do ", "", plain.rstrip(": "), flags=re.I)
    return said[0].upper() + said[1:]
