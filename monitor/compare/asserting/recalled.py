"""Tell which sentences only remember: a memorial, or a story that its own first sentence dates years back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from monitor.compare.asserting.beside import main
from monitor.compare.dates import days
from monitor.compare.sentences import Sentence

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


# A time that is long over, by its name: "during the civil war the border was closed".
_ERA = re.compile(
    r"^(?:During|In|Throughout|Before|Until|At the (?:end|height|beginning) of) (?:the|their|its) (?:\w+ ){0,2}?"
    r"(?:[Cc]ivil|[Cc]old|[Ff]irst|[Ss]econd|[Ww]orld|[Gg]ulf|(?:\w+-)?(?:day|month|year)s?|independence|liberation"
    r"|1\d\d0s|20[01]0s|last century) ?(?:[Ww]ar\b|World War\b|(?<=0s)|(?<=century))"
    r"|^[^;:]*\bduring the (?:civil|cold|first|second|gulf) (?:world )?war\.?$"
    r"|^(?:Back then|In (?:those|the old) (?:days|years|times)|In (?:colonial|Soviet|apartheid) times)\b"
)


def unremembered(found: Sequence[Sentence], published_on: date | None, title: str = "") -> Iterator[Sentence]:
    """Yield the sentences but those that remember: told in the past, undated, in a block after a day years back.

    A sentence with a day of its own stays, however old: whether it is news is for others to say.
    """
    line, story, marked = -1, False, not _ALERT.search(title)
    for sentence in found:
        story, line = story and sentence.line == line, sentence.line
        if _ERA.match(sentence.plain) and _past_only(sentence, published_on):
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
