"""Read orders and permissions to leave a post, or to return, without the words of the Foreign Affairs Manual."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monitor.compare.colours import leads
from monitor.compare.dates import days, nearest
from monitor.compare.departing.audiences import EXPELLED, audiences
from monitor.compare.departing.endings import anew
from monitor.compare.departing.statement import Statement
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ALIEN
from monitor.compare.whose.towns import whence, whither
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.model import Departure, Status

_WORTH = re.compile(r"\b(?:leav|depart|evacuat|return|draw-?down|relocation|again\b|famil\w+ out|\bgo or\b|(?:go"
    r"|come) back|home)")
_GO = r"(?:leave|depart|evacuate)\b"
_SOON = r"(?: (?:now|still|also|all|voluntarily))*"
# What they leave is a country, its city or a post, never a room, a street, a zone or their work.
_WHENCE = (
    r"(?: (?:the )?(?P<whence>[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,4})"
    r"|(?= the country\b| post\b|[.,]| by\b| no later\b| immediately\b| within\b|$))"
)
_A_POST = re.compile(r"\b(?:Embassy|Consulate|Mission)\b")
_DAILY = re.compile(r"\b(?:dark|dusk|sunset|night\w*|midnight|\d{1,2}(?::\d\d)? ?[ap]\.?m|daily|each|every"
    r"|curfew)\b", re.I)
_MUST = re.compile(
    rf"\b(?:must|(?:(?:are|were|have been)(?: now)? (?:under (?:an |the )?orders?|required|obliged|told|instructed"
    rf"|asked)|have|are"
    rf"|have until [^;]{{3,30}}?) to|(?:told|tells|telling|instructs|requires?|required|requiring)"
    rf" (?P<told>[^;]{{3,120}}?) to"
    rf"|(?:order|decision|instruction|directive)\b[^;]{{0,40}}?,? (?:under"
    rf"|by) which (?P<bound>[^;]{{3,140}}?) (?:were|was) to)"
    rf"{_SOON} (?i:{_GO}){_WHENCE}"
)
_MAY = re.compile(
    rf"\b(?:may|can|are (?:free|able) to){_SOON} {_GO}[^;.]{{0,60}}?\bvoluntar(?:y|ily)\b"
    rf"|\b(?:may|can|are (?:free|able) to)(?: now| still| also)? voluntarily {_GO}"
    rf"|\b(?:gave|giv(?:en|ing)|grant(?:ed|ing)|received|has|have)(?P<gave> [^;]{{3,120}}?)? (?:\w+ )?"
    rf"(?:permission|authori[sz]ation)(?: on (?:[A-Z]\w+ \d{{1,2}}|\d{{1,2}} [A-Z]\w+),?)? to {_GO}"
    rf"|\b(?:may|can){_SOON} {_GO}[^;.]{{0,40}}? if they (?:wish|want|choose|so)\b"
    r"|\b(?:offered|offering|given|giving|have|has)(?P<given> [^;]{3,80}?)? (?:the )?(?:option|choice|chance"
    r"|opportunity|permission|leave) (?:of (?:leaving|departing)|to (?:leave|depart|(?:come|go|travel|fly) home"
    r"|return (?:home|to (?:Australia|Canada|Ireland|New Zealand|the U\w+))))\b"
    r"|\blet (?P<freed>[^;]{3,100}?) (?:go|leave|depart)\b[^;.]{0,40}? if they (?:so )?(?:wish|want|choose|chose"
    r"|prefer)\w*"
    rf"|\b(?:may|can){_SOON} {_GO}[^;.]{{0,40}}? at government expense\b"
    r"|\b(?:choice|option|free|left)\b[^;.]{0,30}? (?:to|of) (?:go|leave|depart|going|leaving|departing) or (?:to "
    r"|of )?"
    r"(?:stay|remain)(?:ing)?\b"
    r"|\b(?:who|if they) (?:wish|want|choose) to (?:leave|depart|(?:take|send) their famil(?:y|ies) (?:out"
    r"|home))\b[^;,]{0,40}? (?:may|can"
    r"|(?:have been|are|were)(?: now)? (?:cleared|allowed|permitted|authori[sz]ed|free) to) do so\b"
    rf"|\b(?:approved|granted) (?:an?|the|its)(?: \w+)? request to (?:let|allow"
    rf"|permit) (?P<let>[^;]{{3,120}}?) (?:to )?{_GO}"
    rf"|\b(?:decision|order|authori[sz]ation|permission|approval|ruling|instruction|measure"
    rf"|status)\b[^;]{{0,40}}?,? (?:under|by)"
    rf" which (?P<under>[^;]{{3,140}}?) (?:may|can){_SOON} {_GO}"
    rf"|\b(?:green light|go-ahead|permission|approval)\b[^;]{{0,40}}? for (?P<who>[^;]{{3,120}}?) to {_GO}",
    re.I,
)
_RETURN = re.compile(
    r"(?:\b(?:may|can)(?: now| again| once again| also)*"
    r"|\b(?:are|were|have been|has been)(?: now| again| once again| also)* (?:allowed|permitted|authori[sz]ed|approved"
    r"|cleared|free|able)(?: on [A-Z]\w+ \d{1,2},?)? to|\b(?:allow|permit|authori[sz]|clear)(?:ed|s|es|ing|ting)?"
    r" (?P<back>[^;]{3,120}?) to)"
    r" (?:return|go back|move back|come back)(?= to (?:post|the (?:country|embassy|mission|consulate)|(?-i:[A-Z]))"
    r"|[.,;]|$| on\b| as of\b)"
    r"|\b(?:are|is)(?: once)? again (?:allowed|permitted|authori[sz]ed) to (?:live|reside|stay|be)"
    r"(?: and (?:live|work|serve))? (?:in|at)\b",
    re.I,
)
# Who may go back to where they were sent from leaves the post.
_HOMEWARD = re.compile(r" (?:home|to (?:the (?:US|UK|United [SK]\w+)|Canada|Australia|Ireland|New Zealand|London))\b")
_OVER = re.compile(
    r"\b(?:ended|lifted|terminated|concluded) the (?:temporary |partial )?(?:departure|draw-?down|evacuation"
    r"|relocation) of (?P<back>[^;]{3,120})"
    r"|\b(?:evacuation|draw-?down|relocation|withdrawal) of (?P<gone>[^;]{3,140}?) (?:that|which) (?:was "
    r"|were )?(?:began"
    r"|begun|started|ordered|announced)\b[^;,]{0,40}? (?:was|has been|is)(?: now)? (?:terminated|lifted|ended"
    r"|rescinded|over)\b"
    r"|\b(?:evacuation|draw-?down)(?: status| order)?\b(?P<whole>[^;]{0,30}?\b(?:US|embassy|consulate|mission|post)\b"
    r"[^;]{0,50}?) (?:was|has been|is)(?: \w+)?"
    r" (?:terminated|lifted|ended|rescinded|over)\b",
    re.I,
)
_KIN_ALONE = re.compile(
    r"^(?:[^;]{0,60}, )?(?:(?:all|the|their|both|eligible|adult|minor|remaining|and|non-\w+ (?:staff|employees"
    r"|personnel)),? )*(?:family members|families|EFMs?|dependents|dependants)(?: now| also| are -+ and)? ?$",
    re.I,
)
_OURS = re.compile(
    r"\bUS\b|\b(?:[Tt]he|State) Department\b|(?i:\b(?:government|embassy|consulate|mission|non-?e\w+|eligible|our"
    r"|British"
    r"|posted to|(?:ordered|authori[sz]ed) departure|Canadian|Australian|Irish|New Zealand)\b)"
)
_DOUBT = re.compile(
    r"\b(?:if|unless|should|whether|when|in case|in the event|until|before|(?<!who are )not(?! essential)|neither"
    r"|nor)\b|\?$",
    re.I,
)
# "Nigerien authorities told U.S. personnel to leave": no order of the publisher's.
_THEIRS = re.compile(
    r"\bgovernment of (?!Canada|Australia|Ireland|New Zealand)|(?i:\b(?:authorities|ministry|police|junta|court)\b)"
    rf"|\b{ALIEN} government\b"
)
# Whose word it is ends with its clause: "The police told us of threats, and our families must leave".
_ANEW = re.compile(r"(?:, (?:and|so)|:) (?=(?:all|our|eligible|non-\w+|US|embassy|the (?:embassy|consulate))\b)", re.I)
# groups that name who is meant, where it is not the subject
_WHO = ("told", "who", "gave", "given", "let", "freed", "under", "bound", "gone", "back")
_STILL = re.compile(r"\b(?:still|remain\w*|continue\w*)\b", re.I)


# What something else is not connected with, whom one can do without, and a curfew that has ended, are no doubts.
_ELSE = re.compile(
    r"^(?:Neither|None|Nothing)\b[^;,]{0,30}? (?:connected with|to do with|related to|part of|due to)\b"
    r"|\bnot (?:\w+ )?needed\b"
    r"|\b(?:not|no longer) (?:permitted|allowed|authori[sz]ed|cleared) to (?:remain|stay)\b(?=[^;]*? must\b)"
    r"|\b(?:end|ending|lifting) of (?:(?:the|that|its) )?(?:\w+ )?curfew\b|\b(?:is|are) not (?:affected"
    r"|changed)\b", re.I
)
_MADE = re.compile(
    r"\bdeparture(?! (?:tax|card|fee|form))\b[^;]{0,60}?\b(?:is|became|becomes|has become|was made)(?: now)?"
    r" (?P<how>voluntary|optional|mandatory|compulsory)(?: now)? for (?P<whom>[^;]{3,140})"
    r"|\bdeparture of (?P<them>[^;]{3,140}?) (?:is|became|becomes|has become|was made|has been made|(?=mandatory[.,;]"
    r"|compulsory[.,;]))(?: now)? ?(?P<thus>voluntary"
    r"|optional|mandatory|compulsory)\b",
    re.I,
)


def statements(sentence: Sentence, published_on: date | None, note: bool) -> Iterator[Statement]:
    """Yield what a sentence says in plain words: own people "must leave", or "may depart on a voluntary basis"."""
    if not _WORTH.search(sentence.low):
        return
    dated = days(sentence.plain, published_on)
    ended = anew(sentence.plain, dated)
    at = 0
    for clause in sentence.plain.split(";"):
        decided = nearest(ended if _OVER.search(clause) else dated, at + len(clause), len(sentence.plain))
        yield from _clause(clause, sentence, decided, note)
        at += len(clause) + 1
    if said := _MADE.search(sentence.plain):
        yield from _made(said, sentence, nearest(dated, said.start(), len(sentence.plain)), note)


def _made(said: re.Match[str], sentence: Sentence, decided: date | None, note: bool) -> Iterator[Statement]:
    """Yield what departure is for people of ours ("became mandatory for family members")."""
    status = Status.ORDERED if (said["how"] or said["thus"])[0] in "mMcC" else Status.AUTHORIZED
    whom = said["whom"] or said["them"]
    for post in whence(sentence.plain):
        for who in audiences(whom) if _OURS.search(whom) else ():
            yield Statement(Departure(post, who, status, decided, sentence.span, note=note))


def _clause(clause: str, sentence: Sentence, decided: date | None, note: bool) -> Iterator[Statement]:
    clause = _ELSE.sub(lambda other: "-" * len(other[0]), clause)
    must = _MUST.search(clause)
    said = must or _MAY.search(clause) or _RETURN.search(clause) or _OVER.search(clause)
    if said is None or _DOUBT.search(clause[: said.start()]):
        return
    before = _alone(clause[: said.start()])
    if _THEIRS.search(before):
        return
    subject = next((who for name in _WHO if audiences(who := said.groupdict().get(name) or "")), before)
    whole = said.groupdict().get("whole")  # of the post, not of some of its people
    if not (whole or _OURS.search(f"{clause[: said.start()]} {subject}") or _KIN_ALONE.search(subject)):
        return
    if must and (_DAILY.search(clause) or EXPELLED.search(subject) or not _country(must["whence"])):
        return
    back = said.re in (_RETURN, _OVER) and not _HOMEWARD.match(clause, said.end())
    status = Status.ORDERED if must else Status.LIFTED if back else Status.AUTHORIZED
    for post in whither(clause) if back else whence(clause):
        for who in ("employees", "family") if whole else audiences(subject):
            continuing = _STILL.search(clause) is not None
            yield Statement(Departure(post, who, status, decided, sentence.span, continuing, note))


def _alone(before: str) -> str:
    """Return what stands before an act without a clause that is no word of it, where people are named behind that."""
    cut = max((joint.end() for joint in _ANEW.finditer(before)), default=0)
    return before[cut:] if cut and not leads(before[:cut]) and audiences(before[cut:]) else before


def _country(whence: str | None) -> bool:
    """Whether what is left is a country, a city of one or a post; a country that is not named is."""
    return not whence or bool(_A_POST.search(whence) or resolve(whence) or country_of(whence))
