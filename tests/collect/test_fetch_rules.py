"""The rules behind the fetcher: what is a document, which address is public, how long to stay away, how to unpack."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from monitor.collect.answers import recognise
from monitor.collect.ask import Trouble
from monitor.collect.mirror import Mirror
from monitor.collect.pace import back_off, retry_after
from monitor.collect.unpack import unpack
from monitor.model import Health
from monitor.reach.ways import is_public
from tests.collect.faultserver import bomb

HTML = "text/html; charset=utf-8"
ANY = "*/*"
PROSE = "<p>Reconsider travel to Examplia due to crime. Access Denied, Page Not Found. </p>" * 40


def html(title: str, h1: str = "", body: str = "<p>Please try again later.</p>") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{h1}</h1>{body}</body></html>".encode()


def health(body: bytes, content_type: str = HTML, accept: str = ANY) -> Health:
    try:
        recognise(body, content_type, accept)
    except Trouble as trouble:
        assert trouble.why.startswith("expected ")
        return trouble.health
    return Health.OK


# ---------------------------------------------------------------- recognising
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", Health.EMPTY),
        (b" \r\n\t", Health.EMPTY),
        (b"\xef\xbb\xbf", Health.EMPTY),
        (b"\xff\xfe", Health.EMPTY),
        (html("Access Denied", "Access Denied", "Reference #18.abc"), Health.BLOCKED),
        (html("Just a moment...", "", ""), Health.BLOCKED),
        (html("Attention Required! | Cloudflare", "Sorry, you have been blocked"), Health.BLOCKED),
        (html("ERROR: The request could not be satisfied", "403 ERROR"), Health.BLOCKED),
        (html("403 Forbidden", "Forbidden"), Health.BLOCKED),
        (html("Pardon Our Interruption"), Health.BLOCKED),
        (html("Access to this page has been denied."), Health.BLOCKED),
        (b"<html><body>Access Denied</body></html>", Health.BLOCKED),
        (b"Request blocked.", Health.BLOCKED),
        (html("example.org", "", "<script src='/cdn-cgi/challenge-platform/x.js'></script>"), Health.BLOCKED),
        (html("Page Not Found"), Health.SOFT_404),
        (html("Page Not Found | Travel", "Sorry", PROSE), Health.SOFT_404),
        (html("404 - Page not found"), Health.SOFT_404),
        (html("Travel", "We can’t find that page"), Health.SOFT_404),
        (html("Technical Difficulties", "We are experiencing technical difficulties"), Health.PLACEHOLDER),
        (html("Office of Travel", "This site is currently experiencing technical difficulties."), Health.PLACEHOLDER),
        (html("Site Maintenance"), Health.PLACEHOLDER),
        (html("Service Unavailable") + b"<!-- padding -->" * 500, Health.PLACEHOLDER),
    ],
)
def test_a_page_in_place_of_the_document_is_recognised(body, expected):
    assert health(body) is expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(html("Examplia - Level 3: Reconsider Travel", "Examplia", PROSE), id="words in the text"),
        pytest.param(html("Security Alert: Access denied to the airport road", "Security Alert"), id="in an alert"),
        pytest.param(html("Message: Technical difficulties with the visa telephone"), id="a post's own trouble"),
        pytest.param(html("Technical Difficulties", "Technical Difficulties", PROSE), id="a long page about it"),
        pytest.param(
            html("Examplia", "Examplia", PROSE + "<script src='/cdn-cgi/challenge-platform/x.js'></script>"),
            id="a real page that checks its visitors as well",
        ),
        pytest.param(html("Not Found Island Travel Advisory", "Not Found Island"), id="a curious name"),
        pytest.param(b"<p>Access Denied is a film.</p>" * 60, id="a long fragment"),
    ],
)
def test_an_advisory_that_merely_mentions_such_words_is_believed(body):
    assert health(body) is Health.OK


@pytest.mark.parametrize(
    ("body", "content_type", "accept", "expected"),
    [
        (html("Examplia", "", PROSE), HTML, "application/json", Health.WRONG_TYPE),
        (html("Examplia", "", PROSE), "application/json", "application/json", Health.WRONG_TYPE),
        (html("Examplia", "", PROSE), "text/xml", "application/rss+xml, text/xml;q=0.9", Health.WRONG_TYPE),
        (b"<?xml version='1.0'?><!-- x --><!DOCTYPE html><html/>", "text/xml", "text/xml", Health.WRONG_TYPE),
        (b"<?xml version='1.0'?><rss/>", "text/xml", "application/json", Health.WRONG_TYPE),
        (b'{"error": 1}', "application/json", "text/xml", Health.WRONG_TYPE),
        (b'{"error": 1}', "application/json", "text/html", Health.WRONG_TYPE),
        (b"upstream timed out", "text/plain", "application/json", Health.WRONG_TYPE),
        (b"<?xml version='1.0'?><rss/>", HTML, "text/xml", Health.OK),
        (b"<rss/>", "text/xml", "application/rss+xml, text/xml;q=0.9", Health.OK),
        ("\ufeff<rss/>".encode("utf-16-le"), "text/xml", "text/xml", Health.OK),
        (b"\xef\xbb\xbf[1]", "application/json", "application/json", Health.OK),
        (b"[1]", "text/html", "application/json", Health.OK),
        (html("Examplia", "", PROSE), HTML, "text/html,application/xhtml+xml,application/xml;q=0.9", Health.OK),
        (b"[1]", "application/json", ANY, Health.OK),
    ],
)
def test_the_kind_asked_for_is_the_kind_that_must_come(body, content_type, accept, expected):
    assert health(body, content_type, accept) is expected


@pytest.mark.parametrize(
    "piece", [b"<", b"<!--", b"<title", b"<title>", b"<h1>", b"<script>", b"<a b='", b" - ", b"&#"]
)
def test_a_hostile_page_costs_no_more_than_a_moment(piece):
    began = time.process_time()
    health(b"<html>" + piece * (4_000_000 // len(piece)))
    assert time.process_time() - began < 2


# ---------------------------------------------------------------- addresses
@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.255.255", "192.0.0.8", "192.0.2.1",
        "192.88.99.1", "192.168.0.1", "198.19.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250",
        "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1",
        "fc00::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
    ],
)  # fmt: skip
def test_what_is_not_the_public_internet_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "::ffff:8.8.8.8"])
def test_what_is_the_public_internet_is_public(address):
    assert is_public(address)


# ---------------------------------------------------------------- the mirror
def test_a_public_address_is_kept_under_its_host():
    mirror = Mirror("http://127.0.0.1:8080/copy/")
    assert mirror.place("https://a.example/b/c?d=e f") == "http://127.0.0.1:8080/copy/a.example/b/c?d=e f"
    assert mirror.place("https://a.example") == "http://127.0.0.1:8080/copy/a.example/"


@pytest.mark.parametrize(
    ("location", "meant"),
    [
        ("https://b.example/x", "https://b.example/x"),
        ("//b.example/x", "https://b.example/x"),
        ("/x", "https://a.example/x"),
        ("y?z=1", "https://a.example/dir/y?z=1"),
        ("/a.example/x", "https://a.example/x"),
        ("http://127.0.0.1:8080/b.example/x", "https://b.example/x"),
        ("http://127.0.0.1:9999/b.example/x", "http://127.0.0.1:9999/b.example/x"),
    ],
)
def test_a_redirect_means_the_same_in_the_originals_words_and_in_the_copys(location, meant):
    assert Mirror("http://127.0.0.1:8080").public("https://a.example/dir/page", location) == meant


@pytest.mark.parametrize(
    ("base", "local"),
    [("http://127.0.0.1:1", True), ("http://[::1]:1", True), ("http://localhost", True), ("http://10.0.0.1", False),
     ("https://copy.example", False)],
)  # fmt: skip
def test_only_this_machine_is_local(base, local):
    assert Mirror(base).local is local


# ---------------------------------------------------------------- staying away
NOON = "Thu, 01 Jan 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), (" 0 ", 0), ("86401", 86_400), ("9" * 5000, 86_400), ("Thu, 01 Jan 2026 12:01:30 GMT", 90),
        ("Thu, 01 Jan 2026 12:01:30 -0000", 90), ("Thu, 01 Jan 2026 11:00:00 GMT", 0),
        ("Thu, 01 Jan 2099 12:00:00 GMT", 86_400), ("", None), ("-5", None), ("1.5", None), ("1e3", None),
        ("²", None), ("tomorrow", None), ("Thu, 99 Jan 2026 99:00:00 GMT", None), ("Mon, 01 Jan 99999 0:0:0", None),
    ],
)  # fmt: skip
def test_retry_after_is_read_in_both_forms_and_never_exceeds_a_day(value, seconds):
    assert retry_after(value, NOON, now=0.0) == seconds


def test_failures_double_the_pause_up_to_six_hours():
    assert [back_off(count, None) for count in (0, 1, 2, 3, 9, 10, 10_000)] == [0, 60, 120, 240, 15_360, 21_600, 21_600]


def test_the_publishers_wish_prolongs_the_pause_but_never_shortens_it():
    assert (back_off(1, 3600), back_off(10, 5), back_off(0, 30), back_off(3, 86_400)) == (3600, 21_600, 30, 86_400)


# ---------------------------------------------------------------- unpacking
CAP = 1024 * 1024


def unpacked(data: bytes, encoding: str = "gzip", size: int = 7) -> bytes:
    return unpack((data[at : at + size] for at in range(0, len(data), size)), encoding, CAP)


def test_gzip_comes_in_any_pieces_with_several_members_and_padding():
    text = b"Do not travel to Examplia. " * 40
    for data in (
        gzip.compress(text),
        gzip.compress(text[:99]) + gzip.compress(text[99:]),
        gzip.compress(text) + b"\0" * 20,
    ):
        assert unpacked(data) == unpacked(data, size=10_000) == text


@pytest.mark.parametrize("encoding", ["", "identity", " Identity "])
def test_a_plain_body_stays_as_it_is(encoding):
    assert unpacked(b"plain text", encoding) == b"plain text"


def test_a_gzip_cut_anywhere_is_refused():
    whole = gzip.compress(b"Do not travel to Examplia. " * 40)
    for length in range(1, len(whole)):
        with pytest.raises(Trouble, match="truncated gzip") as caught:
            unpacked(whole[:length])
        assert caught.value.health is Health.UNREADABLE


@pytest.mark.parametrize(
    "data", [b"no gzip at all", gzip.compress(b"a") + b"tail", gzip.compress(b"abc")[:-5] + b"xxxxx"],
    ids=["none", "a tail", "a wrong end"],  # the bytes hold the time of compressing
)
def test_a_broken_gzip_is_refused(data):
    with pytest.raises(Trouble, match="broken") as caught:
        unpacked(data)
    assert caught.value.health is Health.UNREADABLE


def test_a_body_of_exactly_the_cap_is_allowed_and_one_byte_more_is_not():
    assert len(unpacked(gzip.compress(b"x" * CAP), size=CAP)) == CAP
    for data, encoding in ((gzip.compress(b"x" * (CAP + 1)), "gzip"), (b"x" * (CAP + 1), "")):
        with pytest.raises(Trouble) as caught:
            unpacked(data, encoding, size=CAP)
        assert caught.value.health is Health.TOO_LARGE


@pytest.mark.parametrize("size", [1000, 65_536])
def test_a_bomb_is_left_after_a_sip_and_never_held(size):
    packed = bomb(64)
    taken: list[int] = []

    def sips() -> Iterator[bytes]:
        for at in range(0, len(packed), size):
            taken.append(at)
            yield packed[at : at + size]

    tracemalloc.start()
    with pytest.raises(Trouble) as caught:
        unpack(sips(), "gzip", CAP)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.health is Health.TOO_LARGE
    assert len(taken) < 5
    assert peak < 5 * CAP
