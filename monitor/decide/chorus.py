"""The same sentence on many pages at once is one note for operators, not an alert for each country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from monitor.decide.words import shorten
from monitor.model import Event, Finding
from monitor.waves import words

KIND = "boilerplate_changed"
MANY = 10  # destinations that say the same: the widest real wave of one notice named 16, and is no wordy kind
_QUOTED = 70  # characters of the sentence in a headline


@dataclass(frozen=True, slots=True)
class Chorus:
    """What stays an event of its own, the notes made of the rest, and which older notes the rest confirms."""

    events: tuple[Event, ...]
    notes: tuple[Event, ...] = ()
    repeats: tuple[tuple[str, Event], ...] = ()


def chorus(events: Sequence[Event], wordy: Collection[str], earlier: Iterable[Event] = ()) -> Chorus:
    """Fold events of `wordy` kinds whose every sentence stands on many pages; `earlier` are notes already made."""
    spread: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for key in (key for both in _keys(event) for key in both):
            spread[key].add(event.destination)
    many = {key for key, where in spread.items() if len(where) >= MANY}
    known = {note.finding.old: note.id for note in earlier}
    kept: list[Event] = []
    repeats: list[tuple[str, Event]] = []
    folded: dict[frozenset[str], list[Event]] = defaultdict(list)
    for event in events:
        both = _keys(event)
        keys = frozenset(max(each, key=lambda key: len(spread[key])) for each in both)
        alike = (keys, *map(frozenset, zip(*both, strict=True)))
        old = next((known[digest] for digest in map(_digest, alike) if digest in known), None)
        if event.finding.kind not in wordy or not keys or not (old or keys <= many):
            kept.append(event)
        elif old:
            repeats.append((old, event))
        else:
            folded[keys].append(event)
    notes = [_note(keys, told) for keys, told in folded.items()]
    return Chorus(tuple(kept), tuple(notes), tuple(repeats))


def _keys(event: Event) -> list[tuple[str, str]]:
    """Key the quotations of what is said now (else of what was) by their words, without the country's name and with."""
    quotes = event.finding.evidence
    said = [(quote.side, words(quote.text, " ".join(event.places))) for quote in quotes]
    now = [row for row in said if row[0] == "after"] or said
    return [(f"{side} {without}", f"{side} {every}") for side, (without, every) in now]


def _digest(keys: frozenset[str]) -> str:
    """Return what a note is recognised by when more pages follow."""
    return sha256("\x1f".join(sorted(keys)).encode()).hexdigest()[:16]


def _note(keys: frozenset[str], told: Sequence[Event]) -> Event:
    """Make the one note; it points at the pages of the first destination, and names how many there are."""
    first = told[0]
    pages = len({event.destination for event in told})
    quote = next(iter(first.finding.evidence))
    verb = "puts the same sentence on" if quote.side == "after" else "drops the same sentence from"
    finding = Finding(
        kind=KIND,
        severity="P4",
        headline=f"{first.publisher} {verb} {pages} page{'' if pages == 1 else 's'}: “{shorten(quote.text, _QUOTED)}”",
        rule="text.chorus",
        why=f"{pages} destinations changed in the same words in one pass; travellers are told nothing of it.",
        evidence=first.finding.evidence,
        old=_digest(keys),
        new=str(pages),
    )
    identity = "\x1f".join((first.publisher, KIND, f"{first.detected_at:%Y-%m-%d}", _digest(keys)))
    return replace(
        first,
        id=sha256(identity.encode()).hexdigest()[:16],
        country="",
        places=(f"{pages} pages",),
        destination="*",
        finding=finding,
        flags=(),
        inside=(),
        level_before=None,
        level_after=None,
        considered=(),
    )
