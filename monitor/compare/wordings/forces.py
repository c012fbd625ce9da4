"""How a text tells of what nature does and of what guards against it: quakes, storms, volcanoes, emergency rule."""

from __future__ import annotations

import re

from monitor.compare.colours.usual import DAILY, WEEKLY
from monitor.terms import hazards as called
from monitor.terms.calendar import MONTH

_QUAKE = r"(?:earth)?quakes?"
QUAKE = (
    rf"\b(?<!(?:19|20)\d\d ){_QUAKE},? (?:has |have |which |that )?(?:struck|hit|occurred|took place|shook|rocked"
    rf"|jolted|rattled|damaged|destroyed|killed|(?:was|were) felt"
    r"|of magnitude(?! [\d.]+ (?:\w+ ){0,3}?(?:are|can|may|occur)\b)|(?:measuring|registering|measured|registered)\b)"
    r"|\bmagnitude [\d.]+ earthquake|\b[\d.]+[- ]magnitude earthquake|\bstruck by an? .{0,20}earthquake"
    r"|\b\d\.\d(?:[- ](?:richter(?: scale)?|magnitude|mw))* (?:earth)?quake\b"
    r"|\bthere (?:has been|have been|was) an? (?:\w+ ){0,2}earthquake"
    r"|\b(?:(?:following|caused by) the|after the (?=\d|recent)) (?:\d+ \w+ |(?:recent|major) )?earthquake"
    r"|\b(?:following|after|since|aftermath of) (?:an?|the|\w+'s) (?:[\w-]+ ){0,3}?(?:earth)?quake (?:on|in|near"
    r"|off|at) (?-i:[A-Z]|\d)"
    r"|\b(?:experienced|suffered|was hit by) (?:an? |several |two )(?:[\w-]+ ){0,5}?earthquakes?"
    rf"|\b(?:report(?:s|ed)?|recorded|registered|confirmed) (?:an?|the|several|two) (?:[\w.-]+ ){{0,4}}?{_QUAKE}"
    r"(?= (?:at|on|in|near|off|this|today|yesterday)\b|[.,;]|$)"
    r"|\b(?:experienc(?:ed|es|ing)|felt|recorded|there have been) (?:[\w-]+ ){0,3}?aftershocks?\b"
    r"|\baftershocks (?:(?:were |have been )?(?:reported|felt|recorded) (?:in|across|near|today|on)\b|continue"
    r"|(?:are|have been) (?:occurring|being felt|felt|ongoing|continuing|reported))\b"
)
_STORM = (
    r"(?:hurricane|typhoon|cyclone|tropical (?:storm|cyclone)|(?:(?:very |extremely )?severe |super )?cyclonic storm)"
)
_STRONG = tuple(
    (re.compile(rf"(?:(?<!from a )(?<!was a )\b{word} (?-i:(?!Cent|Seas|Prep)[A-Z])|^{word}\b"
                rf"|\b(?:has|have|now|is) (?:\w+ly )?(?:become|strengthened (?:in)?to|intensified (?:in)?to|upgraded to"
                rf"|now|a) (?:an? )?(?:[\w-]+ ){{0,3}}{word}\b)", re.I), f"a {word}")
    for word in ("hurricane", "typhoon", "cyclone")
)
STORM = (
    rf"\b{_STORM} (?:\([A-Z]{{2,3}}\) )?(?!Seas|Watch|Warn|Prep|Cent|Alert|Info|And|Or)(?-i:[A-Z])"
    rf"|\b{_STORM} (?:passed|hit|struck|made landfall|reached)\b"
    rf"|\b{_STORM} (?:(?:is|was|has been)(?: now| also| \w+ly)? )?(?:expected|forecast|projected|predicted|due"
    rf"|set) to (?:hit"
    r"|make landfall|pass|strike|affect|reach|track|bring|approach|cross|move|strengthen|develop|impact)\b"
    rf"|\b{_STORM} is (?:now |currently |also )?(?:tracking|approaching|moving|heading|bearing down|closing in"
    rf"|nearing)\b"
    r"|\b(?:storm|typhoon) signal (?:no\.? ?)?(?:8|9|10)\b"
    rf"|\b{_STORM} (?:warnings?|watch(?:es)?)(?: (?:for|in|across) [^;.]{{2,40}}?)? (?:is|are|was|were|remains?"
    r"|ha(?:s|ve) been)(?: now| also| \w+ly)? (?:in (?:effect|force|place)|issued|declared|posted|raised)\b"
    rf"|\bissued (?:an? )?(?:[\w-]+ ){{0,2}}?{_STORM} (?:warning|watch)\b"
    rf"|(?-i:\b(?!You|If|They|When|What|It)[A-Z]\w+) (?:is|are|remains?|was) (?:now |still "
    rf"|also )?under (?:an? )?(?:\w+ )?"
    rf"{_STORM} (?:warning|watch)\b"
)
ERUPTION = (
    r"\bvolcan\w+ erupt\w+|\berupt(?:ions?|ed|ing|s)?\b"
    r"|\b(?:lava|ash) (?:and \w+ )?from (?:[A-Z]\w+ ){1,3}(?:has|have) (?:forced|reached|cut|buried|covered|closed)\b"
    r"|\b(?:threw|thrown|throwing|spew\w+|sent|sending|eject\w+|belch\w+)\b[^;.]{0,30}?\b(?:ash(?! ?trays?)|lava)\b"
)
# A mountain that is restless has not erupted.
RESTLESS = (
    r"\bvolcan\w+ (?:alert|activity|unrest)\b"
    r"|\bvolcano\b[^;]{0,40}? (?:is|remains?)[^;]{0,20} alert level [2-9]"
    r"|\b(?:volcan\w+|phivolcs|mount"
    r"|mt\.?)\b[^;.]{0,80}?\balert level\b[^;.]{0,40}? to (?:alert )?(?:level )?(?:[3-5]|III|IV|V|orange|red)\b"
    r"|\balert level (?:of|for|at|on) (?:the )?(?=[^;.]{0,40}\b(?:volcano|mount"
    r"|mt)\b)[^;.]{0,60}? to (?:alert )?(?:level )?"
    r"(?:[3-5]|III|IV|V|orange|red)\b"
    r"|\beruptions?\b[^;.]{0,30}? (?:is|are|remains?) (?:now |still |also )?(?:possible|likely|imminent)\b"
    r"|\b(?:high|higher|great|increased|growing|significant) (?:probability|likelihood|chance"
    r"|risk) of (?:an? )?(?:\w+ )?eruption"
)
_DOUBT = re.compile(
    r"\berupt(?:ion)?s?\b[^;.]{0,30}? (?:is|are|remains?)(?: now| still| also)? (?:possible|likely|imminent"
    r"|unlikely|not\b)"
    r"|\b(?:possible|potential|imminent|likely|further|risk of (?:an? )?) eruptions?\b|\berupts\b"
    r"|\b(?:probability|likelihood|chance|risk) of (?:an? )?(?:\w+ )?eruption", re.I
)
_STRIFE = re.compile(
    r"\b(?:violen\w+|fight\w*|clash\w*|protest\w*|riot\w*|unrest|gun(?:fire|shots|fights?)|shoot\w*|demonstrations?"
    r"|conflicts?|hostilities|tensions?|skirmish\w*|war|fires?|chaos|panic|brawls?|disputes?|disorder|battles?"
    r"|crowds?|anger|laughter|applause|scuffles?)\b", re.I
)
_MOUNTAIN = re.compile(r"volcan|\bmount\b|\bmt\b|\bash\b|lava|crater|magma|seismic|summit|geolog", re.I)
# What to do once there is a warning is no warning.
_IF_WARNED = re.compile(
    rf"\b(?:if|when|whenever|once|should|in case|in the event)\b[^;,.]{{0,40}}?\b{_STORM} (?:warnings?|watch"
    rf"|is\b)", re.I
)
CURFEW = (
    r"(?<!\bwhat )(?<!\bif the )(?<!\bif a )\bcurfews?"
    r"(?: (?:and|across|in|from|between|throughout) [\w :.'\u2019-]{3,40}?"
    r"| (?:(?:that|which) (?:had been|was)|introduced|imposed|declared) [\w :-]{3,60}?)? (?:(?:is|are|remains?"
    r"|(?:has|have)(?: also| now| again)? been) (?!often|sometimes)|(?:was|were) (?:now |also |finally )?(?:lifted"
    r"|ended|revoked|rescinded)\b|(?:(?:has|have) (?:now )?)?(?:ended|expired)\b)"
    r"|(?<!\bif a )(?<!\bif the )(?<!\bno )\bcurfews? will (?:also |now |again )?(?:be (?:in (?:force|effect"
    r"|place)|imposed|enforced|introduced|observed)|begin|start|take effect|apply|come into (?:force|effect))\b"
    r"(?! (?:if|when|once|should|unless|in the event|only if)\b)"
    r"|\bcurfew (?:ordered|imposed|declared|announced|decreed|set) (?:this (?:morning|afternoon|evening)|today"
    r"|yesterday|tonight|last night)\b"
    # nobody calls it one
    r"|\b(?:nobody|no one) (?:may|can|must|is (?:allowed|permitted) to)(?: now)? (?:be |go |remain |stay )(?:out(?:side"
    r"|doors)?|(?:on|in) the streets?)\b(?:(?! (?:the|an?) )[^;.]){0,40}? (?:between|from|after) (?:\d|dusk|dark"
    r"|sunset)"
    r"|\b(?:forbidden|banned|barred) (?:people|everyone|anyone|residents|the public) (?:to be|from being|to go"
    r"|from going) (?:out(?:side|doors)?|(?:on|in) the streets?)\b(?:(?! the )[^;.]){0,40}? (?:between|from|after)"
    r" (?:\d|dusk|dark|sunset)"
    r"|\b(?:everyone|everybody|all (?:people|persons|residents)) must be off the streets?\b[^;.]{0,60}? (?:from"
    r"|between|by|after) (?:\d|dusk|dark|sunset)"
    r"|\b(?:people|everyone|residents) (?:are|is) (?:forbidden|prohibited|not (?:allowed|permitted)) (?:to|from)"
    r" (?:leav(?:e|ing) (?:their )?homes?|be(?:ing)? (?:out(?:side)?|on the streets?))\b(?:(?! the )[^;.]){0,40}?"
    r" (?:between|from|after) (?:\d|dusk|dark|sunset)"
    r"|\bthere's (?:also |now )?an? (?:[\w-]+ ){0,3}curfew\b"
    r"|\bcurfews? (?:extension|in place|in (?:force|effect)|(?:extended|introduced|imposed|declared|reinstated) (?:in"
    r"|across|from|until|on|for|today))\b(?! (?:may|can|could|are often))"
    r"|\b\d\d:?\d\d ?(?:-|to|until) ?\d\d:?\d\d (?:\w+ )?curfew\b|^(?:latest update: )?updated?(?: information|"
    r" advice)? on (?:the )?(?:\w+ )?curfews?\b"
    r"|\b(?:is|are) (?:also |now |currently )?(?:an? |under )"
    r"(?:[\w-]+ ){0,3}curfew\b|\b(?:impos|declar|announc|introduc|lift|implement|extend|enact|order|institut"
    r"|enforc|prolong|tighten|shorten|renew|re-?impos)\w+ (?:an? |the |its |their )?"
    r"(?:[\w-]+ ){0,3}curfews?\b|\bcurfews? (?:has been |was )?imposed\b"
    r"|\b(?:nation|country|city|island)[ -]?wide curfew\b|\bcurfew from \d"
    r"|\bincludes? (?:an? |the )?(?:[\w-]+ ){0,2}curfew (?:between|from)\b"
    r"|\bcurfews? (?:introduced|imposed|declared|ordered|(?:that|which) [^;.]{3,30}?) [^;.]{3,120}? (?:has|have)"
    r" (?:now )?been lifted\b"
    r"|\bcurfew (?:hours|times)\b[^;.]{0,40}? (?:has|have) been (?:added|extended|imposed|introduced|set|announced"
    r"|changed)\b|(?<!vehicle )(?<!truck )\bmovements? (?:is|are|will be) (?:prohibited|banned|forbidden|not (?:allowed"
    r"|permitted))(?: everywhere| \w+ly)? (?:between|from) \d"
    r"|\bcurfew(?:,? which| that)?(?: now| also)? (?:starts|begins|runs|lasts|applies) (?:at|from|between|until"
    r"|tonight|today|tomorrow|this|immediately|on|daily|every|each|in)\b"
    r"|\b(?:obey|observe|respect|abide by|adhere to|comply with) (?:the|this|these) (?:[\w.:-]+ ){0,9}?curfews?\b"
    r"|\b(?:has|have|with)(?: now| still)? (?:an? )?(?:\w+ )?(?:night(?:time|ly)?|overnight|evening|dusk-to-dawn"
    r"|24-hour) curfews?\b(?! (?:may|can|could))"
)
_RULE = r"(?:curfews?|states? of \w+|emergency|martial law)"
# "After the curfew is lifted at 8 a.m.", "until it ends": tomorrow there is one again, or it is not over yet.
_STANDS = re.compile(
    rf"\b(?:after|once|when|until|till|before|as soon as|unless) (?:the |each "
    rf"|every )?(?:[\w-]+ ){{0,2}}?{_RULE} (?:(?:is|are)"
    r" (?:lifted|ended|over|eased)|ends?|lifts?|expires?)\b"
    rf"|\b{_RULE}(?: in [\w' -]{{2,40}}?)? (?:(?:is|are|was|were|will be) )?(?:lifted|eased|relaxed|suspended)\b"
    rf"[^;.]{{0,20}}? (?:{DAILY}|{WEEKLY}"
    r"|(?:between|from \d[\w:.]*|for \w+ hours)\b)", re.I
)
EMERGENCY = (
    r"\bstates? of (?:\w+ )?(?:emergency|exception|siege|calamity|disaster)\b|\bemergency (?:rule|decree)\b"
    r"|\b(?:announc|declar)ed an? (?:\w+ )?emergency\b"
    r"|\b(?:public|national|nationwide) emergency (?:has been|was|is) (?:declared|in (?:force|place|effect))\b"
    r"|\bsuspend(?:s|ed|ing)? (?:\w+ ){0,2}?(?:constitutional )?(?:rights|guarantees|liberties)\b(?! of\b)"
)


