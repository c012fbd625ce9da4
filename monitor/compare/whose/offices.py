"""Whose office a sentence speaks of: one of the publisher's own posts, or another state's, or no post at all."""

from __future__ import annotations

import re

from monitor.compare.colours import heard
from monitor.compare.wordings.governments import NATION
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.terms.table import ways

OFFICE = r"(?:embass(?:y|ies)|consulates?(?: general)?|high commissions?|interests section)"
OF = r"(?:canada|australia|ireland|new zealand|the united (?:states|kingdom))"
# What belongs to a post and may close while it works.
THING = (
    r"(?! (?:gym|(?:swimming )?pool|library|book club|cafeteria|canteen|restaurant|school|commissary|shop|store|parking"
    r"|car park|garage|(?:main |side |south |north )?(?:gate|entrance)|clinic|garden|tennis|playground|website"
    r"|switchboard|warehouse|motor pool|annex|residence|area|neighbou?rhood|street|road)s?\b)"
)
OWN = (
    rf"(?:\b(?:{NATION}(?:'s)?|(?-i:Canada|Australia|Ireland|Britain|New Zealand)'s) (?:diplomatic )?"
    rf"(?:{OFFICE}|mission)\b|\b(?:embassy|high commission"
    rf"|consulates?(?: general)?) of {OF}\b"
    rf"|\bour mission\b|\b(?:(?:the|our|its|all) (?:(?:{NATION}|United States) )?|(?:our"
    rf"|its) (?-i:[A-Z]\w+) ){OFFICE}\b(?! of (?!{OF}))"
    r"|(?:^|\b(?:at|from|of|and|in|by|to|as|so|but|that|because|while|since) |[,;:(] ?)(?-i:(?:Embassy"
    rf"|Consulate(?: General)?) (?=[A-Z]))){THING}"
    r"(?!'s (?!consular|operations|suspension|closure|re-?opening|work\b|activit|main|office (?:in|has|is"
    r"|will)\b|chancery|visa|passport|services))"  # a thing of the embassy is not the embassy
)
# A government that has done a thing, or is doing it.
WE = (
    r"(?:\b(?:we|it|Britain|Canada|Australia|Ireland|New Zealand|(?:the )?(?:UK|US|United (?:States|Kingdom))|FCDO"
    r"|DFAT|MFAT"
    r"|(?:the )?(?:Department(?: of State)?|State Department|Government|Foreign (?:Office|Secretary|Minister))"
    rf"|the {NATION} government)(?:'ve|'re| have| has| is| are)?(?: \w+ly| now| also| already)*)"
)
_OURS = ways(
    rf"{OWN}|\bDepartment of State\b|\bState Department\b|\b(?:{NATION}|Federal) government\b|\bwe\b|^It\b"
    rf"|\bat (?:both|all|our) posts\b|\b(?:the|our) posts (?:in (?-i:[A-Z])|are\b)"
    rf"|\bCitizens? Services unit\b|\b(?:the|our|its) consular section\b"
    rf"|\bDepartment (?:re-?opened|closed|shut|suspended)\b"
    rf"|\b(?:our|{NATION}) staff\b|\bthe (?-i:[A-Z]\w+) {OFFICE}(?:'s)? (?:operations|work)\b"
    r"|\b(?:Canada|Australia|Ireland|New Zealand|the United Kingdom|the UK|FCDO|DFAT)(?:(?: has)? (?:said|announced)"
    r"| says)?(?: on \w+day)?(?: said| announced)?(?: that)?(?: it)? (?:has|is|have|was)\b"
    r"|\bUS (?:officials|diplomats|authorities)\b|\bthe Department (?:has|is|was)\b|\bthe United States (?:has|is"
    r"|resum\w+|re-?open\w+|suspend\w+)\b|(?:^"
    r"|\bthe |\bour |\bno |\breduced |\blimited |\bsuspension of )(?:embassy|consular)(?:'s)? operations\b"
    r"|\band embassy services\b"
    r"|\bour diplomatic operations\b|\bour operations in (?-i:[A-Z])",
)
FOREIGN = ways(
    r"(?<!US )(?<!American )(?<!British )(?<!Canadian )(?<!Australian )(?<!Irish )(?<!Zealand )\b(?:embassy"
    r"|consulate(?: general)?|high commission)s? in (?:Washington|London|Ottawa|Canberra|Dublin)\b"
)
_OTHERS = re.compile(
    r"\b(?:airlines?|flights?|airports?|airspace|carriers?|trains?|railways?|banks?|borders?|crossings?|ferr(?:y|ies)"
    r"|buses|coaches|hospitals?|schools?|clinics?|post offices?"
    r"|visas? on arrival|UN|United Nations|compan(?:y|ies))\b",
    re.I,
)
# "Schools are closed and the US Embassy has suspended operations": a post of ours begins what is said last.
_THEN_OURS = re.compile(
    r"(?:[,;:]| (?:but|so|while|whereas)|\b(?:is|are|was|were|has|have|will|remains?)\b[^,;:]{0,60}? and)"
    rf" (?=(?:the |our |its )?(?:{NATION} )?{OFFICE}\b(?! (?:says?|said|reports?|adds?|notes?|warns?)\b))", re.I
)
ALIEN = (
    rf"(?!{NATION})(?:[A-Z]\w+(?:n|sh|se|ch|i)|Greek|Hellenic|Swiss|Czech|Slovak|Filipino|Tajik|Uzbek|Kazakh|Kyrgyz|Lao"
    r"|Icelandic|Uighur|Serb|Croat|Turk)"
)
# "The Afghan embassy", "the Consulate of Italy"
THEIRS = ways(
    rf"\b{ALIEN} (?:(?i:{OFFICE})|mission)\b"
    rf"|(?<!US )(?<!American )(?<!British )(?<!our )\b(?i:{OFFICE}) of (?!(?i:{OF}|the US)\b)(?:the )?[A-Z]", re.NOFLAG
)
_CITY = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?")
# "Germany has closed its embassy, and the British Embassy has, too": a clause of its own.
_BUT_OURS = re.compile(
    rf"(?:; |,? (?:and|but|while|whereas|so) )(?:(?:the |our )?{NATION} (?i:{OFFICE})\b|our (?i:{OFFICE})\b"
    rf"|(?:the )?(?i:{OFFICE}) (?:in )?(?=[A-Z])|the (?:Embassy|Consulate)(?= (?:has|is|will|remains)\b))"
)
_OWN = re.compile(rf"{OWN}|\b(?:we|us|our|{NATION})\b", re.I)
_ABROAD = (
    r"(?:France|Germany|Italy|Spain|Portugal|Japan|China|India|Russia|Turkey|(?:[Tt]he )?Netherlands|Belgium|Sweden"
    r"|Norway|Denmark|Finland|Switzerland|Austria|Poland|Slovakia|Hungary|Greece|Israel|Egypt|Saudi Arabia|Qatar"
    r"|South Korea|Brazil|Pakistan|Iran|Ukraine)"
)
_CAPITALS = (
    r"(?:Paris|Berlin|Rome|Madrid|Tokyo|Beijing|Moscow|Ankara|Brussels|Stockholm|Oslo|Copenhagen|Warsaw|Riyadh|Seoul"
    r"|Tehran)"
)
_DID = r"closed|recalled|suspended|evacuated|withdrawn|ordered|authori[sz]ed|reduced|re-?opened"
# "Berlin said its embassy was closed": what another state says of itself.
ANOTHER = ways(
    rf"\b(?:{_ABROAD}|{_CAPITALS})(?:,? (?:yesterday|today|on \w+day))?,? (?:said|says|announced|confirmed"
    r"|reports?|reported)(?: on \w+day)?(?: that)? (?:its|it)\b"
    rf"|\b{_ABROAD} has (?:now |also )?(?:{_DID}) (?:its|the)\b"
    rf"|\b{_ABROAD}(?:,? and {_ABROAD}|(?:, {_ABROAD})+,? and {_ABROAD}) have (?:now |also |all |both )?"
    rf"(?:{_DID}|told|moved) (?:the|their|non|some|all)\b"
    rf"|\b{ALIEN} (?:consul(?: general)?|ambassador|foreign minist(?:er|ry)) (?:said|says|announced|confirmed"
    rf"|reported)\b", re.NOFLAG
)
# "France's last flight": whose it is, where a land of no publisher's has it.
_CARRIES = re.compile(
    r"\b(?!Canada|Australia|Ireland|Britain)(?P<land>[A-Z]\w+)(?:'s| (?:has )?(?:announced|confirmed|said|says) (?:that"
    r" )?(?:its|the)| (?:is|has|will|are|have)(?: be| been| now| also)* (?:arrang|organi[sz]|operat|run|charter|send"
    r"|sent|provid|offer|plan)\w*) (?:[\w-]+ ){0,2}?(?:flights?|charters?|evacuation|convoys?)\b"
)
_OF_US = re.compile(rf"\b(?:{NATION}|Department|[Ww]e|[Oo]ur|[Yy]ou)\b")
# "The Libyan Embassy has ..., and its consulate in Norport is closed": all of one sentence about another state.
_ITS_OWN = re.compile(
    rf"^(?:(?:(?!\b(?:[Oo]ur|{NATION}|(?i:{OFFICE})|Department)\b)[^;:]){{0,80}}(?:, (?:and|but|so|yet)|[;:]) )?"
    rf"(?:[Tt]he )?(?P<whose>{ALIEN}) (?i:{OFFICE})\b(?:(?!\b{NATION} (?i:{OFFICE})).)*$"
)
# An office of a town or a state, whatever it deals in, where none of our posts is named.
_CIVIC = re.compile(
    rf"^(?!.*\b(?:{NATION}|[Oo]ur|[Ww]e|AIT|(?i:{OFFICE}|consular (?:section|agency)|mission|posts|branch office))\b)"
    r"(?:[^,;:]{3,50}, (?:but |so |and )?)?(?:[Tt]he|[Aa]n?|[Tt]his|[Aa]ll|[Mm]ost) (?:[\w'-]+ ){0,3}?"
    r"(?:(?:city|town|state|province|governor|mayor|county|district|region|country)'s|municipal|local|provincial"
    r"|regional"
    r"|civil|public|(?:im|e)?migration|passport|foreign (?:affairs|relations)|tourism|tourist|labou?r|tax|customs"
    r"|police|transit|registry|licensing) (?:[\w-]+ ){0,3}?(?:offices?|bureaus?|counters?|agency|agencies|windows?)\b"
)
# "The passport counters at the embassy", and its library: what stands before the name of a post.
_COUNTER = re.compile(
    r"\b(?:sections?|counters?|windows?|halls?|units?|desks?|waiting rooms?)\b[^;,]{0,20}? (?:of|at|in)(?: the"
    r"| our)?(?: US| British)? ?$",
    re.I,
)
GROUNDS = re.compile(
    r"\b(?:library|parking|car parks?|entrances?|gates?|switchboard|lines?|website|streets?|roads?|pool|gym"
    r"|cafeteria|school"
    r"|center|centre|areas?)\b[^;,]{0,20}? (?:of|at|in|outside|before|near|to)(?: the| our)?(?: US| British)? ?$",
    re.I,
)
# "The families of staff at the embassy have been relocated": the embassy has not.
_KIN = re.compile(
    r"\b(?:famil\w+|children|spouses|dependa?e?nts|guardians)\b(?![^;]*\band (?:the )?$)[^;,]{0,60} (?:the )?$", re.I
)
_AT = re.compile(r"(?:(?:at|from|of|in|by|to|as|and) )?")
# Australia's own Government, with a capital and no adjective: it "directs" its staff to go, as no host does.
_GOVERNMENT = re.compile(r"\b[Tt]he Government has (?:also |now )?directed$")
_STAFF_OF_OURS = re.compile(rf"\b{NATION} (?i:{OFFICE}|officials|government|staff)\b|\bour\b")
_OF_POSTS = re.compile(
    r"\bconsular\b|\broutine\b|\bservices\b[^;,]{0,40}? to (?:US|American|British|Canadian|Australian)"
    r" (?:citizens|nationals)\b"
    r"|\b(?:passport|citizens?) services\b"
    r"|\b(?:visa|passport) (?:operations|interviews|appointments)\b"
    r"|\b(?:interviews|appointments) for (?:[\w-]+ )?(?:visas|passports)\b|\b(?:visa|passport) (?:hall|window"
    r"|unit|section|counter|desk|waiting room|(?:drop )?box)(?:s|es)?\b",
    re.I,
)


