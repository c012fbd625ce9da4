"""Whatever comes over the wire, people read clean sentences, and a broken page is called broken."""

import socket
import threading
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.collect import markup
from monitor.collect.source import Unreadable
from tests.drawn import examples


# ------------------------------------------------------------------ bytes
def test_a_page_without_charset_is_utf_8_and_one_byte_order_mark_is_dropped():
    assert markup.decode("\ufeffCôte d’Ivoire".encode()) == "Côte d’Ivoire"


def test_a_few_stray_bytes_do_not_make_a_page_unreadable():
    assert markup.decode(b"Level 2 \xff crime" + b"\xff" * 19) == "Level 2 \ufffd crime" + "\ufffd" * 19


def test_bytes_in_another_encoding_are_refused_with_what_was_expected_and_what_came():
    with pytest.raises(markup.Garbled, match=r"expected UTF-8, got 21 undecodable bytes"):
        markup.decode(b"caf\xe9 " * 21)


def test_a_declared_charset_is_believed_where_utf_8_fails():
    assert markup.decode("Réunion ".encode("latin-1") * 30, "iso-8859-1") == "Réunion " * 30


@pytest.mark.parametrize("declared", ["no-such-charset", "utf-8", "ascii"])
def test_a_wrong_declaration_does_not_help(declared):
    with pytest.raises(markup.Garbled, match=declared):
        markup.decode(b"caf\xe9 " * 30, declared)


def test_a_declared_latin_1_does_not_spoil_good_utf_8():
    assert markup.decode("é’".encode() * 30, "iso-8859-1") == "é’" * 30


def test_utf_16_is_not_taken_for_text():
    with pytest.raises(markup.Garbled):
        markup.decode(("Level 4: Do Not Travel" * 3).encode("utf-16"))


@pytest.mark.parametrize("text", ["don’t ", "café ", "a\u00a0b ", "“so” "])
def test_text_encoded_twice_is_recognised(text):
    twice = (text * 8).encode().decode("cp1252", errors="replace").replace("\ufffd", "\x9d").encode()
    with pytest.raises(markup.Garbled, match="encoded once"):
        markup.decode(twice)


def test_a_few_pasted_wrecks_in_a_good_page_are_let_through():
    page = "We don’t advise it – naïve or not. " * 20 + "donâ€™t " * 6
    assert markup.decode(page.encode()) == page


def test_what_cannot_be_read_is_both_unreadable_and_a_value_error():
    for trouble in (markup.Garbled("x"), markup.TooDeep("x"), markup.Cut("x")):
        assert isinstance(trouble, Unreadable)
        assert isinstance(trouble, ValueError)


# ------------------------------------------------------------------ clean text
@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Exercise increased caution<p>in <b>Freedonia </b>due to crime.</p>", "Exercise increased caution\nin Freedonia due to crime."),
        ("due to armed conflic</b>t", "due to armed conflict"),
        ("<i>armed</i> conflic<b>t</b> and cri<span class='x'>me</span>", "armed conflict and crime"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>a<li>b</ul>after", "a\nb\nafter"),
        ("<h2>Terrorism</h2>There is<div>a risk</div>.", "Terrorism\nThere is\na risk\n."),
        ("<table><tr><th>Place<td>Level</tr><tr><td>North<td>4</table>", "Place\nLevel\nNorth\n4"),
        ("a&nbsp;b\u202fc\u00a0 d\n\t e", "a b c d e"),
        ("zero\u200b-\u2060width\ufeff so\u00adft", "zero-width soft"),
        ("&amp;lt;b&amp;gt; &lt;i&gt; R&amp;D &#8217;", "&lt;b&gt; <i> R&D ’"),
        ("cafe\u0301 ½ km²", "café ½ km²"),
        ("line&#10;break in a block", "line break in a block"),
        ("<style>p{}</style><script>if (a<b) '<p>'</script>text<noscript>on</noscript>", "text"),
        ("<dialog><p>Cookies</p></dialog><dialog open>Leave now.</dialog><template>x</template>text<svg><title>y</title></svg>", "Leave now. text"),
        ("<html><head><title>Site</title></head><body><nav><a>Home</a></nav><p>Text</p></body></html>", "Text"),
        ("a<!-- <p>b</p> -->c", "ac"),
        ('<p title="a>b" data-x=\'<p>\'>text</p>', "text"),
        ("a < b, c > d", "a < b, c > d"),
        ("\x1b[31mred\x07 \u202eevil", "[31mred evil"),
        ("half \ud800 a pair", "half ? a pair"),
        ("<P>upper</P><BR>case", "upper\ncase"),
        ("", ""),
        ("  \n ", ""),
        ("<p></p><!-- -->", ""),
        ("plain", "plain"),
    ],
)
def test_markup_becomes_one_block_a_line(html, text):
    assert markup.clean(html) == text