# What leaves minutes or hours: waves that come, a mountain about to erupt, gas in the air.
_WAVE = r"tsunami (?:warnings?|alerts?)"
_AT_ONCE = {
    called.TSUNAMI: (
        rf"\b{_WAVE}\b[^;.]{{0,60}}? (?:is|are|has been|have been|was|were|remains?)(?: \w+)? (?:issued|declared|given"
        rf"|in (?:effect|place|force))\b|\b(?:issued|declared|under|triggering|triggered) (?:an? )?(?:\w+ )?{_WAVE}\b"
        rf"|\bthere (?:is|are) (?:an? )?(?:\w+ )?{_WAVE}\b"
        r"|\btsunami (?:waves? )?(?:is|are|has|have) (?:expected|hit|struck|approach\w*|been observed)\b"
    ),
    called.RESTLESS: (
        r"\berupt\w*\b[^;.]{0,60}?\b(?:imminent|(?:within|in) (?:the (?:next|coming) )?(?:\w+ )?(?:hours|days))\b"
        r"|\bimminent (?:\w+ )?eruption\b"
    ),
    called.CHEMICALS: r".",
}
_CALLED_OFF = re.compile(r"\b(?:cancel+ed|lifted|downgraded|withdrawn|no longer|ended|over|contained)\b", re.I)
_HASTE = {what: re.compile(words, re.I) for what, words in _AT_ONCE.items()}


