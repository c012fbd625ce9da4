"""Which way people of ours go by a piece of a sentence, and with what force: told to, let, let again, or let back."""

from __future__ import annotations

import re

from monitor.compare.departing.withdrawals import RULE_WENT
from monitor.compare.whose.whereabouts import HOUSE
from monitor.compare.wordings.lexicon import COMPEL, FAR, GO, HOMEWARD, OVER, PERMIT, gap, spans, words
from monitor.model import Status

_MUST = words(
    COMPEL.pattern, r"had until", r"called home", r"obligation", r"under orders", r"on (?:the )?orders",
    r"tell(?:s|ing)?", r"(?:got|has|have|had) (?:only )?(?:[\w-]+ ){1,2}(?:hours|days) to", r"demand(?:ed|s)",
    r"commanded", r"recalled", r"given (?:\w+ )?(?:hours|days) to", r"sent home by",
)  # fmt: skip
_MAY = words(
    PERMIT.pattern, r"free(?= [^,;.]{0,30}to\b)", r"up to (?=them|the|their|each|eligible|famil)", r"chance",
    r"given leave", r"(?:leave|liberty) (?=to (?:go|depart))", r"accepted", r"grant(?:ed|s)", r"willing",
    r"(?:staff|employees|personnel|famil(?:y|ies)|they) may(?= follow\b)", r"(?:at )?liberty", r"free hand",
    r"consent(?:ed|s)?", r"(?:will|would) pay for", r"decides? to", r"green light",
)  # fmt: skip
_OUT = words(
    GO.pattern,
    r"(?:fly|fl[eo]w|flown|taken?|took|get|got|travel\w*|sail\w*|drive|drove) (?:\w+ ){0,3}?(?:out|home|away)",
    r"be out of", r"removed from (?:the country|(?-i:[A-Z])\w+)",
    r"go(?:ing)? (?:back )?(?:home|to the (?:US|United))",
    r"on (?:the|one of the|any|an?|the very) (?:next|first|earliest|last) (?:flights?|planes?)",
    r"(?:passage|travel|transport|flights?|tickets?|journey) (?:home|out|to the (?:US|United))", r"called home",
    r"(?:plane|aircraft|bus|convoy|ship|trip|way|seats?) (?:\w+ )?(?:home|out)\b", r"pack(?: up)? and (?:go|leave)",
    r"(?<=to )go(?= or\b)",
    r"(?:(?<=families must )|(?<=dependents must )|(?<=members must ))go(?=[,;.]|$)",
    r"follow(?= (?:them )?voluntarily\b|[.,;]|$| them[.,;])",
    r"be (?:let )?go\b",
    r"(?:order|tell|told|send|sent|bring|brought|pull|call|get|got|take|took|taken"
    r"|let)\w* (?:(?:them|all|everyone|our|its|the|most|non-emergency|staff|employees|personnel|families|dependents"
    r"|children) ){1,4}(?:home|out)",
    r"work from outside", r"(?:head|start|set out|make their way) (?:for )?home", r"safe ?haven",
)  # fmt: skip
RETURN = words(
    rf"return(?:ed|ing|s)?(?!{HOMEWARD}| to (?:the|their) (?:office|desks?)\b)", r"rejoin\w*",
    r"(?:come|came|coming|go|going|went|get|move|moving|be|let|allowed|permitted|cleared|welcome[ds]?|invited"
    rf"|are) back(?!{HOMEWARD}| for (?:the|an?) (?:\w+ )?(?:reunion|ceremony|visit)\b)",
    r"(?:once more|again) (?:live|stay|reside|join)",
    r"(?:live|stay|reside|join\w*|accompany)\b[^,;.]{0,40} (?:once more|again)", r"(?:free|able|allowed) to join",
)  # fmt: skip
# Where they had gone, this tells that they are back.
_BACK = words(
    RETURN.pattern, rf"back(?!{HOMEWARD}) (?:in|at|to)", r"(?:again )?welcome (?:back|at post)",
    r"on (?:their|its) way back", r"receiving families", r"(?:families|family members) once more",
)  # fmt: skip
_CLEARED = words(
    r"green light", r"resumed (?:their|his|her)", r"cleared", r"(?-i:may)", r"can", r"allowed", r"permitted",
    r"welcome[ds]?", r"free to", r"authori[sz]ed", r"able to", r"since", r"are (?:returning|coming back)",
    r"have (?:returned|come back)", r"invited", r"approved", r"must", r"ordered", r"instructed", r"told", r"let",
    r"(?:has|have) begun",
)  # fmt: skip
STATUS = words(
    r"order(?:s|ed departure)?", r"instructions?", r"directives?", r"restrictions?", r"departures?", r"evacuation",
    r"status", r"absence", r"requires?", r"requirement", r"authori[sz]ation", r"decision", r"draw-?down",
    r"measures?", r"permission", r"rule", r"arrangement", r"ban", r"withdrawal(?= of)",
)  # fmt: skip
_OVER = words(
    OVER.pattern,
    r"(?:is|are|was|were) (?:now )?(?:history|behind (?:us|them)|at an end|a thing of the past|no more)",
    r"no longer (?:requires?|obliges?|orders?|bind\w*|keeps?)", r"ran out", r"withdr[ae]w(?:ing|s)?",
)  # fmt: skip
WENT = words(
    r"sent [^;.,]{0,60}?(?:home|away|out)", r"leave", r"left", r"leaving",
    r"kept (?:[^,;.]{3,60}? )?(?:away|out|from)", r"went home", r"away(?! from (?!post\b|the country\b))",
    r"depart(?:ures?|ed|ing)?", r"evacuat\w+", r"withdrawal", r"draw-?down", r"had to go", r"return\w*", r"absen\w+",
    r"receiving families", r"(?:coming|come|came) back (?:from|to (?:post|(?-i:[A-Z]\w+)))",
)  # fmt: skip
# Who is told of as well; and ways that lead out of a room, to lunch, or nowhere.
NOBODY = words(
    r"evacuation plans?",
    r"(?:departures?|status|evacuation) of (?:the|an?|one|two|three) (?:town|city|village|area|hospital|hotel|ferry"
    r"|train|bus|ship|flight|ambassador|employees?|diplomats?)",
    r"(?:private |US )*citizens", r"nationals", r"travell?ers", r"visitors", r"tourists", r"you", r"victims?",
    r"patients?", r"workers'? union", r"civil servants", r"hotels?", r"airlines?", r"airways", r"summer hires?",
    r"interns?", r"former (?:staff|employees|colleagues|families)", r"tenants?", r"thanksgiving", r"christmas",
    r"easter", r"eid", r"ramadan", r"holidays?", r"home leave", r"leave of absence",
    r"for the (?:day|week-?end|summer|winter)", r"new (?:famil\w+|staff|employees)",
    r"leave (?:their|his|her|its) (?!posts?\b|country\b)\w+", r"leaving (?:their|his|her) \w+",
    r"(?:the|a|this|that) (?:room|building|hall|compound|area|scene|gate|premises|classroom)", r"escort\w*",
    r"early(?! (?:next|this|in)\b)", r"tours? of duty",
    r"(?<!ahead of the )(?:end|completion) of (?:their|the) tours?", r"rotation", r"transfer season",
    r"every (?:summer|year)", r"reunions?", r"ceremon\w+", r"concerts?", r"loans?", r"nursery", r"school", r"lunch",
    r"vaccin\w+", r"exit permits?", r"visas?", r"curfew", r"mean[st]?", r"defin\w+",
)  # fmt: skip
_LEAVES = re.compile(r"\b(?:leave|depart|evacuate|quit|go (?:home|out))\b", re.I)
_NOT_BACK = re.compile(
    r"(?:\b(?:not|never|nor|neither|cannot|unable|yet to|without|before|once|when|until)\b|n't\b)[^,;.]{0,24}$", re.I
)
_GOES_ON = words(
    r"not (?:yet )?(?:been )?(?:lifted|rescinded|withdrawn|ended|call|cancel|revok|terminat)\w*", r"remains? in",
    r"still", r"stays? in",
)  # fmt: skip
_BIND = r"(?:compulsory|mandatory|obligatory)"
_NO_CHOICE = words(
    r"(?:no longer|not) (?:left to|voluntary|optional|up to|an? (?:matter of )?(?:choice|option)|theirs to choose"
    r"|free to (?:stay|remain)|have (?:the|an?) (?:choice|option))",
    rf"(?:makes?|made|became|becomes|become|declared|turned) (?:(?:departure|leaving|it|this) )?(?:now )?{_BIND}",
    rf"(?:departure|leaving|it)(?: of [^;,.]{{3,60}}?)? (?:is|are) (?:now )?{_BIND}",
    r"(?:leaves?|left|leaving|gives?|gave) (?:them|staff|employees|personnel|families) no (?:choice|option)",
    r"(?:replaced|superseded|followed) (?:on [^;,]{3,25} )?by an order",
    r"(?:option|choice|permission) to (?:stay|remain)[^;.,]{0,60} (?:withdrawn|gone|over|ended|closed)",
)  # fmt: skip
# "No longer required to leave": the order is over; whether people may go all the same is said besides.
_FREED = words(
    rf"(?:no longer|not) {_BIND}",
    r"no longer (?:required|ordered|obliged|have|bound|directed|under orders) to (?:leave|depart|go|quit|evacuate"
    r"|stay (?:away|out)|remain (?:away|out)|be (?:away|absent))",
)  # fmt: skip
_CHOICE_AGAIN = words(
    r"(?:again|once more|now)(?: been made)? (?:voluntary|optional|an? (?:matter of )?(?:choice|option))",
    r"(?:voluntary|optional|an? (?:matter of )?(?:choice|option)) (?:once )?(?:again|more)",
    r"(?:but|and|though they) (?:still |now )?(?:may|can)(?: still| now)? do so", r"(?:but|and) voluntary",
)  # fmt: skip
_ON_LEAVE = re.compile(r"\b(?:from|on|annual|sick|home|maternity|parental|paid|unpaid) leave\b", re.I)
# What is offered may stand far behind whom it is offered.
_PASSAGE = re.compile(
    r"\boffer\w* [^;.]{3,160}? (?:tickets?|seats?|flights?|passage|travel|transport\w*) (?:out|home)\b", re.I
)
# Who is told to keep out of a post leaves it; all staff are told to keep out of squares and streets.
_KEPT_OUT = words(
    r"(?:stay|stays|staying|be|being|remain|remaining|keep|kept) (?:out of (?-i:[A-Z])\w+"
    r"|away from (?:post|(?-i:[A-Z])\w+)|absent|outside (?-i:[A-Z])\w+)",
)  # fmt: skip
_SPARED = words(r"non-?(?:emergency|essential|core) \w+", r"famil(?:y|ies)", r"depend[ae]nts?", r"EFMs?", r"spouses")
# Who goes from a room, to work, or on leave goes nowhere.
_NO_WAY = words(
    r"(?:leave|leaving|depart|quit|evacuate)(?: from)? (?:the|their|your|his|her|our) (?!country|nation|kingdom"
    r"|republic|islands?|capital|city|province|region|territory|posts?\b|mission|embass|consulate)(?-i:[a-z])\w*",
    rf"(?:leave|leaving|depart|quit|evacuate)(?: from)? {HOUSE}",
    r"go(?:ing)? (?:to(?! (?:an? |the )?safe)|through|about|ahead|on|into)", r"went (?:to|through|on|into)",
    r"(?:annual|sick|home|maternity) leave", r"left (?:behind|over|the (?:area|road))",
    r"(?:before|when|after|on|upon) leaving",
    r"(?:when|where|whenever|before|once|if) (?:they|staff|employees) (?:leave|depart|go)", r"move about",
    r"(?:ask|apply|request)\w*(?: for)? leave", r"carry(?:ing)? out", r"fill(?:ing)? out",
)  # fmt: skip


