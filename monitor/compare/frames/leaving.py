"""The frame of a departure status: our own people, a way out, and an order, a permission or an end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from monitor.compare.dates import days, nearest
from monitor.compare.departing.audiences import EXPELLED, Audience, without_owners
from monitor.compare.departing.endings import anew
from monitor.compare.departing.statement import DURING, Statement, states_nothing
from monitor.compare.departing.withdrawals import RULE_WENT
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ANOTHER, FOREIGN, THEIRS
from monitor.compare.whose.posts import posts
from monitor.compare.whose.towns import whence
from monitor.compare.whose.whereabouts import HOUSE
from monitor.compare.wordings.lexicon import COMPEL, GO, HOMEWARD, KIN, OUR, OVER, PERMIT, STAFF, holds, words
from monitor.compare.wordings.unreal import UNREAL
from monitor.model import Departure, Status
from monitor.terms.table import ways

_WORTH = ways(
    r"leav|depart|quit|home|evacuat|relocat|withdr|draw|recall|\bout\b|\bgo\b|flown|return|away|back|haven"
    r"|absen|outside", re.NOFLAG
)
_WHOSE = holds(
    "staff", "employee", "personnel", "officer", "diplomat", "colleague", "hire", "our people", "team", "official",
    "member", "famil", "dependent", "dependant", "efm", "spouse", "relative", "husband", "wives", "minor", "children",
    "under ", "embass", "consulate", "office", "departure order", "departure status",
)  # fmt: skip
_AUDIENCES: tuple[tuple[Audience, re.Pattern[str]], ...] = (("employees", STAFF), ("family", KIN))
_STATUS = words(
    r"evacuation", r"departure", r"draw-?down", r"withdrawal(?= of)", r"orders?", r"status", r"measure",
    r"arrangement", r"directive", r"authori[sz]ation", r"restriction",
)  # fmt: skip
_GONE = words(
    r"evacuat\w+", r"withdrawal", r"depart(?:ures?|ed|ing)?", r"draw-?down", r"leave|left|leaving",
    r"(?:went|sent) home|away", r"sent [^;.,]{3,60}? (?:out|home|away)", r"return\w*",
    r"absen\w+", r"receiving families", r"(?:coming|come|came) back (?:from|to (?:post|(?-i:[A-Z]\w+)))",
)  # fmt: skip
_AGAIN = words(
    rf"return(?:ed|ing|s)?(?!{HOMEWARD}| to (?:the|their) (?:office|desks?)\b)(?: to)?",
    rf"(?:c[ao]me|coming) back(?!{HOMEWARD}| for (?:the|an?) (?:\w+ )?(?:reunion|ceremony|visit)\b)",
    rf"go(?:ing)? back(?!{HOMEWARD})", r"(?:again )?welcome (?:back|at post)",
    rf"back(?!{HOMEWARD}) (?:in|at|to)", r"rejoin\w*", r"on (?:their|its) way back",
    r"(?:may|can) (?:once )?again (?:reside|live|stay)", r"receiving families",
    r"(?:families|family members) once more",
)  # fmt: skip
_LEAVES = re.compile(r"\b(?:leave|depart|evacuate|quit|go (?:home|out))\b", re.I)
_NOT_BACK = re.compile(
    r"(?:\b(?:not|never|nor|neither|cannot|unable|yet to|without|before|once|when|until)\b|n't\b)[^,;.]{0,24}$", re.I
)
_BY_NAME = words(r"departure (?:order|status)")  # its end is told of all who were on it, named or not
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
_RULE = words(r"requirement", r"rule", r"ban", r"instruction", r"order")
_HALF = re.compile(r"; |,? (?:while|whereas) ", re.I)
_NEAR = 70  # characters between what people are told and the way they are told to go
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
_NATIONALS = words(
    r"(?:private |all )?(?:US )?citizens", r"nationals", r"(?<!official )Americans",
    r"Canadians|Britons|Australians|New Zealanders", r"travell?ers", r"visitors", r"you", r"tourists", r"private",
)  # fmt: skip
_THEIR_OWN = words(
    r"(?-i:(?<!foreign )ministers?|mayors?|governors?|county"
    r"|municipality)", r"expel\w*", r"expulsion", r"persona non"
    r" grata", r"authorities", r"ministry", r"police", r"militar\w+", r"troops",
    r"soldiers", r"hospitals?", r"airlines?", r"compan(?:y|ies)", r"firms", r"UN|United Nations|NGOs?", r"schools?",
    r"visas?", r"foreign workers", r"courts?|judges?", r"your", r"cannot",
)  # fmt: skip
# "The German government has ordered its diplomats home": whoever acts is named, and is no office of ours.
_OUR_OFFICES = (
    r"(?:The |Washington|US|UK|United|Britain|Canada|Australia|Ireland|New Zealand|Department|State|Embassy|Mission"
    r"|Consulate|Ambassador|Secretary|Foreign|Government|FCDO|DFAT)"
)
_ANOTHER_ACTS = re.compile(
    rf"^(?:The )?(?!{_OUR_OFFICES})[A-Z]\w+(?: (?:government|embassy|[A-Z]\w+))* (?:has|have|had) (?:also |now )?"
    r"(?:ordered|authori[sz]ed|told|withdrawn)\b"
    rf"|^(?!{_OUR_OFFICES})[A-Z]\w+ (?:orders|tells|instructs|directs) "
    r"|.*\bits own (?:diplomats|staff|people|citizens|nationals)"
)
_LOCAL = re.compile(r"\bevacuation (?:orders?|notices?|warnings?|zones?)\b", re.I)  # of a flood, for all who live there
# Who is meant is no doubt: "employees whose presence is not required for emergencies".
_UNNEEDED = re.compile(
    r"\b(?:who|whose (?:presence|work|jobs?|duties|services|functions)) (?:is|are) (?:not|no longer) (?:\w+ly"
    r" )?(?:needed"
    r"|required|essential|necessary)\b(?:(?! to\b)| (?:to|for) [^,;]{3,70}?(?= (?:to (?:leave|depart|go|relocate"
    r"|return)"
    r"|may|must|can|have|has|should)\b))", re.I
)
_UNTIL = re.compile(r"\buntil\b[^,;]*,?", re.I)  # how long it lasts is no doubt about it
# A day's errand, a street and a curfew: nobody leaves the country by them.
_TODAY = words(
    r"dark|dusk|sunset|nightfall|midnight|overnight|daily|curfew", r"at night",
    r"(?:leave|depart|home|out|work) early", r"home (?:at|by|from|until) (?:\d|noon|midday|lunch|once"
    r" after)", r"escorts?", r"(?:from|to|at) the airport",
    r"weekends?|during the day|for (?:the day|lunch)", r"by \d{1,2}(?::\d\d)? ?[ap]\.?m(?!.{0,20}(?:\d|day))",
    r"only (?:by|with|in|if|after)", r"armou?red", r"convoys?", r"vehicles?",
    r"(?:prior|special|advance) (?:permission|approval|authori[sz]ation)",
    r"(?-i:[A-Z]\w+) (?:Street|Road|Avenue|Square|District|Quarter|Market|Bridge)",
)  # fmt: skip
# Nothing is done yet.
_UNDONE = r"^(?!.*\b(?:has|have) (?:\w+ )?(?:let|allowed|permitted|sent|told|directed|agreed)\b).*?"
# What is refused, or only asked for, nobody may do; who may not stay must go.
_REFUSED = re.compile(
    r"\b(?:not|never)(?: \w+ly)? (?:(?:allow|permit|let|approv|grant|giv|offer|receiv)\w*|had?(?:ve)? permission)"
    r"(?![^;,.]{0,60}? to (?:remain|stay|reside|live|accompany|return))\b"
    rf"|{_UNDONE}\b(?:can|has the authority to|is able to|has the power to)(?: also| only)?"
    r" (?:allow|permit|approve|authori[sz]e|order|direct)\b"
    rf"|{_UNDONE}\b(?:(?-i:may)|might|could|would|can|cannot|not)\b[^;]{{0,80}}? (?:and|or) (?:then |also )?"
    r"(?:allow|permit|approve|authori[sz]e|order|direct|instruct) (?!of\b)"
    r"|\bnot (?:yet )?(?:decided|agreed|chosen|planned) to\b"
    r"|\b(?:refus|declin)\w+ (?:to (?:allow|permit|let|approve|authori[sz]e|order|grant|give)"
    r"|[^;,.]{0,40}?permission)\b"
    r"|\b(?:ask|request|seek|sought|apply|appli)\w*(?: for)?"
    r" (?:(?:the Department|Washington|it)(?: of State)? (?:to|for)"
    r"|(?:the )?(?:permission|authori[sz]ation|approval))\b(?!.*\b(?:approved|granted|agreed|gave|given)\b)", re.I
)


def statements(sentence: Sentence, published_on: date | None, note: bool) -> Iterator[Statement]:
    """Yield the departure status that a sentence brings together; nothing where one of its parts is missing."""
    if not (_WHOSE(sentence.low) and _WORTH.search(sentence.low)):
        return
    plain = DURING.sub("", _UNTIL.sub(" ", _unelse(sentence.plain)))
    for half in () if alien(plain) else _halves(plain):
        yield from _read(half, sentence, published_on, note)


def _unelse(plain: str) -> str:
    """Return a sentence without the parts between semicolons that tell of a post, and of nobody who leaves it."""
    parts = plain.split("; ")
    kept = [p for p in parts if not posts(p) or any(w.search(p) for w in (STAFF, KIN, GO, _STATUS))]
    return "; ".join(kept) if kept else plain


def _halves(plain: str) -> list[str]:
    """A sentence in halves, where each names other people: what one says is not said of the other's."""
    halves = _HALF.split(plain)
    whom = [{who for who, named in _AUDIENCES if named.search(without_owners(half))} for half in halves]
    return halves if len(halves) == 2 and all(whom) and not whom[0] & whom[1] else [plain]


