"""Hear which sentences many pages say in nearly the same words, and what a page says beside them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from monitor.model import Event, Evidence
from monitor.terms.names import same

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 0.7  # share of all their words that two sentences have in common which differ in a detail only
_HELD = 0.9  # share of its words by which a shorter sentence is the longer one cut short
_SHORTEST = 6  # words of a sentence that may differ in a detail
_THEME = 0.4  # share of its telling words by which a sentence belongs to what a chorus is about
_TELLING = 4  # letters of a word that tells what a sentence is about
_LEAST = 4  # words of a sentence that says anything by itself
_POINTER = re.compile(r"^(?:see|read|find out|check|follow|visit)\b", re.I)
_NAMED = re.compile(r"(?<=[\w,;:)\u2019'] )[(\u2018'\"]?[A-Z][\w\u2019'-]+")  # a name within a sentence
_NUMBER = re.compile(r"\d")
_ABOUT = 0.6  # the same of one that gives a number
_PAGES = re.compile(r"[(\u2018'\" ]{0,4}[\u2018'\"][^()]{3,60}[\u2019'\"] pages?\)?", re.I)
# A happening that many countries feel is news to each of them; only what nearly every page says is none.
_DANGER = re.compile(
    r"\b(?:hostilit\w+|escalat\w+|air ?strikes?|missiles?|rockets?|drones?|shelling|armed conflict|invasion|coup"
    r"|military (?:action|activity|operations?)|ceasefire|evacuat\w+|tsunamis?|hurricanes?|cyclones?|typhoons?"
    r"|tropical storms?|earthquakes?|erupt\w*|wildfires?|curfews?|states? of emergency|martial law|airspace"
    r"|shelter in place)\b",
    re.I,
)
# Words of every note and of every government's prose; they tell no theme.
_PLAIN_TEXT = (
    "latest update updated updates information page pages added removed addition removal section editorial change"
    " changes safety security entry requirements warnings insurance health regional risks travel advice advises"
    " includes including include should must will have been being from with this that these those there their they"
    " them your when where which what also more other such into about over after before during between because"
    " through while visit visitors country countries people travellers nationals citizens british canadian"
    " government local authorities find read"
)
_PLAIN = frozenset(_PLAIN_TEXT.split())


@dataclass(frozen=True, slots=True)
class Voice:
    """One sentence of a chorus: as the first page says it, its words, and the destinations that say nearly so."""

    quote: Evidence
    words: frozenset[str]
    pages: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Heard:
    """What of an event is chorus (which voices), and the `rest` it says alone; `whole` when no rest is left."""

    voices: frozenset[int]
    rest: tuple[Evidence, ...]

    @property
    def whole(self) -> bool:
        """Whether all of it is chorus."""
        return bool(self.voices) and not self.rest


def listen(events: Iterable[Event], many: int, everywhere: int = 0) -> list[Voice]:
    """Find the sentences that `many` destinations say in nearly the same words, their own names left out.

    One that tells of a danger at hand is of the chorus only where `everywhere` destinations say it.
    """
    said = [(e.destination, quote, _words(quote.text) - _own(e)) for e in events for quote in e.finding.evidence]
    common = Counter(word for _, _, words in said for word in words)
    found: list[Voice] = []
    exact: dict[tuple[str, frozenset[str]], Voice] = {}
    near: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for destination, quote, words in said:
        voice = exact.get((quote.side, words))
        if voice is None:
            rare = [(quote.side, word) for word in _rarest(words, common)]
            kin = (v for key in rare for v in near[key] if _alike(words, v.words))
            voice = next(kin, None) or Voice(quote, words)
            if voice.words is words:
                found.append(voice)
                for key in rare:
                    near[key].append(voice)
        exact[quote.side, words] = voice
        voice.pages.add(destination)
    return [voice for voice in found if len(voice.pages) >= (max(many, everywhere) if _grave(voice) else many)]


def _rarest(words: frozenset[str], common: Counter[str]) -> list[str]:
    """Return so many of a sentence's rarest words that one alike has one of them among its own rarest."""
    few = len(words) - math.ceil(_ALIKE * len(words)) + 1
    return sorted(words, key=lambda word: (common[word], word))[:few]


