"""Part a departure that ends at one post and goes on at another: "lifted for Lahore but remains for Karachi"."""

from __future__ import annotations

import re

# "The order was lifted for Lahore but remains for Karachi": there it is not lifted.
_LIFTED_AT = (
    r"(?:lifted|ended|rescinded|terminated|cancell?ed|revoked|withdrawn|expired|over|lapsed)\b(?: on [A-Z]\w+ \d{1,2}"
    r"(?:, \d{4})?)?"
)
_IN = re.compile(rf"(?P<over>{_LIFTED_AT} |but not )in (?=[A-Z])")
_STAYS = (
    r"(?:still )?(?:remains?|continues?|stays?|stands|holds|applies|is still|are still|is unchanged)"
    r"(?: in (?:effect|force|place)| unchanged| to apply| active)?"
)
_AT = r"(?:for|at|in|from) (?=(?:the |US |our |both )*[A-Z])"
_BUT_STAYS = re.compile(
    rf"(?P<over>\b(?:departure|order)\b[^;]*\b{_LIFTED_AT}[^;]*?|\b{_LIFTED_AT} (?:the|its|that|an?) (?:\w+ )?"
    rf"(?:departure|order)\b[^;]*?)(?:;|,? (?:but|and|while|though|although|whereas))"
    r"(?: it| they| the (?:order|status)| (?:the )?(?:ordered|authori[sz]ed) departure)?"
    rf" {_STAYS} (?P<at>{_AT})"
)
_STAYS_BUT = re.compile(
    rf"(?P<what>\b(?:departure|order)(?: status| order)?) {_STAYS} (?P<here>{_AT}[^,;]{{3,90}}?)"
    r"(?:;|,? (?:but|and|while|though|although|whereas))(?: it| they)?"
    rf" (?P<over>(?:was|were|is|are|has|have)(?: now)?(?: been)? {_LIFTED_AT}) (?P<there>{_AT}[^,;.]{{3,90}})"
)


def apart(plain: str) -> str:
    """Return a sentence that ends a departure at one post and keeps it at another with "but not" for the latter."""
    said = _STAYS_BUT.sub(r"\g<what> \g<over> \g<there>, but not \g<here>", plain)
    said = _BUT_STAYS.sub(r"\g<over>, but not \g<at>", said)
    return plain if said == plain else _IN.sub(r"\g<over>for ", said)
