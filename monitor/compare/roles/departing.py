"""A departure by its roles: people of ours, a way out or back, and what makes them take it: told to, let, or let again.

Asked only of a sentence in which nothing else found a departure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monitor.compare.colours import unsaid
from monitor.compare.dates import Day, days, nearest
from monitor.compare.departing.audiences import Audience, without_owners
from monitor.compare.departing.endings import anew
from monitor.compare.departing.statement import Statement, states_nothing
from monitor.compare.frames.leaving import alien
from monitor.compare.roles import withdrawing
from monitor.compare.roles.piece import FAR, Even, Piece, even, gap, pieces, spans
from monitor.compare.sentences import Sentence
from monitor.compare.whose.towns import whence, whither
from monitor.compare.wordings.lexicon import COMPEL, GO, HOMEWARD, KIN, OUR, OVER, PERMIT, STAFF, holds, words
from monitor.model import Departure, Status
from monitor.terms.table import ways

_WHOSE = holds(
    "staff", "employee", "personnel", "officer", "diplomat", "colleague", "hire", " people", "team", "workforce",
    "official", "famil", "depend", "efm", "spouse", "relative", "children", "everyone", "whoever", "evacuees",
    "parents", "american",
)  # fmt: skip
_WORTH = ways(
    r"leav|depart|home|evacuat|relocat|withdr|draw|recall|\bout\b|\bgo\b|\bfly|flown|return|away|\bback\b|rejoin"
    r"|remain|stay|flight|quit|passage|absen|\blive\b|\bleft\b|obligation", re.NOFLAG,
)
_MAY_END = r"(?= (?:has|have|had|be|is|are|was|were|may|must|can|should|will|to|need)\b|[,;.]|$)"
_EMERGENCY = r"(?:emergenc\w+|essential|core|critical|vital)"
_PEOPLE = (
    r"(?:employees?|staff(?: members?)?|personnel|people|workers|officers|colleagues|everyone|whoever|anyone|those"
    r"|positions?|posts?|jobs|functions|work|diplomats|hires|officials)"
)
_POST = r"(?:the |our |this |its )?(?:(?-i:US|American|[A-Z]\w+) )?(?:embassy|consulate(?: general)?|mission)\b"
_STAY = r"(?:remain|stay)\b"  # who may not "live" at a post has a rule, and no order
# What describes whoever goes, and leaves them a choice, is no doubt and no denial.
_EVEN: tuple[Even, ...] = (
    (re.compile(
        rf"\b(?:who|that|which|whose [^,;.]{{2,40}}?) (?:is|are|do|does|have|has|perform|hold)(?: not| no|n't| nothing)"
        rf" [^,;.]{{0,40}}?(?:{_EMERGENCY}|needed|required|necessary|indispensable)\b[^,;.]{{0,40}}?{_MAY_END}", re.I),
     " non-emergency "),
    (re.compile(
        rf",? (?:unless|except(?: for| where)?|other than|apart from|save(?: for)?|but for|with the exception of"
        rf"|excluding|not counting) [^,;.]{{0,60}}?\b{_EMERGENCY}\b[^,;.]{{0,30}}?{_MAY_END},?", re.I), " "),
    (re.compile(
        rf"\b(?:everyone|everybody|all|anyone|anybody|whoever|those|people)(?: of us)?(?: who)?(?: works?| is| are"
        rf"| serves?| serving| working| posted| assigned| employed)? (?:at|for|in|by|with) (?={_POST})", re.I),
     "all staff of "),
    (re.compile(rf"\b(?!{_PEOPLE}\b)(?P<who>[\w-]+) and their (?:\w+ )?(?:families|family members|dependents|children"
                rf"|spouses)"
                r"\b", re.I), r"\g<who>"),
    (re.compile(r"\b(?:every|all|each)(?: of)?(?: the| our)? Americans? (?=(?:at|of|in) (?:the |our )?(?:embassy"
                r"|consulate"
                r"|mission))", re.I), "all staff "),
    (re.compile(r"\bwhose (?:jobs?|work|duties|functions?) (?:can|could|may) (?:wait|be (?:done"
                r"|performed) [^,;.]{3,40}?)"
                rf"{_MAY_END}", re.I), " non-emergency "),
    (re.compile(r"\b(?:workforce|manpower|payroll|evacuees)\b", re.I), "staff"),
    (re.compile(r"\b(?P<does>Department (?:has |have )?(?:\w+ )?)?(?(does)its|our) (?P<who>[\w-]+ )?people\b", re.I),
     r"\g<does>our \g<who>staff"),
    (re.compile(
        r",? (?:if|should|where|whenever|when|as|in case) (?:they|he or she|(?:any of )?them|staff|famil\w+"
        r"|employees) (?:so |would )?"
        r"(?:choose|wish|want|like|prefer|desire|elect|decide|request|ask)\w*(?: (?:it|to|so|to do so|for it|this))?,?"
        r"(?=[,;. ]|$)", re.I),
     " voluntarily "),
    (re.compile(
        r"\b(?:who|that) (?:so )?(?:want|wish|choose|ask|prefer|would (?:like|rather|prefer)|request|elect|do not want"
        r"|would rather not)\w*(?: (?:to (?:go|leave|depart|do so|be flown out)|for it|not (?:to )?(?:stay|remain)"
        r"|(?:to )?(?:stay|remain)|it|this)|(?=[,;.]|$| to (?:send|take|fly|move|travel)\b))"
        r"(?: in (?-i:[A-Z]\w+))?", re.I), " voluntarily leaving"),
    (re.compile(
        rf"\b(?:need|do|does|did|are|is|have)(?: not|n't)(?: (?:need|have|required|obliged|bound))?(?: to)? {_STAY}"
        r"(?: on)?", re.I),
     "have the choice to leave"),
    (re.compile(r"\bwhether to (?:stay|remain|leave|go|depart)\b[^,;.]{0,40}? or (?:to )?(?:go|leave|depart|stay"
                r"|remain)"
                r"\b(?: home)?", re.I), "a choice to leave"),
    (re.compile(
        rf"\b(?P<no>no|none of the|not (?:an?|one)) (?P<who>(?!longer\b)[^,;.]{{3,60}}?) (?:(?-i:may)|can|should|is to"
        rf"|are to|(?:is|are) (?:allowed|permitted) to)(?: now| any longer)? {_STAY}", re.I),
     r"all \g<who> must leave"),
    (re.compile(
        rf"\b(?:(?-i:may)|can|are|is|must)(?: no longer| not)(?: be)?(?: allowed| permitted| free)?"
        rf"(?: to)? {_STAY}", re.I),
     "must leave"),
    (re.compile(r"\bno longer (?:applies|apply|holds?|in (?:force|effect|place)|valid|needed|necessary)\b", re.I),
     "was lifted"),
    (re.compile(r"\b(?P<what>permission|authori[sz]ation|approval|consent)\b(?P<rest>[^;.]{0,100}?) (?:has been|was"
                r"|is|were"
                r"|have been) withdrawn\b", re.I), r"\g<what>\g<rest> was lifted"),
    (re.compile(r"\b(?:stay|keep|remain)(?:ing)? out of\b", re.I), "avoid"),
    (re.compile(r"\buntil\b(?! (?:further|now\b|this|today))[^,;]*,?", re.I), " "),
    (re.compile(r"\b(?:ran out|has run out|was not (?:renewed|extended|prolonged)|has not been (?:renewed"
                r"|extended))\b", re.I),
     "expired"),
)  # fmt: skip
_MUST = words(
    COMPEL.pattern, r"had until", r"called home", r"obligation", r"under orders", r"on (?:the )?orders",
    r"tell(?:s|ing)?", r"(?:got|has|have|had) (?:only )?(?:[\w-]+ ){1,2}(?:hours|days) to",
    r"demand(?:ed|s)", r"commanded", r"recalled", r"given (?:\w+ )?(?:hours|days) to", r"sent home by",
)  # fmt: skip
_MAY = words(
    PERMIT.pattern, r"free(?= [^,;.]{0,30}to\b)", r"up to (?=them|the|their|each|eligible|famil)", r"chance",
    r"given leave", r"(?:leave|liberty) (?=to (?:go|depart))", r"accepted", r"grant(?:ed|s)", r"willing",
    r"(?:at )?liberty", r"free hand", r"consent(?:ed|s)?", r"(?:will|would) pay for", r"decides? to", r"green light",
)  # fmt: skip
_OUT = words(
    GO.pattern, r"(?:fly|fl[eo]w|flown|taken?|took|get|got|travel\w*|sail\w*|drive|drove) (?:\w+ ){0,3}?(?:out|home"
                r"|away)",
    r"be out of", r"removed from (?:the country|(?-i:[A-Z])\w+)", r"go(?:ing)? (?:back )?(?:home|to the (?:US|United))",
    r"on (?:the|one of the|any|an?|the very) (?:next|first|earliest|last) (?:flights?|planes?)",
    r"(?:passage|travel|transport|flights?|tickets?|journey) (?:home|out|to the (?:US|United))", r"called home",
    r"(?:plane|aircraft|bus|convoy|ship|trip|way|seats?) (?:\w+ )?(?:home|out)\b", r"pack(?: up)? and (?:go|leave)",
    r"(?<=to )go(?= or\b)", r"follow(?= (?:them )?voluntarily\b|[.,;]|$| them[.,;])", r"be (?:let )?go\b",
    r"(?:order|tell|told|send|sent|bring|brought|pull|call|get|got|take|took|taken|let)\w*"
    r" (?:(?:them|all|everyone|our|its|the|most|non-emergency|staff|employees|personnel|families|dependents"
    r"|children) ){1,4}"
    r"(?:home|out)", r"work from outside",
    r"(?:head|start|set out|make their way) (?:for )?home", r"safe ?haven",
)  # fmt: skip
_RETURN = words(
    rf"return(?:ed|ing|s)?(?!{HOMEWARD})", r"rejoin\w*",
    r"(?:come|came|coming|go|going|went|get|move|moving|be|let|allowed"
    rf"|permitted|cleared|welcome[ds]?|invited|are) back(?!{HOMEWARD})",
    r"(?:once more|again) (?:live|stay|reside|join)",
    r"(?:live|stay|reside|join\w*|accompany)\b[^,;.]{0,40} (?:once more|again)", r"(?:free|able|allowed) to join",
)  # fmt: skip
_CLEARED = words(
    r"green light", r"resumed", r"cleared", r"(?-i:may)", r"can", r"allowed", r"permitted", r"welcome[ds]?", r"free to",
    r"authori[sz]ed", r"able to",
    r"since", r"are (?:returning|coming back)", r"have (?:returned|come back)", r"invited", r"approved",
    r"must", r"ordered", r"instructed", r"told", r"let", r"(?:has|have) begun",
)  # fmt: skip
_STATUS = words(
    r"order(?:s|ed departure)?", r"instructions?", r"directives?", r"restrictions?", r"departures?", r"evacuation",
    r"status", r"absence", r"requires?", r"authori[sz]ation", r"decision", r"draw-?down", r"measures?", r"permission",
    r"rule", r"arrangement",
)  # fmt: skip
_OVER = words(
    OVER.pattern, r"(?:is|are|was|were) (?:now )?(?:history|behind (?:us|them)|at an end|a thing of the past|no more)",
    r"no longer (?:requires?|obliges?|orders?|bind\w*|keeps?)", r"ran out", r"withdr[ae]w\w*",
)  # fmt: skip
_WENT = words(
    r"sent (?:\w+ ){0,4}?(?:home|away|out)", r"left", r"kept (?:[^,;.]{3,60}? )?(?:away|out|from)", r"went home",
    r"departure",
    r"away from (?:post|the country)", r"leave|depart|evacuat\w+", r"stay(?:ed)? away(?! from (?-i:[A-Z]))",
    r"had to go", r"be away", r"absence",
)  # fmt: skip
# Who is told of as well; and ways that lead out of a room, to lunch, or nowhere.
_NOBODY = words(
    r"(?:private |US )*citizens", r"nationals", r"travell?ers", r"visitors", r"tourists", r"you", r"victims?",
    r"patients?",
    r"workers'? union", r"civil servants", r"hotels?", r"airlines?|airways", r"summer hires?", r"interns?",
    r"former (?:staff|employees|colleagues|families)", r"tenants?",
    r"thanksgiving|christmas|easter|eid|ramadan|holidays?|home leave|leave of absence|for the (?:day|week-?end|summer"
    r"|winter)",
    r"new (?:famil\w+|staff|employees)", r"leave (?:their|his|her|its) (?!posts?\b|country\b)\w+",
    r"leaving (?:their|his|her) \w+",
    r"(?:the|a|this|that) (?:room|building|hall|compound|area|scene|gate|premises|classroom)", r"escort\w*", r"early",
    r"tours? of duty", r"(?:end|completion) of (?:their|the) tours?", r"rotation", r"transfer season",
    r"every (?:summer|year)",
    r"reunions?|ceremon\w+|concerts?|loans?", r"nursery", r"school", r"lunch", r"vaccin\w+", r"exit permits?",
    r"visas?", r"curfew", r"mean[st]?", r"defin\w+",
)  # fmt: skip
_TWO = re.compile(r"; |: |, ", re.I)  # where another piece may begin
_AUDIENCES: tuple[tuple[Audience, re.Pattern[str]], ...] = (("employees", STAFF), ("family", KIN))


def statements(sentence: Sentence, published_on: date | None, note: bool) -> Iterator[Statement]:
    """Yield what a sentence states of its people's going, by who goes, which way, and with what force."""
    if not (_WHOSE(sentence.low) and _WORTH.search(sentence.low)):
        return
    plain = even(sentence.plain, _EVEN)
    if alien(plain) or states_nothing(plain) or unsaid(plain):
        return
    for piece in pieces(plain):
        if _UNDECIDED.search(piece.words) or not OUR.search(piece.whom):
            continue
        yield from _read(piece, plain, sentence, published_on, note)


