"""A printable report of a view of the log: what a meeting gets on paper, with all it can be checked by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from importlib.resources import as_file, files
from typing import cast

from fpdf import FPDF
from fpdf.fonts import TTFFont

from monitor.deliver.plain import header
from monitor.speak.tongue import plural
from monitor.store.log import Entry
from monitor.web.days import Day, Group
from monitor.web.site import Site
from monitor.web.words import NEXT, SEVERITIES, STORMY, country, day, instant, kind, weekday

INK, _SOFT = (29, 32, 37), (92, 96, 103)
_TAGS = {"P1": (163, 38, 42), "P2": (176, 112, 20), "P3": (52, 96, 138), "P4": (110, 113, 118)}
_LEAST = 16  # millimetres of an entry that are not torn apart
_FONTS = {"": "DejaVuSans.ttf", "B": "DejaVuSans-Bold.ttf"}


class Paper(FPDF):
    """A4 with a foot on every page."""

    def __init__(self, foot: str, drawn_at: datetime) -> None:
        super().__init__(format="A4")
        self.foot = foot
        self.widths: dict[str, dict[str, float]] = {style: {} for style in _FONTS}
        self.letters: dict[str, frozenset[int]] = {}
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

    def ink(self, size: float, colour: tuple[int, int, int] = INK, bold: bool = False) -> None:
        """Write on in this size and colour."""
        self.set_font("house", "B" if bold else "", size)
        self.set_text_color(*colour)

    def head(self, text: str, size: float, level: int) -> None:
        """A heading: with what follows it on one page, and in the outline by which a reader goes from part to part."""
        if self.y > self.t_margin:
            self.ln(4)
        if self.will_page_break(_LEAST):
            self.add_page()
        self.ink(size, bold=True)
        self.start_section(shown(text, self.known()), level)
        self.say(text, 8 if level == 0 else 6)

    def say(self, text: str, height: float, left: float = 0, link: str = "") -> None:
        """One paragraph, wrapped; a cell a line would take four times as long."""
        x, room = self.l_margin + left, self.epw - left
        for line in self.wrapped(shown(text, self.known()), room - 2 * self.c_margin):
            if self.will_page_break(height):
                self.add_page()
            self.text(x + self.c_margin, self.y + 0.5 * height + 0.3 * self.font_size, line)
            if link:
                self.link(x, self.y, room, height, link)
            self.set_xy(self.l_margin, self.y + height)

    def wrapped(self, text: str, room: float) -> Iterator[str]:
        """Lines that fit; the library's own wrapping measures each line anew for every letter, a second a report."""
        line, used, space = list[str](), 0.0, self._wide(" ")
        for word, wide in self._words(text, room):
            if line and used + space + wide > room:
                yield " ".join(line)
                line, used = [], 0.0
            used += (space if line else 0.0) + wide
            line.append(word)
        yield " ".join(line)

    def _words(self, text: str, room: float) -> Iterator[tuple[str, float]]:
        """Each word and how wide it is; one that alone is wider than a line is cut."""
        for word in text.split():
            left = word
            while (wide := self._wide(left)) > room:
                fits = next(n for n in range(len(left) - 1, 0, -1) if n == 1 or self._wide(left[:n]) <= room)
                yield left[:fits], self._wide(left[:fits])
                left = left[fits:]
            yield left, wide

    def _wide(self, word: str) -> float:
        """How wide a word is: its letters side by side, for nothing is kerned."""
        known = self.widths[self.font_style]
        if word not in known:
            letters = (self.get_string_width(word) / self.font_size,) if len(word) == 1 else map(self._wide, word)
            known[word] = sum(letters) / (1 if len(word) == 1 else self.font_size)
        return known[word] * self.font_size

    def known(self) -> frozenset[int]:
        """The letters the font in use has."""
        if self.font_style not in self.letters:
            self.letters[self.font_style] = frozenset(cast(TTFFont, self.current_font).cmap)
        return self.letters[self.font_style]


def shown(text: str, letters: frozenset[int]) -> str:
    """A text with a word in place of each stretch the font has no letters for: an empty box would say nothing."""
    if letters.issuperset(map(ord, text.replace("\n", " "))):
        return text
    found, missing = list[str](), ""
    for letter in text:
        if letter.isspace() or ord(letter) in letters:
            if missing and letter.isspace():
                missing += letter
                continue
            found += [_named(missing)] if missing else []
            found.append(letter)
            missing = ""
        else:
            missing += letter
    return "".join(found) + (_named(missing) if missing else "")


