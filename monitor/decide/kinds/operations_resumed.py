"""A post works again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.words import since
from monitor.model import Change, Finding
from monitor.moves import is_news, operation_moves

_BACK = re.compile(r"\b(?:resum|re-?open)", re.I)


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that states it resumed operations; a suspension that vanished is not enough."""
    for was, now in operation_moves(change):
        if now is None or now.state != "resumed" or not is_news(now.decided_on, change):
            continue
        if not (was and was.state == "suspended") and not _BACK.search(now.span.text):
            continue  # "normalized operations" after a drawdown: the post had never closed
        closed = f" (suspended {since(was.decided_on)})" if was and was.decided_on else ""
        yield Finding(
            kind=KIND.name,
            severity="P3",
            headline=f"{actor(change)} {now.post or 'mission in ' + change.name} resumes operations{closed}",
            rule="operations.state",
            why="A post of the publishing government states that it works again.",
            evidence=evidence("after", now.span),
            post=now.post,
            old=was.state if was else None,
            new="resumed",
            decided_on=now.decided_on,
        )


KIND = Kind("operations_resumed", recognise, stirs=True)
