"""Stay where you are, now: an instruction in force, not advice to be ready for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.dates import days, nearest
from monitor.compare.notice import Setting, Topic
from monitor.compare.people import place_key
from monitor.compare.sentences import Sentence
from monitor.model import HOLDS, Notice

_IN = (
    r"(?:where (?:you|they) are|indoors|inside|(?:at )?home"
    r"|in (?:their|your) (?:homes?|residences?|hotels?|rooms?|accommodations?))"
)
_WORTH = re.compile(rf"shelter|hunker|not leave your|(?:stay|remain|staying) {_IN}", re.I)
_SAID = re.compile(
    r"\bshelter(?:ing)?[- ]in[- ]place\b|\b(?:should|must|(?:urged|advised|told|directed|instructed|ordered|asked"
    r"|required|encouraged) to|(?:asks?|urges?|advises?|tells?|instructs?|directs?|encourages?) (?:\w+ ){1,4}to"
    r"|recommends?(?: that)? (?:\w+ ){0,3}(?:you|citizens|personnel|Americans)|immediately|^)\s*"
    rf"(?:(?:take |seek )?shelter|hunker down|(?<!\w )(?:do )?not leave your (?:homes?|residences?|hotels?"
    rf"|rooms?)\b|(?:stay|remain) {_IN})(?: now| immediately)?\b",
    re.I,
)
_THERE = re.compile(r"^If you(?: are|'re)(?: currently)? in [A-Z][^,]{2,40}, ")  # who is meant, not when
_NONE = re.compile(r"\b(?:no(?! longer)|not|without|nor)(?: \w+)? $", re.I)
_EXTENDS = re.compile(r"\b(?:extended|expanded|widened) to\b", re.I)
_READY = re.compile(
    r"\b(?:in the event|be (?:prepared|ready)|prepared?|ready|may (?:need|have|be)|might|in case|if|when"
    r"|whenever|orders? to"
    r"|able to|ability to|plans?|supplies|enough|food|water|find|identify|know (?:where|how)|how to|where to"
    r"|including any|such as)\b[^;.]{0,90}$",
    re.I,
)
_LATER = re.compile(
    r"\bif (?:instructed|told|advised|ordered|necessary|needed|required|you (?:hear|judge|see|feel)|there is|caught"
    r"|an?\b)",
    re.I,
)
_ENDED = re.compile(
    r"\bno longer\b|\b(?:has|have|is|was|been)(?: been)? (?:lifted|rescinded|cancel+ed|ended|over)\b|\bend of\b"
    r"|\bmay (?:now )?(?:leave|stop|end)\b",
    re.I,
)


_HELD = re.compile(
    r"\b(?:still (?:holds?|applies|in (?:effect|force))|(?:is|are|remains?) (?:unchanged|in (?:effect|force)))\b", re.I
)
_DRILL = re.compile(r"\b(?:this is (?:only )?a test|drill|exercise (?:for|on|takes|will)|annual|nobody needs"
    r"|no need|(?:not|n't) need)\b", re.I)
_UNTIL = re.compile(r"\buntil\b[^,;]*", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = _THERE.sub("", sentence.plain)
    said = _SAID.search(plain)
    if said is None or _DRILL.search(plain) or _NONE.search(plain[: said.start()]):
        return
    if _HELD.search(plain) and not _EXTENDS.search(plain):
        yield Notice(TOPIC.name, HOLDS, "", sentence.span)
        return
    ended = _ENDED.search(_UNTIL.sub("", plain)) is not None
    if not ended and (_READY.search(plain[: said.start()]) or _LATER.search(plain[said.end() :])):
        return
    _, what = place_key(plain[said.end() :] if not ended else plain, setting.names)
    day = None if ended else nearest(days(plain[: said.start()], setting.published_on), said.start(), said.start())
    yield Notice(TOPIC.name, "shelter", "", sentence.span, on=not ended, area=what or None, decided_on=day)


TOPIC = Topic("shelter_in_place", _WORTH.search, _read)