def _named(missing: str) -> str:
    """What a stretch that cannot be printed is: "[text in Arabic script: see the page]"."""
    scripts = {_script(letter) for letter in missing if letter.isalpha()} - {""}
    said = " and ".join(sorted(scripts))
    tail = " " if missing[-1].isspace() else ""
    return (f"[text in {said} script: see the page]" if said else "[signs: see the page]") + tail


def _script(letter: str) -> str:
    """The script of a letter by its Unicode name; the three that write Chinese signs share them."""
    first = unicodedata.name(letter, "").split(" ", 1)[0].split("-")[0]
    return {"CJK": "Chinese", "": ""}.get(first, first.capitalize())


def report(site: Site, title: str, asked: str, checked: str, days: Sequence[Day], left_out: int) -> bytes:
    """Draw the days as a PDF; `asked` says what the view leaves out, `checked` when governments were read last."""
    drawn_at = site.clock()
    foot = f"{site.name} · drawn {day(drawn_at)}, {drawn_at:%H:%M} UTC · the publishers’ own pages are the authority"
    paper = Paper(foot, drawn_at)
    paper.set_title(title)
    paper.set_lang("en")
    paper.add_page()
    paper.ink(19, bold=True)
    paper.say(title, 9)
    paper.ink(9, _SOFT)
    for said in (asked, _counted(days, left_out), checked):
        paper.say(said, 5)
    fill(paper, days, site)
    return bytes(paper.output())


def fill(paper: Paper, days: Sequence[Day], site: Site) -> None:
    """Write the days, none of their heads left alone at the foot of a page."""
    for one in days:
        paper.ln(5)
        _together(paper, 6 + 6.5 + _LEAST)
        paper.ink(11, bold=True)
        paper.say(weekday(one.day), 6)
        for group in one.groups:
            paper.ln(1.5)
            _together(paper, 5 + _LEAST)
            paper.ink(9, _SOFT, bold=True)
            paper.say(_where(group), 5)
            for entry in group.entries:
                _entry(paper, entry, site)


def _together(paper: Paper, height: float) -> None:
    """Begin a page where what must stand together would be torn: a day or a country from its first entry."""
    if paper.will_page_break(height):
        paper.add_page()


def _where(group: Group) -> str:
    """Name the country; those of one text all, in one line."""
    told = (*group.entries, *group.copies)
    return ", ".join(dict.fromkeys(country(each.country) for each in told)) if group.copies else country(group.country)


def _counted(days: Sequence[Day], left_out: int) -> str:
    found = [entry.severity for one in days for group in one.groups for entry in (*group.entries, *group.copies)]
    if not found:
        return "Nothing that was noticed matches this view; that is no all-clear."
    counts = ", ".join(f"{found.count(level)} {label.lower()} ({level})" for level, label in SEVERITIES.items())
    more = f" Older ones are left out: more than {len(found)} match." if left_out else ""
    return f"{plural(len(found), 'change')}: {counts}.{more}"


def _entry(paper: Paper, entry: Entry, site: Site) -> None:
    _together(paper, _LEAST)
    paper.set_x(paper.l_margin)
    paper.ink(8, _TAGS[entry.severity], bold=True)
    paper.cell(9, 5, entry.severity)
    paper.ink(9.5, bold=True)
    paper.say(header(entry.headline, 400), 5, left=9, link=f"{site.base_url}/events/{entry.id}")
    paper.ink(8, _SOFT)
    if entry.held:
        paper.say(f"Held back, not announced: {header(entry.held, 300)}", 4.2, left=9)
    elif entry.quotes:
        paper.say(f"“{header(entry.quotes.replace(chr(10), NEXT), 300)}”", 4.2, left=9)
    told = [f"{instant(entry.at):%H:%M} UTC", site.label(entry.publisher), kind(entry.kind), _level(entry), entry.id]
    told.insert(0, STORMY.get(entry.storm or "", ""))
    paper.say(" · ".join(each for each in told if each), 4.2, left=9)
    paper.ln(1)


def _level(entry: Entry) -> str:
    if not entry.level_after:
        return ""
    same = entry.level_before == entry.level_after
    return f"Level {entry.level_after}" if same else f"Level {entry.level_before or '–'} → {entry.level_after}"
