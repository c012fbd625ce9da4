"""Whether what a sentence tells is over by its own word: "closed until 15 May", read in June."""

from __future__ import annotations

import re
from datetime import date, timedelta

from monitor.terms.calendar import MONTHS

_MONTHS = {form.lower(): n for n, name in enumerate(MONTHS, 1) for form in (name, name[:3])}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# "Until at least 15 May" and "until 15 May or until further notice" end on no day.
_UNTIL = re.compile(
    rf"\b(?:until|till|through|up to)(?: \w+day,?)? (?:the )?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH})"
    rf"|(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)\b(?:,? (?P<year>\d{{4}})\b)?",
    re.I,
)
_OPEN = re.compile(r"\bfurther notice\b|\b(?:may|might|could) be extended", re.I)
_BEFORE = timedelta(days=31)  # a page tells of an end that has just passed


def lapsed(said: str, told_on: date | None, today: date) -> bool:
    """Whether the last day a sentence gives to what it tells lies before today; `told_on` is when it was published."""
    ends = [_end(found, told_on or today) for found in _UNTIL.finditer(said)]
    return bool(ends) and not _OPEN.search(said) and all(end is not None and end < today for end in ends)


def _end(found: re.Match[str], told_on: date) -> date | None:
    month, day = _MONTHS[(found["m1"] or found["m2"]).lower()], int(found["d1"] or found["d2"])
    years = (int(found["year"]),) if found["year"] else (told_on.year - 1, told_on.year, told_on.year + 1)
    for year in years:
        try:
            end = date(year, month, day)
        except ValueError:
            continue
        if found["year"] or end >= told_on - _BEFORE:
            return end
    return None
