"""Read a sentence of any language by its tables: subjects, each before its state, and statements that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from monitor.compare.tongues import when
from monitor.compare.tongues.calls import LEAVE, read_calls
from monitor.compare.tongues.cut import even, sentences
from monitor.compare.tongues.frame import asked
from monitor.compare.tongues.tongue import CLOSED_DOORS, Tongue, alone, told
from monitor.locate.places import by_code, fold, resolve
from monitor.locate.spelling import land_of, sounds_alike, spelt
from monitor.model import Departure, Leave, Notice, Operation, Reading, Span, Status
from monitor.model.posture import TIERS

_SIGNS = (", ", ": ", " omdat ", "し、", "おり、")  # what parts a subject from another thing that is told before it
_WAYS = frozenset(("airspace", "airport", "flights", "border", "crossing"))
# How a post works after what it is told to be or to do, which another thing may be told beside it.
_WORKS = {"shut": "suspended", "moved": "suspended", "fewer": "reduced", "again": "resumed"}
_FLOWN = ("flights", "airport")  # what may be grounded: the airspace beside it is not
_ENDS = ("again", "open", "back")  # what was so long ago is told of no more
_MOVED = {"gone": "authorized", "moved": "authorized", "fewer": "authorized", "ordered": "ordered", "back": "lifted"}
_HARD = ("airspace", "airport", "border", "crossing")
_BENT = re.compile(r"(?<=\w)en\b")  # "zur Demokratischen Republik Kongo"
_STEM = 4  # letters that a country's name and what is called after it have in common
_LEVELLED = re.compile(r"^\W*\S{0,30}?レベル[1-4]\s*:(?!\s*「)|レベル[1-4]\s*:\s*「?退避")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says, as a posture takes it up."""

    departures: tuple[Departure, ...] = ()
    operations: tuple[Operation, ...] = ()
    notices: tuple[Notice, ...] = ()
    leave: tuple[Leave, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement: a subject, its state, its place and words, whither it went, its clause, sentence and day."""

    subject: str
    state: str
    place: str
    words: str
    whither: str
    clause: str
    span: Span
    day: date | None


def read(tongue: Tongue, reading: Reading) -> Told:
    """Read all sentences of a text; of one post's or way's states the last that is stated counts, as for people."""
    found = _Finder(tongue, reading)
    told_of: dict[tuple[type, object, object], object] = {}
    asked, before = False, ""
    leave: dict[str | None, Leave] = {}
    for sentence in found.sentences():
        for fact in found.facts(sentence, asked):
            told_of[type(fact), getattr(fact, "key", getattr(fact, "audience", "")), getattr(fact, "post", None)] = fact
        for call in found.calls(sentence, before, asked):
            known = leave.get(call.area)
            if known is None or TIERS.index(call.tier) > TIERS.index(known.tier):
                leave[call.area] = call
        before = f"{before}{sentence.text}" if sentence.text.startswith((")", "）")) else sentence.text
        asked = found.asks(sentence.text)
    facts = list(told_of.values())
    return Told(
        departures=tuple(f for f in facts if isinstance(f, Departure)),
        operations=tuple(f for f in facts if isinstance(f, Operation)),
        notices=tuple(_once([f for f in facts if isinstance(f, Notice)])),
        leave=tuple(leave.values()),
    )


class _Finder:
    """Finds the facts of one reading's sentences."""

    def __init__(self, tongue: Tongue, reading: Reading) -> None:
        self._tongue, self._reading, self._now = tongue, reading, reading.published_on
        first, _, _ = reading.text.partition("\n")
        self._title = f"{reading.title} {first}"

    def sentences(self) -> Iterator[Span]:
        """Cut the text into its sentences, each where it stands."""
        return sentences(self._tongue, self._reading.text)

    def asks(self, said: str) -> bool:
        """Whether what follows is to be done only if a question is answered with yes, or in a case that is named."""
        if self._tongue.calls and self._tongue.calls.whom.fullmatch(said.strip()):
            return False
        return said.rstrip().endswith("?") or (said.rstrip().endswith(":") and bool(self._tongue.idle.search(said)))

    def facts(self, sentence: Span, asked: bool) -> Iterator[Departure | Operation | Notice]:
        """Read one sentence, clause by clause; what is to be done if the answer is yes is `asked` just before."""
        said = even(sentence.text)
        if _LEVELLED.search(said):
            return
        for clause in self._tongue.clause.split(self._tongue.plain(said)):
            if not asked:
                bid = self._tongue.bidden(clause)
                yield from list(self._alone(bid, sentence)) or self._framed(bid, sentence)
            for one in self._stated(self._tongue.statements.sub(_unheld, clause), sentence):
                yield from self._fact(one)

    def _alone(self, clause: str, sentence: Span) -> Iterator[Notice]:
        for found in self._tongue.statements.finditer(clause):
            kind, _ = told(found)
            if kind not in LEAVE and not self._idle(clause, found):
                yield alone(kind, sentence)

    def _framed(self, clause: str, sentence: Span) -> Iterator[Notice]:
        """Read what people are to do, other than to leave, where no statement does."""
        calm = when.past(self._tongue, clause, self._now) or self._tongue.frame.drill.search(clause)
        calls = () if calm else asked(self._tongue.frame, clause, ("shelter",))
        yield from (alone(one.kind, sentence) for one in calls)

    def _idle(self, clause: str, found: re.Match[str]) -> bool:
        """Whether what stands beside a statement denies it, puts it off, or tells of another time."""
        beside = clause[: found.start()] + " " + clause[found.end() :]
        idle = self._tongue.idle.search(beside) or self._tongue.supposed.search(beside)
        drill = told(found)[0] == "shelter" and self._tongue.frame.drill.search(clause)
        return bool(idle or drill or when.past(self._tongue, clause, self._now))

    def calls(self, sentence: Span, before: str, asked: bool) -> Iterator[Leave]:
        """Read who is to leave what; `asked` says that the sentence in front makes a condition of it."""
        if not asked and not _LEVELLED.search(even(sentence.text)):
            yield from read_calls(self._tongue, self._reading, sentence, before, self._idle)

    def _stated(self, clause: str, sentence: Span) -> Iterator[_Said]:
        """Find each state of a clause with the subjects between it and the one before, which share it."""
        at, held, old = 0, "", False
        if self._tongue.supposed.search(clause):
            return
        for state in self._tongue.states.finditer(clause):
            before = clause[at : state.start()]
            named = list(self._tongue.subjects.finditer(before))
            if not named and held and self._tongue.between.fullmatch(before):  # "was shut, and is open again"
                named = list(self._tongue.subjects.finditer(before := f"{held}{before}"))
            if not named:
                continue
            at, held = state.end(), before[: named[-1].end()]
            kind, whither = told(state)
            tail = self._tail(clause, state.end())
            near = before[max(before.rfind(sign, 0, named[0].start()) for sign in _SIGNS) + 1 :]
            staffed = _WAYS.isdisjoint(told(found)[0] for found in named)
            said = (f"{near}{state[0]}{tail}", clause)
            day, bygone = when.began(self._tongue, said, self._now, kind in _ENDS, staffed)
            old = bygone or (old and day is None and when.along(near))
            if old or self._forceless(near, tail):
                continue
            for found in named:
                subject, place = told(found)
                if self._meant(found, kind, before, clause[: state.start()]):
                    told_as = kind.replace("grounded", "shut")
                    yield _Said(subject, told_as, place, found[0], whither, clause, sentence, day)

    def _meant(self, found: re.Match[str], state: str, before: str, sofar: str) -> bool:
        """Whether a state is told of a subject of ours, and not of what lies beside it, or of what it tells or does."""
        tongue, subject = self._tongue, told(found)[0]
        lead, gap = before[: found.start()], before[found.end() :]
        if state == "grounded" and subject not in _FLOWN:
            return False
        if subject in ("staff", "family"):
            return bool(tongue.ours.search(sofar))
        if subject == "post" and state in _WORKS:
            return bool(tongue.leads.search(lead) and tongue.between.fullmatch(tongue.subjects.sub("", gap)))
        return not tongue.oblique.search(lead + subject)

    def _forceless(self, before: str, tail: str) -> bool:
        """Whether what stands about a state denies it, puts it off, or tells of another time or of another's post."""
        return bool(self._tongue.idle.search(f"{before} {tail}") or self._tongue.theirs.search(before))

    def _tail(self, clause: str, end: int) -> str:
        """Return what behind a state, up to the next one, belongs to it."""
        tail = self._tongue.tail.match(clause, end)
        said = tail[0] if tail else ""
        following = self._tongue.states.search(said)
        return said[: following.start()] if following else said

    # ------------------------------------------------------------------ facts
    def _fact(self, said: _Said) -> Iterator[Departure | Operation | Notice]:
        if said.subject in ("staff", "family"):
            yield from self._people(said)
        elif said.subject == "post":
            yield from self._post(said)
        elif said.subject == "help":
            yield from (alone("help", said.span),) if said.state in ("less", "fewer") else ()
        elif said.subject == "airlines":
            shut = said.state == "shut"
            if shut or said.state == "again":
                yield Notice("border_or_entry_change", "airlines", "flights by some airlines", said.span, on=shut)
        else:
            yield from self._way(said)

    def _people(self, said: _Said) -> Iterator[Departure]:
        text = said.clause
        if said.state not in _MOVED or self._here(said.whither):
            return
        audience = "family" if said.subject == "family" else "employees"
        posts = (f for f in self._tongue.subjects.finditer(text) if told(f)[0] == "post")
        post = next((self._named(told(found)[1], found[0]) for found in posts), "")
        if post is not None:
            yield Departure(post or None, audience, Status(_MOVED[said.state]), said.day, said.span)  # type: ignore[arg-type]

    def _post(self, said: _Said) -> Iterator[Operation | Notice]:
        post = self._named(said.place, said.words)
        if post is None or self._tongue.one_day.search(said.clause):
            return
        if said.state == "public":
            yield Notice("services_reduced", "services", CLOSED_DOORS, said.span, post=post or None)
        elif said.state == "moved" and not self._other_town(said):
            return
        elif state := "reduced" if said.state == "less" else _WORKS.get(said.state):
            others = {told(f)[0] for f in self._tongue.subjects.finditer(said.clause)} & {"staff", "family"}
            if not (others and said.state == "fewer"):
                yield Operation(post or None, state, said.day, said.span)  # type: ignore[arg-type]

    def _other_town(self, said: _Said) -> bool:
        """Whether a post went to a town or a country, and not to another house."""
        city = said.whither
        return not city or resolve(city) is not None or self._here(city) or land_of(city) is not None

    def _named(self, city: str, words: str) -> str | None:
        """Name a post by its city in English, "" where none is named; None for one in another country."""
        office = "Consulate General" if words.casefold().startswith(("generalk", "gk", "consulaat")) else "Embassy"
        if not city:
            return ""
        if code := self._tongue.countries.get(city):
            return "" if code in self._reading.countries else None
        if self._tongue.countries and city not in self._title:
            return None
        for code in self._reading.countries:
            if name := spelt(city, code):
                return f"{office} {name}"
        if land := resolve(city):  # "Botschaft Jemen" names no city
            return "" if {*land.codes} & {*self._reading.countries} else None
        return f"{office} {city}" if land_of(city) in (None, *self._reading.countries) else None

    def _way(self, said: _Said) -> Iterator[Notice]:
        if said.state not in ("shut", "open", "again", "partly"):
            return
        way, where = said.subject, self._where(said)
        if where is None:
            return
        sort = "border" if way in ("border", "crossing") else "air"
        partly, shut = said.state == "partly", said.state == "shut"
        key = f"{sort} {way} {where.casefold()}".strip()
        what = f"{'border crossing' if way == 'crossing' else way}{f' ({where})' if where else ''}"
        grade = int(shut and (way in _HARD or (not where and "internationa" in said.words.casefold())))
        on = shut or partly
        yield Notice("border_or_entry_change", key, what, said.span, on=on, grade=grade, decided_on=said.day)

    def _where(self, said: _Said) -> str | None:
        """Name the places of a way in English; None for a way of another country alone."""
        names, abroad, own = [], False, False
        for one in filter(None, self._tongue.joint.split(said.place)):
            bare = self._tongue.articles.sub("", one).strip()
            land = by_code(self._tongue.countries.get(bare, "")) or resolve(bare) or resolve(_BENT.sub("e", bare))
            ours = land is not None and bool({*land.codes} & {*self._reading.countries})
            if ours or (said.subject == "airspace" and self._kin(bare)):
                own = True
                continue
            city = next((name for code in self._reading.countries if (name := spelt(bare, code))), bare)
            names.append(land.name if land else city)
            elsewhere = land_of(city) not in (None, *self._reading.countries)
            abroad = abroad or land is not None or said.subject == "airspace" or elsewhere
        if abroad and said.subject in ("airspace", "airport"):
            return "" if own else None  # "the airspace over Kell and Mali" is ours, too
        return ", ".join(dict.fromkeys(names))

    def _kin(self, word: str) -> bool:
        """Whether a word is the country's name, or made of it: "der sudanesische Luftraum"."""
        if any(name in word and code in self._reading.countries for name, code in self._tongue.countries.items()):
            return True
        folded = fold(word)
        names = fold(f"{self._reading.title} {self._reading.name}").split()
        return any(name[:_STEM] == folded[:_STEM] or sounds_alike(name, folded) for name in names if len(name) >= _STEM)

    def _here(self, city: str) -> bool:
        """Whether a city is one of the country itself."""
        codes = self._reading.countries
        return bool(city) and (land_of(city) in codes or any(spelt(city, code) for code in codes))


def _unheld(found: re.Match[str]) -> str:
    """Blank out a statement that stands alone, for the states of its clause; "cannot help" leaves its post there."""
    return " " if told(found)[0] == "shelter" else found[0]


def _once(notices: list[Notice]) -> Iterator[Notice]:
    """Leave out an airport without a name where the text tells the same of one by its name."""
    named = {n.on for n in notices if n.key.startswith("air airport ")}
    return (n for n in notices if not (n.key == "air airport" and n.on in named))
