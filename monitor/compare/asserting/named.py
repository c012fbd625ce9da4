"""Put the name for "it" and "they" where the clause or the sentence before has one that can be meant, and no other."""

from __future__ import annotations

import re

from monitor.compare.whose.offices import THEIRS, theirs

_NAME = r"[A-Z\u00c0-\u00de][\w'\u00c0-\u024f-]*(?: [A-Z\u00c0-\u00de][\w'-]*){0,3}"
_OFFICE = (
    r"(?:(?:[Tt]he|[Oo]ur) )?(?:US |American )?(?:Embassy|Consulate(?: General)?|Consular (?:Agency|Section)"
    rf"|Branch Office|Mission)(?!'s)(?:,? (?:in |at |of )?{_NAME})?"
)
# Whoever else closes, halts and moves.
_OTHER = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne) (?:[\w'-]+ ){0,3}?(?:[Mm]inistry|bank|airline|company|firm|hospital|clinic|university"
    r"|school|hotel|airport|port|police|union|factory|mine|plant|museum|market|mall|carrier|operator|agency"
    r"|[Gg]overnment|UN|court|parliament|newspaper|station)"
)
# What else can shut: where it is named beside the office, "it" may be either.
_SHUTS = re.compile(
    r"\b(?:airports?|borders?|roads?|bridges?|highways?|streets?|crossings?|markets?|museums?|stadiums?|hotels?|malls?|banks?"
    r"|schools?|universit(?:y|ies)|hospitals?|clinics?|ministr(?:y|ies)|stations?|ports?|mosques?|church(?:es)?|cathedrals?"
    r"|parks?|beach(?:es)?|restaurants?|cent(?:er|re)s?|compan(?:y|ies)|airlines?|buildings?|factor(?:y|ies)|plants?|prisons?"
    r"|palaces?|parliament|theat(?:er|re)s?|zoo|resorts?|shops?|areas?|districts?|neighbou?rhoods?|government)\b", re.I
)
_EITHER = re.compile(r"(?:;|, (?:and|so)) it (?:is|was|has been|remains|will be)(?: \w+)? (?:closed|shut)\b[^;,.]*")
_VERB = r"(?:was|is|has|had|will|did|does|lost|came|suffered|cannot|remains|stands|lies)\b"
_DOES = r"(?:(?:has|is|will|was|cannot|can|does|no longer|offers|provides|gives|keeps|remains|may|must)\b)"
# What is said to readers, or why, before it comes to the point.
_LEAD = (
    r"(?:(?:Please (?:note|be (?:advised|aware|informed))|Note)(?: that)? |(?:[Uu]pdated?|Event"
    r"|(?:Security )?Alert): )?"
    r"(?:[A-Z](?:(?!\b(?:Embassy|Consul))[^,;:]){2,50}, (?:but |so |and )?)?"
)
_WITHIN = re.compile(
    rf"^(?P<lead>{_LEAD})(?P<who>{_OFFICE}|{_OTHER})(?P<did> (?:[\w' -]{{3,60}} )?{_VERB}[^;]{{3,240}}?(?:; "
    rf"|, )(?:and |so )?)it (?={_DOES})"
)
_BEFORE = re.compile(rf"^{_LEAD}(?P<who>{_OFFICE}|{_OTHER})(?= {_VERB})")
_IT = re.compile(rf"^It (?={_DOES})")
_AGAIN = re.compile(r"^It (?:(?:has|is) )?(?:since |now )?(?:re-?opened|resumed|open again)\b")
_SHUT = re.compile(
    rf"^{_LEAD}(?P<who>(?i:{_OFFICE})|{_OTHER})(?= (?:(?:was|has|had|were|is) )?(?:been )?(?:closed|shut)\b)"
)
_DATED = re.compile(r"\d|\btoday\b", re.I)  # "it" has its day too, which its reader takes from there
# Whoever else the sentence before is about: "they" of the next one, that else would be own staff.
_OTHERS = re.compile(
    r"^(?P<who>(?:(?:[Aa]ll|[Mm]ost|[Mm]any|[Ss]ome|[A-Z][\w'-]+|\w+(?:al|an|ed|en|er|gn|ic|ng|se|sh)"
    r"|[Uu]naccompanied) ){0,3}"
    r"(?i:citizens|nationals|travell?ers|visitors|residents|tourists|minors|children|youths|students|guests|passengers"
    r"|drivers|motorists|people|persons|women|men|protesters|demonstrators|applicants|patients|soldiers|troops|gangs"
    r"|journalists|migrants|refugees|civilians|shops|businesses|taxis|vehicles|cars|buses|trucks|motorcycles"
    r"|Americans|Canadians|Australians|Britons))\b"
    r"(?: (?:in|near|within|throughout|of|at|from|under|with|who) [^,;:.]{2,60}?)?"
    r" (?:are|have|should|must|may|can|cannot|need|were|will|do|run)\b"
)
# "The French Embassy is closed. The embassy has ...": in small letters, whichever was named.
_THAT = re.compile(
    r"^The (?:embassy|consulate(?: general)?|mission)(?= (?:has|is|was|will|can|cannot|remains|no)\b"
    r"(?! (?:also|now also|likewise|ordered|authori[sz]ed|asked|told|advised|urged|evacuated)\b))"
)
_SEVERAL = re.compile(r"\b(?:ours|embassies|consulates|missions)\b", re.I)
_SHORT = re.compile(r"^(?:Nor|Neither) (?P<will>may|can|must) they (?:now |also )?")
_THEN = re.compile(r"^They (?=(?:are|should|must|may|can|need|have|cannot)\b)")
# Own people, where nobody else is spoken of.
_OWN = re.compile(
    r"\b(?:US )?(?:(?:Embassy|Mission|Consulate|Chief of Mission)(?:'s)?|US government|USG|[Oo]ur)"
    r" (?:own )?(?:people|staff|employees|personnel)\b"
)
_ANYBODY = re.compile(
    r"\b(?:citizens|nationals|Americans|travell?ers|visitors|residents|tourists|police|soldiers|troops|authorities"
    r"|gangs|protesters|demonstrators|workers|passengers|drivers|applicants|guards|criminals|militants|groups"
    r"|forces)\b", re.I
)
_THEY = re.compile(
    r"(?P<lead>^Not any (?:more|longer)[:;,] (?:since|as of|from) [^,;:]{3,40}?,? "
    r"|^(?:Since|As of|From|Until) [^,;:]{3,40}?,? (?:however, )?|[:;] (?:(?:since|as of|from)"
    r" [^,;:]{3,40}?,? )?)they (?=(?:may|must|cannot|can no|are (?:also |now )?(?:no|barred|forbidden|banned|confined"
    r"|restricted))\b)"
)


def named(plain: str, before: str) -> str:
    """Return a sentence with the name for its pronoun; `before` is the sentence before it in its block, or ""."""
    plain = _that_office(plain, before) if before else plain
    if "it " in plain and (found := _WITHIN.match(plain)):
        if not _one(found["who"], found["did"]):
            return _EITHER.sub("", plain)
        who = found["who"]
        again = who[:1].lower() + who[1:] if who.startswith(("The ", "Our ", "A ", "An ", "One ")) else who
        return f"{found['lead']}{who}{found['did']}{again} {plain[found.end() :]}"
    found = _BEFORE.match(before) if before and _IT.match(plain) and not _DATED.search(before) else None
    found = found or (_SHUT.match(before) if before and _AGAIN.match(plain) else None)
    if found and _one(found["who"], before[found.end() :]):
        return f"{found['who'][:1].upper()}{found['who'][1:]} {plain[3:]}"
    if before and _THEN.match(plain) and not _OWN.search(before) and (found := _OTHERS.match(before)):
        return f"{found['who']} {plain[5:]}"
    if (nor := _SHORT.match(plain)) and _OWN.search(before) and not _ANYBODY.search(before):
        return f"Embassy personnel {nor['will']} not {plain[nor.end() :]}"
    if "they " in plain and (they := _THEY.search(plain)):
        said = f"{before} {plain[: they.start()]}"
        if _OWN.search(said) and not _ANYBODY.search(said):
            return f"{plain[: they.start()]}{they['lead']}Embassy personnel {plain[they.end() :]}"
    return plain


def _that_office(plain: str, before: str) -> str:
    """Name another state's office where "the embassy" can only be that."""
    that, office = _THAT.match(plain), THEIRS.search(before)
    only = that and office and theirs(before) and not _SEVERAL.search(before)
    return f"The {office[0]}{plain[that.end() :]}" if that and office and only else plain


def _one(who: str, rest: str) -> bool:
    """Whether nothing else that can shut is named beside what is meant."""
    return _SHUTS.search(rest) is None or _SHUTS.search(who) is not None
