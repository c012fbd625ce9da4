"""Resolve everything a text states of departures, history included, to one current state for each post and audience."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from monitor.compare.departing.once import once
from monitor.compare.departing.reach import Edition, recalls
from monitor.compare.departing.statement import Statement
from monitor.compare.sentences import plain
from monitor.model import NO_PAST, Departure, Past, Status, is_of_old
from monitor.terms.moves import STANDS, post_key
from monitor.terms.whom import embassy_alone

_STRENGTH = {Status.LIFTED: 0, Status.AUTHORIZED: 1, Status.ORDERED: 2}
_SAID_SO = re.compile(
    r"order|mandatory|compulsory|obligat|requir|no longer|again|once more|\bdown|\beas|relax|return|authori[sz]"
    r"|voluntar", re.I
)  # "is now optional" leaves open what it was before
_STANDS_YET = re.compile(
    r"\b(?:not|never|n't)(?: yet)?(?: been)? (?:lifted|ended|rescinded|terminated|withdrawn)\b"
    r"|\byet to (?:lift|end|be)\b|\b(?:remains?|continues?|stays?|(?:is|are) still)\b(?: \w+ly)? (?:in (?:effect"
    r"|force|place)|on|under|to apply)\b", re.I
)


def current(
    statements: Sequence[Statement], published_on: date | None, past: Past = NO_PAST
) -> tuple[tuple[Departure, ...], tuple[Departure, ...]]:
    """Return at most one departure for each (post, audience): the latest decision, unless a later end names its status.

    Second, what those that are an end put an end to, where the text states it.

    An end that names no post ends whatever stands at any post; the end at an embassy also ends what was stated of
    the whole mission. A change note without a date speaks of the day of publication of the edition that first told it;
    of ends that only older editions told what they ended is left out.
    """
    edition = Edition(published_on, past)
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in (*once(statements, edition), *(Statement(d, d.was) for d in past.departures)):
        groups.setdefault(_key(statement), []).append(statement)
    _at_seat(groups)
    _share_ends(groups, edition)
    _reach_only_whom_they_mean(groups)
    won = [(w.departure, group) for group in groups.values() if (w := _winner(group, edition))]
    ended = [(said, _active(group)) for said, group in won if said.status is Status.LIFTED]
    return (
        tuple(said for said, _ in won if not is_of_old(said)),
        tuple(
            replace(_latest(there, edition).departure, post=said.post, audience=said.audience)
            for said, there in ended
            if there and not is_of_old(said)
        ),
    )


def _key(statement: Statement) -> tuple[str, str]:
    return post_key(statement.departure.post), statement.departure.audience


def _active(group: Iterable[Statement]) -> list[Statement]:
    return [s for s in group if s.departure.status is not Status.LIFTED]


_Groups = dict[tuple[str, str], list[Statement]]


def _at_seat(groups: _Groups) -> None:
    """Put what is stated of the whole mission to its embassy, where a text names that post alone: they are one."""
    named = {post for post, _ in groups if post}
    if len(named) != 1 or not (seat := named.pop()).startswith("embassy"):
        return
    for _, audience in [key for key in groups if not key[0]]:
        group = [*groups.get((seat, audience), ()), *groups.pop(("", audience))]
        names = [s.departure.post for s in _active(group)]  # an end is told of the post that its status was told of
        groups[seat, audience] = [
            replace(s, departure=replace(s.departure, post=names[0])) if names and _over(s) else s for s in group
        ]


def _reach_only_whom_they_mean(groups: _Groups) -> None:
    """Leave out an end that names nobody for those of whom nothing is stated, where it ends what others are under."""
    met = {s.departure.span for group in groups.values() if _active(group) for s in group if s.guessed and _over(s)}
    for key, group in list(groups.items()):
        if not _active(group):
            groups[key] = [s for s in group if not (s.guessed and s.departure.span in met)]
            if not groups[key]:
                del groups[key]


def _over(statement: Statement) -> bool:
    return statement.departure.status is Status.LIFTED


def _share_ends(groups: _Groups, edition: Edition) -> None:
    """Give an end, or a step down, to the standing statements it must mean, where it names its post differently.

    What was decided, or is told, only since that end stays where it is.
    """
    names = {key: _active(group)[0].departure.post for key, group in groups.items() if _open(group, edition)}
    for (post, audience), group in list(groups.items()):
        if _active(group) and (not any(s.ends for s in group) or _own(group, edition)):
            continue
        alone = not post and all(embassy_alone(s.departure.span.text) for s in group)
        heirs = [k for k in _covered(post, audience, groups) if not (alone and k[0].startswith("consulate"))]
        heirs = [k for k in heirs if k in names and not _spared(groups[k], group)]
        over = [s for s in group if _over(s)]
        since = [s for s in group if over and not _over(s) and all(edition.since(s, end) for end in over)]
        for heir in heirs:
            said = (s for s in group if s not in since)
            groups[heir] += [replace(s, departure=replace(s.departure, post=names[heir])) for s in said]
        if heirs and since:
            groups[post, audience] = since
        elif heirs:
            del groups[post, audience]


def _spared(there: Iterable[Statement], ends: Iterable[Statement]) -> bool:
    """Whether the sentence of an end says of a post that its status goes on ("everywhere but in Lahore")."""
    over = {s.departure.span for s in ends if _over(s)}
    return any(s.departure.continuing and s.departure.span in over for s in there)


def _own(group: Iterable[Statement], edition: Edition) -> bool:
    """Whether an end finds its status under the very name of a post that it gives, or gives none as its status does."""
    group = list(group)
    ends, there = [s for s in group if s.ends], _active(group)
    return any(s.departure.status is e.ends and s.departure.span != e.departure.span and not edition.since(s, e)
               for e in ends for s in there)  # fmt: skip


def _open(group: Iterable[Statement], edition: Edition) -> bool:
    """Whether a status may be the one that an end names otherwise.

    Not one that is said to stand all the same, nor one that an end of its own put an end to.
    """
    group = list(group)
    standing = _active(group)
    if not standing or any(_STANDS_YET.search(plain(s.departure.span.text)) for s in standing):
        return False
    ends = [s for s in group if _over(s)]
    return any(not any(edition.ended(s, end, standing) for end in ends) for s in standing)


def _covered(post: str, audience: str, groups: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """The other groups that an end at a post may mean: one that names none any post's, an embassy's the mission's."""
    if post:
        mission = ("", audience)
        return [mission] if mission in groups and post.startswith("embassy") else []
    return [key for key in groups if key[1] == audience and key[0]]


