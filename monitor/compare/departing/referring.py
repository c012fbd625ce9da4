"""Read sentences that speak of a status told before them: "that order was rescinded", "the order also covers ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from monitor.compare.asserting import over
from monitor.compare.dates import days, nearest
from monitor.compare.departing.audiences import audiences
from monitor.compare.departing.statement import Statement
from monitor.compare.sentences import Sentence
from monitor.compare.whose.posts import posts
from monitor.model import Departure, Status
from monitor.terms.moves import post_key

_ORDER = r"(?:order|directive|instruction|mandate)s?"
_LEAVE = r"(?:authori[sz]ation|permission|approval)s?"
_OVER = r"(?:lifted|rescinded|ended|terminated|revoked|cancell?ed|withdrawn|over|no longer in (?:effect|force|place))"
_WAS = r"(?:was|were|is|are|(?:has|have)(?: now| since| also)* been)(?: now| since| also)?"


def _noun(number: str = "") -> str:
    """Return the words for a status that was named before; each use has groups of its own."""
    which = rf"(?:(?P<order{number}>{_ORDER})|(?P<leave{number}>{_LEAVE})|status)"
    return rf"(?:that|this|the|its|their|both|those|these) {which}\b"


_BACK = re.compile(
    rf"\b(?:lifted|rescinded|ended|terminated|revoked|cancell?ed|withdrew) {_noun()}(?! (?:of|to|for) )"
    rf"|\b{_noun('2')} (?:{_WAS} {_OVER}|(?:ended|expired|lapsed)\b)",
    re.I,
)
_BECAME = re.compile(
    rf"\b{_noun()} (?:{_WAS} (?:replaced by|changed (?:in)?to|turned into|upgraded to|converted (?:in)?to|made"
    r"|tightened to|stepped up to|raised to|reduced to|eased to)|became|has become|gave way to|is now)"
    r" (?:an? |the )?(?P<new>order\b|ordered|mandatory|compulsory|authori[sz]|voluntary|optional)",
    re.I,
)
# "It is no longer voluntary", right behind what let people go: they must now.
_FORCED = re.compile(
    r"\b(?:(?:it|this|that|leaving|going|departure|the (?:departure|measure|status)) (?:is|was|has been)(?: now)?"
    r"|they(?: now)?) (?P<new>no longer (?:voluntary|optional|(?:an? (?:matter of )?|left to their |theirs to"
    r" )(?:choice"
    r"|option|choose)|(?:have|given) (?:the|a|any) (?:choice|option))|(?:have|given) no (?:choice|option)(?! but to"
    r" stay))\b",
    re.I,
)
_COVERS = re.compile(
    rf"\b{_noun()} (?:(?:now|also|therefore|further) )*(?:covers?|includes?|extends? to|applies to|apply to"
    rf"|(?:{_WAS}) (?:extended|expanded|widened) to(?: (?:cover|include))?) (?P<rest>.+)",
    re.I,
)
_DOUBT = re.compile(
    r"\b(?:if|unless|should|whether|when|until|before|may|might|could|would|will|not|never|court|judge|entry|curfew"
    r"|evacuation)\b", re.I
)
# of what a status may become; the others leave a choice
_MUST = re.compile(r"order|mandatory|compulsory|no longer|(?:have|given) no", re.I)
# "This replaces the ordered departure": who just spoke of a consulate speaks of it alone.
_INSTEAD = re.compile(
    rf"^(?:This|That|It|The latter)(?: (?:new |latest |latter )?(?:{_ORDER}|{_LEAVE}|status|change|decision|action"
    r"|measure|step|departure))?(?: \w+ly| now| also)? (?:replaces|replaced|supersedes|superseded"
    r"|takes the place of)\b", re.I
)
_FAR = 6  # statements back, at most, that such a sentence may mean


def statements(
    sentence: Sentence, told: Sequence[Statement], published_on: date | None, note: bool
) -> Iterator[Statement]:
    """Yield what a sentence says of the departure that was last told of; nothing where none was."""
    plain = sentence.plain
    said = _COVERS.search(plain) or _BECAME.search(plain) or _BACK.search(plain) if told else None
    if said is None and told and _beside(told[-1], sentence):
        said = _FORCED.search(plain) or over.of_it(plain)
    if said is None or _DOUBT.search(plain[: said.start()]):
        return
    known = _meant(told, _status(said))
    if not known:
        return
    decided = nearest(days(plain, published_on), said.start(), len(plain))
    groups = said.groupdict()
    if rest := groups.get("rest"):
        yield from _wider(rest, known, decided, sentence, note)
        return
    new = _became(groups.get("new"))
    for kept in (one.departure for one in known if one.departure.status is not new):
        if new is not None:
            yield Statement(Departure(kept.post, kept.audience, new, decided, sentence.span, note=note))
        whole = new is None and not over.long_ago(kept.decided_on, decided, published_on)
        span = over.both(kept.span, sentence) if whole else sentence.span
        lifted = Departure(kept.post, kept.audience, Status.LIFTED, decided, span, note=note)
        yield Statement(lifted, kept.status)


def instead(said: tuple[Statement, ...], sentence: Sentence, told: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give what a sentence says was replaced, naming no place, to the posts told of before it, if one is a consulate.

    Of an embassy alone it may be the whole mission's that was replaced.
    """
    last = [s.departure.post for s in told if s.departure.span == told[-1].departure.span]
    if not any(post_key(post).startswith("consulate") for post in last) or not _INSTEAD.search(sentence.plain):
        return said
    bare = [(s, post) for s in said for post in ([s.departure.post] if s.departure.post else dict.fromkeys(last))]
    return tuple(replace(s, departure=replace(s.departure, post=post)) for s, post in bare)


def _beside(one: Statement, sentence: Sentence) -> bool:
    """Whether a sentence stands right behind that of a statement, and can mean nothing else by "it"."""
    span = one.departure.span
    return span.end + 1 == sentence.start and not over.doubtful(span.text, sentence.plain)


def _status(said: re.Match[str]) -> Status | None:
    groups = said.groupdict()
    if groups.get("order") or groups.get("order2"):
        return Status.ORDERED
    return Status.AUTHORIZED if groups.get("leave") or groups.get("leave2") else None


def _became(word: str | None) -> Status | None:
    if not word:
        return None
    return Status.ORDERED if _MUST.match(word) else Status.AUTHORIZED


def _meant(told: Sequence[Statement], status: Status | None) -> list[Statement]:
    """Return the statements of the sentence that last told of such a status: its audiences and posts."""
    standing = [s for s in told[-_FAR:] if s.departure.status is not Status.LIFTED]
    fitting = [s for s in standing if status is None or s.departure.status is status]
    return [s for s in fitting if s.departure.span == fitting[-1].departure.span]


def _wider(
    rest: str, known: Sequence[Statement], decided: date | None, sentence: Sentence, note: bool
) -> Iterator[Statement]:
    """Yield the status for the posts or the people it was widened to."""
    where: list[str | None] = [p.post for p in posts(rest)]
    whom = audiences(rest)
    if not (where or whom):
        return
    for one in known:
        for post in where or [one.departure.post]:
            for who in whom or (one.departure.audience,):
                yield Statement(Departure(post, who, one.departure.status, decided, sentence.span, note=note))
