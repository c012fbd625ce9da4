"""Say who is told to stay where they are, or to go, and where those are who are told."""

from __future__ import annotations

import re

from monitor.compare.whose.people import AT_HOME, STAFF, place_key
from monitor.compare.wordings.governments import NATION, PUBLIC
from monitor.locate.cities import country_of
from monitor.model import PEOPLE, PEOPLE_IN_PARTS, SOME_PARTS, STAFF_ALONE
from monitor.terms.calendar import MONTH

# A house with a name ("the Hilton"): of lands, only some have an article.
HOUSE = (
    r"(?:(?-i:Building|Terminal|Annex|Gate|Floor) \w+|the (?-i:(?!(?:British|Embassy|Consulate|Mission|High|American"
    r"|Canadian|Australian|Republic|Kingdom|State"
    r"|United|Lebanon|Gulf|Levant|Sinai|Caucasus|Crimea|Punjab|Region|Province|Interior|North\w*|South\w*|East\w*"
    r"|Democratic|Dominican|Central|West|Gaza|Gambia|Congo|Sudan|Ukraine|Yemen|Capital|Sahel|Ivory|Marshall|Solomon|Cook"
    r"|Czech|Vatican|Department)\b)[A-Z][a-z][\w'-]+(?<!s))"
    r"(?= (?:in|on|at|after|because|due|when|following|hotel|yesterday|today|last|by|to|immediately|now)\b|[.,;]|$)"
    r"|(?:the )?(?-i:(?:[A-Z][\w'-]+ ){1,3}(?:Hotel|Mall|Plaza|Towers?|Building|Cent(?:er|re)|Compound|Residence|Square"
    r"|Street|University|School|Airport|Stadium|Zone|Quarter|District)\b))"
)
# Who leaves by a door goes home, to lunch or to a meeting point, and out of no country.
BY_A_DOOR = (
    r"(?:leav(?:e|ing)|depart(?:ing)?|exit(?:ing)?|go(?:ing)? out|quit|vacate|evacuate)(?: [a-z-]+){0,2}? (?:by"
    r"|through|via|using|from) (?:(?:the|an?|its|any|their|one of the) )?(?:(?!border|frontier"
    r"|crossing)(?-i:[a-z])[\w-]+ ){0,3}?(?:gates?|doors?"
    r"|doorways?|exits?|entrances?|stairs?|staircases?|stairwells?|elevators?|lifts?|lobby|hallways?|garages?"
    r"|turnstiles?|fire escapes?)\b"
)
# A house for those who have none, and what is told of it: "Shelter for Animals", "Shelter debris removed".
BED = re.compile(
    r"^(?:(?:emergency|temporary|animal|storm|hurricane|public|homeless|local|new|open|available"
    r"|community) ){0,3}shelters?"
    r" (?:for (?:(?:the|our|stray|displaced|homeless|abused|lost|battered|street|local) )*(?:animals?|pets|dogs|cats"
    r"|homeless|displaced|refugees|migrants|women|children|victims|evacuees|survivors|youth|orphans|poor|elderly"
    r"|needy|all(?=\W*$)|everyone(?=\W*$)|those in need|hope|peace|dignity)\b"
    r"|(?:information|info|locations?|list|debris|options?"
    r"|sites?|capacity|availability|addresses|facilit\w+|program\w*|volunteers?|openings?|hotline|repairs?|removal"
    r"|animals?|dogs?)\b|(?:(?:is|are|was|were|has|have|had|will)(?: \w+){0,2} )?(?:open(?:ed|s)?|available|full"
    r"|built|donated|clean\w+)\b)",
    re.I,
)
# What else people should do names other places: "shelter in place and avoid the Old Port".
_ELSE = re.compile(
    r"[,;] (?!(?:and )?[A-Z])| and (?![A-Z])|; (?=(?:and )?[A-Z][^;,]{0,60}? (?:is|are|has|have|was|were|will)\b)"
)
# Whose shelter it is: that of a mission's own people, or of everybody whom the text addresses.
_STAFF = re.compile(
    rf"{STAFF}|\b(?:non-?e\w+|local|consulate|embassy) (?:staff|personnel|employees)\b"
    r"|(?:^|\b(?:and|but|while|all|our|its) )(?:all )?(?:staff|personnel|employees) (?:(?:has|have) been|are|is)"
    r" (?:ordered|instructed|directed|told|asked|advised)\b", re.I,
)
_PEOPLE = re.compile(
    rf"\b(?:{PUBLIC}|Irish|travell?ers|visitors|residents|everyone|people|public|you|your)\b", re.I
)
_PARTS = re.compile(
    r"\b(?:a number of|several|specific|certain|some|various|(?:the )?(?:named|listed|following|affected)) (?:\w+ )?"
    r"(?:locations|areas|cities|states|places|parts|regions)\b"
    r"|\bwithin (?:an? )?\d[\d.,]*[ -](?:miles?|km|kilomet\w+)\b"
    r"|\b(?:within|inside|in) (?:this|that|these|those) (?:radius|zones?|areas?|districts?|regions?|perimeter)\b", re.I
)
# "Citizens in Norhaven are urged to shelter", "violence throughout the city of Norhaven"
_SUBJECT = re.compile(
    rf"\b(?:{PUBLIC}|travell?ers|visitors|residents|those|everyone"
    r"|people|personnel|staff|employees)(?: \(\w+\))?(?: currently| now| already| who (?:are|live))?"
    r" (?:in|near|around|within) (?P<where>[^;]{2,260}?)(?=,? (?:are|is|should|must|to|will|have|has|need"
    r"|and)\b(?! [A-Z]))"
    r"|\b(?i:guests|residents|passengers|students|patients|worshippers|visitors|those|any(?:one|body)|every(?:one|body)"
    r"|people|citizens|nationals|Americans)(?: currently| now| still)? (?:at|on|in|near|inside|(?:staying|living"
    r"|residing|lodged|working) (?:in|at|on|near)|(?i:(?<=residents )|(?<=guests )|(?<=students ))of)"
    r" (?P<where3>[^;]{2,160}?)(?=,? (?:are|is|should|must|to|will|have|has|need)\b)"
    r"|\b(?:throughout|across|downtown|in and around|avoid(?:ing)?)(?: the)?(?: city of| town of| downtown)?"
    r" (?P<where2>(?-i:[A-Z])[\w'-]*(?: (?-i:[A-Z])[\w'-]*){0,2})"
)
# "Shelter in place when necessary", "while sirens sound": what is to be done then, and is not asked now.
ONLY_WHEN = (
    r"(?:(?:when|where|as|if)(?:ever)?(?: and (?:when|where|if))?(?: it is| deemed| \w+ly)? (?:necessary|required"
    r"|needed|appropriate|warranted|advisable|prudent)\b"
    r"|(?:when|if|where|as)(?:ever)? (?:(?:the|your|local) )*(?:situation|circumstances|conditions|events|need)"
    r" (?:require|dictate|warrant|call|demand|deteriorate|arise)s?\b"
    r"|(?<! now )(?<!ediately )(?:when(?:ever)?|while|if"
    r"|once|(?:every|each) time|as soon as) (?:[\w-]+ ){0,4}?(?:sirens?|alarms?|alerts?|warnings?)"
    r" (?:(?:is|are) (?:\w+ )?(?:active|activated|on|sounding|sounded|given|issued|announced)|sounds?|goes? off))"
)
# "Those in Norport should leave, and those in Norhaven should shelter": what is told first is of people elsewhere.
_OTHERS = re.compile(
    r"\b(?:should|must|are|is|need)\b[^;]*?(?:; |,? (?:and|while|but|whereas) )(?=(?:(?:all|any|the|US|American|British"
    r"|Canadian) )*(?:those|citizens|nationals|Americans|people|residents|visitors|travell?ers|anyone|everyone)"
    r" (?:in|near|at|around) (?:the )?(?-i:[A-Z]))", re.I
)
# "In the port of Norport": what a named place is.
_SORT = (
    r"(?:(?:the )?(?:[a-z]+ )?(?:capital|city|town|port|village|province|state|district|region|governorate|department"
    r"|island|area)(?: city)?(?: of| around)? )?"
    r"(?:(?:the )?(?:north|south|east|west|cent)(?:ern|east\w*|west\w*|ral)? (?:of )?)?"
)
_QUARTER = re.compile(r"(?:the )?(?:north|south|east|west|cent)\w* (?:of )?(?=[A-Z])")
# Who is meant, or how long, not when.
THERE = re.compile(
    r"^(?:(?:Update|Reminder|Note): )?(?:If you(?: are|'re)(?: currently| already)? (?:in (?:[A-Z]|(?:(?:any|one"
    r"|either) of )?(?:these|those|the"
    r" (?:following|named|affected)) )(?:(?! (?:you (?:should|must|need|are|have)|when|if|once|during)\b)[^,:]){2,70}"
    rf"|(?:in|at|near|inside|on|staying (?:in|at)|living in) {_SORT}(?:the )?[A-Z](?:(?! (?:when|if|and|during"
    r"|while|as|you (?:should|must|need|are|have))\b)[^,:]){2,60}"
    r"|(?:in|at) an? (?:safe|secure) (?:place|location|building|area)|in the (?:capital|city)(?: now| today)?"
    r"|safe where you are|(?:still )?t?here"
    rf"|an? {NATION} (?i:national|citizen)[^,;]{{0,60}})"
    r"|Until [^,]{3,120}|If you (?:remain|stay|are still) in [A-Z][^,:]{2,40}"
    r"|If you (?:do not|don't|cannot|can't|are (?:unable|not able)|have not|haven't)\b[^,;]{0,60}?"
    r"\b(?:leave|depart|evacuate|travel|flights?)\b[^,;]{0,30})(?:[,:] | (?=the time for\b))"
    r"|^If you(?: are|'re)(?: currently| already)? (?:(?:in|at) an? (?:safe|secure) (?:place|location|building|area)"
    r"|an? \w+ (?:national|citizen)(?: \w+){1,5}?|(?:staying |living )?(?:in|at|near|inside|on) "
    rf"{_SORT}(?:the )?[A-Z]"
    r"(?:(?! (?:when|if|and|during|while|as)\b)[^,:;]){2,60}?) (?=you (?:should|must|are advised|need to)\b)"
)
_PLACED = re.compile(
    r"^If you(?: are|'re)(?: currently| already)?"
    rf" (?:in|at|near|inside|on|staying (?:in|at)|living in) (?P<where>{_SORT}(?:the )?[A-Z][^,:]{{2,70}}?)"
    r"(?:[,:] | (?=you (?:should|must|are advised|need to)\b))"
)
_HEAD = re.compile(
    r"^(?:(?:In|Inside|Along|Near|Around|Throughout|Across|On) (?=(?:(?:the|all|both|parts|most|of|any|these|those|much"
    r"|(?:north|south|east|west|cent)\w*|greater|city|town|province|state|region|district|areas?|border|island|rest) )*"
    r"(?:[A-Z]|(?:border|coast|provinces|regions?|districts|areas|states|parts|north|south|east|west|zones?)\b))"
    r"|Within (?:an? )?\d[\d.,]*[ -](?:miles?|kms?|kilomet\w+)(?: radius)? of (?:the )?)"
    rf"(?P<where>(?!(?:{MONTH}|Congress"
    r"|Parliament|Operation|Phase|Stage|Ramadan|Lent|Easter|Eid|Christmas(?! Island))\b|all [a-z]+(?: of the country)?"
    r",)[^;:.,]{2,80}(?:, (?:and )?(?:the )?[A-Z][\w' -]{2,40}?)*),(?= )"
)
# "In Norport, Norhaven or Pell": the rest of a list, whose last an "and" or "or" names.
_AND_MORE = re.compile(
    rf"(?:, (?!{NATION}\b)(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)+,? (?:and|or) (?!{NATION}\b)(?:the )?[A-Z][\w'-]+"
    r"(?: [A-Z][\w'-]+)?(?! (?:nationals|citizens))"
)
# "In Norport, fighting goes on, and you should leave": what is asked is no more said of Norport.
_NEXT = re.compile(r"[,;] (?:and|so|but|therefore|thus|as a result)\b")
_STAYING = re.compile(r"\b(?:shelter|stay|indoors|inside|cover|remain (?:in|at|inside|home))\b", re.I)
_BEYOND = re.compile(r",? (?:outside|except|other than|excluding|apart from|but(?: not)?|beyond)\b")
_GROUND = re.compile(
    r"^Within|\b(?:borders?|coasts?|provinces|regions?|districts|areas|states|parts|north\w*|south\w*|east\w*|west\w*"
    r"|zones?)\b"
)
_COME_LATER = re.compile(
    rf"\b(?:are|is|were|have been|has been)(?: being)? (?:advised|asked|encouraged) to {AT_HOME}"
    rf"|\b(?:advised|asked|encouraged) {STAFF} to {AT_HOME}", re.I
)
# At home from nine in the evening to five in the morning, every night: a curfew.
_NIGHTLY = re.compile(r"\b(?:from|between|by|after) (?:\d{1,2}(?::\d\d)? ?p\.? ?m\b|midnight)", re.I)
_CLOSE = re.compile(r"(?<! or )\b(?:close to|near|nearby) home\b", re.I)  # goes about there
_BETWEEN = re.compile(r"\bbetween (?:\d|noon|midday|midnight)[^;,]{0,20} and (?:\d|noon|midnight)", re.I)


