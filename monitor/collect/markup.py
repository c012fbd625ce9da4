"""What came over the wire becomes clean text: bytes decoded, markup read by Lexbor, feeds cut and parsed."""

from __future__ import annotations

import html as entities
import io
import re
import unicodedata
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any
from xml.parsers import expat
from xml.sax import SAXParseException

from selectolax.lexbor import LexborHTMLParser

from monitor.collect.source import Unreadable
from monitor.model import Health

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_MOST_TAGS = 40_000  # the largest real page has 17,024; nesting costs Lexbor the square (here 2 s)
_FEED = (
    b'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
)
_MOST_TEXT = 8 << 20
_MOST_ENTITIES = 400_000
# HTML copies every open formatting element into each new paragraph: 200 of them with different attributes before
# 39,000 "<p>" cost 8 s and 2.5 GB. Real pages have up to three kinds.
_MOST_COPIES = 200_000
_FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)[\s/][^>]*", re.I)
# Attributes of one tag cost Lexbor the square: 40,000 take 6 s, a tag of 2 MB minutes. Spaces, slashes, signs of
# equality and quotes all part them, so they are counted; the largest real tag has some dozens.
_MOST_PARTED = 40_000
_WHOLE_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+'|["'])*+""")
_PARTING = re.compile(r"""[\s/="']+""")
_MOST_BROKEN = 20  # a stray byte in a page of 100 KB is a typing mistake; more is the wrong encoding


class Garbled(Unreadable, ValueError):
    """Bytes that are not the text they claim to be: expected encoding, what came."""

    def __init__(self, why: str) -> None:
        super().__init__(Health.UNREADABLE, why)


class TooDeep(Unreadable, ValueError):
    """More markup than any advisory has: a page made to keep a parser busy."""

    def __init__(self, why: str) -> None:
        super().__init__(Health.TOO_LARGE, why)


class Cut(Unreadable, ValueError):
    """A feed that ends early or breaks in the middle; what it lacks has not disappeared."""

    def __init__(self, why: str) -> None:
        super().__init__(Health.UNREADABLE, why)


# ------------------------------------------------------------------ bytes
# UTF-8 read as Windows-1252 and encoded again: "â€™" for an apostrophe, "Ã©" for é, "Â" before a space.
_TWICE = re.compile("â[€\x80][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122]|[ÃÂ][\u0080-\u00bf]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def decode(body: bytes, declared: str | None = None) -> str:
    """Decode as UTF-8, else as the declared charset; one byte order mark is dropped.

    Never the Latin-1 that HTTP libraries assume for text without a charset. Raises Garbled for more than 20
    undecodable bytes, and for text that was encoded twice.
    """
    text, broken = _attempt(body, "utf-8-sig")
    if broken > _MOST_BROKEN and declared:
        text, broken = _attempt(body, declared)
    if broken > _MOST_BROKEN:
        wanted = f"UTF-8 or {declared}" if declared else "UTF-8"
        raise Garbled(f"expected {wanted}, got {broken} undecodable bytes in {body[:40]!r}…")
    twice = _TWICE.findall(text)
    if len(twice) >= 5 and 2 * sum(map(len, twice)) > len(_FOREIGN.findall(text)):
        raise Garbled(f"expected text encoded once, got {len(twice)} sequences like {twice[0]!r}")
    return text


def _attempt(body: bytes, charset: str) -> tuple[str, int]:
    """Decode with replacement; count what was replaced, and NULs, which no text has."""
    try:
        text = body.decode(charset, errors="replace")
    except LookupError:
        return "", len(body)
    return text, text.count("\ufffd") - body.count(b"\xef\xbf\xbd") + text.count("\0")


def slices(body: bytes, tag: str) -> list[bytes]:
    """Cut out every `<tag ...>...</tag>`, byte for byte, in time linear in the body.

    Tags inside CDATA and comments are text; of nested ones the innermost are cut, one without end is not.
    """
    name = re.escape(tag.encode())
    marks = re.compile(rb"<!--|<!\[CDATA\[|<(/?)" + name + rb"(?=[\s/>])", re.I)
    found: list[bytes] = []
    start = None
    at = 0
    while mark := marks.search(body, at):
        at = mark.end()
        if mark[1] is None:
            at = body.find(b"-->" if mark[0] == b"<!--" else b"]]>", at)
            if at < 0:
                break  # never closed: the rest is text, and looking again for each would be quadratic
        elif not mark[1]:
            start = mark.start()
        elif start is not None and (end := body.find(b">", at)) >= 0:
            found.append(body[start : end + 1])
            start = None
    return found


# ------------------------------------------------------------------ markup
_APART = ["svg", "dialog", "template"]  # what a drawing is called, what opens at a click, what a script may use
_UNSEEN = ["head", "script", "style", "noscript", "iframe", "noembed", "noframes", "xmp", "plaintext"]
_BLOCKS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|legend|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|textarea|tfoot|th|thead"
    "|tr|ul"
)
# Lexbor's output is well formed: every attribute in double quotes, every comment closed.
_COMMENT = re.compile(r"<!--.*?-->|<!DOCTYPE[^>]*>", re.S | re.I)
_BLOCK = re.compile(rf'</?(?:{_BLOCKS})(?:\s(?:[^>"]|"[^"]*")*)?>', re.I)
_INLINE = re.compile(r'</?[a-zA-Z](?:[^>"]|"[^"]*")*>')
_SPACES = re.compile(r"\s+")
_HYPHENS = str.maketrans("\u2010\u2011", "--")  # "non-essential", that it be not broken there
# Zero-width, soft hyphens, marks that turn the direction of writing; controls, which a terminal would obey.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def escaped(text: str) -> str:
    """Write plain text so that it stays text inside a document we put together."""
    return escape(text, quote=False)


