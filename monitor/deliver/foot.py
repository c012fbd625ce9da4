"""The foot of a mail, the only words that differ from person to person: who it is for, how to change or leave."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from monitor.deliver.plain import header

MARK = "\ue000foot\ue000"  # where the templates leave room for it; the last one counts


@dataclass(frozen=True, slots=True)
class Links:
    """Where one reader can leave with one click, leave by mail, and change what they follow; "" where there is none.

    `back` is the sealed return path. All of them are our own addresses.
    """

    leave: str = ""
    mailto: str = ""
    manage: str = ""
    back: str = ""


NONE = Links()


def plain(desk: str, reader: str, message_id: str, links: Links) -> str:
    """Return the foot of the text."""
    said = (
        f"{header(desk)}, for {header(reader)}. It relays what governments publish;\n"
        f"the publisher’s own page is the authority. Message {message_id[:12]}.\n"
    )
    if links.manage:
        said += f"\nChange or pause what you follow: {links.manage}\n"
    if links.leave:
        said += f"Leave with one click: {links.leave}\n"
    return said


def rich(desk: str, reader: str, message_id: str, links: Links) -> str:
    """Return the foot of the HTML."""
    said = (
        f"{escape(header(desk))}, for {escape(header(reader))}. It relays what governments publish; the publisher’s own"
        f" page is the authority. Message {message_id[:12]}."
    )
    ways = [(links.manage, "Change or pause what you follow"), (links.leave, "Leave with one click")]
    shown = " · ".join(f'<a href="{escape(url)}">{words}</a>' for url, words in ways if url)
    return f"{said}<br>{shown}" if shown else said