_SMALL = re.compile(r"\b[a-z]{4,}\b")
_FEW = 2  # words of four small letters that a title may have


def titled(plain: str) -> bool:
    """Whether a sentence is a title: it has capitals all over, and names nothing by them."""
    return len(_SMALL.findall(plain)) <= _FEW


_BEHIND = re.compile(r"\b(?:in|near|at|around|throughout|across|for|of) (?:the )?(?!Place\b)[A-Z].*")
_ALONE = re.compile(r"[-\u2013\u2014:] ([^-\u2013\u2014:;]*(?<=\w)(?:-[^-\u2013\u2014:;]+)?)$")
_HOW_LONG = re.compile(r" (?:Until .*|Now|Immediately|Today|Tonight)$")
_LISTED = re.compile(r",? and |, ")


def _of_a_title(plain: str, places: str) -> str:
    """Return the places of a sentence, and of a title those alone that are known, or stand behind "in" or a dash."""
    if not titled(plain):
        return places
    names, behind = [_HOW_LONG.sub("", name) for name in places.split(", ")], _BEHIND.search(plain)
    alone = _ALONE.search(plain)
    told = f"{behind[0] if behind else ''} {alone[1] if alone and _LISTED.split(alone[1]) == names else ''}"
    return ", ".join(name for name in names if name in told or country_of(name))


