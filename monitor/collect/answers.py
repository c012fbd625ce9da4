"""Recognising what came instead of a document: block, placeholder, soft 404, wrong type, nothing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from monitor.collect.ask import Trouble
from monitor.model import Health

_LOOK = 300_000  # characters; every page seen that stands in for another is far shorter
_SHORT = 800  # visible characters; the shortest advisory page seen has 1,000, a placeholder some 200
_SCANT = 300  # visible characters of a page that lets a script check the visitor

# Matched against a whole heading, or a piece of one between " | " or dashes: "Page Not Found | Site" is an
# answer about us, "Level 4 - access denied to aid convoys" is news.
_PAGES = {
    Health.BLOCKED: re.compile(
        r"access (to this page (has been )?)?denied\W*|just a moment\W*|attention required! \| cloudflare"
        r"|request (blocked|rejected)\W*|error: the request could not be satisfied|pardon our interruption\W*"
        r"|(error )?403( forbidden)?|forbidden|(sorry, )?you have been blocked|are you a robot\W*"
        r"|(verify|verifying|checking) (that )?you are (a )?human\W*|human verification"
        r"|security check( required)?"
        r"|checking your browser.{0,60}|web page blocked\W*"
    ),
    Health.SOFT_404: re.compile(
        r"(error )?404( error)?"
        r"|(error )?(404 )?(page|file|content) (was |is |could )?(not|cannot)( be)? found\W*"
        r"|not found|(sorry, )?we (can't|can’t|cannot|couldn't|couldn’t) find .{0,40}"
        r"|(sorry, )?this page (does not|doesn't|doesn’t) exist\W*"
        r"|page (introuvable|non trouvée)"
    ),
    Health.PLACEHOLDER: re.compile(
        r"technical (difficulties|problems)\W*"
        r"|(sorry, )?(we are|we're|we’re|this (web)?site is|the (web)?site is)"
        r"( currently)? (experiencing|having) (some )?technical (difficulties|problems)\W*"
        r"|(service|website|site|page) (temporarily )?(unavailable|down)\W*|temporarily unavailable"
        r"|(error )?503( service unavailable)?"
        r"|(scheduled|site|under|website|system) maintenance\W*|(we'll|we’ll|we will) be back soon\W*"
        r"|summary not available"
    ),
}
_SURE = (Health.BLOCKED, Health.SOFT_404)  # a heading that is nothing but this needs no further proof
_PLAIN_BLOCK = re.compile(
    r"(error:? )?(access denied|request blocked|forbidden|too many requests|error code: 10\d\d)\b"
)
_CHALLENGE = ("/cdn-cgi/challenge-platform/", "cf-chl-", "_cf_chl_opt", "_incapsula_resource")
_BREAK = re.compile(r"\s+[-–—|:]\s+|\s*\|\s*")
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:]*")
_OPAQUE = ("script", "style", "template", "svg")
_HTML_STARTS = ("html", "head", "body", "title", "meta", "script", "h1", "p", "div", "center")
_XML_ROOTS = ("?xml", "rss", "feed", "rdf:rdf", "arrayofrss")


def recognise(answer_body: bytes, content_type: str, accept: str) -> None:
    """Raise Trouble if the body of a 200 is no document of the kind `accept` asks for.

    Headings and the amount of visible text decide, never words in running text: an advisory may well say
    that access was denied somewhere.
    """
    text = _decode(answer_body)
    if not text.strip("\ufeff\0 \t\r\n"):
        raise Trouble(Health.EMPTY, f"expected {_wanted(accept)}, got {len(answer_body)} bytes of nothing")
    html = _is_html(text, content_type)
    if html:
        _judge(_glance(text), text.lower())
    elif text.lstrip()[:1] not in "<[{" and len(answer_body) <= _SHORT:
        _judge_plain(text)
    came = "HTML" if html else {"<": "XML", "[": "JSON", "{": "JSON"}.get(text[0], "neither")
    wanted = _wanted(accept)
    if (wanted in ("JSON", "XML") and came != wanted) or (wanted == "HTML" and came == "JSON"):
        raise Trouble(Health.WRONG_TYPE, f"expected {wanted}, got {came} labelled {content_type[:80]!r}")


def _decode(body: bytes) -> str:
    """The part we look at; judging needs no exact character set, only ASCII words."""
    start = body.lstrip(b" \t\r\n")[: _LOOK * 2]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "replace").lstrip("\ufeff \t\r\n")[:_LOOK]
    return start.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")[:_LOOK]


def _wanted(accept: str) -> str:
    """HTML, JSON or XML if that alone was asked for, else "a document"."""
    kinds = accept.lower().replace("xhtml+xml", "html")
    named = [kind for kind in ("html", "json", "xml") if kind in kinds]
    return named[0].upper() if len(named) == 1 else "a document"


def _is_html(text: str, content_type: str) -> bool:
    root = _root(text)
    if content_type.lower().startswith("text/html"):  # feeds are often served under this label
        return text.startswith("<") and root not in _XML_ROOTS
    return root in _HTML_STARTS


def _root(text: str) -> str:
    """The first element's name in small letters, past prolog and comments; "html" for an HTML doctype."""
    at = 0
    for opening, closing in (("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->")):
        if text[at : at + len(opening)].lower() == opening:
            end = text.find(closing, at)
            at = end + len(closing) if end >= 0 else len(text)
            at += len(text[at : at + 1000]) - len(text[at : at + 1000].lstrip())
    if text[at : at + 14].lower() == "<!doctype html":
        return "html"
    name = _NAME.match(text, at + 1) if text[at : at + 1] == "<" else None
    return name.group().lower() if name else ""


