"""Years of invented history, the same at every run: governments, doors, pages and events, kept as passes keep them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from monitor.collect.source import Door, Listing, Publisher
from monitor.collect.sources import SOURCES, us_embassy
from monitor.decide.kind import LABELS
from monitor.locate.places import by_code
from monitor.model import (
    Area,
    Belief,
    Claim,
    Departure,
    DoorState,
    Event,
    Evidence,
    Finding,
    Health,
    Operation,
    Part,
    Posture,
    Reading,
    Severity,
    Source,
    Span,
    Status,
)
from monitor.store import beliefs as kept_beliefs
from monitor.store import editions, events, ledger, log, pages, standing
from monitor.store.editions import Edition
from monitor.store.sqlite import Store
from tests.rehearsal.publisher import destination_names

END = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TROUBLED = ["IQ", "ML", "NG", "UA", "IL", "LB", "SY", "YE", "AF", "HT", "SD", "SS", "KZ", "NE", "BF", "VE", "RU", "MM", "PK", "IR", "KW", "BH", "QA", "AE", "JO"]
_REASONS = ("terrorism", "civil unrest", "crime", "armed conflict", "kidnapping", "the risk of wrongful detention", "health risks")
_AREAS = ("the northern border region", "the eastern provinces", "the capital’s outer districts", "the coast south of the port", "the central valley")
_POSTS = ("Embassy {0}", "Consulate General {0} North")
_FILLER = (
    "Stay informed through local news and follow the instructions of local authorities.",
    "Keep a low profile, avoid demonstrations and crowds, and vary your routes and times.",
    "Have evacuation plans that do not depend on help from any government.",
    "Check that your travel documents are valid and easy to reach at any hour.",
    "Medical care outside the larger towns is limited, and ambulances may not come.",
    "Roads away from the main highways are poorly lit; do not drive after dark.",
    "Enrol with your embassy so that it can reach you when something happens.",
    "Buy insurance that pays for medical evacuation, and read what it leaves out.",
    "Carry a copy of your passport and leave the original in a safe place.",
    "Mobile networks may be cut without notice; agree on a meeting place with your companions.",
    "Cash machines run empty during holidays, and few shops take foreign cards.",
    "Checkpoints appear at short notice; stop when told to, and keep your hands in sight.",
    "Taking photographs of bridges, ports and government buildings is against the law.",
    "Water from the tap is not safe to drink in most districts.",
    "Strikes close airports and stations at short notice; confirm before you set out.",
)


@dataclass(frozen=True)
class Ministry:
    """An invented government's office, as `monitor.collect.source.Publisher` asks."""

    NAME: str
    LABEL: str
    SHORT: str
    DOORS: tuple[Door, ...]
    POSTS: bool = False
    SITES: tuple[str, ...] = ()
    REVIEW_MONTHS: Mapping[int, int] = field(default_factory=dict)
    ATTRIBUTION: str = "An invented government, in our own words."

    def page_urls(self, url: str) -> tuple[str, ...]:
        return (url,)

    def saved(self, body: bytes, url: str) -> tuple[Door, Listing]:
        raise NotImplementedError


def _unread(part: Part, now: datetime) -> Reading:
    raise ValueError("an invented page has no reader")


def publishers(sources: int) -> dict[str, Publisher]:
    """The real publishers, every mission, and as many invented ministries as make `sources` doors."""
    found: dict[str, Publisher] = {**SOURCES, us_embassy.NAME: us_embassy.chosen([us_embassy.EVERY_MISSION])}
    names = destination_names()[20:]
    while (missing := sources - sum(len(p.DOORS) for p in found.values())) > 0:
        place = names[len(found) * 7 % len(names)]
        name = f"ministry_{len(found):02}"
        doors = tuple(
            Door(f"{name}.d{n:02}", f"https://www.{name}.example/{n}", lambda *_: Listing(()), _unread, every=900)
            for n in range(min(20, missing))
        )
        found[name] = Ministry(name, f"Ministry of Foreign Affairs of {place}", place, doors)
    return found


