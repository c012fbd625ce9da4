"""The foot of a mail, the only words that differ from person to person: why they get it, how to change or leave."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from monitor.deliver.plain import header
from monitor.deliver.words import wrapped
from monitor.speak.tongue import ENGLISH, Tongue, msgid

MARK = "\ue000foot\ue000"  # where the templates leave room for it; the last one counts
_WHY = msgid("You get this because you follow:")
_RELAYS = msgid("It relays what governments publish; the publisher’s own page is the authority.")
_LEAVE = msgid("Stop these mails")
_CHANGE = msgid("Change what you follow")
_MESSAGE = msgid("Message")


@dataclass(frozen=True, slots=True)
class Links:
    """Where one reader can leave with one click, leave by mail, and change what they follow; "" where there is none.

    `back` is the sealed return path. All of them are our own addresses. `follows` is what they follow, in lines.
    """

    leave: str = ""
    mailto: str = ""
    manage: str = ""
    back: str = ""
    follows: tuple[str, ...] = ()


NONE = Links()


def plain(desk: str, reader: str, message_id: str, links: Links, spoken: Tongue = ENGLISH) -> str:
    """Return the foot of the text."""
    why, leave, change, signed, message = _said(_signed(desk, reader), links.follows, spoken)[0]
    shown = ((leave, links.leave), (change, links.manage))
    ways = "".join(f"{words}{spoken.colon} {url}\n" for words, url in shown if url)
    gap = "\n" if why or ways else ""
    return f"{why}{ways}{gap}{signed}\n{message} {message_id[:12]}\n"


def rich(desk: str, reader: str, message_id: str, links: Links, spoken: Tongue = ENGLISH) -> str:
    """Return the foot of the HTML."""
    why, leave, change, signed, message = _said(_signed(desk, reader), links.follows, spoken)[1]
    shown = [
        f'<a href="{escape(url)}">{words}</a>' for words, url in ((leave, links.leave), (change, links.manage)) if url
    ]
    ways = f'<p class="go">{" ".join(shown)}</p>\n' if shown else ""
    return f"{why}{ways}<p>{signed} {message} <bdi>{message_id[:12]}</bdi></p>\n"


def ways(links: Links, spoken: Tongue = ENGLISH) -> list[tuple[str, str]]:
    """Return the ways out that there are, each as its words and its address, for a letter that has no foot."""
    shown = ((_LEAVE, links.leave), (_CHANGE, links.manage))
    return [(spoken.gettext(words), url) for words, url in shown if url]


@lru_cache(maxsize=4096)
def _said(signed: str, follows: tuple[str, ...], spoken: Tongue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a foot as text and as HTML, once: wrapping them costs as much as the rest of a mail."""
    why, leave, change, message = (spoken.gettext(each) for each in (_WHY, _LEAVE, _CHANGE, _MESSAGE))
    tail = f"{signed}. {spoken.gettext(_RELAYS)}"
    listed = "".join(wrapped(line, "  ", first="- ") + "\n" for line in follows)
    shown = "".join(f'<br><span dir="auto">{escape(line)}</span>' for line in follows)
    return (
        (f"{why}\n{listed}" if follows else "", leave, change, wrapped(tail), message),
        (f"<p>{escape(why)}{shown}</p>\n" if follows else "", *map(escape, (leave, change, tail, message))),
    )


def _signed(desk: str, reader: str) -> str:
    """Who writes, and for whom where that is a name somebody gave; other names hold a colon."""
    return header(desk) if ":" in reader else f"{header(desk)} · {header(reader)}"
