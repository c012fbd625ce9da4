"""What every language must tell us: its subjects, its states, whole statements, and what takes their force away.

A sentence is read as subjects, each before the state it is in: "Der Luftraum ist gesperrt, die Grenze zu X geöffnet".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from monitor.compare.tongues.frame import Frame
from monitor.model import PEOPLE, Notice, Span

Row = tuple[str, str, str]
Recast = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
SUBJECTS = ("post", "staff", "family", "help", "airspace", "airport", "flights", "airlines", "border", "crossing")
STATES = ("again", "partly", "open", "public", "shut", "grounded", "less", "fewer", "ordered", "moved", "gone", "back")
STATEMENTS = ("shelter", "leave", "consider", "help", "aid", "visas", "counter")
CLOSED_DOORS = "is closed to the public"
_ALONE = {
    "shelter": ("shelter_in_place", "shelter", "", PEOPLE),
    "help": ("assistance_limited", "country", "", 0),
    "aid": ("assisted_departure", "transport", "", 0),
    "visas": ("services_reduced", "visas", "", 0),
    "counter": ("services_reduced", "services", CLOSED_DOORS, 0),
}  # topic, key, words and grade of what such a statement tells


@dataclass(frozen=True, slots=True)
class Calls:
    """The words of one language about who is to leave what; patterns, no case of letters is heeded.

    `withheld` is what denies a call, puts it off, or tells of another time, people or thing; `made` finds one that was
    made, which its day may make history of; `reason` is what only says why and is not heeded. `shy` makes of a call
    that it be considered. `whom` says at its head whom it is told ("If you are in Mali, leave"), and may be a sentence
    of its own. `left` finds what is to be left: its groups are the words, those called `part` are a part of the country
    also where no word for ground is in them, `stay` is where people are. `land` and `whole` are words for the country,
    `ground` for a part of one, `no_ground` for what stands on it; `part_of` before a country's name makes a part of it;
    `article` is cut off. `whence` must stand beside a call that names nothing to be left, or in the sentence before it.
    """

    withheld: re.Pattern[str]
    made: re.Pattern[str]
    reason: re.Pattern[str]
    shy: re.Pattern[str]
    whom: re.Pattern[str]
    left: re.Pattern[str]
    land: re.Pattern[str]
    whole: re.Pattern[str]
    ground: re.Pattern[str]
    no_ground: re.Pattern[str]
    part_of: re.Pattern[str]
    article: re.Pattern[str]
    whence: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Tongue:
    """The tables of one language; a row is what it tells, an example, and the words (no case of letters is heeded).

    `subjects` may name a `place`, as a state may that people are brought to; of `states` the first found counts.
    `idle` takes the force of the statement it stands in away, `supposed` of all in its clause; `one_day` says of
    a post that it is shut as on a holiday; `since` has the year a state is of, or says that it has lasted for `ages`;
    `lasts` says that what began then goes on. `ends` cuts a line into sentences, `clause` a sentence where another
    statement begins; `tail` is what behind a state belongs to it, `oblique` what stands before a subject that another
    thing is of ("the road to the airport"). `leads` is all that may stand before a post that a state is told of, and
    `between` all that may stand between the two: anything else is what the state is told of instead ("The Embassy says
    that the market is shut"). `ours` tells whose people are meant, `theirs` that it is another's post; `joint` stands
    between two places, `articles` before one. `countries` are names that no other table has. `calls` says which
    ground a call to leave is of, and what takes its force away; without it the call is of the country, and loses its
    force as any statement does. `frame` reads what no statement does. `aid` is help to leave: to think of
    it is no call. `recast` are other words for a subject and its state, in a sentence with a word of `turned`; `safely`
    is a proviso beside what people are to do ("if you can do so safely"), which takes no force from it.
    """

    language: str
    subjects: re.Pattern[str]
    states: re.Pattern[str]
    statements: re.Pattern[str]
    idle: re.Pattern[str]
    supposed: re.Pattern[str]
    one_day: re.Pattern[str]
    since: re.Pattern[str]
    lasts: re.Pattern[str]
    ends: re.Pattern[str]
    clause: re.Pattern[str]
    tail: re.Pattern[str]
    oblique: re.Pattern[str]
    leads: re.Pattern[str]
    between: re.Pattern[str]
    ours: re.Pattern[str]
    theirs: re.Pattern[str]
    joint: re.Pattern[str]
    articles: re.Pattern[str]
    at_once: re.Pattern[str]
    days: re.Pattern[str]
    months: Mapping[str, int]
    countries: Mapping[str, str]
    rows: tuple[Row, ...]
    calls: Calls | None
    frame: Frame
    aid: re.Pattern[str]
    recast: tuple[Recast, ...] = ()
    turned: re.Pattern[str] = re.compile("")
    safely: re.Pattern[str] = re.compile("(?!)")

    def plain(self, said: str) -> str:
        """Say with a subject and its state what is said by a noun of the deed: "its closure was lifted"."""
        for words, instead in self.recast if self.turned.search(said) else ():
            said = words.sub(instead, said)
        return said

    def bidden(self, said: str) -> str:
        """Leave out a proviso of safety from what people are to do."""
        return self.safely.sub("", said)


def grouped(rows: Iterable[Row], flags: re.RegexFlag = re.I) -> re.Pattern[str]:
    """Compile rows to one pattern: of the groups found, `KIND_N` says which row, and `place_N` the place it names."""
    counts = count()
    named = [(kind, re.sub(r"\(\?P<place>", lambda _: f"(?P<place_{next(counts)}>", words)) for kind, _, words in rows]
    return re.compile("|".join(f"(?P<{kind}_{turn}>{words})" for turn, (kind, words) in enumerate(named)), flags)


def alone(kind: str, sentence: Span) -> Notice:
    """Give the notice of a statement that stands alone, which is no call to leave."""
    topic, key, what, grade = _ALONE[kind]
    return Notice(topic, key, what, sentence, grade=grade)


def told(found: re.Match[str]) -> tuple[str, str]:
    """Say which row of a grouped pattern was found, and the place that it names, or ""."""
    said = {name: words for name, words in found.groupdict().items() if words is not None}
    places = (words for name, words in said.items() if name.startswith("place_"))
    return next(name for name in said if not name.startswith("place_")).rpartition("_")[0], next(places, "")