def clean(html: str) -> str:
    """Reduce a page or fragment to its text, one block (paragraph, item, heading, cell) a line.

    NFC, single spaces, nothing invisible, entities resolved once, navigation and scripts left out; words that
    tags cut stay whole. Raises TooDeep.
    """
    tree = _tree(html)
    tree.strip_tags(_UNSEEN, recursive=True)
    for menu in tree.css("nav"):
        if menu.css_first("main, article, h1") is None:  # a nav left open holds the page: it is kept
            menu.decompose()
    flat = _INLINE.sub("", _BLOCK.sub("\n", _SPACES.sub(" ", _COMMENT.sub("", _mended(tree, html)))))
    lines = (tidy(entities.unescape(line)) for line in flat.split("\n"))
    return "\n".join(line for line in lines if line)


def element(body: bytes, selector: str) -> bytes | None:
    """Cut the first element a CSS selector names out of a page, well formed; None if there is none or it says nothing.

    Raises TooDeep, and Garbled for a page in another encoding than it says.
    """
    try:
        html = body.decode("utf-8")
    except UnicodeDecodeError:
        html = decode(body)
    _bounded(html)
    found = LexborHTMLParser(html.encode()).css_first(selector)
    kept = (found.html or "") if found is not None else ""
    return kept.encode("utf-8", "replace") if _INLINE.sub("", kept).strip() else None


def tidy(text: str) -> str:
    """Bring a piece of text without markup onto one line: NFC, single spaces, one hyphen, nothing invisible."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_HYPHENS).split())


def soup(html: str) -> BeautifulSoup:
    """Open a page for selectors and tables: Lexbor mends it first, which html.parser needs to stay linear.

    Raises TooDeep. (Never lxml: it leaves `<header>` open around the text of whole ministries.)
    """
    from bs4 import BeautifulSoup  # a third of a quiet pass, which needs none

    return BeautifulSoup(_mended(_tree(html), html), "html.parser")


def _tree(html: str) -> LexborHTMLParser:
    _bounded(html)
    # JSON may hold half a surrogate pair, which no encoding has.
    tree = LexborHTMLParser(_SPACES.sub(" ", html).encode("utf-8", "replace"))
    for seen in tree.css("dialog[open]")[:100]:
        seen.insert_after(" ")
        seen.unwrap()
    tree.strip_tags(_APART, recursive=True)
    return tree


def _bounded(html: str) -> None:
    tags, references = html.count("<"), html.count("&")
    if len(html) > _MOST_TEXT or tags > _MOST_TAGS or references > _MOST_ENTITIES:
        raise TooDeep(
            f"expected a page of at most {_MOST_TAGS} tags, {_MOST_ENTITIES} entities and {_MOST_TEXT} characters,"
            f" got {tags}, {references} and {len(html)}"
        )
    if any(len(m[0]) > _MOST_PARTED and len(_PARTING.findall(m[0])) > _MOST_PARTED for m in _WHOLE_TAG.finditer(html)):
        raise TooDeep(f"expected a tag of some dozens of attributes, got one in more than {_MOST_PARTED} pieces")
    if tags * (styles := len(_styles(html))) > _MOST_COPIES:
        raise TooDeep(f"expected a few styles of bold and italic, got {styles} of them among {tags} tags")


def _mended(tree: LexborHTMLParser, html: str) -> str:
    """Write the tree out well formed; raises TooDeep when copied formatting made it grow beyond the page served."""
    mended = tree.html or ""
    if len(mended) > 4 * len(html) + (1 << 20):
        raise TooDeep(f"expected a page to keep its size when mended, got {len(mended)} characters from {len(html)}")
    return mended


def _styles(html: str) -> set[str | int]:
    """Tell apart formatting tags by their attributes; one whose quotes stay open counts by itself."""
    return {m[0] if m[0].count('"') % 2 == m[0].count("'") % 2 == 0 else m.start() for m in _FORMATTING.finditer(html)}


def fingerprint(text: str) -> str:
    """Name a text by its letters and digits alone (32 hex digits), whatever its case, spaces and punctuation."""
    words = re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text).casefold())
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


# ------------------------------------------------------------------ feeds
def well_formed(body: bytes) -> bool:
    """Say whether the body is one whole XML document; nothing it refers to is opened."""
    try:
        expat.ParserCreate().Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError):
        return False
    return True


def item(raw: bytes) -> dict[str, Any]:
    """Read one item that was cut out of an RSS feed, as `entries` does."""
    return entries(_FEED + raw + b"</channel></rss>")[0]


def entries(body: bytes) -> list[dict[str, Any]]:
    """Read the entries of an RSS or Atom feed, their HTML as it was served.

    Raises Cut for a feed that breaks off, Unreadable for an empty body or a document that is no feed.
    """
    import feedparser  # 60 ms to import

    if not body.strip():
        raise Unreadable(Health.EMPTY, "expected an RSS or Atom feed, got an empty body")
    if body.count(b"<") > _MOST_TAGS:
        raise TooDeep(f"expected a feed of at most {_MOST_TAGS} tags, got {body.count(b'<')}")
    # Only ever through BytesIO: feedparser opens anything else as a file name or an address.
    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise Unreadable(Health.WRONG_TYPE, f"expected an RSS or Atom feed, got {body[:60]!r}")
    trouble = feed.get("bozo_exception")
    # A piece of a feed has lost its root's namespace declarations; its text is whole all the same.
    if isinstance(trouble, SAXParseException) and "unbound prefix" not in str(trouble):
        raise Cut(f"expected a whole feed, got one that breaks after {len(feed.entries)} entries ({trouble})")
    return [dict(entry) for entry in feed.entries]