MINISTRY = """<!doctype html><html><body>
<header class="top"><nav class="menu"><ul><li><a href="/">Accueil</a><li><a href="/pays">Pays</a></ul></header>
<main><h1>Ruritanie</h1><p>Il est d&eacute;conseill&eacute; de se rendre dans le nord.<p>La capitale reste calme.</main>
<footer>Contact</footer></body></html>"""
OPEN_NAV = """<body><nav><ul><li>Accueil</ul><main><h1>Ruritanie</h1><p>Le nord est d&eacute;conseill&eacute;.</main>"""


def test_a_ministry_that_leaves_its_menu_open_keeps_its_text():
    assert markup.clean(MINISTRY).splitlines() == [
        "Ruritanie",
        "Il est déconseillé de se rendre dans le nord.",
        "La capitale reste calme.",
        "Contact",
    ]
    assert "Le nord est déconseillé." in markup.clean(OPEN_NAV)
    assert markup.soup(MINISTRY).select_one("main").get_text(" ", strip=True).startswith("Ruritanie Il est")


def test_soup_gives_selectors_over_mended_markup():
    page = markup.soup("<table><tr><td class=pill title='a>b'>(C)<td>Level 2</table>")
    assert [cell.get_text() for cell in page.select("tbody td")] == ["(C)", "Level 2"]
    assert page.select_one(".pill")["title"] == "a>b"