@dataclass
class Desk:
    """One government's page on one country, as it stands."""

    publisher: Publisher
    country: str
    level: int
    reasons: list[str]
    areas: list[str]
    tips: list[str]
    usual: int = 1
    departure: tuple[str, Status, date] | None = None
    suspended: bool = False
    since: datetime = END
    published: date = date(2021, 1, 1)
    page: Edition | None = None

    @property
    def name(self) -> str:
        return by_code(self.country).name  # type: ignore[union-attr]

    @property
    def destination(self) -> str:
        return self.name.lower().replace(" ", "-")

    @property
    def url(self) -> str:
        host = {"us_state": "travel.state.gov", "uk_fcdo": "www.gov.uk", "canada": "travel.gc.ca", "australia": "www.smartraveller.gov.au"}
        return f"https://{host.get(self.publisher.NAME, f'www.{self.publisher.NAME}.example')}/{self.destination}"

    def text(self) -> tuple[str, Posture]:
        """The page's words, and the posture whose spans stand in them."""
        lines: list[str] = []

        def say(sentence: str) -> Span:
            start = sum(len(line) + 1 for line in lines)
            lines.append(sentence)
            return Span(start, start + len(sentence), sentence)

        level = say(f"{self.name} - Level {self.level}: {LABELS[self.level]}")
        reason = say(f"{LABELS[self.level]} to {self.name} due to {' and '.join(self.reasons)}.") if self.reasons else None
        departures, operations = [], []
        if self.departure:
            post, status, day = self.departure
            verb = "ordered" if status is Status.ORDERED else "allowed"
            span = say(f"On {day.day} {day:%B %Y} the Department {verb} the departure of non-emergency staff and families from {post}.")
            departures = [Departure(post, who, status, day, span) for who in ("employees", "family")]  # type: ignore[arg-type]
        if self.suspended:
            operations.append(Operation(_POSTS[0].format(self.name), "suspended", self.published, say(f"The embassy in {self.name} has suspended its operations.")))
        parts = [Area(name, 4, say(f"Do not travel to {name} due to {self.reasons[0] if self.reasons else 'crime'}.")) for name in self.areas]
        for tip in self.tips:
            say(tip)
        words = "" if self.publisher.SHORT == "US" else LABELS[self.level].casefold()
        return "\n".join(lines), Posture(self.level, level, reason, areas=tuple(parts), departures=tuple(departures), operations=tuple(operations), words=words)


@dataclass(frozen=True)
class Move:
    """What a desk did: kind, severity, headline, what it was, what it is."""

    kind: str
    severity: Severity
    headline: str
    old: str | None = None
    new: str | None = None
    post: str | None = None
    area: str | None = None
    quoted: str = ""


