"""Name what people are to leave: the posts a sentence names, and else the town or province ("from Goma")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.compare.whose.posts import NOT_A_NAME, posts
from monitor.locate.cities import country_of, seat
from monitor.locate.places import resolve
from monitor.terms.names import fold, same

_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019-]*"
_NAME = rf"{_WORD}(?: (?:(?:of|de|da|do|du|la|le|el|es|al) )?{_WORD}){{0,3}}"
_OUT_OF = re.compile(
    r"\b(?:from|out of|leav(?:e|ing)|depart(?:ing)?|evacuat(?:e|ing)|quit|vacate) (?:the (?:city|town|capital) of )?"
    rf"(?:the )?(?P<name>{_NAME})(?P<part> (?:province|state|region|governorate|oblast|department)\b)?"
)
# A quarter of the country itself: "to leave southeast Norland".
_QUARTER = re.compile(
    r"\b(?:from|out of|leav(?:e|ing)|depart(?:ing)?) (?:the )?(?P<name>(?i:north|south|east|west|central)[a-z-]* "
    rf"(?P<land>{_NAME}))"
)
# What no town is called that stands where one might. What no list names is told at the place it names, and never lost.
_WHO = (
    r"Families|Family|Members?|Dependents?|Dependants?|Children|Spouses|Officials|Officers?|Diplomats?|Diplomatic"
    r"|Eligible|Direct|Hire|Foreign|Secretary|Ambassador|Minister|Chief|Charge|Marines?|Public|Diplomacy"
)
_BODY = (
    r"Posts?|State|Service|Agency|Corps|Ministry|Office|Peace|United|Nations|Federal|Administration|Management|Airlines?"
    r"|Airways|Operation|Program|Programme|Project|Union|Republic|Kingdom|Islamic|Hurricane|Cyclone|Typhoon|Covid|Risk"
)
_SITE = (
    r"Country|Capital|Airports?|Hotel|Street|Road|Avenue|Terminal|Building|Tower|University|School|Hospital|Bank|Zone"
    r"|Base|Camp|Annex|Area|Vicinity|Region|Province|District|Chancery|Residence|Compound|Enclave|Africa|Asia|Europe"
    r"|Americas?|Middle East|Gulf|Sahel|Levant|Caribbean"
)
_TIME = (
    r"Ramadan|Christmas|Easter|Eid|Muharram|Ashura|Jumada|Rajab|Diwali|Thanksgiving|Year|Spring|Summer|Autumn|Fall"
    r"|Winter|Mid|Early|Late|Midnight|Noon|Today|Now|Immediately"
)
_SMALL = (  # a title's, with a capital
    r"These|Those|That|They|He|She|It|We|You|Their|His|Her|Our|Its|Each|Every|Some|Any|Many|Most|Others?|Certain|Both"
    r"|One|Two|Three|First|Second|Phase|Section|Paragraph|Order|Large|Over|Amid|After|Following|Because|By|Before"
    r"|Until|Via|With|Without|Or"
)
_NO_TOWN = re.compile(rf"\b(?:{NOT_A_NAME}|{_WHO}|{_BODY}|{_SITE}|{_TIME}|{_SMALL})\b|\b[A-Z.]{{2,}}\b|'s$|\d")
_LANDS = re.compile(r"^(?:(?:north|south)(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central|mainland|greater) ", re.I)
_AND = re.compile(r", and |, | and ")
# "The departure for Lahore", "lifted for Lahore", and "from Lahore and Karachi"; whither they go is no post.
_FOR = re.compile(
    r"(?:(?:^ ?(?:status |order )?|\b(?:order|status|effect|force|not) )(?:for|at|in)"
    rf"|\b(?:departure|lifted|ended|rescinded|terminated|expired|lapsed)(?: only)? (?:for|at|in))"
    r" (?:both |only )?(?:the (?:(?:city|town) of )?)?"
    rf"(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME})*)"
    r"\b(?! (?:of|by|via|aboard|participants|travell?ers|grantees|volunteers|holders|(?:is|are) (?:by|on|via))\b)"
)
# "Karachi remains on ordered departure", "Lahore is on ordered departure and Karachi on authorized departure": what is
# said before the name of a status.
_ON = re.compile(
    rf"(?:^|[;,:] |\b(?:and|but|while|though|whereas) )(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME})*)"
    r"(?: (?:still|now|also))?(?: (?:remains?|stays?|continues?|is|are)(?: still| now| also)?| (?:has|have) been"
    r" (?:placed|put))? (?:on|under|in) (?:an? )?$"
)
_WHY = re.compile(
    r"^(?:as a (?:result|consequence) of|due to|because of|in (?:light|view) of|in response to|given|following|after"
    r"|amid|owing to)\b[^,;]*,", re.I
)
_CLAUSE = re.compile(r"[;:] |, | (?:and|but|while|though|whereas) (?=(?:the )?(?:U\.?S\.? )?(?:Embassy|Consulate)\b)")
_BEING = re.compile(r" (?:remains?|stays?|continues?|is|are)(?: still| now| also)? (?:on|under|in) (?:an? )?$")
_FROM = re.compile(
    r"\b(?:from|out of|leav(?:e|ing)|depart(?:ing)?) (?:both )?"
    rf"(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME})*)"
)
# "Of family members in Lahore", before anything else is told.
_WHERE = re.compile(
    r"^(?:[^;:.,]*, )?(?:(?!\b(?:told|asked|urged|advised|instructed|directed|barred|warned|suspend\w*|clos\w+|cut|said"
    r"|remind\w*|require\w*|keep\w*|kept|restrict\w*|limit\w*|but|while|which|who|whose|that)\b)[^;:,])*?"
    r"\b(?:employees|personnel|staff|members|families|dependants|dependents|diplomats|officials)"
    r"(?: (?:who are )?(?:assigned|posted|based|stationed|working|serving|living))? (?:in|at) (?:both )?"
    r"(?:the (?:city|town) of )?"
    rf"(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME})*)"
)
_BACK_TO = re.compile(
    r"\breturn(?:ed|ing)?(?: of [^;,.]{3,80}?)?(?: to (?:work|post))? (?:to|at|in) (?:the (?:city|town) of )?"
    rf"(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME})*)"
)
# "Personnel of the Consulate in Adana and civilians in Izmir province": who works beside a post has no post to name.
_BESIDE = re.compile(
    rf"\b(?:civilians|employees|personnel|staff|families|members|dependents) (?:in"
    rf"|to) (?:the )?(?P<where>{_NAME}(?:(?:, and |, | and ){_NAME})* (?:province|state"
    r"|region|governorate|oblast|department)s?)\b"
)
_AT_WORK = re.compile(
    r"\b(?:operations|services|sections?|work|assistance|(?:embassy|consular|branch) (?:office|activities))"
    r"(?: (?:are|is|was|were|has been|have been) (?:now |also )?\w+ed)?(?: (?:at|from) (?:its|the|our) [\w ]{3,30}?)?"
    rf" in (?:the (?:city|town) of )?(?P<name>{_NAME})"
)
# "For the Embassy, but not for the Consulate General in Lahore": that post is left out.
_SPARED = re.compile(
    r",? \b(?:but|though|and) not\b[^;.]*|,? \b(?:except(?:ing)?|other than|(?:with the exception|to the exclusion) of"
    r"|(?:everywhere|anywhere|all(?: \w+)? posts|every post) but)\b[^;,.]*", re.I
)
# "All except emergency personnel at the Consulate in Lahore": who is left out is there, and so is who is not.
_ALL_BUT = re.compile(
    r"\ball(?: (?:of |the |our |its |US |embassy |mission )*(?:staff|personnel|employees))?"
    r" (?:except(?:ing)?(?: for)?|other than|but|(?:with the exception|to the exclusion) of)"
    r" (?=(?:(?:the|its|our|a few|some) )?(?:emergency|essential|core|critical|key)(?: \w+)?"
    r" (?:staff|personnel|employees|officers)\b)", re.I
)
_SAVE = re.compile(
    r"\b(?:not|except(?:ing)?|other than|exception of|exclusion of|(?:everywhere|anywhere|posts?) but)"
    r"(?: (?:for|in|at|from))? (?:both )?(?:the (?:city|town) of )?"
    rf"(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME})*)"
)


def whence(words: str, rest: str = "") -> list[str | None]:
    """Return the posts, or the place, that words are about; what they leave out is none. [None] is the whole mission.

    Where the words name no post, one that the `rest` of their sentence names counts.
    """
    words, rest = (_SPARED.sub("", _ALL_BUT.sub("all ", part)) for part in (words, rest))
    named = [p.post for p in posts(words)]
    if not (named or towns(words)):
        named = [p.post for p in posts(_lead(words, rest) if _of_the_land(words) else rest)]
    if named:
        named += [found["where"] for found in _BESIDE.finditer(words)]
    return list(dict.fromkeys(named)) or [*towns(words)] or [town(words)]


def _of_the_land(words: str) -> bool:
    """Whether words name the country that is left: what their sentence tells behind them is another fact."""
    found = _OUT_OF.search(words)
    return bool(found and resolve(found["name"]))


def _lead(words: str, rest: str) -> str:
    """What a sentence says before its words, but for why."""
    return _WHY.sub("", rest[: max(rest.find(words), 0)])


def spared(words: str) -> list[str]:
    """Return the posts that words leave out of what they tell of others."""
    clauses = _SPARED.findall(_ALL_BUT.sub("all ", words))
    return [post for clause in clauses for post in [p.post for p in posts(clause)] or _listed(_SAVE.search(clause))]


def towns(words: str) -> list[str]:
    """Return the posts of the cities in which, or for whose people, a thing is told; no list need know a city."""
    left = _OUT_OF.search(words)  # who is told of behind the country that is left is told another thing
    whose = words[: left.start()] if left and resolve(left["name"]) else words
    found = (_FOR.search(words), _FROM.search(words), _WHERE.search(whose))
    return next(filter(None, map(_listed, found)), [])


def holders(before: str) -> list[str]:
    """Return the posts, or those of the cities, that are or stay on the status whose name these words lead up to."""
    clause = _CLAUSE.split(before)[-1]
    return [p.post for p in posts(clause)] if _BEING.search(clause) and posts(clause) else _listed(_ON.search(before))


def _listed(found: re.Match[str] | None) -> list[str]:
    names = _AND.split(found["names"]) if found else []
    towns = (_known(name) or name for name in dict.fromkeys(names) if not resolve(name))
    return [post_in(name) for name in dict.fromkeys(towns) if country_of(name) or unlisted(name)]


def _known(name: str) -> str:
    """Return the city, with as many words as are known, that a name begins with ("Khartoum North"), or ""."""
    words = name.split(" ")
    return next((city for n in range(len(words), 0, -1) if country_of(city := " ".join(words[:n]))), "")


def unlisted(name: str) -> bool:
    """Whether a name that no list knows is taken for a town of the country that is spoken of."""
    return not (_NO_TOWN.search(name) or resolve(_LANDS.sub("", name)) or country_of(name))


def post_in(city: str) -> str:
    """Name the post of a city: its embassy where it is a seat of one, else the city."""
    return f"Embassy {city}" if seat(city) else city


def town(words: str) -> str | None:
    """Return the post, or the place, that words tell people to leave; None where it is the country, or none is named.

    The seat of an embassy means its embassy. Of several the first counts: "to leave Chad by commercial airline from
    N'Djamena" is of Chad.
    """
    quarter, found = _QUARTER.search(words), _OUT_OF.search(words)
    if quarter and resolve(quarter["land"]) and not resolve(quarter["name"]):
        return quarter["name"]
    if found is None:
        return None
    if found["part"]:
        return found["name"] + found["part"]
    parts = found["name"].split(" ")
    for n in range(len(parts), 0, -1):
        name = " ".join(parts[:n])
        if resolve(name):
            return None
        if country_of(name):
            return post_in(name)
    return found["name"] if unlisted(found["name"]) else None


def whither(words: str) -> list[str | None]:
    """Return the posts, or the towns, to which people may return, for whom a departure is over; [None] for all."""
    return [*_listed(_BACK_TO.search(words))] or whence(words)


def is_land(name: str, names: Iterable[str]) -> bool:
    """Whether a name is that of the country of a page, which goes by `names`; of one that has none, any may be.

    Where one of them is a country's, the others are titles, and a town that a title names is a town.
    """
    names = [*names]
    known, bare = [fold(each) for each in [*filter(resolve, names)] or names], fold(name)
    return not known or any(bare == each or f" {bare} " in f" {each} " or f" {each} " in f" {bare} " for each in known)


def at_work(words: str, office: str | None) -> str | None:
    """Return the city in which a sentence says that services or operations are, where no post of ours is: None else."""
    found = _AT_WORK.search(words)
    its_own = re.escape(office.split(" ")[-1]) if office else "(?!)"
    if re.search(rf"\b{its_own} (?:and|as well as) (?:in |at )?(?:the |our )?\w", words):
        return None  # "the embassy in Jerusalem and the office in Tel Aviv": the post itself, too
    name = found["name"] if found else ""
    parts = name.split(" ")
    cities = (" ".join(parts[:n]) for n in range(len(parts), 0, -1))
    city = next((city for city in cities if country_of(city) and not resolve(city)), None)
    return None if city is None or (office and same(fold(city), fold(office.split(" ")[-1]))) or seat(city) else city


_TOWN = (
    r"(?-i:(?!(?:The|US|American|Our|This|All|Both|In|Consular)\b)[A-Z][\w'-]+"
    r"(?: (?:(?:de|del|la|las|los|do|da) )*[A-Z][\w'-]+){0,3})"
)
_AGENCY = (
    rf"(?:(?P<before>{_TOWN}) consular agency\b|\bconsular agenc(?:y|ies)(?: in| at|,)? (?:the )?"
    rf"(?P<behind>{_TOWN}(?:(?:,|,? and) {_TOWN}){{0,4}}))"
)
_STOPS = r"\b(?:clos(?:e|es|ed|ing)|shut|suspend(?:ed|s|ing)?|unavailable|stopped)\b"
_AGENCY_SHUT = (
    re.compile(rf"{_AGENCY}\b[^;.]{{0,60}}? (?:is|are|has|have|was|were|will|remains?)\b[^;,.]{{0,40}}?{_STOPS}", re.I),
    re.compile(rf"{_STOPS}[^;,.]{{0,40}}?{_AGENCY}", re.I),
)


# "At all posts, among them the Embassy and the consular agency in Norhaven": not there alone.
_AMONG = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?(?: general)?|mission facilities|posts)\b"
    rf"(?:(?: in| at)? {_TOWN})?(?:,|,? and)(?: the)?(?: US)? *$", re.I
)
_AGENCY_OPEN = re.compile(
    rf"{_AGENCY}\b(?:,[^;.,]{{0,60}},)?(?:(?!\b(?:closed|shut|suspended|but|and)\b)[^;.,]){{0,60}}? (?:re-?open"
    r"|resum|(?:is|are) (?:now )?open)\w*",
    re.I,
)


def agency_again(plain: str) -> str:
    """Name the one consular agency that a sentence says works again, as a post, or ""."""
    found = _AGENCY_OPEN.search(plain)
    towns = (found["before"] or found["behind"]) if found else ""
    return "" if not towns or "," in towns or " and " in towns else f"Consular Agency {towns}"


def agency(plain: str) -> str:
    """Say at which consular agency work stops, as "at the consular agency in Norhaven", or ""."""
    found = next(filter(None, (said.search(plain) for said in _AGENCY_SHUT)), None)
    if found is None or _AMONG.search(plain[: found.start()]):
        return ""
    towns = found["before"] or found["behind"]
    return f"at the consular agenc{'ies' if ' and ' in towns or ',' in towns else 'y'} in {towns}"
