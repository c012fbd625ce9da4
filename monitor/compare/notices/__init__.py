"""The roll-call of topics that sentences speak of: one file a topic, one line here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter

from monitor.compare.areas import is_entry
from monitor.compare.asserting import over, piecemeal
from monitor.compare.colours.usual import silent
from monitor.compare.dates import bygone
from monitor.compare.departing.reach import lately
from monitor.compare.frames import announced, carrying, helping, kin, staying
from monitor.compare.listed import acts, governs, within
from monitor.compare.notice import Setting, Topic
from monitor.compare.notices import (
    assistance_limited,
    assisted_departure,
    border_or_entry_change,
    detention_or_exit_ban,
    evacuation,
    family_presence_restricted,
    hazard_notice,
    risk_indicator_changed,
    roads,
    services_reduced,
    shelter_in_place,
    shortages,
    staff_movement_restricted,
    standing,
    travel_prohibited_by_law,
    unrest,
    violence,
    worldwide_caution,
)
from monitor.compare.roles import inside
from monitor.compare.sentences import Sentence
from monitor.compare.whose.whereabouts import titled
from monitor.model import HAPPENING, SOME_PARTS, Notice
from monitor.terms import limits
from monitor.terms.hazards import TAKE_SHELTER
from monitor.terms.nations import called

# How a feast is kept on which all stay in, and nothing flies.
_KEEPING = (shelter_in_place.TOPIC.name, border_or_entry_change.TOPIC.name)
_OPENS = re.compile(r"\b(?:the|listed|described) (?:below|following)\b|\bbelow[.:]?$", re.I)
_ADVICE = re.compile(
    r"(?:do not travel|reconsider travel|exercise|level [1-4]|some areas|read the|country summary)\b"
    r"|(?:crime|terrorism|(?:civil )?unrest|demonstrations|kidnapping|health|natural disasters?|other)\W*$", re.I
)
_LISTED, _ENTRY, _HEAD = 16, 240, 30  # entries of a list that are looked at, and characters of the longest

TOPICS: tuple[Topic, ...] = (
    staff_movement_restricted.TOPIC,
    family_presence_restricted.TOPIC,
    shelter_in_place.TOPIC,
    assisted_departure.TOPIC,
    assistance_limited.TOPIC,
    detention_or_exit_ban.TOPIC,
    travel_prohibited_by_law.TOPIC,
    border_or_entry_change.TOPIC,
    roads.TOPIC,
    hazard_notice.TOPIC,
    unrest.TOPIC,
    shortages.TOPIC,
    violence.TOPIC,
    evacuation.TOPIC,
    risk_indicator_changed.TOPIC,
    worldwide_caution.TOPIC,
    services_reduced.TOPIC,
)
# What these tell of is often the reason of something else.
_PLACES = 20  # where people shelter, of one alert
_REASONS = ("hazard_notice", "border_or_entry_change", "detention_or_exit_ban", "risk_indicator_changed")
# What can be lifted, and is told of then; and what of a sentence must be over that a topic's fact is, too.
_LIFTED = ("shelter_in_place", "staff_movement_restricted", "family_presence_restricted")
_ENDS = {
    "hazard_notice": {"event"}, HAPPENING: {"event"}, "border_or_entry_change": {"event", "stop", "limit", "way"},
    "shelter_in_place": {"order"}, "staff_movement_restricted": {"order", "limit"},
    "family_presence_restricted": {"order", "limit"}, "services_reduced": {"stop", "work", "limit", "it"},
}  # fmt: skip
# Asked only of sentences in which the topic of that name found nothing.
FRAMES: tuple[Topic, ...] = (kin.TOPIC, staying.TOPIC, inside.TOPIC, carrying.TOPIC, helping.TOPIC)


def read(found: Sequence[Sentence], setting: Setting) -> tuple[Notice, ...]:
    """Read every topic in every sentence; of two notices of one topic, key and direction the further-reaching stays.

    Of two alike the text's own stands before that of the change note, which the next note replaces.
    """
    block = ((one.start, told.plain) for told, one in pairwise(found) if told.line == one.line)
    setting = replace(setting, before=dict(block))
    best: dict[tuple[object, ...], Notice] = {}
    opened: Sentence | None = None
    blocks = groupby(found, key=attrgetter("line"))
    hushed = {line for line, block in blocks if silent(" ".join(sentence.plain for sentence in block))}
    for sentence in _with_entries(found):
        named = opened is not None and opened.start == sentence.start
        ending = setting.over.get(sentence.start)
        opened = ending if ending and over.meant(sentence, ending) == {"way"} else None
        for notice in _ended(sentence, ending, setting) if ending else _said(sentence, setting):
            if sentence.line in hushed and notice.topic in _KEEPING:
                continue
            if sentence.start in setting.old and notice.topic in standing.TOPICS:
                continue
            if named and not notice.on and notice.topic == border_or_entry_change.TOPIC.name:
                continue  # "the airport has reopened": told with the name it has in the sentence before
            known = best.get(slot := (notice.topic, notice.key, notice.on, _apart(notice)))
            if known is None or _instead(known, notice, setting):
                best[slot] = notice
            elif _elsewhere_too(known, notice):
                best[slot] = replace(known, area=f"{known.area}, {notice.area}")
    helped = any(notice.topic == assisted_departure.TOPIC.name for notice in best.values())
    return (*best.values(), *(() if helped or not setting.framed else announced.boarded(found)))


def _elsewhere_too(known: Notice, notice: Notice) -> bool:
    """Whether the people of another place are told to shelter as well: an alert names them all."""
    told = notice.topic == shelter_in_place.TOPIC.name and notice.on and notice.grade == known.grade
    named = known.area and notice.area and SOME_PARTS not in (known.area, notice.area)
    named = named and str(known.area).count(", ") < _PLACES
    return bool(told and named and not {*str(notice.area).split(", ")} <= {*str(known.area).split(", ")})


def _apart(notice: Notice) -> tuple[object, ...]:
    """What sets a notice apart: of a rule for own people, the night; of a shelter, a list or whose people hear it."""
    if notice.topic == shelter_in_place.TOPIC.name:
        return (TAKE_SHELTER.match(notice.span.text) is not None, called(notice.span.text))
    return (notice.topic == staff_movement_restricted.TOPIC.name and "night" in limits.acts(notice.span.text),)


def _instead(known: Notice, notice: Notice, setting: Setting) -> bool:
    return _titled(known, notice) or (notice.grade, _stale(known, notice, setting)) > (known.grade, False)


def _titled(known: Notice, notice: Notice) -> bool:
    """Whether an end of sheltering was told by a title alone, which names nobody, and a sentence says whose it is."""
    ends = notice.topic == shelter_in_place.TOPIC.name and not notice.on
    return ends and titled(known.span.text) and not titled(notice.span.text)


def _stale(known: Notice, notice: Notice, setting: Setting) -> bool:
    """Whether the later of two alike is to stand: the first is of the note, a title, only of a day, or long ago."""
    if known.topic == services_reduced.TOPIC.name and known.span.text.endswith(("closed", "Closed")):
        return True
    asked_again = notice.topic == shelter_in_place.TOPIC.name and known.decided_on and not notice.decided_on
    return known.span.end <= setting.note_end or bool(asked_again) or _newer(known, notice, setting)


def _newer(known: Notice, notice: Notice, setting: Setting) -> bool:
    """Whether the first of two alike happened long ago, and the other of late: earthquakes of April and of May."""
    old = known.decided_on is not None and not lately(known.decided_on, setting.published_on)
    return notice.on and old and lately(notice.decided_on, setting.published_on)


def _ended(sentence: Sentence, ending: Sentence, setting: Setting) -> Iterator[Notice]:
    """Yield what a sentence tells whose next one says that it is over: a way is open, a rule or an order lifted."""
    sorts = over.meant(sentence, ending)
    day = over.ended_on(ending, setting.published_on)
    for notice in _said(over.as_told(sentence) if len(sorts) > 1 or "event" not in sorts else sentence, setting):
        if not sorts & _ENDS.get(notice.topic, {"it"}):
            yield notice
        elif notice.topic == border_or_entry_change.TOPIC.name:
            if not (sorts == {"event"} and over.eventful(sentence.plain)):
                yield replace(notice, on=False, span=over.both(sentence.span, ending))
        elif notice.topic in _LIFTED and not over.long_ago(notice.decided_on, day, setting.published_on):
            yield replace(notice, on=False, decided_on=day, span=over.both(sentence.span, ending))


def _said(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Yield what the topics find in a sentence, and what a frame finds where its topic found nothing."""
    topics, frames = _worth(sentence.low)
    told = [notice for topic in topics for notice in _either(topic, sentence, setting)]
    yield from told
    yield from standing.held(sentence)
    for frame in frames if setting.framed else ():
        if all(notice.topic != frame.name for notice in told):
            yield from _either(frame, sentence, setting)