@dataclass(slots=True)
class _Page:
    title: str
    h1: str
    visible: int
    start: str

    @property
    def short(self) -> bool:
        return self.visible <= _SHORT


def _walk(html: str) -> Iterator[tuple[str, str]]:
    """Tags with the text after each, in one linear pass: whoever answers may nest as he likes."""
    awaited = ""
    first, *pieces = html.split("<")
    yield "", first
    for piece in pieces:
        if awaited == "-->" or (not awaited and piece.startswith("!--")):
            _, closed, text = piece.partition("-->")
            awaited = "" if closed else "-->"
            yield "", text
            continue
        found = _NAME.match(piece)
        name = found.group().lower() if found else ""
        if awaited and name != awaited:
            continue
        awaited = f"/{name}" if name in _OPAQUE else ""
        if not awaited:
            yield name, piece.partition(">")[2]


def _glance(html: str) -> _Page:
    headings: dict[str, list[str]] = {}
    start: list[str] = []
    inside, visible = "", 0
    for name, text in _walk(html):
        if name in ("title", "h1") and name not in headings:
            inside, headings[name] = name, []
        elif name == f"/{inside}":
            inside = ""
        if inside:
            headings[inside].append(text[:300])
        if inside != "title" and text.strip():
            visible += len(text.strip())
            if visible <= _SHORT:
                start.append(text)
    if len(html) >= _LOOK:
        visible = max(visible, _SHORT + 1)  # we did not see it all: call it long
    return _Page(_plain(headings.get("title", ())), _plain(headings.get("h1", ())), visible, _plain(start))


def _plain(texts: list[str] | tuple[()]) -> str:
    return " ".join(unescape(" ".join(texts[:50])).lower().split())[:300]


def _judge(page: _Page, lowered: str) -> None:
    for heading in (page.title, page.h1):
        first, *others = _BREAK.split(heading)
        for health, pattern in _PAGES.items():
            sure = any(pattern.fullmatch(words) for words in (heading, first)) and health in _SURE
            if sure or (page.short and any(pattern.fullmatch(words) for words in (heading, first, *others))):
                raise Trouble(health, f"expected a document, got a page headed {heading!r}")
    if not page.title and not page.h1 and page.short:
        _judge_plain(page.start)
    if page.visible <= _SCANT and any(mark in lowered for mark in _CHALLENGE):
        raise Trouble(Health.BLOCKED, f"expected a document, got a check of the visitor: {page.title!r}")


def _judge_plain(text: str) -> None:
    words = " ".join(text.lower().split())
    if _PLAIN_BLOCK.match(words):
        raise Trouble(Health.BLOCKED, f"expected a document, got {words[:80]!r}")
