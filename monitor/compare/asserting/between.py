"""Take out what stands between the parts of a statement: "is, for the time being, closed"; "we add that ..."."""

from __future__ import annotations

import re

from monitor.terms.calendar import MONTH

_AUX = r"(?:is|are|has|have|will|may|must|should|can|shall|need|cannot|need not|may not|must not|should not|will not)"
_DATE = (
    rf"(?:today|(?:\w+day,? )?(?:(?:{MONTH}) \d{{1,2}}(?:, \d{{4}}\b)?|\d{{1,2}} (?:{MONTH})(?: \d{{4}})?))"
)
_SINCE = r"(?:as of|as from|from|since|starting|effective|with effect from|beginning)"
# What is said in between and says nothing of the thing itself.
_WORDS = (
    r"(?:however|though|nonetheless|nevertheless|meanwhile|moreover|furthermore|therefore|consequently|accordingly"
    r"|likewise|too|by contrast|in contrast|on the (?:other hand|contrary)|in turn|as it happens|in fact|indeed"
    r"|of course|regrettably|unfortunately|sadly|all the same|even so|in addition|in other words|more (?:seriously"
    r"|importantly)|for (?:now|the (?:time being|moment|present))|at (?:present|this (?:time|hour|point)|the moment)"
    r"|in the meantime|as a (?:precaution|result|consequence)|as a precautionary measure)"
)
# Between commas behind an auxiliary stands an aside, whatever its words, unless the rest hangs on it or it has a day.
_HANGS = (
    r"(?:if|unless|when\w*|once|should|would|could|might|in case|in the event|say\w*|said|told|tell\w*|report\w*"
    r"|alleg\w+|claim\w*|according|in theory|in principle|as a rule|normally|usually|typically|generally|always|ever"
    r"|every|each|any|as (?:before|usual)|today|until|pending|subject|not|no|never|rumou?r\w*|exercise"
    rf"|drill|\d+|or|only|except|with the exception|{MONTH})"
)
_ASIDE = re.compile(rf"\b(?P<aux>{_AUX}), (?!and\b)(?:(?!\b{_HANGS}\b)[^,;:.]){{3,90}}, (?=[a-z]+\b)")
_COMMAS = re.compile(rf", {_WORDS},(?= (?:{_AUX}|cannot|do|does|did|no longer|\w+ed)\b)", re.I)
_BARE = re.compile(
    rf"\b(?P<aux>{_AUX}) (?:for (?:now|the (?:time being|moment|present))|at (?:present|the moment)|nonetheless"
    r"|nevertheless|therefore|however|consequently) (?=[a-z])"
)
_PART = re.compile(r",? for (?:its|our|their|my) (?:own )?part\b,?(?= )")
# "Are as of today no longer permitted": the day goes before the sentence, where every reader looks for it.
_DAY = re.compile(
    rf"^(?P<before>[^;:]{{3,160}}? {_AUX}(?: (?:asked|advised|urged|told|ordered|directed|instructed)(?=,))?),?"
    rf" (?P<day>{_SINCE} (?:the (?:morning|afternoon|evening|night) of )?{_DATE}|until further notice),?"
    r" (?=[a-z])(?!(?:closed|shut|suspended|on hold)\b)(?P<after>.*)$"
)
_NOW = re.compile(
    rf"\b(?P<aux>{_AUX}),? {_SINCE} (?:yesterday|tonight|now|this (?:morning|afternoon|evening|week)"
    r"|last night),? (?=[a-z])"
)
_FROM = re.compile(
    rf"\b(?P<shut>closed|shut|suspended),? (?P<day>{_SINCE} (?:{_DATE}|this (?:morning|afternoon|evening)|tonight)),?"
    r" (?P<long>until further notice|indefinitely)\b"
)
# Who says that he says it, or that it is known.
_WE = r"(?:we|the (?:US )?(?:Embassy|Consulate(?: General)?|Mission|Department)(?: in [A-Z]\w+)?)"
_LEAD = re.compile(
    rf"^(?:(?:as|since|because) [^,;:]{{3,90}}, )?(?:{_WE} (?:(?:also|must|would|wish(?:es)? to|can|now|hereby|again)"
    r" ){0,3}(?:add|confirm|repeat|stress|emphasi[sz]e|underline|point out"
    r"|note|(?:tell|inform|advise|notify) (?:you|all|US citizens|our \w+)|let you know|adds|confirms|stresses|notes)"
    rf"(?: here| once more)? that |{_WE} (?:regrets?|(?:is|are) (?:sorry|glad|pleased|happy|obliged|able)) to (?:tell"
    r"|inform|announce|say|report|let)(?: [\w-]+){0,5}? that "
    r"|(?:(?:please|kindly) (?:note|be (?:advised|aware|informed))|(?:be|you are) (?:advised|informed)|note"
    r"|it is confirmed) that |(?:it (?:should|must|is to) be (?:noted|added|mentioned|said)|(?:let us|may we"
    r"|we may) add|it (?:bears repeating|remains to be said))(?: here| too)? that "
    r"|(?:persons|applicants|those|all|everyone|everybody|clients|customers|people)\b[^,;:.]{0,60}? (?:will|should)"
    r" (?:already )?(?:have been (?:told|informed|notified)|know|be aware)(?: already| by now)* that )"
    r"(?:, (?:owing|due) to [^,;]{3,90}, )?(?!.*\b(?:not (?:so|true|the case|correct)|false|untrue|wrong)\b)", re.I,
)
_WHY = re.compile(r"^(?P<lead>.* that), (?P<why>[^,;]{3,90}), (?=the |our |we )", re.I)
# "The order of May 3, under which staff must leave, stands": the order, on its day.
_UNDER = re.compile(
    rf"^(?P<lead>(?:[^;:.]{{0,60}} )?(?:decision|order)) of (?P<day>{_DATE}),? (?:under|by) which"
    r" (?P<said>(?:(?! (?:was|were) to )[^;:]){8,200}?)(?P<end>, (?:still )?(?:stands|holds|remains|continues"
    r"|(?:is|are) (?:unaffected|unchanged|not affected))\b[^;]*)?\.?$"
)
_UNTOUCHED = re.compile(r"\b(?:neither|none|not|nothing|unconnected|unrelated|independent\w*)\b", re.I)
_IT = re.compile(
    r"(?P<leave>\b(?:in|from|near|of) (?:this|that|these|those) [^,;.]{3,40}? (?:should|must) leave) (?:it|them)\b"
)
# What heads a statement by a colon and is none: where it belongs, that it belongs to nothing else, what else to do.
_APART = (
    r"(?:(?:this is )?(?:not|un)[- ]?(?:connected|related)(?:ly)?(?: (?:with|to) [^:;.]{2,50}?)?"
    r"|(?:this has )?nothing to do with [^:;.]{2,50}?|independently of [^:;.]{2,50}?|separately"
    r"|on (?:an(?:other|(?: entirely)? different|(?: entirely)? unrelated)) (?:matter|subject|note|topic)"
    r"|(?:now (?:for )?)?(?:a different|another) (?:matter|subject))"
)
# "Stay indoors: shots were fired" is what to do, and more than a head where nothing behind it is.
_NO_SHELTER = (
    r"(?![^:]*\b(?:in(?:doors|side| place| your| the)|home|put|where|there|away|off|out|under|behind|shelter\w*"
    r"|leave)\b[^:]*: (?!.*\b(?:shelter|indoors|inside|stay|remain|leave|depart)\b))"
)
_HEAD = re.compile(
    rf"^(?:{_APART}|for (?:(?:the sake of )?completeness|the record|clarity|good order|(?:all|everyone|everybody))"
    r"|to be (?:clear|complete|plain)|this is (?:no|not an?) (?:drill|exercise|test|rehearsal)|also|besides|finally"
    r"|lastly|in (?:short|brief|sum|a word)|to (?:repeat|sum up)"
    r"|what (?:is|has) (?:new|changed|been changed|different|not changed)(?: \w+){0,3}"
    r"|(?:all )?(?:this|that) does not (?:extend|apply) to us"
    r"|(?:if you are(?: (?:there|here|already)|(?: in| near| at) [^,;:]{2,40})?,? )?(?:please )?"
    rf"{_NO_SHELTER}(?:stay|remain|keep|act|be careful|take care|pay attention)(?: [\w'-]+){{0,6}}"
    r"|(?:if you are in [^,;:]{3,40}, )?please note|(?-i:[A-Z])[\w' -]{0,20}\b(?:update|notice|note|attention"
    r"|information|announcement|confirmed|effect|true|awareness)|update)"
    r": (?P<said>(?=[A-Za-z]).*)$", re.I,
)
# "Dear U.S. citizens, leave": whom it is said to.
_DEAR = re.compile(r"^Dear (?!Ambassador)[^,;:.!]{3,60}[,:] (?=[A-Za-z])")
_OTHER = re.compile(rf"^(?:please note[:,] )?{_APART}(?:,|:| -) ", re.I)
# What is not chosen is not said: "leave rather than wait".
_RATHER = re.compile(
    r",? (?:rather than|instead of) (?:to )?(?!(?:a|an|the|this|that|its|our|their|one|no)\b)[a-z]+(?:ed|ing|(?<=leave)"
    r"|(?<=go)|(?<=wait)|(?<=stay)|(?<=remain)|(?<=hope)|(?<=depart)|(?<=travel)|(?<=shelter))\b(?:,|[^,;.]*)"
)
_NOT_BUT = re.compile(
    r"\b(?P<do>(?:to|should|must) )?not (?P<to>to )?(?:wait|delay|hesitate|hope|count|rely|linger|stay|remain|shelter"
    r"|travel)\b[^;.]{0,80}?,? but (?:rather |instead )?(?:to )?(?=(?:leave|depart|go|stay|remain|shelter|get)\b)"
)
_NEITHER = re.compile(
    r"\b[Nn]either (?P<one>[^;:.]{2,80}?) nor (?P<two>[^;:.]{2,80}?) (?P<may>may|can|will|should"
    r"|must|are(?= (?:permitted|allowed|authori[sz]ed|able|free|to|barred"
    r"|banned|forbidden|prohibited|restricted|required|asked|told|affected)\b)"
    r"|(?:have|has|are|is|were|was)(?= (?:been )?(?:closed|shut|suspended|cancell?ed|evacuated|reduced)\b))\b"
)
_USES_NEITHER = re.compile(
    r"\b(?P<may>may|can|must|will|should|are to) (?P<do>[a-z]+(?: (?:to|in|at|by|into))?) neither"
    r" (?P<one>(?:(?! nor ).){2,90}) nor "
)
_PEOPLE = re.compile(
    r"^(?P<lead>(?:[^;:]{0,60}[, ])?[Tt]he (?:US )?(?:Embassy|Consulate(?: General)?|Mission|Department)\b(?!')[^;:]*"
    r"?)\bits (?:own )?people\b"
)
# Consular work is what a post does for people, and not all its work.
_WORK = re.compile(
    r"\b(?P<what>consular|visa|passport|notarial) work(?=[,.;]|$| (?:has|have|is|are|until|due|because|at|in)\b)"
)
# "Gunmen may be inside, shelter in place": what to do now is no part of what may be so.
_SPLICED = re.compile(
    r"^(?P<fact>(?!(?:in|at|on|during|where|should|were|had|depending|if|when|once|as)\b)(?:(?!\b(?:if|when\w*|should"
    r"|must|need"
    r"|asked|told|advised|urged|ordered|instructed|directed|warned|required|prepared?|ready|able|you|plans?|know|learn"
    r"|citizens|employees|personnel|staff|or)\b|[,;:]).){2,110}? (?:may|might|could|is|are|has|have)\b"
    r"(?:(?!\b(?:if|when\w*|asked|told|advised|urged|ordered|instructed|directed|required|prepared?|ready|able|you"
    r"|or)\b|[,;:\"]).){3,90}), (?P<do>(?:please |so )?(?:shelter in place"
    r"|(?:stay|remain) (?:indoors|inside|at home|in place|where you)|(?:take|seek) (?:cover|shelter)"
    r"|(?:leave|depart) (?:now|immediately|at once|the country))\b.*)$", re.I
)
# "The bridge is not closed, but the crossing is": what it is stands in the first half.
_WHO = r"(?P<who>(?!neither|nor)(?:the |our |all )?[^,;.]{3,60}?)"
_HALF_SAID = re.compile(
    r"\b(?P<one>is|are|was|were) not (?P<state>closed|open|suspended|affected|shut|blocked|cancell?ed)"
    rf"(?:,? (?:but|and|while)|[;,]) {_WHO} (?P<two>is|are|was|were)(?=[.;]|$)", re.I
)
_HALF_DONE = re.compile(
    r"\b(?P<one>has|have) not (?P<state>(?:suspended|ceased|resumed|closed|reopened)(?: [a-z]+){0,3}?)"
    rf"(?:,? (?:but|and|while)|[;,]) {_WHO} (?P<two>has|have)(?=[.;]|$)", re.I
)
_SMALL = re.compile(r"(?:The|All|Our|It|They|We|Families|Employees|Staff|Personnel|Non-\w+) ")
_WORTH = re.compile(r", |; |: | that | work\b|leave (?:it|them)\b|either|instead|rather|people"
                    r"| for (?:now|the )|nonethel|neverthel|theref|however"
                    r"| at (?:present|the moment)| but | as of | from | since | part\b|effective|starting")