@lru_cache(maxsize=4096)  # two editions of a page share nearly all of their sentences
def _worth(low: str) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
    return tuple(one for one in TOPICS if one.worth(low)), tuple(one for one in FRAMES if one.worth(low))


def _either(topic: Topic, sentence: Sentence, setting: Setting) -> tuple[Notice, ...]:
    def read(said: Sentence) -> Iterable[Notice]:
        return () if bygone(said.plain, setting.published_on) else topic.read(said, setting)

    told = standing.news(sentence, setting.published_on) if topic.name in standing.TOPICS else sentence
    return piecemeal.each(read, told, attrgetter("on", "grade"), bare=topic.name not in _REASONS) if told else ()


def _with_entries(found: Sequence[Sentence]) -> Iterator[Sentence]:
    """Give each sentence that opens a list, by a colon or by what it says, its entries, and each of them its opener."""
    opener, left = "", 0
    for number, sentence in enumerate(found):
        if sentence.plain.endswith(":") or _OPENS.search(sentence.plain):
            listed = tuple(_entries(found, number))
            opener, left = sentence.plain, len(listed)
            yield replace(sentence, entries=listed) if listed else sentence
        else:
            yield replace(sentence, opener=opener) if left > 0 else sentence
            left -= 1


def _entries(found: Sequence[Sentence], opener: int) -> Iterator[str]:
    own = governs(found[opener])
    where = False  # whether the entries of a rule for own people say where: advice to travellers then ends them
    for sentence in found[opener + 1 : opener + 1 + _LISTED]:
        if own and len(sentence.plain) <= _HEAD and sentence.raw.endswith(":"):
            continue  # "At night:" parts a list
        listed = is_entry(sentence) or (own and sentence.whole and within(found[opener].plain, sentence.plain))
        if len(sentence.plain) > _ENTRY or not listed or (where and _ADVICE.match(sentence.plain)):
            return
        where = own and not acts(sentence.plain)
        yield sentence.plain
