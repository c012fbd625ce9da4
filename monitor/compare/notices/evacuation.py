"""Orders and advice of local authorities that people leave their place: before a wave, a fire, a flood, lava."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.dates import days, historic, nearest
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import elsewhere
from monitor.compare.whose.people import place_key
from monitor.model import Notice
from monitor.terms.hazards import EVACUATION

_WORTH = re.compile(r"evacuat|relocat|high(?:er)? ground|inland|\bmove (?:\w+ )?(?:north|south|east|west)")
_PEOPLE = (
    r"(?:residents?|people|visitors|tourists|anyone|everyone|those|communities|villag\w+|households|families|guests"
    r"|inhabitants|holidaymakers|(?:entire |whole )?population)"
)
_UP = r"(?:immediately |quickly |now )?(?:inland|to (?:higher|high) ground)"
_GO = (
    rf"(?:immediately |now )?(?:evacuate|relocate(?! (?:their |its |the |all |vehicles|cars|boats|livestock))"
    rf"|leave their homes|move {_UP}|move (?:further |farther )?(?:north|south|east|west)\w*\b(?! of the border))"
)
_ORDER = r"\b(?:evacuation|relocation) (?:orders?|warnings?|notices?|alerts?)\b"
_SAYS = re.compile(
    rf"{_ORDER}[^;.]{{0,50}}? (?:has|have|is|are|was|were|remain)(?: \w+)?"
    r" (?:issued|in (?:effect|place|force)|given|extended|expanded|ordered|implemented|imposed|announced|declared)\b"
    r"|\b(?:mandatory|compulsory|forced) evacuations? (?!(?:training|drills?|exercises?|tests?|plans?|courses?)\b)"
    r"(?:[\w-]+ ){0,6}?(?:is|are|has been|have been|remains?)"
    r"(?: \w+ly| now)? (?:in (?:effect|place|force|progress)|under ?way|ordered|announced|issued|declared)\b"
    rf"|\b(?:issu|announc|extend|expand|declar)\w+ (?:an? |the |several |new )?(?:\w+ ){{0,2}}?{_ORDER}"
    rf"|\b(?:order|tell|told|advis|instruct|urg|ask|direct|warn)\w* (?:all |some |the |\w+ )?{_PEOPLE}\b[^;.]{{0,80}}?"
    rf" to {_GO}\b"
    rf"|\b{_PEOPLE}\b[^;.]{{0,80}}? (?:must|should|(?:are|have been|were|has been) (?:\w+ )?(?:ordered|told|advised"
    rf"|instructed|urged|asked|directed)(?: by [\w ]{{3,40}}?)? to|(?:is|are) to|need to) {_GO}\b"
    rf"|\b(?:army|military|armed forces|civil defen[cs]e) (?:has |have )?(?:said|told|announced|warned|ordered)[:,]?"
    rf" [\"']?(?:please )?(?:relocate|evacuate)\b"
    rf"|\b(?:low[- ]lying|coast\w*)\b[^;.]{{0,40}}? move {_UP}\b"
    rf"|^(?:Please )?(?:evacuate (?:now|immediately|at once)|(?:move|go) {_UP})\b"
    r"|\b(?:ordered|announced) the (?:\w+ ){0,2}?evacuation of (?!(?:its|the|all)? ?(?:\w+ )?(?:buildings?"
    r"|terminals?|airports?))(?:the )?(?-i:[A-Z])"
    r"|\b(?:have|has|are|is) (?:ordered|ordering|begun|started) (?:the |a |an )?(?:\w+ ){0,2}?evacuations? of\b"
    rf"|\b{_PEOPLE}\b[^;.]{{0,60}}? (?<!who )(?<!that )are being(?: \w+)? evacuated\b"
    r"(?! (?:by|to) (?:helicopter|hospital))",
    re.I,
)
_LIFTED = re.compile(rf"{_ORDER}[^;.]{{0,40}}? (?:lifted|cancel\w+|rescinded|withdrawn|expired|ended)\b", re.I)
# Who stays prepared, obeys what may be ordered, or brings out its own people.
_ELSE = re.compile(
    r"\b(?:if|when|where|whenever|in the event|in case|(?-i:may)|might|can|could|would|be (?:ready|prepared)"
    r"|follow|obey|heed"
    r"|comply|plans?|routes?|drills?|exercises?|often|sometimes|usually|building|citizens|nationals|staff|personnel"
    r"|employees|government famil\w+|dependents|dependants|(?-i:US|UK)|American|British|Canadian"
    r"|Australian|embassy|consulate|diplomat\w*|medical\w*|patients?|injured|train|flights?"
    r"|aircraft|airport|station|stadium|mall"
    r"|no|not|insurance|(?:of|in|during|since) (?:[a-z]+ )?(?:19|20)\d\d)\b", re.I
)  # fmt: skip
# Why they go, and what their homes are near, is no doubt of it: "because the dam could fail", "near the airport".
_BESIDE = re.compile(
    r",? (?:because|since|due to|owing to|for fear|over fears|amid|ahead of)\b[^;]*"
    r"|,? as (?=(?:the|an?|its|\w+ waters?|lava|flood\w*) )[^;]*"
    r"|\b(?:near|around|close to|next to|surrounding|downwind of) (?:the )?(?:[\w-]+ ){0,3}?(?:airport|station"
    r"|stadium|mall|building|embassy|consulate)\b", re.I
)  # fmt: skip


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    if setting.noted(sentence) or _ELSE.search(_BESIDE.sub("", plain)) or elsewhere(plain, setting.names):
        return
    lifted = _LIFTED.search(plain)
    if lifted or _SAYS.search(plain):
        day = nearest(days(plain, setting.published_on), 0, len(plain))
        if not historic(plain, day, setting.published_on):
            grade = 0 if lifted else 2
            where = place_key(plain, setting.names)[1] or None
            yield Notice(TOPIC.name, EVACUATION, EVACUATION, sentence.span, on=not lifted, area=where, decided_on=day,
                         grade=grade)  # fmt: skip


TOPIC = Topic("hazard_notice", _WORTH.search, _read)