def level(plain: str) -> str:
    """Return a sentence without what stands in between, its days before it; a day is never lost."""
    if not _WORTH.search(plain):
        return plain
    plain = _WORK.sub(r"\g<what> services", plain) if " work" in plain else plain
    said = _led(_PART.sub("", plain))
    said = _ASIDE.sub(r"\g<aux> ", _COMMAS.sub("", said))
    said = _NOW.sub(r"\g<aux> now ", _BARE.sub(r"\g<aux> ", said))
    if "which" in said and (told := _UNDER.match(said)) and (told["end"] or _UNTOUCHED.search(told["lead"])):
        said = f"On {told['day']}, {told['said']}."
    said = _IT.sub(r"\g<leave>", said) if "leave" in said else said
    said = _SPLICED.sub(r"\g<fact>; \g<do>", said) if ", " in said else said
    said = _FROM.sub(r"\g<shut> \g<long> \g<day>", said)
    if day := _DAY.match(said):
        said = f"{_upper(day['day'])}, {_lower(day['before'])} {day['after']}"
    if " not " in said:
        said = _NOT_BUT.sub(lambda m: m["do"] or m["to"] or "", _filled(said))
    if "rather" in said or "instead" in said:
        said = _RATHER.sub("", said)
    if "people" in said:
        said = _PEOPLE.sub(r"\g<lead>its personnel", said)
    return _both(said) if "either" in said else said


