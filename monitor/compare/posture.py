"""Read a text into what it says: level, reasons, who may, must or can no longer leave, who is told to leave.

clean text ─► sentences ─► note · national words · areas ─► statements ─► one current state for each post and audience
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from monitor.compare import areas, headings, indicators, latest, leave, listed, made_of, notices, operations, tongues
from monitor.compare.asserting import asides, clauses, occasion, over, piecemeal, untold
from monitor.compare.asserting.asserted import asserted
from monitor.compare.asserting.recalled import unremembered
from monitor.compare.calls import here, strongest
from monitor.compare.colours.usual import passing
from monitor.compare.dates import known
from monitor.compare.departing import departures, parted, referring, resolve, turning
from monitor.compare.departing.statement import Statement, at_post
from monitor.compare.frames import going, working
from monitor.compare.level import National, is_note, national
from monitor.compare.notice import Setting
from monitor.compare.notices import services_reduced
from monitor.compare.notices.standing import called_old
from monitor.compare.removed import removed
from monitor.compare.roles import apart, away, departing, stopped
from monitor.compare.sentences import CAP, Sentence, plain, sentences
from monitor.compare.whose import abroad, elsewhere, scene, towns
from monitor.compare.whose.towns import agency, agency_again, at_work
from monitor.compare.wordings.provisos import some_day, travelled
from monitor.locate.cities import country_of
from monitor.locate.places import resolve as place_of
from monitor.model import NO_PAST, Area, Leave, Operation, Past, Posture, Reading, Span
from monitor.terms.moves import post_key

# Of a feast, a vacancy or the rules for a storm no frame says more than a table.
_QUIET = re.compile(
    r"\bholidays?\b|\b[A-Z]\w+'?s?'? Day\b|\bvacanc|\bjob\b|\bour rules\b|\bcan and cannot\b|\banniversary\b"
    r"|\bremembrance\b|\brumou?rs\b", re.I
)

# What holds for several posts is not one's alone.
_SEVERAL = re.compile(
    r"\b(?:both|all|our|other|several|most) (?:US )?(?:posts|missions|facilities|embassies|consulates)\b"
    r"|\b(?:embassies|consulates|mission)\b",
    re.I,
)
NOTE = "Latest update: "  # what sources put before the publisher's own line on its edit
__all__ = ["CAP", "of", "post_key", "read"]


def read(
    text: str, level: int | None, published_on: date | None, title: str = "", place: str = "", past: Past = NO_PAST
) -> Posture:
    """Read a clean text, one block a line, into a posture; never raises; what stands after CAP characters is not read.

    `level`, `title` and `place` are the door's own words; `published_on` supplies years, `past` is of older editions.
    """
    published_on, every = known(published_on), sentences(text)
    whole = national(text, every, level, title, place)
    said = tuple(untold.kept(asserted(every, published_on, title)))
    found = abroad.at_home([*unremembered(said, published_on, title)], whole.names, page=level is not None)
    if level is None and occasion.idle(title, every):
        found = occasion.ours(title, every, found)
    framed = not _QUIET.search(title)
    parts = headings.headings(found)
    ends = over.endings(every)
    office = scene.speaker(found, title)
    places, grounds = _places(found, whole.names)
    feast, noted = occasion.feast(title, every), whole.note.end if whole.note else 0
    departures, ended = resolve.current(tuple(_departures(found, whole, published_on, framed)), published_on, past)
    feasts, old = occasion.feasts(every), called_old(every)
    setting = Setting(whole.names, published_on, noted, parts, office, framed, feast, ends, feasts, old=old)
    work, outlived = ((), ()) if feast else latest.current(_operations(found, whole, setting, title), setting, past)
    return Posture(
        level=whole.level,
        level_span=whole.level_span,
        reason=whole.reason,
        note=whole.note,
        indicators=indicators.indicators(whole.words, whole.listed, _noted(found, whole)),
        local=indicators.letters(s for s in found if setting.area(s)),
        others=indicators.others(whole.words, whole.listed),
        departures=departures,
        ended=ended,
        operations=work,
        outlived=outlived,
        leave=strongest(here(_leave(found, setting), setting.names), noted),
        areas=places,
        grounds=grounds,
        notices=(
            *notices.read(found, setting),
            *removed(every, setting),
            *scene.scene(found, title, whole.names, office),
            *untold.dropped(every, noted),
        ),
    )


def of(reading: Reading, past: Past = NO_PAST) -> Posture:
    """Read what a door said: its prose, and before it what it gives as data; foreign prose is left to its source."""
    if reading.language != "en":
        return _foreign(reading)
    said = read(reading.text, reading.level, reading.published_on, reading.title, reading.name, past)
    parts = said.areas if reading.areas is None else reading.areas
    return replace(
        said,
        level_span=reading.said or said.level_span,
        words=reading.words,
        gloss=reading.gloss,
        rung=reading.rung,
        indicators=() if reading.words else said.indicators,  # the letters are the State Department's, who has no words
        areas=parts,
        leave=reading.leave or said.leave,
        exact=reading.areas is not None,
    )


def _foreign(reading: Reading) -> Posture:
    """Take what the source and the tables of its language read: rules made for English would misread the prose."""
    lines, told = _lines(reading.text), tongues.of(reading)
    return Posture(
        level=reading.level,
        level_span=reading.said or next((n for n in lines if reading.words and reading.words in n.text), None),
        note=next((line for line in lines[:1] if line.text.startswith(NOTE)), None),
        departures=told.departures,
        operations=told.operations,
        notices=told.notices,
        leave=(*reading.leave, *told.leave),
        areas=reading.areas or (),
        words=reading.words,
        gloss=reading.gloss,
        rung=reading.rung,
        exact=reading.areas is not None,
    )


def _lines(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Span(at, at + len(line), line))
        at += len(line) + 1
    return found


def _places(
    found: Sequence[Sentence], names: tuple[str, ...]
) -> tuple[tuple[Area, ...], tuple[tuple[str, str], ...]]:
    """The areas, and the letters of each whose entry gives its reasons."""
    own = listed.theirs(found)
    stated = [s for s in found if s.start not in own] if own else found
    places = made_of.spelt_out(areas.areas(stated, names), stated)
    grounds = ((area.name, indicators.given(plain(area.span.text))) for area in places)
    return places, tuple((name, letters) for name, letters in grounds if letters)


def _noted(found: Sequence[Sentence], whole: National) -> Iterator[Sentence]:
    end = whole.note.end if whole.note else 0
    return (s for s in found if s.end <= end)


def _departures(
    found: Sequence[Sentence], whole: National, published_on: date | None, framed: bool
) -> Iterator[Statement]:
    end = whole.note.end if whole.note else 0
    told: list[Statement] = []
    names, world = whole.names, elsewhere.of_the_world(whole.names)

    def read(whole: Sentence) -> Iterator[Statement]:
        if elsewhere.of_other_posts(whole.plain, names):
            return
        whole = replace(whole, said=at_post(whole.plain) if world else elsewhere.outward(whole.plain, names))
        for sentence in clauses.spoken(whole, published_on):
            note = sentence.end <= end or (sentence.line == 0 and is_note(sentence))
            said = apart.statements(sentence, published_on, note) if framed else ()
            said = said or turning.statements(sentence, published_on, note)
            said = said or referring.instead(departures.statements(sentence, published_on, note), sentence, told)
            said = said or tuple(referring.statements(sentence, told, published_on, note))
            said = departing.beside(said, sentence, published_on, note) if framed else said
            yield from map(_posted, said) if world else (_at_town(one, names) for one in said)

    for sentence in map(parted.sentence, found):
        told += piecemeal.either(read, sentence, bare=True)
    yield from told


def _posted(said: Statement) -> Statement:
    """Give a statement on a page of all countries, where it names no post, to the countries it names."""
    where = "" if said.departure.post else elsewhere.posted(plain(said.departure.span.text))
    return replace(said, departure=replace(said.departure, post=where)) if where else said


def _at_town(said: Statement, names: Sequence[str]) -> Statement:
    """Give what is stated at a name that is the country's own, though no list knows it, to the whole mission."""
    post = said.departure.post
    here = post and towns.unlisted(post) and towns.is_land(post, names)
    return replace(said, departure=replace(said.departure, post=None)) if here else said


