"""Tell whether an embassy's post is of an attack under way, or of a threat of one: people must act on it now."""

from __future__ import annotations

import re
from datetime import timedelta

from monitor.decide.alerts.attacks import AT_HAND, OF_ATTACK, SHOTS, SITE, SOON
from monitor.decide.alerts.gist import STOP
from monitor.decide.alerts.not_now import NOT_NOW
from monitor.decide.notice import own
from monitor.model import Change, Notice
from monitor.terms.hazards import VIOLENT

# What all are to keep away from is feared for, whatever is said of why.
_SHUNNED = re.compile(
    r"\b(?:avoid|stay away from|refrain(?:ing)? from visiting|not (?:to )?visit)\b[^.;]{0,40}? all (?:US|American"
    r"|official US) (?:government |diplomatic |official )*(?:facilities|installations|missions|posts|buildings)\b", re.I
)
_UNFEARED = re.compile(
    r"\b(?:no longer|lift(?:s|ed|ing)?|rescind\w*|withdr[ae]w\w*|(?:not|needn't) (?:need|have)|not avoid"
    r"|holidays?(?! (?:weekend|period|season))"
    r"|closed for|if|drills?|exercises?|tests?)\b", re.I
)
_LATELY = timedelta(days=2)
_CALM = re.compile(r"\b(?:calm|quiet|ended|(?:is|are|now) over|anniversary|commemorat\w+|contained|resolved"
                   r"|arrested)\b", re.I)
_LONGEST = 2_000  # letters of one sentence that are looked at
# Why something is asked is told for itself: "because of threats at the airport, avoid the airport".
_CAUSE = re.compile(
    r"\b(?:because of|due to|owing to|in response to|in (?:the )?light of|given|following)"
    r" (?P<why>[^,;]{0,80}?\b(?:threats? (?:outside|inside|at|near|around|to|against|targeting)|attacks? (?:at|outside"
    rf"|inside|near)) (?:[\w'-]+ ){{0,5}}?{SITE}\b[^,;]*"
    rf"|(?:an? |the )?(?:ongoing|active|continuing|reports? of) (?:[\w-]+ ){{0,2}}?{SHOTS}\b[^,;]*)", re.I
)
# What to do about it, behind it: "there is gunfire near the market; avoid the area".
_DO = re.compile(
    r"[;,] (?:and |so |please )*(?:avoid (?:the|that|this) (?:[\w-]+ ){0,2}?(?:area|vicinity|location|neighborhood)s?"
    r"|(?:check|monitor|see|visit|consult|follow) (?:[\w'-]+ ){1,4}(?:web ?site|web ?page))\b[^;]*$", re.I
)
# "Although there is no specific threat, gunmen are attacking a hotel": what nobody knows of does not undo the rest.
_CONCEDED = re.compile(
    r"^\W*(?:while|although|though|even though)\b[^,;]{0,160}?\b(?:no|not|nothing|unaware)\b[^,;]{0,160}, ", re.I
)
# What lies about attacks nobody, and what is no threat attacks nobody; what else the sentence tells may.
_DUDS = re.compile(
    r"\bun-?exploded(?: [\w-]+){0,2}? (?:bombs?|rockets?|missiles?|mortars?|drones?|shells?)\b"
    r"|\b(?:do|does|did) not (?:\w+ly )?(?:pose|present|represent) (?:an? |any )?(?:[\w-]+ ){0,2}?threats?\b"
    r"(?:(?! and | but | while )[^,;])*",
    re.I,
)


# "Additional attacks may occur" is a threat where one has been told of, and else what is true of any day.
_FURTHER = re.compile(
    r"(?<!reporting that )(?<!reports that )(?<!report that )(?<!warn that )(?<!warns that )(?<!warned that )"
    r"(?<!indicates that )(?<!indicate that )(?<!information that )\b(?:additional|further) attacks? may\b"
    rf"(?![^.;]*\b{SOON}\b)", re.I
)
_ATTACKED = re.compile(r"\b(?:attacked|bombed|exploded|detonated|ambushed|opened fire|killed|wounded)\b", re.I)
_ANY_DAY = re.compile(
    r"\b(?:may|might|could|can|would|will|if|continues?|plan\w*|plot\w*|threats?|risk|potential|possib\w+"
    r"|histor\w+|past)\b", re.I
)


def at_hand(text: str) -> str:
    """Return the first sentence that tells of an attack that is under way, or of a threat of one; "" if none does."""
    told = [said[:_LONGEST] for line in text.split("\n") for said in STOP.split(line)]
    found = ((n, said) for n, said in enumerate(told) if _says(said) or _as_a_cause(said))
    return next((said.strip() for n, said in found if not _FURTHER.search(said) or _attacked(told[: n + 1])), "")


def _attacked(told: list[str]) -> bool:
    """Whether one of these sentences tells of an attack that was made, and not of one that may be."""
    others = [_FURTHER.sub("", said) for said in told]
    return any((OF_ATTACK.search(said) or _ATTACKED.search(said)) and not _ANY_DAY.search(said) for said in others)


def danger(change: Change) -> str:
    """Return the sentence of a post that people must act on now: at hand, or violence of these days as on a page."""
    found = own(change.after, "hazard_notice", change.actor)
    return at_hand(change.after_text) or next((n.span.text for n in found if _of_these_days(n, change)), "")


def _of_these_days(said: Notice, change: Change) -> bool:
    late = said.decided_on and change.published_on and said.decided_on < change.published_on - _LATELY
    return said.on and said.grade > 1 and said.what in VIOLENT and not late and not _CALM.search(said.span.text)


def _as_a_cause(said: str) -> bool:
    return any(_says(f"today: {cause['why']}") for cause in _CAUSE.finditer(said.replace("U.S.", "US")))


def _says(said: str) -> bool:
    said = said.replace("U.S.", "US")
    if _SHUNNED.search(said) and not _UNFEARED.search(said):
        return True
    said = _DUDS.sub("", _CONCEDED.sub("", _DO.sub("", said)))
    return bool(AT_HAND.search(said)) and not NOT_NOW.search(said)