def at_once(what: str, plain: str) -> bool:
    """Whether a sentence tells of a force of nature from which people must get away now."""
    return what in _HASTE and _HASTE[what].search(plain) is not None and _CALLED_OFF.search(plain) is None


_SCREENED = re.compile(
    r"^(?:\w+ )?screening$|\b(?:screen\w*|health checks?)\b[^;.]{0,60}?\b(?:from|visited|been (?:to|in)) (?:the )?"
    r"(?:countries|places|areas|regions)\b[^;.]{0,40}?\b(?:affected|with)\b"
    r"|^(?!.*\b(?:outbreaks?|epidemic|cases?|spread)\b).*\b(?:screen(?:ing|ed)|health checks?)\b[^;.]{0,60}?"
    r"\b(?:passengers|travell?ers|visitors|people|arrivals|those|anyone)\b[^;.]{0,20}? (?:arriving|coming"
    r"|who (?:arrive|come|have been)|travell?ing) (?:from|in)\b", re.I
)


def other_sense(what: str, plain: str) -> bool:
    """Whether a word for a hazard is said of something else, or of what may come: violence erupts, too."""
    if what == called.STORM:
        return _IF_WARNED.search(plain) is not None
    if _SCREENED.search(plain):
        return True  # of those who come from where a disease is
    if what not in called.MOUNTAIN:
        return False
    doubt = what == called.ERUPTION and _DOUBT.search(plain) is not None
    return doubt or (_STRIFE.search(plain) is not None and not _MOUNTAIN.search(plain))