def consular(plain: str, words: re.Match[str]) -> bool:
    """Whether the words name services that only a post has, and no other state's post is spoken of."""
    named = _OF_POSTS.search(words.group()) and not THEIRS.search(plain[: words.end()]) and not _CIVIC.match(plain)
    return bool(named) and not _OTHERS.search(plain)


def of_a_part(plain: str, words: re.Match[str]) -> bool:
    """Whether the words begin with a post of which only a counter, a section, the car park or families are meant."""
    if "relocat" in words.group() and _KIN.search(plain[: words.start()]):
        return True
    at = words.start() + len(_AT.match(words.group()).group())  # type: ignore[union-attr]
    return bool(_COUNTER.search(plain[:at]) or GROUNDS.search(plain[:at]))


def theirs(told: str) -> bool:
    """Whether the only mission that is named so far is another state's: "the Consulate of Italy has suspended"."""
    named = any(
        country_of(found[0].split(" ")[0]) is None and not _in_a_city(told[found.end() - 1 :])  # not "the Dili embassy"
        for found in THEIRS.finditer(told)
    )
    return named and _OWN.search(THEIRS.sub(" ", told)) is None


def _in_a_city(name: str) -> bool:
    """Whether what a post is "of" is the city it stands in: "the Consulate General of Lahore"."""
    found = _CITY.match(name)
    return found is not None and any(map(country_of, (found[0], found[0].split()[0])))


