"""Tables of wordings: each row one way to say a thing, with an example, and all of them one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

Row = tuple[str, str]  # an example, and the words that it stands for
_NAME = re.compile(r"<([A-Z_]+)>")


def pattern(rows: Iterable[Row], words: Mapping[str, str]) -> str:
    """Join the rows to one pattern: the first that is found counts, so the order is part of the table.

    In a row `<NAME>` stands for `words["NAME"]`, bracketed by whoever defines it. Where that has a named group, each
    use gets its own: `way`, `way1`, `way2`. An example stands beside each row, and a test asks whether the row alone
    finds it: a row that nothing needs cannot hide among thirty others.
    """
    used: dict[str, int] = {}

    def spelt(name: re.Match[str]) -> str:
        word = words[name[1]]
        if "(?P<" not in word:
            return word
        turn = used.get(name[1], 0)
        used[name[1]] = turn + 1
        return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{turn or ''}>", word)

    return "|".join(_NAME.sub(spelt, said) for _, said in rows)


def table(rows: Iterable[Row], words: Mapping[str, str], flags: re.RegexFlag = re.I) -> re.Pattern[str]:
    """Compile the rows of a table, in any case of letters unless `flags` say otherwise."""
    return re.compile(pattern(rows, words), flags)
