"""Read the sentences that say who may, must or need no longer leave which post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from monitor.compare.dates import Day, days, nearest
from monitor.compare.departing import endings, plainer, withdrawals
from monitor.compare.departing.acting import acts_anew, begun_at, leaves
from monitor.compare.departing.endings import anew, begins, ended, goes_on, is_subject
from monitor.compare.departing.fates import named_first, polar
from monitor.compare.departing.heads import Head, heads_in, scope_of
from monitor.compare.departing.statement import Statement, states_nothing, without_asides
from monitor.compare.sentences import Sentence
from monitor.compare.whose.towns import holders, spared, whither
from monitor.model import Departure, Span, Status
from monitor.terms.table import ways

_WORTH = ways(
    r"depart|leav|return|evacuat|withdr|authoriz|diplomat|depend[ae]nts|relocat|ordered|operation|staff|\bleft\b|dr[ae]w"
    r"|reduc| to move |out of the country|pulled out|repatriat|recall|bring|\bhome\b|\bagain\b|go back|\bgo or\b",
    re.NOFLAG,
)
_ORDERS = re.compile(r"order|authori", re.I)
_NEAR = 80  # how far before a head "remains on" or "amends" speaks of it
# The day of what happened is not that of what was decided then: "the effects of the July 15 coup attempt".
_HAPPENED = re.compile(
    r"(?:, \d{4},?)? (?:[\w-]+ ){0,2}?(?:attacks?|assaults?|coups?|attempts?|elections?|referendum|bombings?|blasts?"
    r"|explosions?|shootings?|killings?|murders?|kidnappings?|abductions?|clashes|riots|protests?|demonstrations?"
    r"|uprising|invasion|incursion|air ?strikes?|strikes|earthquakes?|eruption|flood\w*|storm|cease-?fire|incidents?)\b"
)
_NOWHERE = Span(0, 0, "")
_RECENT = timedelta(days=60)
_WEEK = timedelta(days=7)  # within which an end that is announced with its day is told


def statements(sentence: Sentence, published_on: date | None, note: bool) -> tuple[Statement, ...]:
    """Return what one sentence states of departures; () for the many senses that are none."""
    if not _WORTH.search(sentence.low):
        return ()
    plain = without_asides(_since_back(sentence.plain))
    if states_nothing(plain):
        return ()
    found = named_first(plain, polar(plain, list(heads_in(plain))))
    found = [_over_soon(head, plain, published_on) for head in found]
    told = {who for head in found for who in head.who}
    plainly = tuple(s for s in plainer.statements(sentence, published_on, note) if s.departure.audience not in told)
    if not found:
        return plainly or withdrawals.statements(sentence, published_on, note)
    return (*_stated(sentence, plain, found, published_on, note), *plainly)


def _since_back(plain: str) -> str:
    """Return a sentence without when those it begins with, who are back, went: an order behind it has its own day."""
    went = endings.WHO_WENT.search(plain)
    if went is None or _ORDERS.search(plain[: went.start()]):
        return plain
    return plain[: went.start()] + plain[went.end() :]


def _stated(
    sentence: Sentence, plain: str, heads: list[Head], published_on: date | None, note: bool
) -> tuple[Statement, ...]:
    dated = _of_acts(plain, published_on)
    found = (_departures(plain, head, dated) for head in heads)
    return tuple(
        Statement(replace(d, span=sentence.span, note=note), over if d.status is Status.LIFTED else None, not head.who)
        for head, departures in zip(heads, found, strict=True)
        for over in [head.status if head.ended and not head.back else None]
        for d in departures
    )


def _of_acts(plain: str, published_on: date | None) -> tuple[Day, ...]:
    """Return the days of a sentence but those by which it calls an event of these weeks: "the July 15 attack".

    What followed an event of long ago is as old.
    """
    dated, since = days(plain, published_on), published_on - _RECENT if published_on else date.max
    return tuple(
        d for d in dated
        if d.day < since or not (plain[: d.start].endswith("the ") and _HAPPENED.match(plain, d.end))
    )


def _over_soon(head: Head, plain: str, published_on: date | None) -> Head:
    """Return a status that ends on a day of this week or the next as one that is over: no other notice may come."""
    at = endings.coming(plain[head.end :]) if head.noun and not head.ended and published_on else 0
    day = next((d.day for d in days(plain, published_on) if d.start >= head.end + at), None) if at else None
    soon = day is not None and published_on is not None and published_on <= day <= published_on + _WEEK
    return replace(head, ended=True) if soon else head


def decided_on(sentence: Sentence, published_on: date | None) -> date | None:
    """The last date a sentence about departures or operations names."""
    found = days(sentence.plain, published_on) if _WORTH.search(sentence.low) else ()
    return found[-1].day if found else None


def _decided(plain: str, head: Head, dated: tuple[Day, ...], reach: int) -> date | None:
    """Date a head; an end told after its noun has the date that follows it, not the one the status began on."""
    over = ended(plain[head.end :], is_subject(plain[: head.start])) if head.ended and head.noun else None
    later = [d.day for d in dated if over and d.start >= head.end + over.start()]
    if over:
        dated = tuple(d for d in dated if not head.end <= d.start < head.end + over.start())
    elif head.ended and head.noun:
        verb, began = begins(plain[: head.start]), endings.BEGAN.search(plain, head.end, head.end + 200)
        first = range(began.start(), began.end()) if began else ()
        dated = tuple(d for d in dated if not verb <= d.start < head.start and d.start not in first) or dated
    return later[0] if later else nearest(dated, head.start, max(reach, head.end + 1))


def _departures(plain: str, head: Head, dated: tuple[Day, ...]) -> Iterator[Departure]:
    """Yield one departure for each post and audience a head governs; a post named elsewhere in the sentence counts."""
    begun = acts_anew(plain, head)
    dated = tuple(d for d in dated if d.start >= begun) or dated  # a day in what another clause told is not its own
    reach = head.end + max(len(head.scope), len(scope_of(plain[head.end : head.end + _NEAR])))
    decided = _decided(plain, head, anew(plain, dated) if head.ended else dated, reach)
    cause = endings.CAUSE.match(plain, 0, head.start)
    first = max(cause.end() if cause else 0, head.start - _NEAR, begun, begun_at(plain, head))
    near = plain[first : head.end].rpartition("; ")[2]
    continuing = not head.ended and goes_on(near, plain[head.end :], head.noun and is_subject(plain[: head.start]))
    now = Status.LIFTED if head.ended else head.status
    posts = holders(plain[: head.start]) if head.noun and not head.ended else whither(head.scope) if head.back else ()
    posts = posts if posts and posts != [None] else leaves(head, plain)
    told = [(post, now, decided, continuing) for post in posts]
    told += [(post, head.status, None, True) for post in spared(head.scope) if head.ended]  # "but not for Lahore"
    for post, status, day, going in told:
        for audience in head.who or ("employees", "family"):
            yield Departure(post, audience, status, day, _NOWHERE, going)
