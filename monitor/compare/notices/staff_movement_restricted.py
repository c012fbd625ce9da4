"""Own staff barred, curfewed or bound to ask: what a government allows its people tells what it thinks of a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monitor.compare.asserting.foreign import binds_theirs
from monitor.compare.listed import opens, spread
from monitor.compare.notice import Setting, Topic
from monitor.compare.orders import order
from monitor.compare.sentences import Sentence
from monitor.compare.whose.freed import over
from monitor.compare.whose.offices import ALIEN
from monitor.compare.whose.people import AT_HOME, STAFF, of_one, place_key
from monitor.compare.wordings.bounds import BINDS, BOUND, FREE, FREES
from monitor.compare.wordings.governments import NATION
from monitor.compare.wordings.rulebook import BAR, GOES, RULE, VERBS, without_plans
from monitor.compare.wordings.within import ground
from monitor.locate.places import resolve
from monitor.model import ANYWHERE, Notice
from monitor.terms.limits import acts, weighty
from monitor.terms.table import ways

_PEOPLE = ways(
    r"employee|personnel|staff|workforce|people|chief of|official|diplomat|officer|worker|direct.hire|embassy"
    r"|mission|consulate|government|usg\b|tdy\b|temporary.duty|department"
    r"|\bthey\b|\bwe\b|\bour\b|\bits\b|announced since", re.NOFLAG
)
_WORTH = ways(
    r"indoors|f[au]rther than|called off|neither|\bno (?:[\w.-]+ ){0,3}?(?:employee|personnel|staff|official|diplomat)"
    r"|no longer|(?:travel|move|drive|go|out) only|free to|may now|expired|withdrawn|dropped|staying"
    r"|prohibit|halted|stopped|restrict|again|resume|cancel|away|suspend|permi(?:t|ss)|allow|authori[sz]|curfew|approv"
    r"|\borders to\b|may not|under chief of|cannot|can't|stay at home|will not travel"
    r"|movement|notice|notif|requir|need|limit|must|leave their homes|barred|banned|forbidden|off[- ]limits"
    r"|out of bounds"
    r"|\btold\b|\badvised\b|\basked\b|instructed|directed|ordered not|avoid"
    r"|\bonly\b|no[- ](?:travel|go) zone|defer|postpon|put(?:ting)? off"
    r"|(?:case|trip)[- ]by[- ](?:case|trip)|on hold|are to travel"
    r"|\bbans? (?:on|against) (?:\w+ ){0,2}?(?:travel|trips|movement)"
    r"|\bbar(?:s|ring)\b|\bban(?:s|ning)\b|urging|asking|advising|warning"
    r"|(?:do|does|should|are|is|been) not\b|\bnever\b|discourag|urged|warned|encouraged|armou?red"
    r"|confin|escort|closed to|barred to|shut to|forb|refused|denied|rejected|ruled out|\bclear\b|\bface\b|subject to",
    re.NOFLAG,
)
_NOT = re.compile(
    rf"(?-i:\b{ALIEN}) (?:government"
    r"|embassy|consulate|mission)"
    r" (?:employees|personnel|staff|officials|(?:has |have )?(?:told|instructed|ordered|directed|asked|barred|banned))"
    r"|\b(?:staff|personnel|employees|diplomats|officials) of other (?:countries|nations|governments|states)\b"
    r"|\bthose who\b|\bnot (?:prohibited|restricted|subject to|barred|banned|forbidden|confined)\b"
    r"(?![^;]*?\b(?:but|however|although)\b[^;]*?\b(?:not|prohibited|barred|banned|forbidden|off[- ]limits)\b)"
    # who may live at a post is the presence of families
    r"|\b(?:spouses|children|depend[ae]nts|famil(?:y members|ies))\b[^;]{0,80}? (?:not (?:be )?(?:allowed|permitted"
    r"|able) to|cannot|may not) (?:live|reside|accompany|join)\b|\bdepart(?:ure)?\b.{0,40}\bpost\b|\bno longer\b"
    r"|\b(?:staff|personnel|employees) would (?:\w+ )?be (?:forbidden|barred|restricted|confined|prohibited|banned)\b"
    r"(?![^;]*\b(?:as of|until|effective|today|tomorrow|immediately)\b)"
    r"|\b(?:does|do|did) not (?:currently |generally )?(?:restrict|limit)\b(?![^;]*\b(?:but|however|although)\b)"
    r"|\bnot (?:assigned|able)\b|\b(?:not|never) (?:yet |been |also )*(?:told|instructed|directed|ordered|asked)\b"
    r"|(?<!and their )(?<!(?:employees|personnel) and )(?<!staff and )\bfamily members (?:cannot|may not|are"
    r" not)\b|\bordered\b(?! (?:[\w-]+ ){0,4}?(?:to avoid|not to)\b)"
    r"|\b(?:authori[sz]ed|voluntary)(?: the)?,?(?: \w+)? departure\b"
    r"|(?<!US )(?<!States )\bgovernment (?:has |have |can |may |could |will )?(?:restrict|limit|prohibit)\w*"
    r"|\bgovernment of [A-Z]\w+ (?:has )?(?:restrict|limit|prohibit)\w*"
    r"|\bcannot (?:provide|offer|assist|help)|\b(?:follow|comply with) (?:the |all )?(?:travel )?polic(?:y|ies)\b"
    r"|\b(?:do|does) not (?:apply|extend) to (?:the |our |any )?(?:US|American|British|Canadian|Australian|embassy)\b"
    r"|\b(?:restricted|limited|controlled|prohibited|barred) by (?:the )?(?:(?:host|local|national) )?"
    r"(?:(?<!the )government|(?<=host )government|(?<=local )government|authorities|military|army)\b", re.I
)
# "Directed to avoid rallies" keeps them away as "may not go" does; "advised to" only from a place that is named.
_AVOIDS = re.compile(
    rf"(?:(?:told|instructed|directed|ordered|required)(?: {STAFF})? to|should|(?:instructed|directed"
    r"|ordered|recommended) that [^;]{0,60}?) avoid\b(?! (?:\w+ )?contact\b)", re.I
)
_HOME = re.compile(rf"\bto {AT_HOME}\b", re.I)
_QUITS = re.compile(
    r"\bvoluntar(?:y|ily)\b|\bat (?:government|public|official) expense\b"
    r"|\bleave (?:post|the country|(?:the )?(?:US )?(?:Embassy|Consulate))\b"
)
_SHUNS = re.compile(r"(?:advised|asked) to avoid\b|restricted from (?:the )?(?=(?-i:[A-Z]))(?![\w ]{2,20} (?:access"
    r"|us(?:e|ing)))", re.I)
# "The above restrictions" are as strict as any.
_BIDES = re.compile(r"must (?:adhere|follow|comply)\b[^;]{0,60}?\brestrictions?\b", re.I)
_LEAVE = re.compile(
    r"\b(?:without|unless|except with|except by)\b[^;]{0,60}?\b(?:authori[sz]\w+|permission|approv\w+)"
    r"|\bambassador approval\b|\bsubject to [^;]{0,20}?approval\b",
    re.I,
)
# "We have never restricted the travel of our people"; "there is no area in which they are barred".
_NEVER = re.compile(
    r"\b(?:have|has) never (?:restricted|barred|limited|prohibited|banned)\b|\bthere (?:is|are) no (?:area|place|part"
    r"|restriction)s?\b[^;]{0,80}?\b(?:barred|prohibited|restricted|employees|staff|personnel)\b"
    r"|\b(?:may|can) (?:or|and) (?:may not|can(?:no|')t) (?:go|travel|visit|enter)\b",
    re.I,
)
_NOT_AT_ALL = re.compile(r"\bnot\b|\bcannot\b|\bno longer\b|\bcalled off\b|\bcancel+ed\b|\boff\b", re.I)
# "Until 2019 staff were not permitted": how it was once.
_ONCE = re.compile(r"^(?:Until|Before|Up to|Between) [^;]{0,30}?\b\d{4}\b[^;]{0,80}? (?:were|was|had)\b")
_THEN = re.compile(
    r"^(?:In|During|Throughout) (\d{4}),? (?![^;]*\b(?:still|remain\w*|since then|continu\w*|now)\b)[^;]{0,80}?"
    r" (?:were|was|had|restricted|prohibited|barred|banned|suspended|imposed|limited)\b"
)
_OUTSIDE = re.compile(r"\boutside(?: of)?\b", re.I)
_SHUT = re.compile(r"^(?:is|are|remains?)\b[^;]{0,40}?\boff[- ]limits\b")  # "The Old Market is off limits to staff"
_WITH = re.compile(r"(\bbeyond\b[^;]*?),? including\b[^;]*")  # a part of what lies outside is no other rule
# "In the Sinai outside of Sharm El Sheikh" is of the Sinai.
_SAVE = re.compile(
    r"(?<=\bin )((?:the )?(?:[A-Z][\w'-]+ )+)outside (?:of )?[A-Z][\w'-]+(?: [A-Z][\w'-]*| el)*"
    r"(?:(?:,|,? and|,? or) [A-Z][\w'-]+(?: [A-Z][\w'-]*| el)*)*"
)
# "The government of Norland has lifted the curfew" ends no rule of ours.
_HOST_ENDS = re.compile(
    r"(?:\b[Gg]overnment of (?!Canada|Australia|Ireland|New Zealand|the United)[A-Z]\w+"
    r"|\b(?!British|Canadian|Australian|Irish|American)[A-Z]\w+(?:n|sh|se|ch|i|be) (?:government|authorities|military"
    r"|army)|\b(?:local|national|military|provincial) (?:government|authorities)|\b[Aa]uthorities)\b[^;]{0,60}?"
    r" (?:lifted|removed|rescinded|ended)\b"
)
_SELF = re.compile(rf"^(?:{NATION} )?(?:embassy|mission|consulate|high commission)\b[^;,.]{{0,40}}? (?=(?:is|has"
    rf"|will) )", re.I)
# "... despite the end of the curfew": a curfew that is over, or that nobody set, binds nobody.
_NO_CURFEW = re.compile(
    r"\b(?:end|ending|lifting|removal|easing|relaxation|expiry|expiration) of (?:(?:the|that|its|this"
    r"|a) )?(?:[\w-]+ ){0,2}?curfew\b"
    r"|\b(?:no|neither an?) (?:[\w-]+ ){0,2}?curfew\b"
    # what a law lets an army do
    r"|\b(?:powers?|rights?|authority|allows?|permits?|lets?|enables?|empowers?)\b[^;]{0,160}?"
    r" (?:impose|declare|set|order|introduce|enforce) (?:an? )?(?:[\w-]+ )?curfew\b", re.I
)
_ASIDE = re.compile(  # what a way does beside a rule is no place of the rule
    r",? (?:which|who|because|due to|so that|since)\b.*"
    r"|(?:;|,? (?:and|but|while)) (?:(?:the|all|most|its|both) )*(?:airports?|borders?|flights?|airspace|crossings?"
    r"|ports?)\b(?! (?:areas?|regions?|zones?|districts?|provinces?|states?|towns?|cities|villages))[^;,]*?"
    r" (?:is|are|has|have|remains?) (?:now |also |been |again )*(?:closed|shut|suspended|cancel+ed|grounded|open"
    r"|reopened|resumed)\b(?! (?:to|for) (?:all )?(?:(?:our|US|embassy|government|mission) )*"
    r"(?:staff|personnel|employees)).*"
)
# What happened near some places, in front of a rule, is no part of it.
_CAUSE = re.compile(
    r"^(?:[\w ]{2,30}: ?)?(?:because of|due to|owing to|given|following|after|in (?:view|light|response|reaction)"
    r" (?:of|to)|as a (?:result|consequence) of)\b.*, ", re.I
)
# Another government's limits are a reason, no rule of it.
_WHY = re.compile(r"\b(?:because of|due to|owing to)\b[^,;]*", re.I)
# "..., except for:" and a list
_SPARES = re.compile(r"\b(?:except|other than|unless|excluding)\b[^;,.]{0,40}:? ?$", re.I)
_MOVES = re.compile(r"\b(?:travel|movements?|trips?|the use|visits|driving|walking)\b[^;,]*$", re.I)
_TRAVEL = re.compile(r"(?:'s?)? (?:travel|movements?)\b")
_POSTED = re.compile(
    r"\b(?:working|posted|assigned) (?:for|at|to) (?:the |our )?(?:US )?(?:mission|embassy|consulate)\b.*", re.I
)
_AT_WORK = re.compile(r"\bworking in (?:the )?((?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)*)")  # a country
_RUN_IN = re.compile(r"^(?:[\w ]{2,30}: ?)?[\"'(]?\w*")  # a heading run into its sentence, and the first word
_STAFF = ways(STAFF)
_SEAT = re.compile(r"^(?:The )?US (?:Embassy|Consulate(?: General)?) in [A-Z][\w-]+(?= (?:\w+ly )?[a-z]+s\b)")
_ASKED = re.compile(r"\b(?:from|by|of|with) the (?:US )?(?:Embassy|Consulate(?: General)?)(?: in)? [A-Z][\w-]+")
_ALL = 60  # places of a list that are compared; a headline shows the first
# What binds, and else would be the end of a rule or an order to leave.
_BINDING = re.compile(
    r"\b(?:may|must|can|will) no longer\b|\bno longer (?:permitted|allowed|authori[sz]ed|lets?|allows?|permits?|to)\b"
    r"|\bordered (?=not|to avoid)",
    re.I,
)
_LEAD = re.compile(r"^(?:In|On|At|Within|Near|Along|Outside) ")
_NEXT = re.compile(
    r",? (?:and )?(?:(?:(?:nearly|almost) )?(?:all|most) of )?whose (?=(?:official |personal )?(?:movements?"
    r"|travel|trips)\b)"
    r"|(?:,|;|,? and|,? or)(?: also)? "
    r"(?=(?:must|require|requires|cannot|may not|need to|(?:are|is) (?:also )?(?:not|prohibited"
    r"|restricted|barred|banned|forbidden|unable)|(?!to )[\w ]{3,30}\b(?:restricts|(?<!off )limits|does not allow))\b)"
)
_EACH = re.compile(rf", and (?={STAFF} (?:are|is|have|has|must|may|were|cannot|should)\b)")  # with a subject of its own
_REFERS = re.compile(
    r"\b(?:(?:these|those|this|above|below|following|noted|listed|described|certain|such)(?: [\w-]+){0,3}"
    r" (?:areas?|locations?|places|regions?|restrictions?|parts)|to the (?:border )?(?:areas?|regions?)\b"
    r"(?! (?:with|of|in|along|near|between)\b)"
    r"|\bhere\b|there\b|\b[Tt]he (?:areas?|regions?|districts?|provinces?) (?:is|are|remains?)\b"
    r"|(?:above|below|listed|noted|described)\b)",
    re.I,
)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    if not _PEOPLE.search(sentence.low):
        return
    plain = of_one(sentence.plain)
    if setting.noted(sentence) or _past(plain, setting.published_on) or _NEVER.search(plain) or binds_theirs(plain):
        return
    freed = FREES.search(sentence.low) and FREE.search(plain) and not _QUITS.search(plain)
    ended = over(plain) or freed
    if ended and not _HOST_ENDS.search(plain):
        key, what = place_key(plain, setting.names)
        yield Notice(TOPIC.name, key, what, sentence.span, on=False)
        return
    listed = [rule for said in spread(sentence) for rule in _rules(said, sentence, setting)] if sentence.opener else []
    yield from listed or list(_rules(plain, sentence, setting)) or _plainly(plain, sentence, setting)


def _past(plain: str, day: date | None) -> bool:
    """Whether a sentence tells how it was once."""
    once = _THEN.match(plain)
    return _ONCE.match(plain) is not None or (once is not None and day is not None and int(once[1]) < day.year)


def _plainly(plain: str, sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Yield a rule told without the words of a rule book ("may go out only between their homes and the post")."""
    rule = BOUND.search(plain) if BINDS.search(sentence.low) else None
    if rule is None or _NOT.search(_WHY.sub("", plain.replace(rule.group(), ""))):
        return
    key, what = ground(_OUTSIDE.sub("beyond", plain[rule.end() :]), setting.names, _ALL, rule.group())
    if not what:
        key, what = next((f for f in (place_key(t, setting.names) for t in (rule.group(), plain)) if f[1]), (key, ""))
    yield Notice(TOPIC.name, key, what, sentence.span, grade=1 if _NOT_AT_ALL.search(rule.group()) else 0)