def _read(plain: str, sentence: Sentence, published_on: date | None, note: bool) -> Iterator[Statement]:
    bare = without_owners(plain)
    whom = tuple(who for who, named in _AUDIENCES if named.search(bare))
    at: list[str | None] = [p.post for p in posts(plain)]
    if not (whom or at or _BY_NAME.search(plain)) or states_nothing(plain):
        return
    dated = days(plain, published_on)
    statuses = _statuses(plain, bool(whom))
    ends = Status.ORDERED if COMPEL.search(plain) or len(statuses) > 1 else None
    for status in statuses:
        told = anew(plain, dated) if status is Status.LIFTED else dated
        decided = nearest(told, len(plain), len(plain))
        for post in at or whence(plain):
            for who in whom or tuple(who for who, _ in _AUDIENCES):
                departure = Departure(post, who, status, decided, sentence.span, note=note)
                yield Statement(departure, ends if status is Status.LIFTED else None, not whom)


def alien(plain: str) -> bool:
    """Whether nobody of ours is spoken of, or nothing that has happened."""
    others = THEIRS.search(plain) or FOREIGN.search(plain) or ANOTHER.search(plain) or EXPELLED.search(plain)
    unreal = UNREAL.search(_UNNEEDED.sub("", plain)) or _REFUSED.search(plain)
    if others or not OUR.search(_LOCAL.sub(" ", plain)) or unreal or "?" in plain:
        return True
    return bool(_THEIR_OWN.search(plain) or _ANOTHER_ACTS.match(plain) or _TODAY.search(plain))


