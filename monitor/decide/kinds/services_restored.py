"""Services cut before work again, at a post that had never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.kinds.operations_resumed import announced, reopens
from monitor.decide.reopened import CLOSED, PART
from monitor.decide.words import spoken
from monitor.model import Change, Finding, Gist
from monitor.terms.moves import is_new_status, operation_moves

_AHEAD = re.compile(
    r"(?:(?!\b(?:resumed|re-?opened|restored|returned|restarted)\b).)*?\b(?:will|plans? to|is to|intends? to"
    r"|expects? to)\b", re.I | re.S
)


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that says it works as before, after a cut or a drawdown."""
    for was, now in operation_moves(change):
        if now is None or now.state != "resumed" or not is_new_status(now.decided_on, change):
            continue
        if (was and was.state == "suspended") or (CLOSED.search(now.span.text) and not PART.search(now.span.text)):
            continue  # the post itself had closed: operations_resumed
        if not announced(change, now) or (not change.before_text and reopens(change, was, now)):
            continue  # of a post one fact is told once
        does = "will offer" if _AHEAD.match(now.span.text) else "offers"
        yield Finding(
            kind=KIND.name,
            severity="P3",
            headline=f"{actor(change)} {now.post or 'mission in ' + spoken(change.name)} {does} its services again",
            rule="operations.state",
            why="The text says that the post works as before.",
            evidence=evidence("after", now.span),
            post=now.post,
            old=was.state if was else None,
            new="restored",
            decided_on=now.decided_on,
            gist=Gist(actor(change), "services_to_return" if does == "will offer" else "services_again"),
        )


KIND = Kind("services_restored", recognise, stirs=True)