# "Authorized to hire families": what is let, or told, is another deed.
_ELSE = re.compile(
    r" (?:(?:by|of) [^,;.]{3,40}? )?to (?!(?:be|have|get|let|make|go|quit|leave|depart|evacuate|relocate|fly|take"
    r"|send|bring"
    r"|travel|move|pack|return|come|withdraw|head|start|set|follow|board|choose|pull|draw|the|their|its|our|all|them"
    r"|non-\w+|eligible|famil\w+|depend\w+|staff|employees|personnel|work"
    r"|(?:stay|remain|keep) (?:out|away|outside|absent))\b)[a-z]+\b(?![^;.]{0,40} and (?:leave|depart|quit)\b)", re.I
)


def _wills(words: re.Pattern[str], piece: str) -> list[tuple[int, int]]:
    """Return where words of a will stand that bid or allow no other deed."""
    return [(start, end) for start, end in spans(words, piece) if not _ELSE.match(piece, end)]


def status(piece: str) -> tuple[Status, ...]:
    """Return what a piece makes of its people's status; () where a role is missing, or stands too far from the others.

    A step down ends one status and leaves another.
    """
    if _NO_CHOICE.search(piece) and spans(_OUT, piece):
        return (Status.ORDERED,)
    freed = _CHOICE_AGAIN.search(piece) or _FREED.search(piece)
    if freed and (spans(_OUT, piece) or _KEPT_OUT.search(piece)):
        may = _CHOICE_AGAIN.search(piece) or _told(_FREED.sub(" ", piece)) == (Status.AUTHORIZED,)
        return (Status.LIFTED, Status.AUTHORIZED) if may else (Status.LIFTED,)
    return (Status.LIFTED,) if over(piece) else _told(piece)