_HAS = re.compile(rf" ha(?:s|ve) .*\b(?:{_DID})\b")


def elses(plain: str, words: re.Match[str]) -> bool:
    """Whether another state says or did it, and no post of ours follows with what is its own."""
    other = ANOTHER.search(plain)
    if other is not None and other.start() > words.end() and _HAS.search(other[0]):
        return False  # "the Embassy is closed, as Germany has closed its own"
    return other is not None and not _BUT_OURS.search(plain, other.end(), words.end())


def ours(plain: str, words: re.Match[str]) -> bool:
    """Whether the words are about a post of ours, not about airlines, borders or another state's mission."""
    near = plain[max(0, words.start() - 160) : words.end() + 60]
    if words.group() == "OPERATIONS SUSPENDED":
        return True
    if elses(plain, words) or of_another(plain[: words.end()]) or theirs(plain[: words.end()]):
        return False
    said = heard.TOLD_BY.search(plain, 0, words.start())
    begun = () if said else _THEN_OURS.finditer(plain, 0, words.start())
    own = max((then.end() for then in begun), default=0)
    return bool(_OURS.search(near)) and not _OTHERS.search(plain[max(own, words.start() - 60) : words.end()])


def of_another(plain: str) -> bool:
    """Whether a sentence has another state's mission, or a town's office, for its subject, and names none of ours."""
    its = _ITS_OWN.match(plain)
    if (us := _TOLD_US.match(plain)) and not _OURS_TOO.search(plain, us.end()):
        return True
    return bool((its and country_of(its["whose"]) is None) or _CIVIC.match(plain))  # "the Tehran embassy" is ours


