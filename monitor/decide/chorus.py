"""Nearly the same sentences on many pages at once are one note for operators, not an alert for each country."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from monitor.decide.voices import Voice, heard, listen
from monitor.decide.words import shorten
from monitor.model import Event, Evidence, Finding, Gist

KIND = "boilerplate_changed"
MANY = 10  # destinations that say the same: the widest real wave of one notice named 16, and is no wordy kind
EVERYWHERE = 60  # destinations, a quarter of all: no happening reaches so many, a reminder of one may
_QUOTED = 70  # characters of the sentence in a headline
_PROOFS = 6  # sentences a note quotes, the most widespread first
_GRAVE = ("P1", "P2")  # what somebody may have to act on is told to each, however many pages say it


@dataclass(frozen=True, slots=True)
class Chorus:
    """What stays an event of its own, the notes made of the rest, and which older notes the rest confirms."""

    events: tuple[Event, ...]
    notes: tuple[Event, ...] = ()
    repeats: tuple[tuple[str, Event], ...] = ()


def chorus(
    events: Sequence[Event], wordy: Collection[str], earlier: Iterable[Event] = (), actor: str = ""
) -> Chorus:
    """Fold events of `wordy` kinds whose sentences stand on many pages; `earlier` are notes already made.

    `actor` is what people call the publisher (UK). What a page says of its own beside the chorus stays an event, and
    quotes that alone.
    """
    known = [(note.id, listen([note], 1)) for note in earlier]
    own = [e for e in events if e.finding.kind in wordy and e.finding.severity not in _GRAVE]
    voices = listen(own, MANY, EVERYWHERE)
    folds = {event.id for event in own}
    kept: list[Event] = []
    repeats: list[tuple[str, Event]] = []
    folded: list[tuple[Event, frozenset[int]]] = []
    for event in events:
        if event.id not in folds:
            kept.append(event)
            continue
        old = next((note for note, said in known if heard(event, said).whole), None)
        found = heard(event, voices)
        if old:
            repeats.append((old, event))
        elif found.whole:
            folded.append((event, found.voices))
        else:
            kept.append(_without(event, found.rest) if found.voices else event)
    notes = [_note(told, [voices[n] for n in sung], actor) for told, sung in _together(folded)]
    return Chorus(tuple(kept), tuple(notes), tuple(repeats))


def _without(event: Event, rest: Sequence[Evidence]) -> Event:
    """Let an event speak of what its page alone says: the chorus around it is no evidence, and no headline."""
    finding, lead = event.finding, shorten(next((q for q in rest if q.side == "after"), rest[0]).text, 80)
    before, opening, after = finding.headline.partition("“")
    headline = f"{before}“{lead}”" if opening and after.endswith("”") else finding.headline
    gist = replace(finding.gist, quote=lead) if finding.gist and finding.gist.quote else finding.gist
    return replace(event, finding=replace(finding, evidence=tuple(rest), headline=headline, gist=gist))


def _together(folded: Sequence[tuple[Event, frozenset[int]]]) -> list[tuple[list[Event], list[int]]]:
    """Put together events that share a voice with others of their pile: one campaign is one note."""
    piles: list[tuple[list[Event], set[int]]] = []
    for event, sung in folded:
        near = [pile for pile in piles if pile[1] & sung]
        merged = [one for pile in near for one in pile[0]], set(sung).union(*(pile[1] for pile in near))
        piles = [*(pile for pile in piles if pile not in near), ([*merged[0], event], merged[1])]
    return [(told, sorted(sung)) for told, sung in piles]


def _note(told: Sequence[Event], sung: Sequence[Voice], actor: str) -> Event:
    """Make the one note; it points at the pages of the first destination, and names how many there are."""
    first = told[0]
    pages = len({event.destination for event in told})
    lead = sorted(sung, key=lambda voice: (-len(voice.pages), voice.quote.text))
    quote = lead[0].quote
    verb = "puts nearly the same words on" if quote.side == "after" else "drops nearly the same words from"
    act = "same_words" if quote.side == "after" else "same_words_gone"
    on = f"{pages} page{'' if pages == 1 else 's'}"
    digest = sha256(" ".join(sorted(lead[0].words)).encode()).hexdigest()[:16]
    finding = Finding(
        kind=KIND,
        severity="P4",
        headline=f"{actor or first.publisher} {verb} {on}: “{shorten(quote.text, _QUOTED)}”",
        rule="text.chorus",
        why=f"{pages} destinations changed in nearly the same words in one pass; travellers are told nothing of it.",
        evidence=tuple(dict.fromkeys(voice.quote for voice in lead))[:_PROOFS],
        gist=Gist(actor or first.publisher, act, quote=shorten(quote.text, _QUOTED)),
        old=digest,
        new=str(pages),
    )
    identity = "\x1f".join((first.publisher, KIND, f"{first.detected_at:%Y-%m-%d}", digest))
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
