"""A printable report of a view of the log: what a meeting gets on paper, with all it can be checked by."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from importlib.resources import as_file, files

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from monitor.deliver.plain import header
from monitor.store.log import Entry
from monitor.web.days import Day, Group
from monitor.web.site import Site
from monitor.web.words import SEVERITIES, country, instant, kind, weekday

_INK, _SOFT = (29, 32, 37), (92, 96, 103)
_TAGS = {"P1": (163, 38, 42), "P2": (176, 112, 20), "P3": (52, 96, 138), "P4": (110, 113, 118)}
_FONTS = {"": "DejaVuSans.ttf", "B": "DejaVuSans-Bold.ttf"}


class Paper(FPDF):
    """A4 with a foot on every page."""

    def __init__(self, foot: str, drawn_at: datetime) -> None:
        super().__init__(format="A4")
        self.foot = foot
        with ExitStack() as stack:
            for style, name in _FONTS.items():
                path = stack.enter_context(as_file(files("monitor.web").joinpath("fonts", name)))
                self.add_font("house", style, path)
        self.set_margins(18, 18)
        self.set_auto_page_break(True, margin=20)
        self.set_creation_date(drawn_at)

    def footer(self) -> None:
        """Who says so, when, and which page of how many."""
        self.set_y(-14)
        self.ink(7.5, _SOFT)
        self.cell(0, 4, self.foot, align="L")
        self.set_y(-14)
        self.cell(0, 4, f"{self.page_no()} / {{nb}}", align="R")

    def ink(self, size: float, colour: tuple[int, int, int] = _INK, bold: bool = False) -> None:
        """Write on in this size and colour."""
        self.set_font("house", "B" if bold else "", size)
        self.set_text_color(*colour)

    def say(self, text: str, height: float, left: float = 0, link: str = "") -> None:
        """One paragraph, wrapped."""
        self.set_x(self.l_margin + left)
        self.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT, link=link)


def report(site: Site, title: str, asked: str, days: Sequence[Day], left_out: int) -> bytes:
    """Draw the days as a PDF; `asked` says what the view leaves out."""
    drawn_at = site.clock()
    foot = f"{site.name} · drawn {drawn_at:%d %B %Y, %H:%M} UTC · the publishers’ own pages are the authority"
    paper = Paper(foot, drawn_at)
    paper.set_title(title)
    paper.set_lang("en")
    paper.add_page()
    paper.ink(19, bold=True)
    paper.say(title, 9)
    paper.ink(9, _SOFT)
    paper.say(asked, 5)
    paper.say(_counted(days, left_out), 5)
    for day in days:
        paper.ln(5)
        paper.ink(11, bold=True)
        paper.say(weekday(day.day), 6)
        for group in day.groups:
            paper.ln(1.5)
            paper.ink(9, _SOFT, bold=True)
            paper.say(_where(group), 5)
            for entry in group.entries:
                _entry(paper, entry, site)
    return bytes(paper.output())


def _where(group: Group) -> str:
    """Name the country; those of one text all, in one line."""
    told = (*group.entries, *group.copies)
    return ", ".join(dict.fromkeys(country(each.country) for each in told)) if group.copies else country(group.country)


def _counted(days: Sequence[Day], left_out: int) -> str:
    found = [entry.severity for day in days for group in day.groups for entry in (*group.entries, *group.copies)]
    counts = ", ".join(f"{found.count(level)} {label.lower()}" for level, label in SEVERITIES.items())
    more = f" Older ones are left out: more than {len(found)} match." if left_out else ""
    return f"{len(found)} changes: {counts}.{more}"


def _entry(paper: Paper, entry: Entry, site: Site) -> None:
    if paper.will_page_break(16):
        paper.add_page()
    paper.set_x(paper.l_margin)
    paper.ink(8, _TAGS[entry.severity], bold=True)
    paper.cell(9, 5, entry.severity)
    paper.ink(9.5, bold=True)
    paper.say(header(entry.headline, 400), 5, left=9, link=f"{site.base_url}/events/{entry.id}")
    paper.ink(8, _SOFT)
    if entry.held:
        paper.say(f"Held back, not announced: {header(entry.held, 300)}", 4.2, left=9)
    elif entry.quotes:
        paper.say(f"“{header(entry.quotes, 300)}”", 4.2, left=9)
    told = [f"{instant(entry.at):%H:%M} UTC", site.label(entry.publisher), kind(entry.kind), _level(entry), entry.id]
    paper.say(" · ".join(each for each in told if each), 4.2, left=9)
    paper.ln(1)


def _level(entry: Entry) -> str:
    if not entry.level_after:
        return ""
    same = entry.level_before == entry.level_after
    return f"Level {entry.level_after}" if same else f"Level {entry.level_before or '–'} → {entry.level_after}"