def of_anothers(plain: str) -> bool:
    """Whether another state's flight out is told of, and none of ours: "France's last flight leaves today"."""
    found = _CARRIES.search(plain)
    return found is not None and resolve(found["land"]) is not None and not _OF_US.search(plain)


# "The Embassy of Canada told us that its embassy is closed": what we are told of others is theirs.
_TOLD_US = re.compile(
    r"^(?:[Tt]he )?(?:(?i:embassy|consulate(?: general)?|high commission|government) of (?:the )?[A-Z]\w+"
    r"|(?!The\b|Embassy|Consulate"
    r"|Mission|Department|US\b|American)[A-Z]\w+(?: [A-Z]\w+)?(?: (?i:embassy|consulate|high commission"
    r"|government|mission))?)(?: has| have)?(?: also| now| just)?"
    r" (?:told|informed|advised|notified) us (?:that )?(?:its|their|it|they)\b"
)
_OURS_TOO = re.compile(rf"\b(?:{NATION}|our) (?:{OFFICE}|mission)\b|\bwe\b|[,;] (?:and|but|so) the (?:embassy"
    rf"|consulate)\b", re.I)


def our_government(before: str, after: str) -> bool:
    """Whether a bare "the Government" is the publisher's: what it does, it does with the publisher's own people."""
    return bool(_GOVERNMENT.search(before) and _STAFF_OF_OURS.search(after))