def whom(plain: str) -> int:
    """Return whether own staff alone, people, or people in parts of the country are told."""
    if _STAFF.search(plain) and not _PEOPLE.search(_STAFF.sub(" ", plain)):
        return STAFF_ALONE
    return PEOPLE_IN_PARTS if _PARTS.search(plain) else PEOPLE


def where(plain: str, said: re.Match[str], country: tuple[str, ...]) -> str:
    """Name where people must stay: the places told after it, or where those are who are told."""
    _, what = place_key(_ELSE.split(plain[said.end() :])[0], country)
    own = plain[: said.end()].rpartition("; ")[2]  # what is told in front of it may be of people elsewhere
    what = what or (_of_clause(own, country) if len(own) < said.end() else "")
    begun = own_clause(plain, said.start())
    for found in () if what else _SUBJECT.finditer(plain[begun : said.end()]):
        named = found["where"] or found["where2"] or found["where3"]
        _, what = place_key(named, country)
        if any(name and name in named for name in country):
            return ""  # "in Norland and the Outer Islands" is all of it
        if what:
            break
    return _of_a_title(plain, what)


def own_clause(plain: str, at: int) -> int:
    """Where the clause begins of those who are told what stands at a place, behind what people elsewhere are told."""
    return max((told.end() for told in _OTHERS.finditer(plain, 0, at)), default=0)


