"""The days of the week and the months by their English names, and each as the alternatives of a pattern."""

from __future__ import annotations

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY = "|".join(DAYS)
MONTH = "|".join(MONTHS)
# "On March 3, 2026, the Department": a day in front of who acts on it.
ON_A_DAY = rf"(?:on|as of|effective) (?:(?:{MONTH}) \d{{1,2}}|\d{{1,2}} (?:{MONTH}))(?:,? \d{{4}})?,? "
SHORT_DAY = "|".join(day[:3] for day in DAYS)
SHORT_MONTH = "|".join(month[:3] for month in MONTHS)