def _leave(found: Iterable[Sentence], setting: Setting) -> Iterable[Leave]:
    """Yield all calls to leave that no later sentence ends; "do not travel to Norhaven" names no country in Norland."""
    names = tuple(filter(place_of, setting.names)) or setting.names
    for sentence in found:
        if not over.unsaid(sentence, setting.over.get(sentence.start)):
            yield from _calls(sentence, names, headings.under(setting.parts, sentence.line), setting.framed)


def _calls(sentence: Sentence, names: tuple[str, ...], area: str | None, framed: bool) -> Iterable[Leave]:
    def read(sentence: Sentence) -> Iterable[Leave]:
        if some_day(sentence.plain):
            return ()
        readers = (leave, going, away) if framed else (leave,)
        return next((said for one in readers if (said := tuple(one.statements(sentence, names, area)))), ())

    sentence = asides.households(sentence)
    sentence = replace(sentence, said=travelled(sentence.plain))
    # one call of two is never taken for the weaker: "consider leaving; citizens with medical needs should leave now"
    said = piecemeal.each(read, sentence, lambda _: None, bare=True)
    others = asides.rest(sentence)
    return (*said, *read(others)) if others else said


def _of_elsewhere(office: str | None, sentence: Sentence, names: Sequence[str]) -> bool:
    """Whether a post in another country speaks of what is done here: "services in Norland", says its neighbour."""
    if office is None or not any(name and f" in {name}" in sentence.plain for name in names):
        return False
    here = next(filter(None, map(place_of, names)), None)
    return here is not None and country_of(office) not in (None, *here.codes)