def _of_clause(own: str, country: tuple[str, ...]) -> str:
    """Name the place at which a clause of its own begins ("; in Norport, shelter in place")."""
    begun = own[:1].upper() + own[1:]
    return "" if (head := at_head(_STAYING.split(begun)[0], country)) == SOME_PARTS else head


def there(plain: str, country: tuple[str, ...]) -> str:
    """Name the place of "If you are in Norport, shelter in place", or "In Norport, ..."; "" where it is the country."""
    found = _PLACED.match(plain)
    if found is None:
        return "" if (head := at_head(_STAYING.split(plain)[0], country)) == SOME_PARTS else head
    if any(name and name in found["where"] for name in country):
        return found["where"].removeprefix("the ") if _QUARTER.match(found["where"]) else ""
    return place_key(found["where"], country)[1]


# "In Norport and in Pell", "those in Norport and those in Pell".
_AND_IN = re.compile(
    rf"(?:(?:,? and|,) (?:(?:(?:{NATION} )?(?:{PUBLIC})|those|anyone|everyone) )?in (?=(?:the )?(?-i:[A-Z][\w'-]+)))"
    r"(?P<name>(?:the )?(?-i:[A-Z])[\w'-]+(?![\w'-])(?:(?<='s) (?:far )?(?:north|south|east|west|cent)\w*|(?<!'s)"
    r"(?: (?-i:[A-Z])[\w'-]+)?))", re.I
)