@settings(max_examples=examples(150), deadline=None)
@given(st.text(alphabet=st.sampled_from("ab <>&;/!-\"'=pdiv\n\u00a0\u200b\u0301é\x1b\u202e"), max_size=80))
def test_any_input_gives_clean_lines(html):
    text = markup.clean(html)
    assert text == unicodedata.normalize("NFC", text)
    assert all(line and line == " ".join(line.split()) for line in text.split("\n") if text)
    assert not set(text) & set("\x1b\u202e\u200b\u00a0\r\t")


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.text(alphabet="abc<>&\"' é", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_escaped_paragraphs_come_back_as_they_were_written(lines):
    import html

    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    assert markup.clean(page) == "\n".join(" ".join(line.split()) for line in lines)


def test_two_hundred_advisories_are_cleaned_in_under_a_second_and_a_half():
    sentence = "<p>Violent <b>crime</b>, such as armed&nbsp;robbery, is common in <a href='/x'>some areas</a>.</p>\n<ul><li>Be aware.</li></ul>"
    advisory = "Exercise increased caution" + sentence * 40
    began = time.process_time()
    for _ in range(212):
        markup.clean(advisory)
    assert time.process_time() - began < 1.5


# ------------------------------------------------------------------ hostile pages, made only where they are read
STYLES = "".join(f"<{name}>" * 3 for name in ("b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"))
HOSTILE = {
    "unclosed comments": lambda: "<!--" * 39_000,
    "unclosed quotes": lambda: '<a b="' * 15_000,
    "quotes without end in one tag": lambda: "<a " + 'b="' * 39_000,
    "a tag of 19,000 attributes": lambda: "<p " + " ".join(f"a{n}=1" for n in range(19_000)),
    "tables in tables": lambda: "<table>" * 15_000,
    "bold in paragraphs": lambda: "<b><p>" * 9_000,
    "nesting": lambda: "<div>" * 12_000,
    "a heap of accents": lambda: "a" + "\u0301" * 1_000_000,
}
REFUSED = {
    "too many tags": lambda: "<br>" * 40_001,
    "a tag of 300,000 attributes": lambda: "<p " + " ".join(f"a{n}" for n in range(300_000)) + ">",
    "the same behind a lonely quote": lambda: "<p ' " + " ".join(f"a{n}" for n in range(300_000)),
    "the same, parted by slashes": lambda: "<p " + "/".join(f"a{n}" for n in range(300_000)),
    "the same behind quoted brackets": lambda: '<p x="<b>" y=\'>\' ' + " ".join(f"a{n}" for n in range(300_000)),
    "too long": lambda: "x" * (8 * 1024 * 1024 + 1),
    "too many entities": lambda: "&amp;" * 500_000,
    "formatting copied into every paragraph": lambda: "<p>" + "".join(f"<b a{n}>" for n in range(200)) + "<p>x" * 38_000,
    "the same, hidden in quotes": lambda: "<p>" + "".join(f'<b x=">" a{n}>' for n in range(200)) + "<p>x" * 38_000,
    "every plain style three times": lambda: "<p>" + STYLES + "<p>x" * 38_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_a_page_made_to_keep_a_parser_busy_is_read_in_seconds(page):
    served, began = page(), time.process_time()
    markup.clean(served)
    markup.soup(served)
    assert time.process_time() - began < 6


@pytest.mark.parametrize("page", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("read", [markup.clean, markup.soup])
def test_a_page_beyond_all_measure_is_refused(page, read):
    served, began = page(), time.process_time()
    with pytest.raises(markup.TooDeep, match="expected"):
        read(served)
    assert time.process_time() - began < 4


# ------------------------------------------------------------------ slices
def test_items_are_cut_out_byte_for_byte():
    first, second = b"<item>\r\n <title>A\xff</title></item >", b'<ITEM rdf:about="x">B</ITEM>'
    assert markup.slices(b"<rss><items/>" + first + b"\n" + second + b"</rss>", "item") == [first, second]


def test_what_looks_like_an_item_inside_cdata_or_a_comment_is_text():
    item = b"<item><![CDATA[ </item><item> ]]><!-- <item> --></item>"
    assert markup.slices(b"<!-- <item></item> -->" + item, "item") == [item]


def test_an_item_that_is_cut_off_is_left_out():
    assert markup.slices(b"<item>a</item><item>b</it", "item") == [b"<item>a</item>"]
    assert markup.slices(b"<item>a<item>b</item>", "item") == [b"<item>b</item>"]
    assert markup.slices(b"", "item") == []


@pytest.mark.parametrize("part", [b"<![CDATA[", b"<item>", b"<!--", b"</item", b"<item", b"</item>"])
def test_cutting_takes_time_linear_in_the_body(part):
    began = time.process_time()
    markup.slices(part * (4_000_000 // len(part)), "item")
    assert time.process_time() - began < 3


# ------------------------------------------------------------------ feeds
HEAD = '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title>'
ITEM = "<item><title>Freedonia – Level 3</title><link>/a</link><description>{}</description><dc:date>2026-01-02</dc:date></item>"
TAIL = "</channel></rss>"


def feed(*descriptions):
    return (HEAD + "".join(ITEM.format(d) for d in descriptions) + TAIL).encode()


@pytest.mark.parametrize("served", ["<![CDATA[<p onclick='x'>Do&nbsp;not <b>go</b></p>]]>", "&lt;p onclick='x'&gt;Do&amp;nbsp;not &lt;b&gt;go&lt;/b&gt;&lt;/p&gt;"])
def test_descriptions_are_unescaped_once_and_left_as_served(served):
    (entry,) = markup.entries(feed(served))
    assert entry["summary"] == "<p onclick='x'>Do&nbsp;not <b>go</b></p>"
    assert (entry["title"], entry["link"]) == ("Freedonia – Level 3", "/a")
    assert markup.clean(entry["summary"]) == "Do not go"


def test_a_feed_cut_in_the_middle_is_a_failure_not_a_shorter_feed():
    whole = feed(*["text"] * 10)
    assert len(markup.entries(whole)) == 10
    with pytest.raises(markup.Cut, match="breaks after"):
        markup.entries(whole[: len(whole) // 2])


def test_a_piece_of_a_feed_is_read_without_its_namespace():
    body = feed("text").replace(b' xmlns:dc="http://purl.org/dc/elements/1.1/"', b"")
    assert [entry["summary"] for entry in markup.entries(body)] == ["text"]


@pytest.mark.parametrize("body", [b"", b" \r\n", b"\xef\xbb\xbf "])
def test_an_empty_body_is_no_feed(body):
    with pytest.raises(Unreadable, match="expected"):
        markup.entries(body)


def test_a_maintenance_page_is_no_feed():
    with pytest.raises(Unreadable, match="got b'<!doctype html>"):
        markup.entries(b"<!doctype html><html><body><h1>Back soon</h1></body></html>")


def test_a_feed_with_nothing_in_it_is_a_feed():
    assert markup.entries(feed()) == []


def test_a_body_that_names_a_file_is_not_opened(tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_bytes(feed("secret"))
    for body in (bytes(secret), secret.as_uri().encode()):
        with pytest.raises(Unreadable, match="expected an RSS or Atom feed"):
            markup.entries(body)


def test_a_body_that_is_an_address_is_not_fetched():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        knocks = []

        def listen():
            with suppress(TimeoutError):
                knocks.append(server.accept())

        waiting = threading.Thread(target=listen)
        waiting.start()
        with pytest.raises(Unreadable):
            markup.entries(f"http://127.0.0.1:{server.getsockname()[1]}/feed.xml".encode())
        waiting.join()
    assert knocks == []


def test_entities_from_outside_are_not_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret")
    body = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode() + feed("a &x; b").split(b"?>", 1)[1]
    try:
        read = str(markup.entries(body))
    except Unreadable as trouble:
        read = str(trouble)
    assert "top secret" not in read


def test_entities_that_multiply_are_stopped():
    doctype = '<!DOCTYPE rss [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
    body = doctype.encode() + feed("&a9;").split(b"?>", 1)[1]
    began = time.process_time()
    try:
        size = len(str(markup.entries(body)))
    except Unreadable:
        size = 0
    assert size < 10_000_000
    assert not markup.well_formed(body)
    assert time.process_time() - began < 3


def test_a_feed_of_nothing_but_tags_is_refused():
    with pytest.raises(markup.TooDeep):
        markup.entries(feed("<a>" * 200_000))


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (feed("text"), True),
        (feed("text")[:-3], False),
        (b"", False),
        (b"<p>a<br>b</p>", False),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', False),
        (b"\xff\xfe\x00", False),
    ],
)
def test_a_whole_document_is_told_from_a_broken_one(body, whole):
    assert markup.well_formed(body) is whole


# ------------------------------------------------------------------ fingerprints
def test_reformatting_is_not_a_change_but_a_word_is():
    base = markup.fingerprint("Do not travel to Freedonia due to “crime”.\nLeave.")
    assert base == markup.fingerprint('do not travel\nto Freedonia — due to "crime". LEAVE!')
    assert base == markup.fingerprint("Do not travelto Freedonia due to crime. Leave.")
    assert base != markup.fingerprint("Do travel to Freedonia due to crime. Leave.")
    assert base != markup.fingerprint("Do not travel to Freedonia due to crime 2. Leave.")
    assert len(base) == 32


def test_composed_and_decomposed_letters_are_the_same_word():
    assert markup.fingerprint("Curac\u0327ao") == markup.fingerprint("Curaçao") != markup.fingerprint("Curacao")


# ------------------------------------------------------------------ captured pages
RAW = next(Path(__file__).resolve().parents[3].glob("*/corpus/raw"), None)


@pytest.mark.corpus
@pytest.mark.skipif(RAW is None, reason="no captured pages beside the checkout")
def test_no_captured_french_page_loses_its_text():
    sizes = {path.name: len(markup.clean(markup.decode(path.read_bytes()))) for path in (RAW / "intl" / "fr").glob("*.html")}
    assert len(sizes) == 4
    assert min(sizes.values()) > 5_000


@pytest.mark.corpus
@pytest.mark.skipif(RAW is None, reason="no captured pages beside the checkout")
def test_a_captured_feed_is_cut_into_the_entries_it_has():
    body = max((RAW / "us" / "rss").glob("TAsTWs_*.xml"), key=lambda path: path.stat().st_size).read_bytes()
    assert len(markup.slices(body, "item")) == len(markup.entries(body)) == 211
    assert all(markup.clean(entry["summary"]) for entry in markup.entries(body))