def heard(event: Event, voices: Sequence[Voice]) -> Heard:
    """Tell chorus and rest of an event apart; a rest that only goes on about the chorus's theme is none."""
    own = _own(event)
    sung = [_sung(quote, own, voices) for quote in event.finding.evidence]
    mine = frozenset[int]().union(*sung)
    campaign = [v for v in voices if _together(v, [voices[n] for n in mine])]
    rest = [
        quote
        for quote, found in zip(event.finding.evidence, sung, strict=True)
        if not found and not (campaign and _beside(quote, own, campaign))
    ]
    return Heard(mine, tuple(rest))


def _sung(quote: Evidence, own: frozenset[str], voices: Sequence[Voice]) -> frozenset[int]:
    words = _words(quote.text)
    alike = (n for n, v in enumerate(voices) if v.quote.side == quote.side and _alike(words - own, v.words))
    return frozenset(alike) or frozenset(
        n for n, v in enumerate(voices) if v.quote.side == quote.side and _alike(words, v.words)
    )


def _together(voice: Voice, mine: Sequence[Voice]) -> bool:
    """Whether a voice is of the same campaign as one of these: half of the fewer pages say both."""
    return any(2 * len(voice.pages & one.pages) >= min(len(voice.pages), len(one.pages)) for one in mine)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences are one but for a detail; short ones only where they are the same."""
    if one == other:
        return True
    few, many = sorted((len(one), len(other)))
    if few < _SHORTEST:
        return False
    shared = len(one & other)
    return shared >= _ALIKE * len(one | other) or (few >= 2 * _SHORTEST and shared >= _HELD * few and 2 * few >= many)


def _grave(voice: Voice) -> bool:
    return voice.quote.side == "after" and _DANGER.search(voice.quote.text) is not None


def _beside(quote: Evidence, own: frozenset[str], campaign: Sequence[Voice]) -> bool:
    """Whether a sentence beside a chorus is none of the page's own news.

    It says too little to be anything; or it is about the campaign and names nothing; or it went, naming nothing or in
    the campaign's first words: that is what the chorus took the place of.
    """
    words = _words(quote.text)
    if len(words) <= _LEAST or _POINTER.match(quote.text):
        return True
    telling, theme = _stems(words - own), [_stems(voice.words) for voice in campaign]
    shared = telling & frozenset[str]().union(*theme)
    named = _names(quote.text, own) or (quote.side == "after" and _DANGER.search(quote.text))
    if quote.side == "before" and (not named or telling & _core(theme)):
        return True
    share = _ABOUT if _NUMBER.search(quote.text) else _THEME if len(shared) < 3 else 0
    return not named and len(shared) >= 2 and len(shared) >= share * len(telling)


def _names(text: str, own: frozenset[str]) -> bool:
    """Whether a sentence names something of its own; its own country and the page's chapters are none."""
    found = (m[0].strip("(\u2018'\"") for m in _NAMED.finditer(_PAGES.sub("", text)))
    return any(not any(same(name.casefold(), word) for word in own) for name in found)


def _core(theme: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the words that most sentences of a campaign have in common."""
    count = Counter(word for stems in theme for word in stems)
    return frozenset(word for word, times in count.items() if times > 1 and 2 * times >= len(theme))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in words if len(word) >= _TELLING and word not in _PLAIN)


def bare(event: Event) -> frozenset[frozenset[str]]:
    """What an event's new sentences say, as words: whoever says the same of another country says the same words."""
    own = _own(event)
    return frozenset(_words(quote.text) - own for quote in event.finding.evidence if quote.side == "after")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _own(event: Event) -> frozenset[str]:
    return _words(" ".join(event.places))