# What is refused, asked for or to come ends nothing.
KEPT = re.compile(
    r"\b(?:against|refus\w+|reject\w+|not|never|before|until|without|demand\w*|call\w* (?:for|on)|urg\w+|debat\w+"
    r"|consider\w*|discuss\w*|possib\w+|plan\w*|no)\b(?: (?!longer\b)[\w']+){0,4}? (?:lift(?:ing)?|rescind(?:ing)?"
    r"|revok(?:e|ing)|end) (?:of|to|the|its|all|martial)\b", re.I
)
# A plural that "makes", "lasts" or "occurs" tells of what goes on for years, unless a word says that it is now.
_SEASONS = (
    r"(?:(?:each|every|most) (?:\w+ )?(?:year|summer|winter|spring|autumn|fall|season|month|week|day|night|evening"
    r"|afternoon)s?|daily|nightly|yearly|seasonally|year (?:after|in,? and) year|in (?:the )?(?:summer|winter"
    r"|dry season|rainy season))"
)
_HABIT = re.compile(
    rf"\b(?:outages|cuts|failures|blackouts|floods|fires|wildfires|landslides|tornadoes|tremors)\b[^;.,]{{0,50}}? "
    r"(?:also |often )?(?:make|last|occur|happen|come|take place|cause|plague|hamper|hinder|interrupt|are (?:an?|part"
    rf"|the|common|usual|normal|worst))\b|\b{_SEASONS}(?=[.,;]|$| (?:and|but|because|due|when))", re.I
)
_THESE_DAYS = re.compile(
    r"\b(?:currently|ongoing|today|tonight|yesterday|now|since|recent\w*|this (?:week|month|morning|afternoon|evening)"
    r"|at (?:this time|present)|continu\w+|(?:has|have) (?:been|caused|left|hit)|following"
    r"|(?:is|are) (?:\w+ly )?\w+ing)\b", re.I
)