def _winner(group: Sequence[Statement], edition: Edition) -> Statement | None:
    order = {id(s): (edition.effective(s), i) for i, s in enumerate(group)}
    standing = _active(group)
    ends = sorted((s for s in group if s.departure.status is Status.LIFTED), key=lambda s: order[id(s)])
    for end in ends:
        standing = [s for s in standing if not edition.ended(s, end, standing)]
    if standing:
        return _turned(_latest(standing, edition), ends)
    last = ends[-1] if ends else None
    return last and replace(last, departure=replace(last.departure, was=last.ends))


def _turned(new: Statement, ends: Iterable[Statement]) -> Statement:
    """Name the status whose place another took, where one sentence tells of both."""
    said = new.departure
    there = [end.ends for end in ends if end.departure.span == said.span and _SAID_SO.search(said.span.text)]
    gone = (was or (Status.ORDERED if said.continuing else None) for was in there if was is not said.status)
    return replace(new, departure=replace(said, was=next(gone, None)))


def _latest(standing: Sequence[Statement], edition: Edition) -> Statement:
    """Pick the newest decision; of one day the news before what goes on, the stricter, the dated, then the text."""

    def rank(statement: Statement) -> tuple[date, bool, int, bool, bool]:
        d = statement.departure
        return (
            edition.effective(statement),
            not d.continuing,
            _STRENGTH[d.status],
            d.decided_on is not None,
            not d.note,
        )

    newest = max(_since_old(standing, edition), key=rank)
    return _dated(newest, standing)


def _since_old(standing: Sequence[Statement], edition: Edition) -> Sequence[Statement]:
    """Leave out orders of longer ago than one may last, where people are told to have left and no day is given."""
    fresh = [s for s in standing if s.moved and not (s.departure.decided_on or s.departure.continuing)]
    fresh = [s for s in fresh if not recalls(s.departure.span.text)]
    rest = [(s.departure.decided_on, edition.told(s)) for s in standing if not s.moved]
    return fresh if fresh and all(day and told and day + STANDS < told for day, told in rest) else standing


def _dated(newest: Statement, standing: Iterable[Statement]) -> Statement:
    """Prefer the sentence that dates the same status to a note that does not."""
    if newest.departure.decided_on is not None:
        return newest
    same = [s for s in standing if s.departure.status is newest.departure.status and s.departure.decided_on]
    return max(same, key=lambda s: s.departure.decided_on or date.min, default=newest)
