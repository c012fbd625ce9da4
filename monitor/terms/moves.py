"""Compare two postures post by post: who may, must or need no longer leave, and what works where."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from monitor.locate.cities import country_of, hosts, names_of, seat
from monitor.locate.places import fold, resolve
from monitor.model import Change, Departure, Operation, Posture, Status
from monitor.terms.missions import missions_in
from monitor.terms.nations import of_others
from monitor.terms.placed import aligned, embassy_named
from monitor.terms.whom import consulate_alone, names_nobody, whole_staff

NEWS_DAYS = 21  # lags of -1 to +7 days were seen between decision and publication; older is history restated
STANDS = timedelta(days=180)  # no departure status lasts longer (DSSR 600)
SPEAK_FOR_OTHERS = ("us_embassy", "us_press")  # their events go where the post they name stands
LEVEL_MOVES = ("level_raised", "level_lowered")
_NOWHERE = Posture(level=None)
_SILENT_TEXT = "us u s general in at of the american british uk canadian australian"
_SILENT, _SORTS = _SILENT_TEXT.split(), ("embassy", "embassies", "consulate", "consulates", "high", "branch", "liaison")
_TOWN = re.compile(r"[A-Z\u00c0-\u00de][\w'-]*(?: (?:(?:of|de|la|el|al) )?[A-Z\u00c0-\u00de][\w'-]*)*")  # of no list
_LEAVING = re.compile(
    r"\bdepart(?:ures?|ed|ing)?\b|withdr|\bleave\b|evacuat|draw-?down|\baway\b|\babsence\b|\bwelcome (?:back|at post)\b"
    r"|復帰|帰任|zurückgekehrt|teruggekeerd|\breturn of (?:[\w-]+ ){0,6}?(?:personnel|employees|staff|famil|depend)"
    r"|\b(?:staff|employees|personnel|diplomats|famil\w+|dependa?e?nts|officials)\b[^;]{0,90}"
    r"\b(?:return|rejoin|(?:c[ao]me|coming|allowed|permitted|cleared|let) back\b)", re.I
)
_FEWER = re.compile(r"^(?!.*(?:withdr|evacuat|relocat|\bmov)).*(?:reduc|fewer|smaller)", re.I | re.S)
_AWAY = re.compile(r"withdr|evacuat|relocat|\bleft\b", re.I)
_RANK = {Status.ORDERED: 2, Status.AUTHORIZED: 1, Status.LIFTED: 0}


@dataclass(frozen=True, slots=True)
class Move:
    """The change of one audience's departure status at one post; ranks: 2 ordered, 1 authorized, 0 neither.

    `stated` tells an end that the text states from a statement that merely vanished.
    """

    post: str | None
    old: tuple[Departure, ...]
    new: tuple[Departure, ...]
    stated: bool

    @property
    def rank(self) -> tuple[int, int]:
        """The status before and after, as ranks."""
        return rank(self.old), rank(self.new)

    @property
    def decided_on(self) -> date | None:
        """The newest decision date behind the new status, or behind the one that ended."""
        said = self.new or self.old
        return max((d.decided_on for d in said if d.decided_on), default=None)


def acts(moves: Iterable[Move], change: Change) -> tuple[tuple[Move, ...], ...]:
    """Group the moves that one sentence makes, the one from the gravest status first.

    "Consulates Lahore and Karachi" are two posts, "employees and family members" two audiences, and one act. A step
    down is kept apart from a first permission, as they are told apart.
    """
    groups: dict[tuple[object, ...], list[Move]] = {}
    for move in moves:
        fresh = [d for d in move.new if is_new_status(d.decided_on, change)] or list(move.old)
        said = tuple(sorted({(d.span.start, d.status.value) for d in fresh}))
        before, after = move.rank
        groups.setdefault((after, after == 1 and before == 2, move.stated, said), []).append(move)
    return tuple(tuple(sorted(group, key=lambda m: -m.rank[0])) for group in groups.values())


def is_news(decided_on: date | None, change: Change) -> bool:
    """Whether a decision can be news: undated, or at most three weeks before we last looked or it was published."""
    if decided_on is None:
        return True
    seen = [change.looked_at.date(), change.detected_at.date()]
    if change.published_on:
        seen.append(change.published_on)
    return decided_on >= min(seen) - timedelta(days=NEWS_DAYS)


def is_new_status(decided_on: date | None, change: Change) -> bool:
    """Whether a status that stands can be news: decided lately, or since the edition before, which could not tell it.

    A month named alone is kept as its first day: an edition of that month did not know how it ends. What was decided
    longer ago than a departure may last is history, whoever was not told of it.
    """
    known = change.published_before if change.before else None
    if is_news(decided_on, change) or known is None or decided_on is None:
        return is_news(decided_on, change)
    lasts = decided_on + STANDS >= (change.published_on or change.detected_at.date())
    return lasts and (decided_on > known or decided_on == known.replace(day=1))


def is_fresh(departure: Departure, change: Change) -> bool:
    """Whether a departure is new: decided lately, and in a post, which has no edition before, not said to go on."""
    goes_on = departure.continuing and not (change.before_text and departure.decided_on)
    return not goes_on and is_new_status(departure.decided_on, change)


def departure_moves(change: Change) -> tuple[Move, ...]:
    """Return one move for each post and audience whose departure status differs, or was decided anew."""
    said = _own_departures(change.after, change)
    stated = _own_departures(change.before, change)
    old, new = aligned(stated, said)
    every = [move for post in dict.fromkeys([*new, *old]) for move in _at_post(old.get(post, ()), new.get(post, ()))]
    stood = {(d.status, day) for said in old.values() for d in said for day in (None, d.decided_on)}
    whole = {d.audience for d in stated.get("", ())}
    moved = (m for m in every if _moved(m, change))
    return tuple(m for m in moved if not (_held(m, stood, stated) or _never_begun(m, every, old, whole)))


def _held(move: Move, stood: Collection[tuple[Status, date | None]], here: Collection[str]) -> bool:
    """Whether a text says that a status goes on, or names nobody at a post of the old one (`here`), with no new day."""
    known = post_key(move.post) in here
    goes_on = (d for d in move.new if d.continuing or (known and names_nobody(d.span.text)))
    going = [d for d in goes_on if (d.status, d.decided_on) in stood and (known or not d.decided_on)]
    return not move.old and bool(move.new) and len(going) == len(move.new)


def _never_begun(
    move: Move, every: Iterable[Move], old: Mapping[str, tuple[Departure, ...]], whole: Collection[str]
) -> bool:
    """Whether an end is told of people whom the old text, which told of others of that post, did not name.

    A dated one counts, unless the same sentence tells it of those others. An audience of the `whole` mission was named
    at each of its posts.
    """
    if move.old or move.rank[1] or {d.audience for d in move.new} <= {*whole}:
        return False
    if not move.decided_on:
        return bool(old.get(post_key(move.post)) if post_key(move.post) else old)
    return bool({d.span for d in move.new} & {d.span for other in every if other.old for d in other.new})


def _at_post(old: Sequence[Departure], new: Sequence[Departure]) -> Iterator[Move]:
    """Yield a move for each audience: an order for the staff of a post leaves the families' permission as it was.

    A text that goes on about a post without naming one audience is silent about it, not clear.
    """
    for who in dict.fromkeys(d.audience for d in (*new, *old)):
        was, now = (tuple(d for d in side if d.audience == who) for side in (old, new))
        if now or not new:
            yield Move((now or was)[0].post, was, now, any(d.status is Status.LIFTED for d in now))


def _own_departures(posture: Posture | None, change: Change) -> dict[str, tuple[Departure, ...]]:
    found = departures_at(posture or _NOWHERE)
    here = {o.span for o in (posture or _NOWHERE).operations if o.post and not _abroad(o.post, change)}
    everywhere = change.publisher in SPEAK_FOR_OTHERS

    def ours(said: Departure) -> bool:
        if of_others(said.span.text, change.actor):
            return False
        return everywhere or said.span in here or not _abroad(said.post, change)

    return {post: kept for post, said in found.items() if (kept := tuple(d for d in said if ours(d)))}


def _moved(move: Move, change: Change) -> bool:
    before, after = move.rank
    if before != after:
        return True
    if after:
        return _decided_anew(move, change.published_before) or _widened(move) or _withdrawn(move)
    if not move.stated or not _recently_lifted(move, change):
        return False
    return not any(d.status is Status.LIFTED for d in move.old) or _lifted_anew(move, change)


def _decided_anew(move: Move, known: date | None) -> bool:
    """The same status under a decision date more than three weeks newer is a new decision.

    One the old text told without a day was decided when that was published, at the latest.
    """
    top = rank(move.new)
    before = max((d.decided_on for d in move.old if d.decided_on), default=known if move.old else None)
    after = max(
        (d.decided_on for d in move.new if d.decided_on and rank((d,)) == top and not d.continuing), default=None
    )
    return bool(before and after and after - before > timedelta(days=NEWS_DAYS))


def _widened(move: Move) -> bool:
    """Whether an order that left out those who are needed now is for the whole staff, by another sentence."""
    ordered, was = ([d for d in side if d.status is Status.ORDERED] for side in (move.new, move.old))
    return bool(was) and whole_staff(ordered) and not whole_staff(was)


def _withdrawn(move: Move) -> bool:
    """Whether people who were only fewer before have now left."""
    fewer, gone = (all(_FEWER.search(d.span.text) for d in side) for side in (move.old, move.new))
    return bool(move.old) and fewer and not gone and any(_AWAY.search(d.span.text) for d in move.new)


def _recently_lifted(move: Move, change: Change) -> bool:
    """Whether an end we knew no beginning of is news: dated lately, or a new sentence that names what ended."""
    ends = [d.span.text for d in move.new if d.status is Status.LIFTED and _LEAVING.search(d.span.text)]
    if move.decided_on is not None:
        return bool(ends) and is_new_status(move.decided_on, change)
    return any(said not in change.before_text for said in ends)


def _lifted_anew(move: Move, change: Change) -> bool:
    """Whether the end that a note, or a dated sentence, tells is another than that of the old text: weeks after it."""
    if not any(d.note or d.decided_on for d in move.new if d.status is Status.LIFTED):
        return False
    then = max((d.decided_on for d in move.old if d.decided_on), default=change.published_before)
    now = max((d.decided_on for d in move.new if d.decided_on), default=change.published_on)
    return bool(then and now and now - then > timedelta(days=NEWS_DAYS))


def operation_moves(change: Change) -> tuple[tuple[Operation | None, Operation | None], ...]:
    """Return (before, after) for each post whose own working state differs.

    An embassy that is named now was meant before, where the text told of the whole mission.
    """
    old, new = (
        {k: o for k, o in operations_at(side or _NOWHERE).items() if not elsewhere(o, change)}
        for side in (change.before, change.after)
    )
    old = embassy_named(old, new)
    pairs = ((old.get(post), new.get(post)) for post in dict.fromkeys([*new, *old]))
    return tuple((was, now) for was, now in pairs if (was.state if was else None) != (now.state if now else None))


def eased(act: Sequence[Move]) -> bool:
    """Whether a text says itself that a permission took the place of an order, which we may not have known."""
    return act[0].rank[1] == 1 and any(d.was is Status.ORDERED for move in act for d in move.new)


def emptied(act: Sequence[Move], change: Change) -> bool:
    """Whether the posts of an act suspended operations since; a consulate that did empties no mission unnamed."""
    shut = {post_key(now.post) for _, now in operation_moves(change) if now and now.state == "suspended"}
    whose = {m: (k for k in shut if k[:6] != "consul" or all(consulate_alone(d.span.text) for d in m.new)) for m in act}
    return "" in shut or {post_key(m.post) or next(whose[m], "") for m in act} <= shut


def elsewhere(operation: Operation, change: Change) -> bool:
    """Whether a post is another government's, or stands in another country than those the change is about.

    Khartoum's embassy, named by a post for those who arrive from Sudan, is not Ethiopia's; but Bridgetown's is
    Antigua's too, which has none of its own. A post whose title names it speaks for it, and the press office for all.
    """
    if of_others(operation.span.text, change.actor):
        return True
    title = fold(change.after_text.partition("\n")[0])
    speaks = change.publisher == "us_embassy" and operation.post and any(n in title for n in names_of(operation.post))
    return not speaks and change.publisher != "us_press" and _abroad(operation.post, change, operation.span.text)


def _abroad(post: str | None, change: Change, said: str = "") -> bool:
    """Whether a U.S. post stands in none of a change's countries, each of which has one of its own."""
    if change.actor != "US" or not change.countries:
        return False
    where = frozenset({home} if (home := country_of(post) if post else None) else ())
    if not (home and post and any(name in fold(said) for name in names_of(post))):
        where = missions_in(said) or where  # "the Embassy in Sudan" is not that of who tells of it
    return bool(where) and where.isdisjoint(change.countries) and all(hosts(code) for code in change.countries)


