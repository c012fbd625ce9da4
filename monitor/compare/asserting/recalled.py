"""Tell which sentences only remember: a memorial, or a story that its own first sentence dates years back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from monitor.compare.asserting.beside import main
from monitor.compare.dates import days
from monitor.compare.sentences import Sentence

_LATELY = 60  # days that are no memory yet
_PART = re.compile(r"(?<=,)(?= )|(?<=;)(?= )")
_YEARS = 3  # a day further back than this makes a story of what follows it undated
_MARKED = 5  # an anniversary counts from here: one year after a coup much may still be told of today

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_COUNTS = (
    {word: n for n, word in enumerate((*_ONES, *_TEENS), 1)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {f"{ten}-{one}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_ONES, 1)}
)
_LONG = r"(?:a )?quarter of a century|half a century|(?:a|one) (?:century|decade)|(?:two|three|four|several) decades"
_MANY = re.compile(
    rf"\b(?:(?P<long>{_LONG})|(?P<many>\d{{1,3}}|(?i:{'|'.join(sorted(_COUNTS, key=len, reverse=True))})) years)"
    r" (?:(?P<ago>ago\b|later,)|since (?!then\b)|after\b|ha(?:s|ve) (?:now )?passed\b|on,)",
)
# "During the 2007-2008 violence", "the 1998 attack": a year that stands for what happened in it.
_OF_YEAR = re.compile(r"\bthe (?P<year>(?:19|20)\d\d)(?:[-/](?:(?:19|20)\d\d|\d\d))? (?=[a-z])")
# "Under the departure order of 2014, ...": an event that is called by its year.
_EVENT_OF = re.compile(
    r"\b(?:order|departure|evacuation|withdrawal|suspension|closure|war|crisis|coup|unrest|violence|attacks?|bombings?"
    r"|earthquake|cyclone|hurricane|floods|outbreak) of (?P<year>(?:19|20)\d\d)\b"
)
_BETWEEN = re.compile(r"^[Bb]etween (?:[A-Z]\w+ )?(?:19|20)\d\d and (?:[A-Z]\w+ )?(?P<year>(?:19|20)\d\d)\b")
_WORTH = re.compile(r"\b(?:19|20)\d\d\b|years|decade|century")
_PAST = re.compile(r"\b(?:was|were|had|did|left|fled|shut|took|lost|told|began|led|\w{2,}ed)\b")
# What says that it is so today, or calls on its reader, is no memory.
PRESENT = re.compile(
    r"\b(?:is|are|has|have|having|remains?|continues?|will|shall|may|must|should|can|cannot|do not|don't|now|currently"
    r"|tonight|tomorrow|yesterday|at this time|until further notice|as of|effective|immediately|please|since then"
    r"|(?:this|last|past|coming|next) (?:week|month|morning|afternoon|evening|night|weekend|few|several|\w+day)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|recent(?:ly)?|ongoing|\w+'(?:ve|re|s been))\b",
    re.I,
)
_GOES_BACK = re.compile(r"(?:It|They|This) ")  # has the day of the sentence before it, as its reader knows
_COUNTED = re.compile(r"\b(?:[Tt]oday|[Ii]t) (?:marks|(?:has been|is|will be)(?: now| exactly| already)?)\b|\btoday\b")
_ALERT = re.compile(r"\balert|warning|emergency", re.I)  # what it tells happens on the anniversary, not in the memory


# How people speak of it today makes nothing of it today.
_SINCE = re.compile(r"\b(?:has|have) (?:all )?since (?:been )?(?:called|described|remembered|named|said|recalled)\b")
# What a title calls a day of remembrance, it tells of that day in the past.
_MARKS = re.compile(
    r"\b(?:anniversar(?:y|ies)|commemorat\w+|remembrance|remembering|in memor(?:y|iam)|centenary"
    r"|(?:years|decades) (?:after|later|on|since|ago))\b"
    # what may also be a place, and a thing happens there
    r"|^(?!.*(?:attack|explo|shot|fire|bomb|kill|hostage|riot|curfew|evacu|clos|suspen|shelter|incident)).*\b"
    r"(?:memorial(?! (?-i:[A-Z]))"
    r"|tribute|jubilee(?! (?-i:[A-Z]))|at (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\d0)$)", re.I
)
_UNREST = re.compile(r"\balert|warning|emergency|security|violen|clash|turns|gunm[ae]n|shooting", re.I)
# What has just been so in its block is no tale; nor, but after many years, what the Department decides.
_JUST = re.compile(
    r"\b(?:today|yesterday|tonight|last night|hours? ago|recent(?:ly)?|this (?:week|month|morning|afternoon|evening))\b"
    r"|\bin (?:the )?(?:last|past) (?:few )?(?:days|hours|weeks)\b", re.I
)
_DEPARTMENT = re.compile(
    r"\bDepartment(?: of State)? (?:has |have )?(?:ordered|authori[sz]ed|approved|directed|suspended)\b", re.I
)
_TODAY = re.compile(r"\btoday\b|\bhours? ago\b|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\bovernight\b|\bearlier\b", re.I)
# "The coup of 2016, in which ...", "recalls the siege, when ...": a clause of what is remembered, and those behind it.
_IN_WHICH = re.compile(
    r"(?:\b(?:of|in) (?P<year>(?:19|20)\d\d)|\b(?:recall|remember|commemorat|mark|honou?r)(?:s|es|ed|ing)? (?:the|our"
    r"|those|all)"
    r"\b(?:(?!\b(?:today|yesterday|this)\b)[^,;.]){3,120}?),? (?P<tail>(?:in|during|on|at|after) which\b|when\b"
    r"|where\b)"
)
_LED = re.compile(
    r"(?:on|after|because|following|as|in|like|unlike|despite|since|given|due|for|with|amid|before)\b", re.I
)
# "Cancelled when the Embassy suspended operations in the spring": the occasion of what is over.
_OCCASION = re.compile(
    r"(?P<tail>\b(?:was|were|had been) (?:\w+ly )?\w+(?:ed|en|t) (?:when|after|while|because) (?:the|our) (?:US )?"
    r"(?:Embassy"
    r"|Consulate(?: General)?|Department|Mission|airport|border)\b(?:(?!\b(?:and|but|may|can|should|must|will|are|is"
    r"|ha(?:s|ve)"
    r"|need)\b)[^,;.])*? (?:(?:in|during) (?:the |last |that )?(?:spring|summer|autumn|fall|winter)|(?:in|of)"
    r" (?P<year>(?:19|20)\d\d)|last (?:year|spring|summer|autumn|fall|winter)|(?:\w+ )?(?:months|years) ago"
    r"|at (?:that|the) time)\b(?! (?:of|offensive|campaign|storms?|floods?)\b))"
    r"(?![^.]*(?:;| (?:and|but|while)\b))"  # whose the next clause is would be lost with it
)
# "You will remember the closing of our section last year": what is called to mind of another year.
_MIND = re.compile(
    r"\b(?:remember|recall|think back to)(?:s|ed|ing)? (?:[^;.]*?\b(?:last (?:year|summer|winter|spring|autumn|fall)"
    r"|(?:in|of) (?:19|20)\d\d|years ago|back then|at that time)\b)[^;,.]*"
)

# A time that is long over, by its name: "during the civil war the border was closed".
_ERA = re.compile(
    r"^(?:During|In|Throughout|Before|Until|At the (?:end|height|beginning) of) (?:the|their|its) (?:\w+ ){0,2}?"
    r"(?:[Cc]ivil|[Cc]old|[Ff]irst|[Ss]econd|[Ww]orld|[Gg]ulf|(?:\w+-)?(?:day|month|year)s?|independence|liberation"
    r"|1\d\d0s|20[01]0s|last century) ?(?:[Ww]ar\b|World War\b|(?<=0s)|(?<=century))"
    r"|^[^;:]*\bduring the (?:civil|cold|first|second|gulf) (?:world )?war\.?$"
    r"|^(?:\w+ ){1,3}(?:(?:months|years) later, |weeks later, (?=.*\bha(?:s|ve) since\b))"
    r"|^[^;:]*\bwas the (?:scene|site|setting) of (?:an? (?:number|series) of|many|several|some) "
    r"|^(?:Back then|In (?:those|the old) (?:days|years|times)|In (?:colonial|Soviet|apartheid) times)\b"
)


def unremembered(found: Sequence[Sentence], published_on: date | None, title: str = "") -> Iterator[Sentence]:
    """Yield the sentences but those that remember: told in the past, undated, in a block after a day years back.

    A sentence with a day of its own stays, however old: whether it is news is for others to say.
    """
    line, story, marked = -1, False, not _ALERT.search(title)
    tale = _MARKS.search(title) is not None and not _UNREST.search(title)
    ours = _DEPARTMENT if tale and not (published_on and _opens(title.lower(), published_on, marked=True)) else None
    just = {s.line for s in found if _JUST.search(s.plain) or (ours and ours.search(s.plain))} if tale else set()
    for whole in found:
        if tale and whole.line not in just and _past_only(whole, published_on) and not _TODAY.search(whole.plain):
            continue
        sentence = _without_memory(whole, published_on)
        story, line = story and sentence.line == line, sentence.line
        then = replace(sentence, said=_SINCE.sub("", sentence.plain))
        if _ERA.match(sentence.plain) and _past_only(then, published_on):
            continue
        if not published_on or not (story or _WORTH.search(sentence.low)):
            yield sentence
            continue
        opens = _opens(sentence.plain, published_on, marked)
        plain = _COUNTED.sub("", sentence.plain) if opens else sentence.plain
        dated = [d.day for d in days(plain, published_on)]
        long_ago = not dated or max(dated).year < published_on.year - _YEARS
        story = (opens or bool(dated) or story) and long_ago and not PRESENT.search(main(plain))
        undated = (opens or not dated) and not _GOES_BACK.match(sentence.plain)
        if not (story and undated and _PAST.search(sentence.low)):
            yield sentence


def _without_memory(sentence: Sentence, on: date | None) -> Sentence:
    """Return a sentence without what its clauses call to mind; what is so today, or of a day of these, stays."""
    if on is None:
        return sentence
    plain = sentence.plain
    for way in (_IN_WHICH, _OCCASION, _MIND):
        found = way.search(plain)
        if found and not (found.groupdict().get("year") and int(found["year"]) >= on.year - 1):
            start = found.start("tail") if "tail" in found.groupdict() else found.start()
            plain = _cut(plain, start, found.end() if way is not _IN_WHICH else None, on)
    return sentence if plain == sentence.plain else replace(sentence, said=plain)


def _cut(plain: str, start: int, end: int | None, on: date) -> str:
    """Return a sentence without what stands from a place to another, or as far as the past is told of behind it."""
    if end is None:
        parts = _PART.split(plain[start:])
        led = _LED.match(plain) is not None
        past = [*takewhile(lambda part: not _of_now(part, on), parts[:1] if led else parts)]
        end = start + sum(map(len, past))
    if end == start or _of_now(plain[start:end], on):
        return plain
    return f"{plain[:start].rstrip(' ,')}{plain[end:] if plain[end:].strip(' .') else '.'}"


def _of_now(said: str, on: date) -> bool:
    lately = any(abs((on - found.day).days) <= _LATELY for found in days(said, on))
    return bool(lately or PRESENT.search(said) or _TODAY.search(said))


def _past_only(sentence: Sentence, published_on: date | None) -> bool:
    dated = published_on and any(d.day.year >= published_on.year - 1 for d in days(sentence.plain, published_on))
    return bool(_PAST.search(sentence.low) and not dated and not PRESENT.search(sentence.plain))


def _opens(plain: str, on: date, marked: bool) -> bool:
    """Whether a sentence looks back over years, by their number or by a year that names what happened."""
    found = _MANY.search(plain)
    if found and (marked or found["ago"]) and (found["long"] or _number(found["many"]) >= _MARKED):
        return True
    year = _OF_YEAR.search(plain) or _BETWEEN.match(plain) or _EVENT_OF.search(plain)
    return bool(year and int(year["year"]) < on.year - _YEARS)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]