_AND_WORK = re.compile(r"\bembassy and (?:our |its |all )?operations in [A-Z]", re.I)  # both of the post itself


def _placed(said: Operation, plain: str, office: str | None) -> Operation:
    """Give what no post is named for to the post that speaks, unless it is told of another city."""
    city = at_work(plain, office)
    if city is None or said.state == "resumed":
        return replace(said, post=office)
    if said.state == "reduced":
        return replace(said, area=f"in {city}")
    return replace(said, post=f"Embassy {city}" if _AND_WORK.search(plain) else f"office in {city}")


def _framed(sentence: Sentence, setting: Setting, office: str | None) -> tuple[Operation, ...]:
    """Read a post's work by its frame; what the topic of closed posts knows too is more only where all work stops."""
    found = working.statement(sentence, setting.published_on, office) or stopped.statement(sentence, setting, office)
    known = found and found.state != "suspended" and services_reduced.says(sentence)
    return (found,) if found and not known else ()


def _operations(found: Sequence[Sentence], whole: National, setting: Setting, title: str) -> Iterator[Operation]:
    """Read operations; "It also suspended operations" takes its date from the sentence before.

    The post an alert is of is the one its sentences call "the Embassy". Closed for a storm, it is open again in days.
    """
    before: date | None = None
    line = -1
    inherited: date | None = None
    published_on, speaks, office = setting.published_on, setting.post, setting.post

    def read(sentence: Sentence) -> tuple[Operation, ...]:
        said = tuple(operations.statements(sentence, published_on, whole.names, inherited))
        return said or (_framed(sentence, setting, office) if setting.framed else ())

    for sentence in map(asides.main, elsewhere.worked_at_home(found, whole.names)):
        inherited = before if sentence.line == line else None
        office = None if _of_elsewhere(speaks, sentence, whole.names) else speaks
        told = _of_one_post(piecemeal.each(read, sentence, attrgetter("state"), bare=True))
        told = tuple(one for one in told if one.state != "suspended") if passing(sentence.plain, title) else told
        for said in _unless_over(told, sentence, setting):
            alone = said.post is None and scene.of_a_consulate(sentence.plain, said.state)
            where = agency(sentence.plain) if said.state == "reduced" and not said.area else ""
            again = agency_again(sentence.plain) if said.state == "resumed" else ""
            if where or again:
                yield replace(said, post=again or None, area=where or None)
            elif alone:
                yield replace(said, post=scene.consulate(found))
            elif said.post is None and said.area is None and not _SEVERAL.search(sentence.plain):
                yield _placed(said, sentence.plain, scene.spoken_of(office, sentence.plain, said.state))
            else:
                yield said
        before, line = departures.decided_on(sentence, published_on), sentence.line


def _of_one_post(told: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """Leave out what is told of no post beside one that is shut: "Embassy X is closed and services are cut"."""
    shut = any(one.post and one.state == "suspended" for one in told)
    return tuple(one for one in told if one.post or one.area or one.state != "reduced") if shut else told


def _unless_over(told: Iterable[Operation], sentence: Sentence, setting: Setting) -> Iterable[Operation]:
    """Turn what a sentence tells of a post's work whose next one says that it is over: it was taken up again."""
    ending = setting.over.get(sentence.start)
    if ending is None or "work" not in over.meant(sentence, ending):
        return told
    day = over.ended_on(ending, setting.published_on)
    lately = (o for o in told if not over.long_ago(o.decided_on, day, setting.published_on))
    return (replace(o, state="resumed", decided_on=day, span=over.both(sentence.span, ending)) for o in lately)