def beside(
    told: tuple[Statement, ...], sentence: Sentence, published_on: date | None, note: bool
) -> tuple[Statement, ...]:
    """Return what was told of a sentence, or else what its roles tell; of two pieces also the one that was not read.

    "Families were told to go; the staff, too, may follow if they like": rows that read one half told of those alone.
    Where nobody is told to do anything, people may have gone.
    """
    if told and not _TWO.search(sentence.plain):
        return told
    found = tuple(statements(sentence, published_on, note))
    if not told:
        return found or tuple(withdrawing.statements(sentence, published_on, note))
    known = {(one.departure.audience, one.departure.status) for one in told}
    whom = {who for who, _ in known}
    agreed = known <= {(one.departure.audience, one.departure.status) for one in found}
    others = (one for one in found if one.departure.audience not in whom and one.departure.status is not Status.LIFTED)
    return (*told, *others) if agreed and len(whom) == 1 else told


def _read(
    piece: Piece, plain: str, sentence: Sentence, published_on: date | None, note: bool
) -> Iterator[Statement]:
    whom = without_owners(piece.whom)
    people = [(who, found) for who, named in _AUDIENCES if (found := spans(named, whom))]
    status = _status(piece.words) if people and not _NOBODY.search(piece.words) else None
    if status is None:
        return
    dated = days(piece.words, published_on) or days(plain, published_on)
    dated = _since_ended(piece.words, dated) if status is Status.LIFTED else dated
    dated = tuple(d for d in dated if published_on is None or d.day <= published_on)  # "may come back from July 20"
    decided = nearest(dated, len(plain), len(plain))
    for post in (whither if status is Status.LIFTED else whence)(piece.words):
        for who, _ in people:
            yield Statement(Departure(post, who, status, decided, sentence.span, note=note))