@lru_cache(maxsize=1024)
def post_key(post: str | None) -> str:
    """Reduce a post's name to what identifies it: "" is the whole mission; "Consulate General X" is "Consulate X"."""
    bare = unicodedata.normalize("NFKD", (post or "").casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c) and c not in "'\u2019\u2018\u02bc`.")
    words = re.sub(r"[\W_]+", " ", letters).split()
    if words[:1] in ([], ["mission"]):
        return ""
    if words[-1] == "city" and resolve(" ".join(words[1:-1]).title()):
        words = words[:-1]  # "Embassy Kuwait" and "Embassy Kuwait City" are one
    key = " ".join(w for w in words if w not in _SILENT)
    if key.partition(" ")[0] in _SORTS or not (country_of(key) or _TOWN.fullmatch(post or "")):
        return key
    return f"{'embassy' if seat(key) else 'consulate'} {key}"  # "from Lahore": a city stands for the post there


def departures_at(posture: Posture) -> dict[str, tuple[Departure, ...]]:
    """Group the departures by post key ("" is the whole mission)."""
    found: dict[str, tuple[Departure, ...]] = {}
    for departure in posture.departures:
        key = post_key(departure.post)
        found[key] = (*found.get(key, ()), departure)
    return found


def operations_at(posture: Posture) -> dict[str, Operation]:
    """Index the operations by post key."""
    return {post_key(o.post): o for o in posture.operations}


def rank(departures: Iterable[Departure]) -> int:
    """Return how far a post's people must leave: 2 ordered, 1 authorized, 0 neither."""
    return max((_RANK[d.status] for d in departures), default=0)