def listed(said: re.Match[str]) -> str:
    """Return the place that a sentence names, with those of the list that it opens."""
    rest = _AND_MORE.match(said.string, said.end("place"))
    names, at = [said["place"]], said.end("place")
    while not rest and (more := _AND_IN.match(said.string, at)):
        names.append(more["name"])
        at = more.end()
    return names[0] + rest[0] if rest else " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def at_head(plain: str, country: tuple[str, ...]) -> str:
    """Name where what a sentence asks is said to hold, by its beginning: "Within 10 miles of Norport, ..."; else "".

    `plain` ends where it is asked. Ground that has no name is `SOME_PARTS`; the country itself is no part of it.
    """
    found = _HEAD.match(plain)
    if found is None or any(name and name in found["where"] for name in country) or _NEXT.search(plain, found.end()):
        return ""
    inside = _BEYOND.split(found["where"])[0]
    return place_key(f"in {inside}", country)[1] or (SOME_PARTS if _GROUND.search(found[0]) else "")


# "Children should stay at home and avoid going to school": schools and households are told, and nobody else.
_PUPILS = re.compile(
    r"(?:^|[;:] |, (?:and |while )?)(?:(?:All|School|Local|The|Our|Younger) )?(?:children|pupils|students"
    r"|schoolchildren|kids|teachers|nann(?:y|ies)|maids|(?:domestic|household) (?:staff|workers|employees|help\w*))\b"
    r"(?: (?!should|must|are|you|your|citizens|Americans|nationals|famil|parents|every|residents|people|adults"
    r"|persons|grown|visitors|tourists|travel|foreign|others)[^\s;,.]+){0,9}"
    r" (?:must|should|are (?:\w+ )?to)(?: all)? (?:stay|remain) (?:(?:at )?home|in (?:their|the) (?:homes?|houses"
    r"?|residences?))\b(?![^;]* (?:citizens|everyone|all "
    r"(?:Americans|nationals|personnel)))", re.I
)
# "Banks have told their staff to stay at home": what employers say to theirs.
_WORKERS = re.compile(
    r"(?<!\band )(?<!\band the )(?<!\band local )(?<!mbassy )(?<!onsulate )(?<!ission )(?<!\bUS )(?<!\bour )"
    r"(?<!\bgovernment )\b"
    r"(?:hospitals?|schools?|universit(?:y|ies)|compan(?:y|ies)|businesses|banks?|offices|firms|employers?"
    r"|ministr(?:y|ies)|UN|United Nations|NGOs?|(?<!Department and )agencies)\b (?:[\w-]+ ){0,3}?(?:told|asked|advised"
    r"|instructed|ordered|directed|telling|asking|advising)(?: \w+){0,2} (?:their|its) (?:[\w-]+ ){0,2}?(?:staff"
    r"|employees|workers|personnel|teachers|students|pupils) to (?:stay|remain) (?:at )?home\b"
    r"(?![^;]* (?:citizens|everyone|all (?:Americans|nationals|personnel)))", re.I
)
# What everybody else is told beside them: "shelter in place: children should stay at home".
_SHELTER = re.compile(
    r"\b(?:shelter(?:ing)? in place|shelter-in-place|(?:to|should|must) (?:take )?shelter|indoors"
    r"|(?:stay|remain) (?:inside|where you are|(?:at )?home|in place))\b|^(?:take )?shelter\b", re.I
)
_DANGER = re.compile(r"gunfire|shooting|shots|fighting|clashes|attack|explosion|shelling|missile|riot", re.I)


def only_at_home(plain: str, told: str = "") -> bool:
    """Whether people are to be home between two hours, own at night or for work, pupils, others' staff: no shelter.

    `told` is the whole sentence, where `plain` is cut.
    """
    theirs = next(filter(None, (_PUPILS.search(plain), _WORKERS.search(plain))), None)
    beside = plain[: theirs.start()] + plain[theirs.end() :] if theirs else ""
    if theirs and not (_DANGER.search(told) or _SHELTER.search(beside)):
        return True
    own = _COME_LATER.search(plain) or _NIGHTLY.search(plain) or _CLOSE.search(plain)
    return bool(_BETWEEN.search(plain) or (own and whom(plain) == STAFF_ALONE))
