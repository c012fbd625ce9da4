"""What becomes of the statuses of one sentence: one ends, one takes the place of another, one names nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.compare.departing import endings
from monitor.compare.departing.audiences import audiences
from monitor.compare.departing.endings import ended, ends, goes_on, is_subject, later, left
from monitor.compare.departing.heads import VERB, Head, scope_of
from monitor.model import Status

# "The ordered departure of staff and the authorized departure of families have been lifted": both are.
_BOTH = re.compile(
    r"(?: (?!(?:is|are|was|were|has|have|had|remains?|continues?|will|who|that)\b)[^\s,;]+)*"
    r",? (?:and|as well as|(?:along|together) with) (?:the |its )?$"
)
# "Lifted the ordered departure of children and the authorized departure of staff": one verb has both for its objects;
# "the end of the ordered departure and the authorized departure of staff" may be a step down.
_LIFTED = re.compile(
    r"\b(?:lift|end|terminat|rescind|revok|cancel|conclud|discontinu)(?:l?ed|s|es)? (?:both )?(?:the |its )?$", re.I
)
_DOES = re.compile(
    r"[^,;.]*?(?<!who)(?<!that)(?<!which) (?:is|are|was|were|has|have|had|will|can|may|must|took|went|stood|(?:remain"
    r"|continue|stay|stand|beg[iau]n|start|take|c[ao]me|goe?|bec[ao]me|appl(?:y|ie)|replace|follow)(?:s|e?d)?)\b"
)
_CLAUSE = re.compile(r"[;,] (?:and |but |while )?| (?:and|but|while) ")
_ARE = re.compile(r"[^,;]{0,80}?,? (?:have|are|were)\b")


def polar(plain: str, heads: list[Head]) -> list[Head]:
    """Mark the heads that an END word governs; "the end of A and B" ends both, "the end of A and the B" only A."""
    marked: list[Head] = []
    for head in heads:
        before = plain[: head.start]
        over = head.ended or ends(before) or left(plain[head.start :])
        over = over or _ends(_fate(plain, head), head, before)
        if not over and marked and marked[-1].ended and marked[-1].noun and head.noun:
            over = before.endswith(("and ", "or ")) or _beside(plain, marked[-1], head)
        if over and marked and _joined(plain, marked[-1], head):
            marked[-1] = replace(marked[-1], ended=True)
        marked.append(replace(head, ended=over))
    return marked


def _ends(fate: str, head: Head, before: str) -> bool:
    """Whether what follows a status ends it: that other people have returned does not."""
    said = ended(fate, head.noun and is_subject(before))
    if said is None or head.noun or not said[0].endswith("returned"):
        return said is not None
    whose = audiences(_CLAUSE.split(fate[: said.start()])[-1])
    return not whose or not head.who or bool({*whose} & {*head.who})


def _joined(plain: str, first: Head, second: Head) -> bool:
    """Whether two statuses are the subjects of one verb, which tells the fate of both."""
    both = first.noun and second.noun and is_subject(plain[: first.start])
    return both and bool(_BOTH.fullmatch(plain, first.end, second.start) and _ARE.match(plain, second.end))


def _beside(plain: str, first: Head, second: Head) -> bool:
    """Whether two statuses are the objects of one verb that ends them, and the second has none of its own."""
    objects = _LIFTED.search(endings.undated(plain[: first.start]))
    return bool(objects and _BOTH.fullmatch(plain, first.end, second.start) and not _DOES.match(plain, second.end))


def _fate(plain: str, head: Head) -> str:
    """What follows a head as far as its fate may be told there."""
    rest = endings.BEGAN.sub(" ", plain[head.end : head.end + 200])
    other = next((o for o in VERB.finditer(rest) if not rest.startswith(endings.FATES, o.end())), None)
    if not head.noun:
        return later(rest, head.status is Status.ORDERED)
    return scope_of(rest[: other.start()] if other else rest)


def named_first(plain: str, heads: list[Head]) -> list[Head]:
    """Drop a head that names nobody ("Ordered departure" before the sentence proper) beside one that does."""
    kept: list[Head] = []
    others = next((h.who for h in heads if h.who), ())  # "lifted the ordered departure and authorized staff to leave"
    for head in heads:
        # what people return under
        goes = kept and kept[-1].ended and head.noun and goes_on("", plain[head.end :], subject=True)
        if not head.who and kept and (goes or plain[: head.start].endswith(("to ", "to an ", "to a "))):
            kept.append(replace(head, who=kept[-1].who))
        elif head.who or not others or head.ended:
            kept.append(replace(head, who=head.who or others))
    return kept
