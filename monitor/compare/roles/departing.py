"""A departure by its roles: people of ours, a way out or back, and what makes them take it: told to, let, or let again.

Asked only of a sentence in which no table found a departure. Each piece of it is one doing; where no piece has all the
roles, what stands between semicolons is read as one, and is ours if the sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from monitor.compare.colours import unsaid
from monitor.compare.dates import Day, days, nearest
from monitor.compare.departing.audiences import Audience, without_owners
from monitor.compare.departing.endings import anew
from monitor.compare.departing.statement import DURING, Statement, states_nothing
from monitor.compare.roles import withdrawing
from monitor.compare.roles.alien import alien
from monitor.compare.roles.force import NOBODY, RETURN, STATUS, WENT, over, status
from monitor.compare.roles.piece import Piece, halves, past, pieces
from monitor.compare.roles.plainly import plainly
from monitor.compare.sentences import Sentence
from monitor.compare.whose.posts import posts
from monitor.compare.whose.towns import whence, whither
from monitor.compare.wordings.lexicon import COMPEL, GO, KIN, OUR, OVER, STAFF, holds, words
from monitor.model import Departure, Status
from monitor.terms.table import ways

_WHOSE = holds(
    "staff", "employee", "personnel", "officer", "diplomat", "colleague", "hire", " people", "team", "workforce",
    "official", "famil", "depend", "efm", "spouse", "relative", "children", "everyone", "whoever", "evacuees",
    "parents", "american", "member", "husband", "wives", "minor", "under ", "embass", "consulate", "office",
    "departure order", "departure status",
)  # fmt: skip
_WORTH = ways(
    r"leav|depart|home|evacuat|relocat|withdr|draw|recall|\bout\b|\bgo\b|\bfly|flown|return|away|\bback\b|rejoin"
    r"|remain|stay|flight|quit|passage|absen|\blive\b|\bleft\b|obligation|haven|outside", re.NOFLAG,
)
_BY_NAME = words(r"departure (?:order|status)")  # its end is told of all who were on it, named or not
# What is still to be decided.
_DECIDE = (
    r"(?:order|direct(?!-)|instruct|authori[sz]e|approve|permit|recall|lift|(?<!the )(?<!an )end|rescind|terminate)"
)
_UNDECIDED = re.compile(
    rf"\b(?:may|might|could|would|will) {_DECIDE}\b"
    r"|\b(?:may|might|could|would|will|can|to|about to|ready to|likely to)"
    rf"(?: (?!not\b)[\w-]+){{1,4}}? (?:then )?{_DECIDE}\b", re.I
)
# Beside people of ours these need no owner: "families must go; at the Embassy, staff may follow".
_BARE = re.compile(
    r"(?:(?:all|the|and|eligible) )*(?:famil(?:y|ies)(?: members)?|dependa?e?nts|spouses|staff|employees)"
    r" (?:must|may|are to|have to|should|can|(?:are|have been|were) (?:ordered|told|directed|instructed|allowed"
    r"|authori[sz]ed|permitted|required))\b", re.I
)
_TWO = re.compile(r"; |: |, ", re.I)  # where another piece may begin
_AUDIENCES: tuple[tuple[Audience, re.Pattern[str]], ...] = (("employees", STAFF), ("family", KIN))


def statements(sentence: Sentence, published_on: date | None, note: bool) -> Iterator[Statement]:
    """Yield what a sentence states of its people's going, by who goes, which way, and with what force."""
    if not (_WHOSE(sentence.low) and _WORTH.search(sentence.low)):
        return
    plain = plainly(DURING.sub("", _of_people(sentence.plain)))
    if alien(plain) or states_nothing(plain) or unsaid(plain):
        return
    parts = pieces(plain)
    ours = [piece for piece in parts if OUR.search(piece.whom)]
    ours = [piece for piece in parts if piece in ours or _BARE.match(piece.words)] if ours else []
    for some in (ours, halves(plain)):
        found = [one for part in some for one in _read(part, plain, sentence, published_on, note)]
        if found:
            yield from found
            return


def _of_people(plain: str) -> str:
    """Return a sentence without the parts between semicolons that tell of a post, and of nobody who leaves it."""
    parts = plain.split("; ")
    kept = [part for part in parts if not posts(part) or any(words.search(part) for words in (STAFF, KIN, GO, STATUS))]
    return "; ".join(kept) if kept else plain


def beside(
    told: tuple[Statement, ...], sentence: Sentence, published_on: date | None, note: bool
) -> tuple[Statement, ...]:
    """Return what was told of a sentence, or else what its roles tell; of two pieces also the one that was not read.

    "Families were told to go; the staff, too, may follow if they like": rows that read one half told of those alone.
    Where nobody is told to do anything, people may have gone.
    """
    if told and not _TWO.search(sentence.plain):
        return told
    found = tuple(statements(sentence, published_on, note))
    if not told:
        return found or tuple(withdrawing.statements(sentence, published_on, note))
    known = {(one.departure.audience, one.departure.status) for one in told}
    whom = {who for who, _ in known}
    agreed = known <= {(one.departure.audience, one.departure.status) for one in found}
    others = (one for one in found if one.departure.audience not in whom and one.departure.status is not Status.LIFTED)
    return (*told, *others) if agreed and len(whom) == 1 else told


def _read(
    piece: Piece, plain: str, sentence: Sentence, published_on: date | None, note: bool
) -> Iterator[Statement]:
    said = piece.words
    if _UNDECIDED.search(said) or NOBODY.search(said):
        return
    whom = without_owners(piece.whom)
    people = [who for who, named in _AUDIENCES if named.search(whom)]
    guessed = not people and bool(_BY_NAME.search(said) or posts(said)) and over(said)
    statuses = status(said) if people else (Status.LIFTED,) if guessed else ()
    was = Status.ORDERED if COMPEL.search(said) or len(statuses) > 1 else None
    where = said if days(said, published_on) else plain
    for made in statuses:
        ends = made is Status.LIFTED
        dated = days(where, published_on)
        dated = _since_ended(said, dated) if ends else dated
        decided = nearest(past(where, dated, published_on), len(plain), len(plain))
        for post in (whither if ends else whence)(said):
            for who in people or [who for who, _ in _AUDIENCES]:
                departure = Departure(post, who, made, decided, sentence.span, note=note)
                yield Statement(departure, was if ends else None, guessed)


def _since_ended(piece: str, dated: tuple[Day, ...]) -> tuple[Day, ...]:
    """Leave out the days on which people went, or were sent: what ends has another."""
    over = next(OVER.finditer(piece), None) or next(RETURN.finditer(piece), None)
    dated = anew(piece, dated)
    return tuple(d for d in dated if over is None or d.start >= over.start()) or tuple(
        d for d in dated if not WENT.search(piece[: d.start]))