def over(piece: str) -> bool:
    """Whether a status is named as over, or the rule that kept people from their post."""
    piece = _NO_WAY.sub(" ", piece)
    kept = _KEPT_OUT.search(piece) and _SPARED.search(piece)
    gone = spans(WENT, piece) or kept
    return bool(gone and gap(spans(STATUS, piece), spans(_OVER, piece)) <= FAR and not _GOES_ON.search(piece))


def _cleared(piece: str, back: list[tuple[int, int]]) -> bool:
    ways = [span for span in spans(RETURN, piece) if span in back]
    return gap(ways, spans(_CLEARED, piece)) <= FAR // 2


def _gone_only(kept: re.Match[str]) -> str:
    """Return "be out of Norland" as it is: who is to be out of a place by a day leaves it."""
    return kept[0] if kept[0].startswith("be out of ") else " "


def _told(piece: str) -> tuple[Status, ...]:
    """What people of ours are told: that they are back, must go, or may."""
    piece = RULE_WENT.sub(" ", _NO_WAY.sub(" ", _ON_LEAVE.sub(" ", piece)))
    again = spans(_BACK, piece)
    back = [span for span in again if not _NOT_BACK.search(piece[: span[0]])]
    if back and (_cleared(piece, back) or WENT.search(_BACK.sub(" ", piece))):
        return (Status.LIFTED,)
    if again and not back and not _LEAVES.search(piece):
        return ()  # who has not come back is away as before
    piece = piece if _SPARED.search(piece) else _KEPT_OUT.sub(_gone_only, piece)
    out = [*spans(_OUT, piece), *spans(_KEPT_OUT, piece)]
    must, may = gap(_wills(_MUST, piece), out), gap(_wills(_MAY, piece), out)
    if min(must, may) > FAR:
        return (Status.AUTHORIZED,) if _PASSAGE.search(piece) else ()
    return (Status.ORDERED,) if must < may else (Status.AUTHORIZED,)