def _statuses(plain: str, people: bool) -> tuple[Status, ...]:
    """What a sentence makes of the status; a step down ends one and leaves another."""
    if _NATIONALS.search(plain):
        return ()
    if people and _NO_CHOICE.search(plain) and GO.search(plain):
        return (Status.ORDERED,)
    freed = _CHOICE_AGAIN.search(plain) or _FREED.search(plain)
    if people and freed and (GO.search(plain) or _KEPT_OUT.search(plain)):
        may = _CHOICE_AGAIN.search(plain) or _told(_FREED.sub(" ", plain)) == (Status.AUTHORIZED,)
        return (Status.LIFTED, Status.AUTHORIZED) if may else (Status.LIFTED,)
    if _over(_NO_WAY.sub(" ", plain)):
        return (Status.LIFTED,)
    return _told(plain) if people else ()


def _over(plain: str) -> bool:
    """Whether a status is named as over, or the rule that kept people from their post."""
    if not OVER.search(plain) or _GOES_ON.search(plain):
        return False
    if _RULE.search(plain) and _KEPT_OUT.search(plain) and _SPARED.search(plain):
        return True
    return bool(_STATUS.search(plain) and _GONE.search(plain))


def _told(plain: str) -> tuple[Status, ...]:
    """What people of ours are told: that they are back, must go, or may."""
    plain = _UNNEEDED.sub("", _ON_LEAVE.sub(" ", plain))
    again = [_NOT_BACK.search(plain[: back.start()]) is None for back in _AGAIN.finditer(plain)]
    if again and not any(again) and not _LEAVES.search(plain):
        return ()  # who has not come back is away as before
    if any(again) and _GONE.search(_AGAIN.sub(" ", plain)):
        return (Status.LIFTED,)
    plain = RULE_WENT.sub(" ", _NO_WAY.sub(" ", plain))
    plain = plain if _SPARED.search(plain) else _KEPT_OUT.sub(" ", plain)
    ways = [found.span() for found in GO.finditer(plain)]
    must, may = _nearest(COMPEL, ways, plain), _nearest(PERMIT, ways, plain)
    if min(must, may) > _NEAR:
        return (Status.AUTHORIZED,) if _PASSAGE.search(plain) else ()
    return (Status.ORDERED,) if must < may else (Status.AUTHORIZED,)


def _nearest(will: re.Pattern[str], ways: Iterable[tuple[int, int]], plain: str) -> int:
    """How many characters lie between a way out and the next word of that will."""
    wills = [found.span() for found in will.finditer(plain)]
    return min((max(a - d, c - b) for a, b in ways for c, d in wills), default=_NEAR + 1)
