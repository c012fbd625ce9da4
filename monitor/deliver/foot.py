"""The foot of a mail, the only words that differ from person to person: why they get it, how to change or leave."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from monitor.deliver.plain import header
from monitor.deliver.words import wrapped
from monitor.speak.tongue import ENGLISH, Tongue, msgid

MARK = "\ue000foot\ue000"  # where the templates leave room for it; the last one counts
_WHY = msgid("You get this because you follow:")
_RELAYS = msgid("It relays what governments publish; the publisher’s own page is the authority.")
_LEAVE = msgid("Stop these mails")
_CHANGE = msgid("Change what you follow")


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
    say = spoken.gettext
    lines = [say(_WHY), *(wrapped(line, "  ", first="- ") for line in links.follows)] if links.follows else []
    ways = ((say(_LEAVE), links.leave), (say(_CHANGE), links.manage))
    lines += [f"{words}: {url}" for words, url in ways if url]
    lines += [""] if lines else []
    lines += [wrapped(f"{_signed(desk, reader)}. {say(_RELAYS)}"), f"{say('Message')} {message_id[:12]}"]
    return "\n".join(lines) + "\n"


def rich(desk: str, reader: str, message_id: str, links: Links, spoken: Tongue = ENGLISH) -> str:
    """Return the foot of the HTML."""
    say = spoken.gettext
    said = ""
    if links.follows:
        lines = "".join(f'<br><span dir="auto">{escape(line)}</span>' for line in links.follows)
        said += f"<p>{escape(say(_WHY))}{lines}</p>\n"
    ways = ((say(_LEAVE), links.leave), (say(_CHANGE), links.manage))
    if shown := "".join(f'<a href="{escape(url)}">{escape(words)}</a> ' for words, url in ways if url):
        said += f'<p class="go">{shown.rstrip()}</p>\n'
    signed = f"{escape(_signed(desk, reader))}. {escape(say(_RELAYS))}"
    return f"{said}<p>{signed} {escape(say('Message'))} <bdi>{message_id[:12]}</bdi></p>\n"


def _signed(desk: str, reader: str) -> str:
    """Who writes, and for whom where that is a name somebody gave; other names hold a colon."""
    return header(desk) if ":" in reader else f"{header(desk)} · {header(reader)}"