def habitual(plain: str) -> bool:
    """Whether a sentence tells of what happens there as a habit, and not of these days."""
    return _HABIT.search(plain) is not None and not _THESE_DAYS.search(plain)


_RECALLED = re.compile(
    rf"\b(?:anniversar\w+|commemorat\w+|years? (?:since|after|of)|remember(?:s|ed|ing)?|honou?r(?:s|ed|ing)?|victims"
    rf"|died|mark(?:s|ed|ing)?)\b[^;,.]{{0,60}}?\b{_RULE}\b|\b{_RULE}\b[^;,.]{{0,60}}? years? ago\b"
    r"|\b(?:(?:in|of|since|under martial law in|between|from)"
    r" (?:early |late )?(?:(?:" + MONTH + r") )?(?:19\d\d|200\d|201\d|202[0-4]))\b", re.I
)
_ANEW = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|again|now|new|this (?:morning|afternoon|evening|week)|remain\w*|still"
    r"|continu\w+|extend\w*|(?:has|have) (?:been |just )?(?:declared|imposed|announced|reimposed))\b", re.I
)


def recalled(plain: str) -> bool:
    """Whether a sentence names emergency rule or a curfew of other years, to remember it: none is told of now."""
    return _RECALLED.search(plain) is not None and not _ANEW.search(plain)


def storm(plain: str, found: str) -> str:
    """Call a storm what its sentence calls it, not what it was or may become: that it is a hurricane is the news."""
    found = found.removeprefix("tropical ").removeprefix("Tropical ")
    return next((called for word, called in _STRONG if word.match(found) or word.search(plain)), called.STORM)


def stands(plain: str) -> bool:
    """Whether an end that a sentence names is one of every day, or one to come."""
    return _STANDS.search(plain) is not None
