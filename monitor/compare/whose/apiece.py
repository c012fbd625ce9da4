"""Which clause of a sentence is a post's own: what it tells of another post beside it is none of the first one's."""

from __future__ import annotations

import re
from itertools import pairwise

from monitor.compare.whose.posts import posts

# ", and Embassy Norhaven remains open": where a sentence goes on to what another post does.
OTHER_POST = (
    r"(?:;|,|,? (?:and|but|while|whereas)) (?=(?:in (?-i:[A-Z])[\w'-]+,? )?(?:(?:the|our|US|both) ){0,2}"
    r"(?:(?:[\w-]+ ){0,3}?(?:section|unit|services) (?:of|at|in) (?:(?:the|our|US) ){0,2})?"  # or a part of one
    r"(?i:embass(?:y|ies)|consulates?)\b(?:(?! (?:who|that|which|whose)\b)[^,;:]){0,70}?"  # no relative clause
    r" (?:is|are|has|have|was|were|remains?|continues?|stays?|will|ordered|authori[sz]ed|suspended|resumed"
    r"|(?:provide|offer|give|work|help|reduce|limit)s?)\b)"
)
_ANOTHER = re.compile(
    rf"{OTHER_POST}|; |,? (?:while|whereas) (?=(?:(?:the|our|US|both) ){{0,2}}(?:embass(?:y|ies)|consulates?)\b)", re.I)
_DOES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|remains?|continues?|stays?|orders?|(?!US\b)[a-z]{3,}ed|closes|suspends"
    r"|resumes|(?:re-?)?opens|works|ceases)\b"
)
# A post that has no other name, of which something is told: "The Embassy has suspended operations".
_ITSELF = re.compile(r"^(?:while |the |our |US )*(?:embassy|consulate(?: general)?)\b [a-z]+", re.I)


def beside(plain: str, at: int) -> str:
    """Blank out, where the clause around `at` has a post of its own, what a sentence tells of others before and behind.

    Places stay where they are in the sentence; one whose clauses name no other post comes back as it is.
    """
    cuts = [0]
    for joint in _ANOTHER.finditer(plain):
        if _DOES.search(plain, cuts[-1], joint.start()):
            cuts.append(joint.end())
    first, last = next((a, b) for a, b in pairwise([*cuts, len(plain) + 1]) if at < b)
    alone = plain[first:last]
    known = len(cuts) > 1 and (posts(alone) or _ITSELF.match(alone))
    return " " * first + alone + " " * (len(plain) - last) if known else plain


def besides(whole: str, parted: str, end: int) -> str:
    """Do the same by where words end in a sentence whose posts `parted` may have taken out of it."""
    if whole.startswith(parted[:end]):
        return beside(whole, end - 1)
    rest = parted[end:]
    return beside(whole, len(whole) - len(rest) - 1) if whole.endswith(rest) else whole
