"""Foreign words made harmless: for a header, for a page, for a link."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

# C0, DEL, C1 (NEL among them), the line and paragraph separators, and lone surrogates that cannot be encoded.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTROLS_IN_LINES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Embeddings, overrides and isolates can show a sentence backwards; the plain marks (LRM, RLM) of real Arabic stay.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_AT = re.compile(r"(?<![A-Za-z0-9._%+-])@(?=\w)")  # not inside a mailbox


def header(text: str, limit: int = 200) -> str:
    """Return one line of at most `limit` characters that no mail library can take for structure.

    EmailMessage decodes `=?…?=` inside a value and writes the line breaks it finds there (measured on
    Python 3.11), so the opening of an encoded word is broken with a zero-width space.
    """
    line = " ".join(_CONTROLS.sub(" ", _BIDI.sub("", text)).split())
    return cut(line.replace("=?", "=\u200b?"), limit)


def prose(text: str) -> str:
    """Return a text without control characters, its line breaks kept (a terminal must not obey a government)."""
    return _CONTROLS_IN_LINES.sub(" ", _BIDI.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters, the last one an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def uncalled(text: str) -> str:
    """Return a text in which no @name calls anybody of a chat."""
    return _AT.sub("@\u200b", text)


def link(url: str, hosts: Collection[str]) -> str:
    """Return `url` if it is plain http(s) to one of `hosts` (or below one), else "": then it is not a link."""
    if _CONTROLS.search(url) or _BIDI.search(url) or any(c in url for c in " \"'<>\\`"):
        return ""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or port not in (None, 80, 443):
        return ""
    return url if any(host == h or host.endswith("." + h) for h in hosts) else ""
