"""The four lines in which Canada gives its advice: its boxes are cut by them, and what only repeats them is no news."""

from __future__ import annotations

# By our level. The index says "Exercise normal security precautions" where page and document say "Take".
CANADA = {
    1: r"(?:take|exercise) normal (?:security |safety )?precautions",
    2: r"exercise (?:a )?high degree of caution",
    3: r"avoid non-?essential travel",
    4: r"avoid all travel",
}
ANY_CANADIAN = rf"(?:{'|'.join(CANADA.values())})"
