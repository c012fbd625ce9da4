"""An airport that nobody can reach: it is open, and no road is left that leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import elsewhere
from monitor.compare.whose.people import place_key
from monitor.compare.whose.ways import neat
from monitor.compare.wordings.byways import MAYBE, NEVER, TURNS
from monitor.compare.wordings.cut_off import CUT_OFF
from monitor.model import Notice

_WORTH = re.compile(r"(?:roads?|routes?|highways?|access)\b.*airport")
_OPEN_YET = re.compile(
    r"\b(?:re-?opened|cleared|no longer|unblocked|passable|partial(?:ly)?|in part|some|few|sometimes|often|not|at times"
    r"|briefly|for (?:an?|two|three|several|a few|some) hours?|(?:from|between) \d|was|were|had|every|each|plan\w*"
    r"|threat\w*|will|would|after (?:dark|midnight))\b|\?", re.I
)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    cut = CUT_OFF.search(plain)
    if cut is None or MAYBE.search(plain) or NEVER.search(plain) or elsewhere(plain, setting.names):
        return
    if not _OPEN_YET.search(_clause(plain, cut)):
        at = neat(place_key(cut[0], setting.names)[1], "airport")
        what = f"road to the airport ({at})" if at else "road to the airport"
        yield Notice(TOPIC.name, "air road", what, sentence.span, grade=1)


def _clause(plain: str, cut: re.Match[str]) -> str:
    before, after = TURNS.split(plain[: cut.start()]), TURNS.split(plain[cut.end() :])
    return f"{before[-1]}{cut[0].replace('every', 'all')}{after[0]}"


TOPIC = Topic("border_or_entry_change", _WORTH.search, _read)