def _since_ended(piece: str, dated: tuple[Day, ...]) -> tuple[Day, ...]:
    """Leave out the days on which people went, or were sent: what ends has another."""
    over = next(OVER.finditer(piece), None) or next(_RETURN.finditer(piece), None)
    return tuple(d for d in dated if over is None or d.start >= over.start()) or tuple(
        d for d in anew(piece, dated) if not _WENT.search(piece[: d.start]))


# What is still to be decided.
_UNDECIDED = re.compile(
    r"\b(?:may|might|could|would|will|can|to|about to|ready to"
    r"|likely to)(?: (?!not\b)[\w-]+){1,4}? (?:then )?(?:order|direct"
    r"|instruct|authori[sz]e|approve|permit|recall|lift|end|rescind|terminate)\b"
    r"|\b(?:may|might|could|would|will) (?:order|direct|instruct|authori[sz]e|approve|permit|recall|lift|end|rescind"
    r"|terminate)\b", re.I
)


# "Authorized to hire families": what is let, or told, is another deed.
_ELSE = re.compile(
    r" (?:(?:by|of) [^,;.]{3,40}? )?to (?!(?:be|have|get|let|make|go|quit|leave|depart|evacuate|relocate|fly|take"
    r"|send|bring"
    r"|travel|move|pack|return|come|withdraw|head|start|set|follow|board|choose|pull|draw|the|their|its|our|all|them"
    r"|non-\w+|eligible|famil\w+|depend\w+|staff|employees|personnel|work)\b)[a-z]+\b", re.I
)


def _wills(words: re.Pattern[str], piece: str) -> list[tuple[int, int]]:
    """Return where words of a will stand that bid or allow no other deed."""
    return [(start, end) for start, end in spans(words, piece) if not _ELSE.match(piece, end)]


def _status(piece: str) -> Status | None:
    """What a piece makes of its people's status; None where a role is missing, or stands too far from the others."""
    back = spans(_RETURN, piece)
    if back and gap(back, spans(_CLEARED, piece)) <= FAR // 2:
        return Status.LIFTED
    if spans(_WENT, piece) and gap(spans(_STATUS, piece), spans(_OVER, piece)) <= FAR:
        return Status.LIFTED
    out = spans(_OUT, piece)
    must, may = gap(_wills(_MUST, piece), out), gap(_wills(_MAY, piece), out)
    if min(must, may) > FAR:
        return None
    return Status.ORDERED if must < may else Status.AUTHORIZED