class Years:
    """Writes history into a store, day by day."""

    def __init__(self, store: Store, of: Mapping[str, Publisher], countries: Iterable[str] = (), seed: int = 2022) -> None:
        self.store = store
        self.chance = random.Random(seed)
        self.publishers = of
        standing_ones = [p for p in of.values() if not p.POSTS and p.DOORS]
        codes = [*countries] or _codes()
        self.desks = [self._desk(p, code) for p in standing_ones for code in codes]
        self.weights = [(9.0 if d.country in TROUBLED else 1.0) * (2 if d.publisher.SHORT == "US" else 1) for d in self.desks]
        self.missions = [d for d in of[us_embassy.NAME].DOORS if by_code(d.name.rpartition(".")[2])]

    def _desk(self, publisher: Publisher, country: str) -> Desk:
        worse = country in TROUBLED
        level = self.chance.choices((1, 2, 3, 4), (1, 3, 5, 4) if worse else (10, 5, 1, 0.4))[0]
        reasons = self.chance.sample(_REASONS, min(level, 3) - (level < 3))
        return Desk(publisher, country, level, reasons, list(self.chance.sample(_AREAS, 1 if worse else 0)), self.chance.sample(_FILLER, 12), level)

    # -------------------------------------------------------------- writing
    def write(self, count: int, days: int, end: datetime = END) -> None:
        """Write about `count` events over `days` days up to `end`, after a baseline."""
        begin = end - timedelta(days=days)
        with self.store.lines.writing() as conn:
            conn.execute("PRAGMA defer_foreign_keys = ON")
            for desk in self.desks:
                self._publish(conn, desk, begin)
        per_day = count / days
        for number in range(days):
            day = begin + timedelta(days=number + 1)
            with self.store.lines.writing() as conn:
                for _ in range(int(per_day * (number + 1)) - int(per_day * number)):
                    at = day - timedelta(seconds=self.chance.randrange(86_400))
                    self._happens(conn, at)
                log.catch_up(conn)
        with self.store.lines.writing() as conn:
            kept_beliefs.keep_doors(conn, self._doors(end))
            for name in self.publishers:
                kept_beliefs.keep_pass(conn, name, end)
            events.keep_held(conn, [], [self._held(end)])

    def _happens(self, conn, at: datetime) -> None:
        if self.chance.random() < 0.12:
            self._alert(conn, at)
            return
        desk = self.chance.choices(self.desks, self.weights)[0] if self.chance.random() < 0.05 else self.desks[self._pick()]
        before, level = desk.page, desk.level
        move = self._move(desk, at)
        self._publish(conn, desk, at)
        assert desk.page and before
        self._tell(conn, desk, move, at, before, level)

    def _pick(self) -> int:
        """A desk by weight, cheaply: try until one is taken."""
        while True:
            number = self.chance.randrange(len(self.desks))
            if self.chance.random() * 20 < self.weights[number]:
                return number

    def _publish(self, conn, desk: Desk, at: datetime) -> None:
        text, posture = desk.text()
        raw = f"<article>{text}</article><!-- {at.isoformat()} -->".encode()
        part = Part(desk.destination, raw, sha256(raw).hexdigest(), desk.url)
        door = desk.publisher.DOORS[0].name
        desk.published = at.date()
        desk.page = Edition(part.sha256, desk.publisher.NAME, desk.destination, (desk.country,), desk.name, door, desk.url, at, at.date(), desk.level, text, posture)
        pages.keep_pages(conn, [(part, door)], at)
        editions.keep(conn, [desk.page])
        claim = Claim(part.sha256, part.sha256, desk.level, at.date(), desk.url)
        belief = Belief(
            publisher=desk.publisher.NAME, destination=desk.destination, countries=(desk.country,), name=desk.name, url=desk.url, sha256=part.sha256,
            door=door, fingerprint=part.sha256, level=desk.level, published_on=at.date(), since=at, confirmed_by=tuple(d.name for d in desk.publisher.DOORS[:3]),
            claims={door: (claim,)},
        )  # fmt: skip
        kept_beliefs.keep_beliefs(conn, [belief])
        standing.keep(conn, [belief], at)

    # -------------------------------------------------------------- what happens
    def _move(self, desk: Desk, at: datetime) -> Move:
        who, where = desk.publisher.SHORT, desk.name
        roll = self.chance.random()
        if roll < 0.10:
            old = desk.level
            back = (desk.usual > old) - (desk.usual < old)  # what was raised is lowered again in time
            desk.level = min(4, max(1, old + (back or self.chance.choice((-1, 1)))))
            if desk.level == old:
                return self._hazard(desk)
            up = desk.level > old
            desk.reasons = self.chance.sample(_REASONS, max(1, desk.level - 1))
            words = f"{who} {'raises' if up else 'lowers'} {where} to Level {desk.level} (was {old})"
            return Move("level_raised" if up else "level_lowered", "P1" if up and desk.level == 4 else "P2" if up else "P3", words, str(old), str(desk.level), quoted=LABELS[desk.level])
        if roll < 0.15 and who == "US":
            return self._departs(desk, at)
        if roll < (0.25 if desk.suspended else 0.152 if desk.country in TROUBLED else 0.15):
            desk.suspended = not desk.suspended
            kind = "operations_suspended" if desk.suspended else "operations_resumed"
            said = "has suspended operations" if desk.suspended else "resumes operations"
            return Move(kind, "P1" if desk.suspended else "P3", f"{who} Embassy in {where} {said} — {where} stays Level {desk.level}", post=f"Embassy {where}", quoted="suspended its operations")
        if roll < 0.30:
            return self._area(desk)
        if roll < 0.55:
            return self._hazard(desk)
        desk.tips = self.chance.sample(_FILLER, 12)
        return Move("advice_text_changed", "P3", f"{who} changes its text on {where} — Level {desk.level} unchanged", quoted=desk.tips[0]) if roll < 0.7 else Move(
            "no_substantive_change", "P4", f"{who} reissues {where}, no change found — Level {desk.level} unchanged")  # fmt: skip

    def _departs(self, desk: Desk, at: datetime) -> Move:
        where, post = desk.name, self.chance.choice(_POSTS).format(desk.name)
        day = at.date() - timedelta(days=self.chance.randrange(2))
        if desk.departure is None and desk.level < 3:
            return self._hazard(desk)
        if desk.departure is None:
            desk.departure = (post, Status.AUTHORIZED, day)
            return Move("departure_authorized", "P1", f"US lets non-emergency staff and all families leave {post} (voluntary) — {where} stays Level {desk.level}", None, "authorized", post, quoted="the Department allowed")
        post, status, _ = desk.departure
        if status is Status.AUTHORIZED and self.chance.random() < 0.6:
            desk.departure = (post, Status.ORDERED, day)
            return Move("departure_ordered", "P1", f"US orders non-emergency staff and families out of {post} — {where} stays Level {desk.level}", "authorized", "ordered", post, quoted="the Department ordered")
        desk.departure = None
        return Move("departure_lifted", "P2", f"US lifts {status.value} departure: {post}", status.value, "lifted", post)

    def _area(self, desk: Desk) -> Move:
        free = [name for name in _AREAS if name not in desk.areas]
        if desk.areas and (not free or self.chance.random() < 0.5):
            gone = desk.areas.pop()
            return Move("area_advice_lowered", "P3", f"{desk.publisher.SHORT} removes {gone} from its Do-not-travel areas in {desk.name}", "4", None, area=gone)
        new = self.chance.choice(free)
        desk.areas.append(new)
        return Move("area_advice_raised", "P2", f"{desk.publisher.SHORT} adds {new} to its Do-not-travel areas in {desk.name}", None, "4", area=new, quoted=f"Do not travel to {new}")

    def _hazard(self, desk: Desk) -> Move:
        tip = self.chance.choice(_FILLER)
        desk.tips = [tip, *(t for t in desk.tips if t != tip)][:12]
        return Move(self.chance.choice(("hazard_notice", "border_or_entry_change", "risk_indicator_changed")), "P3", f"{desk.publisher.SHORT} on {desk.name}: {_short(tip)}", quoted=tip)

    def _alert(self, conn, at: datetime) -> None:
        door = self.chance.choice(self.missions)
        code = door.name.rpartition(".")[2].upper()
        place = by_code(code)
        assert place
        tip = self.chance.choice(_FILLER)
        kind, severity = self.chance.choices((("security_alert", "P3"), ("routine_notice", "P4"), ("shelter_in_place", "P1"), ("services_reduced", "P2")), (60, 30, 2, 8))[0]
        finding = Finding(kind, severity, f"Embassy {place.name}: {_short(tip)}", f"{kind}.alert", "An alert of the mission says so.", (Evidence("after", tip, 0, len(tip)),))  # type: ignore[arg-type]
        self._append(conn, Event(_id(door.name, at, kind), us_embassy.NAME, code, (place.name,), f"{code}-{at:%Y%m%d%H%M%S}", finding, at, at.date(), (), None, (Source(door.name, door.url, "0" * 64),), "", ""))

    def _tell(self, conn, desk: Desk, move: Move, at: datetime, before: Edition, level: int) -> None:
        assert desk.page
        text = desk.page.text
        line = next((row for row in text.split("\n") if move.quoted and move.quoted in row), "")
        start = text.find(line) if line else 0
        proof = (Evidence("after", line, start, start + len(line)),) if line else ()
        finding = Finding(move.kind, move.severity, move.headline, f"{move.kind}.rule", "The state before and the state after differ in just this.", proof, move.post, move.area, move.old, move.new, at.date())
        flags = ("silent_edit",) if self.chance.random() < 0.06 else ()
        doors = tuple(Source(d.name, desk.url, desk.page.sha256) for d in desk.publisher.DOORS[: self.chance.randint(1, 3)])
        self._append(conn, Event(
            _id(desk.publisher.NAME, at, desk.country), desk.publisher.NAME, desk.country, (desk.name,), desk.destination, finding, at, at.date(), flags, None, doors,
            before.sha256, desk.page.sha256, desk.url, level, desk.level,
            considered=("departure_ordered: no order stands in the text", "leave_advice: nobody is told to leave", "operations_suspended: the post works"),
        ))  # fmt: skip

    def _append(self, conn, event: Event) -> None:
        ledger.append_events(conn, [event])

    def _held(self, at: datetime) -> Event:
        desk = self.desks[-1]
        said = f"{desk.publisher.SHORT} lowers {desk.name} to Level 1 (was 3)"
        finding = Finding("level_lowered", "P3", said, "level.lowered", "One door says less than before.", (Evidence("after", f"Exercise normal precautions in {desk.name}."),), None, None, "3", "1")
        return Event("held-1", desk.publisher.NAME, desk.country, (desk.name,), desk.destination, finding, at, at.date(), (), "an all-clear seen at one door only", (), "", "", desk.url, 3, 1)

    def _doors(self, end: datetime) -> Iterator[DoorState]:
        for publisher in self.publishers.values():
            for door in publisher.DOORS:
                state = DoorState(door.name, Health.OK, "", end, end, end - timedelta(hours=3), end - timedelta(days=40), 200)
                roll = self.chance.random()
                if publisher.NAME == "australia":
                    state = replace(state, health=Health.BLOCKED, detail="403 Forbidden from this network", good_at=end - timedelta(days=3), since=end - timedelta(days=3), failures=70)
                elif roll < 0.03:
                    state = replace(state, health=Health.UNREACHABLE, detail="no answer within 60 seconds", good_at=end - timedelta(hours=9), since=end - timedelta(hours=9), failures=9)
                elif roll < 0.05:
                    state = replace(state, health=Health.STALE, detail="serves an older text of 3 of 211 destinations")
                yield state


def _codes() -> list[str]:
    from tests.rehearsal.publisher import ascii_uppercase, product

    pairs = ("".join(letters) for letters in product(ascii_uppercase, repeat=2))
    return [code for code in pairs if (place := by_code(code)) and place.codes == (code,) and place.key == code]


def _short(tip: str) -> str:
    """The first part of a sentence, for a headline."""
    first = re.split(r"[,;.]| and ", tip)[0]
    return first[0].lower() + first[1:]


def _id(*parts: object) -> str:
    return sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