def _rules(plain: str, sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    if opens(sentence):
        return  # each entry of its list is a rule of its own
    plain = _NO_CURFEW.sub(lambda over: "-" * len(over[0]), plain)
    for clause in _clauses(without_plans(plain)):
        if ordered := _ordered(clause, sentence, setting):
            yield ordered
        else:
            yield from list(_booked(clause, sentence, setting)) or _plainly(clause, sentence, setting)


def _ordered(clause: str, sentence: Sentence, setting: Setting) -> Notice | None:
    """Read a rule whose people are bound in plain words ("may not eat at ...", "... is off limits to staff")."""
    rule = order(clause)
    if rule is None or _NOT.search(_WHY.sub("", _BINDING.sub("", clause))):
        return None
    listed = () if _SPARES.search(clause) else sentence.entries
    said = "; ".join((_ASIDE.sub("", ", ".join(filter(None, (rule.before, rule.after)))), *listed))
    key, what = _about(clause, rule.at, said, sentence, setting)
    grade = 1 if rule.bars and not _LEAVE.search(clause) else 0
    if key == ANYWHERE and not _REFERS.search(clause):
        key = " ".join(acts(said) or acts(clause)) or key
    return Notice(TOPIC.name, _told_by(key, what, said), what, sentence.span, grade=grade)


def _told_by(key: str, what: str, said: str) -> str:
    """Key a rule by its places and by what it is about there; one without a place by that alone."""
    about = acts(said)
    if what:
        return " ".join((key, *sorted(weighty(about) - set(key.split()))))
    return key if key == ANYWHERE else " ".join(about) or key


def _booked(clause: str, sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Yield a rule in the words of a rule book."""
    rule = RULE.search(clause)
    if rule is None or _NOT.search(_WHY.sub("", clause)):
        return
    verb = next(rule.start(name) for name in VERBS if rule[name])
    listed = () if _SPARES.search(clause) else sentence.entries
    said = "; ".join((_ASIDE.sub("", _SELF.sub("", clause[verb:])), *listed))
    who = _STAFF.search(clause)
    kept = who and _TRAVEL.match(clause, who.end())  # "staff travel beyond the compound is prohibited"
    kept = kept or _HOME.search(said) or _AVOIDS.search(said)
    kept = kept or (who and _MOVES.search(f"{clause[: who.start()]} {who[0]}"))
    key, what = _about(clause, verb, said, sentence, setting)
    if GOES.search(said) or kept or (what and _SHUNS.match(said)):
        grade = 1 if (BAR.match(said) and not _LEAVE.search(clause)) or _BIDES.match(said) else 0
        yield Notice(TOPIC.name, _told_by(key, what, said), what, sentence.span, grade=grade)


def _clauses(plain: str) -> Iterator[str]:
    """Yield the rules of a sentence, each with its subject ("may not drive at night and must travel in convoys")."""
    for part in _EACH.split(plain):
        who = _STAFF.search(part)
        first, *more = _NEXT.split(part) if who else [part]
        yield first
        for clause in more:
            yield f"{who[0] if who else ''} {clause}"


def _about(clause: str, verb: int, said: str, sentence: Sentence, setting: Setting) -> tuple[str, str]:
    """Key a rule by the places it names; one for "these areas" by what was named before it, or by its heading."""
    who = _STAFF.search(clause)
    start, end = who.span() if who else (0, 0)
    head = _SEAT.sub("", clause[:start] if _REFERS.search(clause) else _CAUSE.sub("", clause[:start]))
    said = _OUTSIDE.sub("beyond", _SAVE.sub(r"\1", said))  # "outside the capital": what the rule is about
    said = _ASKED.sub(" ", _WITH.sub(r"\1", said))
    key, what = ground(said, setting.names, _ALL)
    refers = not key or _REFERS.search(clause)
    if not what:
        posted = _AT_WORK.sub(lambda at: "" if resolve(at[1]) else at[0], _POSTED.sub("", clause[end:verb]))
        places = [clause[:verb] if _SHUT.search(said) else posted]
        if _MOVES.search(head):  # "Travel outside the capital for embassy staff requires ..."
            places.append(_OUTSIDE.sub("beyond", head))
        if _LEAD.match(clause):
            places.append(clause[:start])
        if refers:
            places += [_RUN_IN.sub("", head), setting.area(sentence), setting.pointed_at(sentence)]
        named = (found for told in places if (found := place_key(told, setting.names))[1])
        key, what = next(named, (ANYWHERE if refers else key, ""))
    return key, what


TOPIC = Topic("staff_movement_restricted", _WORTH.search, _read)