def elsewhere(plain: str) -> bool:
    """Whether a sentence opens by saying that it belongs to nothing its post is about."""
    return _OTHER.match(plain) is not None


def _led(plain: str) -> str:
    """Return a sentence without what only leads up to it."""
    if dear := _DEAR.match(plain):
        plain = _upper(plain[dear.end() :])
    head = _HEAD.match(plain)
    said = _WHY.sub(r"\g<lead> ", _upper(head["said"]) if head else plain)
    return _upper(said[lead.end() :]) if (lead := _LEAD.match(said)) else said if said != plain and head else plain


def _both(plain: str) -> str:
    """Deny of two things at once what "neither ... nor" denies of them."""
    plain = _USES_NEITHER.sub(r"\g<may> not \g<do> \g<one> or ", plain)
    return _upper(_NEITHER.sub(r"\g<one> and \g<two> \g<may> not", plain))


def _filled(said: str) -> str:
    """Say whole what only the first half of a sentence names."""
    for half in (_HALF_SAID, _HALF_DONE):
        said = half.sub(r"\g<one> not \g<state>; \g<who> \g<two> \g<state>", said)
    return said


def _upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def _lower(said: str) -> str:
    """Begin a sentence in small letters where its first word is no name."""
    return said[:1].lower() + said[1:] if _SMALL.match(said) else said
