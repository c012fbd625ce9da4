"""Say in one way that people may go as they please: "it is up to each of them whether to leave", "if they so wish"."""

from __future__ import annotations

import re

_GO = r"(?:leave|go|depart|quit|evacuate)"
_WISH = r"(?:wish|want|choose|prefer|like|desire)(?:es|s)?"
_PEOPLE = r"(?:staff|employees|personnel|famil(?:y members|ies)|depend[ae]nts|EFMs|spouses|diplomats|officials)"
# Each way to say it, and the plain words for it.
_WAYS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(way, re.I), instead)
    for way, instead in (
        (
            r"\b(?<!not )(?<!longer )(?:it (?:is|will be|remains) )?(?:(?:up|left) to|for|leaves? (?:it|the (?:choice"
            r"|decision)) (?:up )?to) (?P<who>(?:(?!\bmay\b)[^;:.]){3,120}?)(?: to (?:decide|choose|say))?"
            r"(?: for themselves)? whether (?:or not )?(?:to|they) (?:(?:stay|remain)[^;,.]{0,60}? or (?:to )?)?"
            rf"(?P<go>{_GO})\b",
            r"\g<who> may choose to \g<go>",
        ),
        (
            rf"\b(?P<may>may|can)(?: now)? decide(?: for themselves)? whether (?:or not )?to (?P<go>{_GO})\b",
            r"\g<may> choose to \g<go>",
        ),
        (
            rf"(?:^|,? )(?:if|should) they (?:so )?{_WISH}(?: to(?: (?:do so|{_GO}(?: home)?))?)?(?=[.,;]|$)",
            " voluntarily",
        ),
        (
            r"\b(?:did|has|have) not (?:extend|renew|prolong)(?:ed)?\b(?![^;.]{0,60} to (?:famil|depend|employ|staff"
            r"|non|other|cover|include))",
            "ended",
        ),
        (  # an order named for what it asked, that holds no longer
            r"\border(?: of [A-Z]\w+ \d{1,2}(?:, \d{4})?)? (?:that|which) (?:required|obliged|told|asked|directed) "
            r"(?P<who>[^;,.]{3,80}?) to (?:leave|depart)(?P<place>[^;,.]{0,40}?) (?P<over>(?:is|are) no longer in"
            r" (?:effect|force)|(?:has|have) (?:expired|lapsed|ended)|(?:was|has been) (?:lifted|rescinded|withdrawn))",
            r"ordered departure of \g<who> \g<over>",
        ),
        (  # what was ordered before is an aside where the sentence goes on to the return
            r",? who (?:were|was|had been|have been) (?:told|ordered|directed|required|asked|instructed|made"
            r"|authori[sz]ed)\b[^;.,]{0,80}?(?:\bto \w+[^;.,]{0,30}?|\baway|\bout|\bhome),?"
            r"(?= (?:have|has|are|is|may|can)(?: now| since| again)*(?: been)?(?: now| again)* (?:free|able|allowed"
            r"|cleared|permitted|welcome|back|return|come back|gone back|come home)\b"
            r"(?![^;.]*\b(?:once|when|if|until|as soon)\b))",
            "",
        ),
        (
            r"\b(?:has|have|had|did|does|do|will)(?: not(?: yet)?|n't| yet to| never) (?:decided to )?(?:lift|end"
            r"|rescind|terminat|revok|cancel|withdr[ae]w)\w* (?=(?:the|its|that|this|our) (?:ordered"
            r"|authori[sz]ed|voluntary|mandatory) departure)",
            "maintains ",
        ),
        (  # whose embassy it is says nothing of where they go
            r"\b(?P<go>return(?:ed|ing|s)?|(?:come|came|coming|go|going) back) to the US (?=(?:embassy|consulate"
            r"|mission)\b)",
            r"\g<go> to the ",
        ),
        (r"\bon (?:US )?(?:government|travel|government travel|post|official) orders\b", "at government expense"),
        (
            rf"\b(?P<go>{_GO})\b(?P<place>[^,;.]{{0,40}})[,;] (?:while|whereas|but|and) "
            rf"(?P<who>[^,;.]{{3,80}}?{_PEOPLE}) (?P<may>may|can)(?: now| also)? (?:do so|{_GO})(?! home)"
            r"(?P<rest>[^,;.]*)",
            r"\g<go>\g<place>; \g<who> \g<may> leave\g<rest> voluntarily",
        ),
        (
            rf"\b(?P<may>may|can|free to)(?: now)? (?P<go>{_GO})(?P<place>[^,;.]{{0,40}}),? but (?:they )?(?:are|is"
            rf"|do|need) (?:not|under no)(?: \w+){{0,2}}? to(?: do so)?(?=[.,;]|$)",
            r"\g<may> \g<go>\g<place> voluntarily",
        ),
        (
            rf"[,;] (?:(?:while|whereas|but|and) )?for (?P<who>[^,;.]{{3,80}}?{_PEOPLE}),? (?:it|departure|leaving) is"
            r" (?:voluntary|optional|a matter of choice)\b",
            r"; \g<who> may leave voluntarily",
        ),
        (
            rf"\bmay (?:stay|remain)(?: voluntarily)?, but (?P<who>[^,;.]{{3,80}}?{_PEOPLE}) must (?P<go>{_GO})",
            r"may stay; \g<who> must \g<go>",
        ),
    )
)
_WORTH = re.compile(
    r"whether|they|to the US |\bwho\b| orders\b|\border\b|\bit is|voluntary|optional|choice|do so|yet to|not \w+ the"
    r"|not (?:extend|renew|prolong)"
    r"|while|whereas|,? but "
)


def plainly(plain: str) -> str:
    """Return a sentence with each of these ways put in the same plain words."""
    if _WORTH.search(plain):
        for way, instead in _WAYS:
            plain = way.sub(instead, plain)
    return plain
