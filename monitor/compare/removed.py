"""What a note says is told of no longer: "Removal of information about the curfew"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.compare.asserting.untold import REMOVED
from monitor.compare.notice import Setting, Topic
from monitor.compare.notices import assisted_departure, border_or_entry_change, hazard_notice, shelter_in_place
from monitor.compare.sentences import Sentence
from monitor.model import Notice

_REST = re.compile(r";|,? and (?=(?:new|added|addition|updated?|updates|minor|editorial|other|changes)\b)|\. ", re.I)
_TOPICS: tuple[Topic, ...] = (hazard_notice.TOPIC, border_or_entry_change.TOPIC, assisted_departure.TOPIC)

_SHELTER = re.compile(
    r"^(?!.*\b(?:hurricanes?|cyclones?|typhoons?|storms?|floods?|animals?)\b).*(?:\bshelter(?:ing)?[- ]in[- ]place\b"
    r"|\bsheltering\b|\bto (?:take )?shelter\b|\bshelter (?:order|instruction|advice|guidance)s?\b"
    r"|\b(?:stay|remain)(?:ing)? (?:in place|indoors|inside|(?:at )?home)\b)", re.I
)


def removed(found: Iterable[Sentence], setting: Setting) -> Iterator[Notice]:
    """Yield, as over, what a note says the text lost: it is read as if it had been added."""
    for sentence in found:
        gone = REMOVED.search(sentence.plain) if setting.noted(sentence) else None
        if gone is None:
            continue
        added = replace(sentence, said=f"Added information{_REST.split(sentence.plain[gone.end() :])[0]}")
        if _SHELTER.search(added.plain):
            yield Notice(shelter_in_place.TOPIC.name, "shelter", "", sentence.span, on=False)
        for topic in _TOPICS:
            told = topic.read(added, setting) if topic.worth(added.low) else ()
            yield from (replace(n, on=False, decided_on=None) for n in told if n.topic == topic.name)
