"""The fetcher against servers that drip, bomb, lie, loop and hang up: each ends in time, small, and by its name."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest

from monitor.collect.ask import Ask, Trouble
from monitor.collect.fetch import Fetcher
from monitor.model import Health
from tests.collect.faultserver import FaultServer, Visit, bomb

AGENT = "advisory-monitor-test/0 (+mailto:somebody@example.org)"
FEED = b"<?xml version='1.0'?><rss><channel><title>Advisories</title></channel></rss>"
SITE = "https://advice.example"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
CAP = 256 * 1024

Make = Callable[..., Fetcher]


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer().running() as running:
        yield running


@pytest.fixture
def fetcher(server: FaultServer) -> Iterator[Make]:
    made: list[Fetcher] = []

    def make(**options: object) -> Fetcher:
        named: dict[str, object] = {"mirror": server.url, "deadline": 5.0, "cap": CAP, "wire_cap": CAP} | options
        made.append(Fetcher(AGENT, **named))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


def trouble(fetch: Fetcher, url: str = f"{SITE}/a", **named: str) -> Trouble:
    with pytest.raises(Trouble) as caught:
        fetch(Ask(url, **named))
    assert caught.value.why.startswith("expected ")
    assert url in caught.value.why
    return caught.value


def page(server: FaultServer, handler: Callable[[Visit], None], path: str = "/advice.example/a") -> None:
    server.on(path, handler)


# ---------------------------------------------------------------- a good day
def test_a_document_comes_whole_with_its_validators_and_under_its_public_address(server, fetcher):
    page(server, lambda v: v.answer(FEED, Content_Type="text/xml", ETag='"one"', Last_Modified="yesterday"))
    got = fetcher()(Ask(f"{SITE}/a", accept="text/xml"))
    assert (got.url, got.modified, got.body, got.content_type) == (f"{SITE}/a", True, FEED, "text/xml")
    assert (got.etag, got.last_modified) == ('"one"', "yesterday")
    assert len(FEED) < got.wire_bytes < len(FEED) + 300
    assert 0 < got.seconds < 5


def test_we_say_who_we_are_what_we_want_and_nothing_else(server, fetcher):
    page(server, lambda v: v.answer(FEED, Set_Cookie="id=1; Path=/"))
    fetch = fetcher()
    fetch(Ask(f"{SITE}/a", accept="text/xml"))
    fetch(Ask(f"{SITE}/a", accept="text/xml"))
    for visit in server.visits:
        sent = {name: value for name, value in visit.headers.items() if name != "host"}
        assert sent == {"user-agent": AGENT, "accept": "text/xml", "accept-encoding": "gzip"}


def test_an_unchanged_document_is_answered_with_304_and_keeps_its_validators(server, fetcher):
    page(server, lambda v: v.answer(status="304 Not Modified", Content_Length="", ETag='"one"'))
    got = fetcher()(Ask(f"{SITE}/a", etag='"one"', last_modified="yesterday"))
    assert (got.modified, got.body, got.etag, got.last_modified) == (False, b"", '"one"', "yesterday")
    sent = server.visits[0].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"one"', "yesterday")


@pytest.mark.parametrize(("seen", "modified"), [(sha256(FEED).hexdigest(), False), ("0" * 64, True), ("", True)], ids=["the same", "other bytes", "never seen"])
def test_the_bytes_we_have_are_as_good_as_a_304_and_bring_their_new_validators(server, fetcher, seen, modified):
    """Many servers answer 200 for ever: what did not move need not be read again."""
    page(server, lambda v: v.answer(FEED, Content_Type="text/xml", ETag='"two"'))
    got = fetcher()(Ask(f"{SITE}/a", etag='"one"', seen=seen))
    assert (got.modified, got.body, got.etag) == (modified, FEED if modified else b"", '"two"')


def test_a_304_nobody_asked_for_is_no_answer(server, fetcher):
    page(server, lambda v: v.answer(status="304 Not Modified", Content_Length=""))
    assert trouble(fetcher()).health is Health.UNREADABLE


def test_one_connection_serves_full_and_304_answers_in_turn(server, fetcher):
    server.on("/advice.example/a", lambda v: v.answer(gzip.compress(FEED), Content_Encoding="gzip"))
    server.on("/advice.example/b", lambda v: v.answer(status="304 Not Modified", Content_Length=""))
    fetch = fetcher()
    for path, etag in (("a", ""), ("b", '"x"'), ("a", ""), ("b", '"x"')):
        fetch(Ask(f"{SITE}/{path}", etag=etag))
    assert (len(server.visits), server.connections) == (4, 1)


def test_the_reused_connection_is_on_the_leash_as_well(server, fetcher):
    page(server, lambda v: v.answer(FEED) if len(server.visits) == 1 else v.drip(b"HTTP/1.1 200 OK\r\nA: "))
    fetch = fetcher(deadline=0.5)
    fetch(Ask(f"{SITE}/a"))
    assert trouble(fetch).health is Health.UNREACHABLE
    assert server.connections == 1


def test_a_connection_the_server_closed_meanwhile_is_replaced(server, fetcher):
    def answer_and_hang_up(visit: Visit) -> None:
        visit.answer(FEED)
        visit.line.close()

    page(server, answer_and_hang_up)
    fetch = fetcher()
    fetch(Ask(f"{SITE}/a"))
    time.sleep(0.05)
    assert fetch(Ask(f"{SITE}/a")).body == FEED
    assert server.connections == 2


def test_a_connection_left_idle_for_long_is_not_trusted(server, fetcher, monkeypatch):
    monkeypatch.setattr("monitor.reach.lines.IDLE_SECONDS", 0.0)
    page(server, lambda v: v.answer(FEED))
    fetch = fetcher()
    fetch(Ask(f"{SITE}/a"))
    fetch(Ask(f"{SITE}/a"))
    assert server.connections == 2


def test_a_validator_that_cannot_be_sent_back_in_one_line_is_forgotten(server, fetcher):
    page(server, lambda v: v.send(HEAD + b'ETag: "a\x01b"\r\nContent-Length: 4\r\n\r\n<r/>'))
    assert fetcher()(Ask(f"{SITE}/a")).etag == ""


# ---------------------------------------------------------------- time
@pytest.mark.parametrize(
    "start",
    [
        pytest.param(b"", id="nothing at all"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-A: ", id="header drip"),
        pytest.param(HEAD + b"Content-Length: 900000\r\n\r\n", id="body drip"),
        pytest.param(HEAD + b"\r\n", id="body drip without a length"),
        pytest.param(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", id="chunk drip"),
    ],
)
def test_whatever_drips_ends_at_the_deadline(server, fetcher, start):
    def handler(visit: Visit) -> None:
        visit.send(start)
        if start:
            visit.drip(b"1\r\nx\r\n" if b"chunked" in start else b"x")
        server.stopping.wait(5)

    page(server, handler)
    began = time.monotonic()
    found = trouble(fetcher(deadline=0.5))
    assert found.health is Health.UNREACHABLE
    assert "within 0.5 s" in found.why
    assert 0.4 < time.monotonic() - began < 4.5  # the door is open for five


def test_endless_hundreds_end_at_the_deadline(server, fetcher):
    page(server, lambda v: v.drip(b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.001))
    assert trouble(fetcher(deadline=0.5)).health is Health.UNREACHABLE


def test_hundreds_by_the_megabyte_end_at_the_cap(server, fetcher):
    page(server, lambda v: [v.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000) for _ in range(10_000)])
    assert trouble(fetcher()).health is Health.TOO_LARGE


def test_a_tls_handshake_that_never_ends_ends_at_the_deadline(server, fetcher):
    def drip(line, running: FaultServer) -> None:
        line.sendall(b"\x16\x03\x03\x40\x00")  # a handshake record of 16 KiB, begun
        while not running.stopping.wait(0.03):
            line.sendall(b"\x02")

    server.raw = drip
    began = time.monotonic()
    found = trouble(fetcher(mirror=server.url.replace("http:", "https:"), deadline=0.5))
    assert found.health is Health.UNREACHABLE
    assert time.monotonic() - began < 10  # it would go on for ever


def test_time_spent_on_redirects_counts(server, fetcher):
    def slow(visit: Visit) -> None:
        time.sleep(0.3)
        visit.answer(status="302 Found", Location=f"/{len(server.visits)}")

    page(server, slow)
    for number in range(1, 6):
        server.on(f"/advice.example/{number}", slow)
    assert trouble(fetcher(deadline=0.7)).health is Health.UNREACHABLE
    assert len(server.visits) < 4  # a third of a second each: the fourth would begin after the deadline


def test_closing_cuts_off_who_still_waits(server, fetcher):
    page(server, lambda v: server.stopping.wait(5))
    fetch = fetcher()
    found: list[Trouble] = []
    waiting = threading.Thread(target=lambda: found.append(trouble(fetch)))
    waiting.start()
    while not server.visits:
        time.sleep(0.01)
    fetch.close()
    waiting.join(4.5)  # of the five seconds it would wait
    assert [one.health for one in found] == [Health.UNREACHABLE]
    with pytest.raises(RuntimeError, match="closed"):
        fetch(Ask(f"{SITE}/a"))


# ---------------------------------------------------------------- size
def test_a_gzip_bomb_is_dropped_after_a_few_kilobytes_of_it(server, fetcher):
    page(server, lambda v: v.answer(bomb(64), Content_Encoding="gzip"))
    found = trouble(fetcher())
    assert found.health is Health.TOO_LARGE
    assert "decoded" in found.why


def test_a_redirect_carrying_a_bomb_is_followed_without_reading_it(server, fetcher):
    packed = bomb(64)
    endless = {"Content_Length": "900000000", "Content_Encoding": "gzip", "Location": "/advice.example/b"}

    def carry(visit: Visit) -> None:
        visit.answer(packed, status="302 Found", **endless)
        server.stopping.wait(5)

    page(server, carry)
    server.on("/advice.example/b", lambda v: v.answer(FEED))
    got = fetcher()(Ask(f"{SITE}/a"))
    assert got.body == FEED
    assert got.wire_bytes < len(packed) / 2


def test_an_endless_body_is_dropped_at_the_cap(server, fetcher):
    def pour(visit: Visit) -> None:
        visit.send(HEAD + b"\r\n")
        for _ in range(4000):
            visit.send(b"x" * 65_536)

    page(server, pour)
    assert trouble(fetcher()).health is Health.TOO_LARGE
    assert server.sent < 40 * CAP  # what the sockets' own buffers take, not what was on offer


def test_a_negative_chunk_size_does_not_mean_read_everything(server, fetcher):
    def pour(visit: Visit) -> None:
        visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n")
        for _ in range(4000):
            visit.send(b"x" * 65_536)

    page(server, pour)
    assert trouble(fetcher()).health in (Health.TOO_LARGE, Health.UNREADABLE)
    assert server.sent < 40 * CAP


def test_a_header_without_end_is_dropped(server, fetcher):
    page(server, lambda v: v.send(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000))
    assert trouble(fetcher()).health is Health.UNREADABLE


# ---------------------------------------------------------------- broken answers
def test_a_connection_cut_in_the_middle_is_no_document(server, fetcher):
    def cut(visit: Visit) -> None:
        visit.send(HEAD + b"Content-Length: 500\r\n\r\n" + FEED)
        visit.line.close()

    page(server, cut)
    found = trouble(fetcher())
    assert found.health is Health.UNREADABLE
    assert "cut in the middle" in found.why


def test_a_chunked_body_without_its_last_chunk_is_no_document(server, fetcher):
    def cut(visit: Visit) -> None:
        visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n")
        visit.line.close()

    page(server, cut)
    assert trouble(fetcher()).health is Health.UNREADABLE


def test_a_gzip_body_cut_in_half_is_no_document(server, fetcher):
    half = gzip.compress(FEED * 50)[:60]
    page(server, lambda v: v.answer(half, Content_Encoding="gzip"))
    found = trouble(fetcher())
    assert found.health is Health.UNREADABLE
    assert "truncated gzip" in found.why


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "deflate", "gzip," * 100])
def test_an_encoding_we_did_not_offer_is_refused(server, fetcher, encoding):
    page(server, lambda v: v.answer(gzip.compress(FEED), Content_Encoding=encoding))
    found = trouble(fetcher())
    assert found.health is Health.UNREADABLE
    assert "Content-Encoding" in found.why


def test_words_that_are_no_http_are_unreadable_and_silence_is_unreachable(server, fetcher):
    def say(words: bytes) -> Callable[[Visit], None]:
        def handler(visit: Visit) -> None:
            visit.send(words)
            visit.line.close()

        return handler

    server.on("/advice.example/a", say(b"SSH-2.0-OpenSSH\r\n\r\n"))
    server.on("/advice.example/b", say(b""))
    assert trouble(fetcher()).health is Health.UNREADABLE
    assert trouble(fetcher(), f"{SITE}/b").health is Health.UNREACHABLE


def test_nobody_listening_is_unreachable(fetcher):
    assert trouble(fetcher(mirror="http://127.0.0.1:1")).health is Health.UNREACHABLE


def test_a_host_without_an_address_is_unreachable(fetcher):
    assert trouble(fetcher(mirror="http://nowhere.invalid")).health is Health.UNREACHABLE


def test_a_plain_server_behind_an_https_address_is_unreachable(server, fetcher):
    server.raw = lambda line, _: line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    assert trouble(fetcher(mirror=server.url.replace("http:", "https:"))).health is Health.UNREACHABLE


# ---------------------------------------------------------------- statuses
@pytest.mark.parametrize(
    ("status", "health"),
    [
        (401, Health.BLOCKED), (403, Health.BLOCKED), (407, Health.BLOCKED), (451, Health.BLOCKED),
        (418, Health.BLOCKED), (400, Health.BLOCKED), (404, Health.NOT_FOUND), (410, Health.NOT_FOUND),
        (429, Health.RATE_LIMITED), (500, Health.SERVER_ERROR), (502, Health.SERVER_ERROR),
        (503, Health.SERVER_ERROR), (599, Health.SERVER_ERROR), (204, Health.EMPTY), (206, Health.UNREADABLE),
        (305, Health.UNREADABLE),
    ],
)  # fmt: skip
def test_every_status_has_its_name_and_stands_in_the_words(server, fetcher, status, health):
    page(server, lambda v: v.answer(b"" if status == 204 else FEED, status=f"{status} Whatever"))
    found = trouble(fetcher())
    assert (found.health, found.after) == (health, None)
    assert str(status) in found.why
    assert "Whatever" not in found.why


@pytest.mark.parametrize(
    ("status", "wish", "after"),
    [
        ("429 Slow", "120", 120),
        ("503 Busy", "7", 7),
        ("429 Slow", "99999999", 86_400),
        ("429 Slow", "Thu, 01 Jan 2026 12:05:00 GMT", 300),
        ("429 Slow", "soon", None),
    ],
)
def test_the_publishers_wish_to_be_left_alone_comes_along(server, fetcher, status, wish, after):
    page(server, lambda v: v.answer(status=status, Retry_After=wish, Date="Thu, 01 Jan 2026 12:00:00 GMT"))
    assert trouble(fetcher()).after == after


def test_without_a_date_of_its_own_the_wish_is_counted_from_our_clock(server, fetcher):
    page(server, lambda v: v.answer(status="429 Slow", Retry_After="Thu, 01 Jan 1970 00:10:00 GMT"))
    assert trouble(fetcher(now=lambda: 540.0)).after == 60


def test_every_full_answer_is_recognised_for_what_it_is(server, fetcher):
    page(server, lambda v: v.answer(b"<html><title>Just a moment...</title></html>", Content_Type="application/json"))
    assert trouble(fetcher(), accept="application/json").health is Health.BLOCKED
    page(server, lambda v: v.answer(gzip.compress(b" \r\n"), Content_Encoding="gzip"))
    assert trouble(fetcher()).health is Health.EMPTY


# ---------------------------------------------------------------- redirects
def test_a_move_is_followed_and_the_answer_still_bears_the_address_asked_for(server, fetcher):
    page(server, lambda v: v.answer(b"moved", status="301 Moved", Location="https://new.example/b?x=1#top"))
    server.on("/new.example/b", lambda v: v.answer(FEED))
    got = fetcher()(Ask(f"{SITE}/a"))
    assert (got.url, got.at, got.body) == (f"{SITE}/a", "https://new.example/b?x=1", FEED)
    assert server.paths == ["/advice.example/a", "/new.example/b?x=1"]


def test_a_move_to_the_part_of_a_page_one_comes_from_is_a_circle_and_its_letters_are_utf8(server, fetcher):
    page(server, lambda v: v.answer(b"moved", status="301 Moved", Location=f"{SITE}/a#top"))
    assert trouble(fetcher()).health is Health.REDIRECT and len(server.visits) == 1
    page(server, lambda v: v.answer(b"moved", status="301 Moved", Location=f"{SITE}/s\u00e3o"), "/advice.example/c")
    server.on("/advice.example/s%C3%A3o", lambda v: v.answer(FEED))
    assert fetcher()(Ask(f"{SITE}/c")).body == FEED


@pytest.mark.parametrize(
    "location",
    [
        pytest.param("", id="no Location"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("http://advice.example/a", id="https to http"),
        pytest.param("https://169.254.169.254/latest/meta-data/", id="the cloud's metadata"),
        pytest.param("https://[::ffff:10.0.0.1]/", id="a private address in disguise"),
        pytest.param("https://somebody:secret@advice.example/", id="credentials"),
        pytest.param("https://[half/", id="no address"),
        pytest.param("https://advice.example:port/", id="no port"),
        pytest.param("/advice.example/a", id="itself"),
    ],
)
def test_a_redirect_that_leads_nowhere_good_is_not_followed(server, fetcher, location):
    page(server, lambda v: v.answer(b"moved", status="302 Found", Location=location))
    assert trouble(fetcher()).health is Health.REDIRECT
    assert len(server.visits) == 1


def test_two_pages_that_send_us_to_each_other_are_a_circle(server, fetcher):
    page(server, lambda v: v.answer(status="302 Found", Location=f"{SITE}/b"))
    server.on("/advice.example/b", lambda v: v.answer(status="302 Found", Location="/a"))
    found = trouble(fetcher())
    assert found.health is Health.REDIRECT
    assert "circle" in found.why
    assert len(server.visits) == 2


def test_the_sixth_redirect_to_a_new_address_is_one_too_many(server, fetcher):
    page(server, lambda v: v.answer(status="302 Found", Location=f"/advice.example/a?{len(server.visits)}"))
    assert trouble(fetcher()).health is Health.REDIRECT
    assert len(server.visits) == 6


# ---------------------------------------------------------------- where we go
def test_without_a_mirror_a_private_address_is_never_contacted(server, fetcher):
    port = server.url.rpartition(":")[2]
    fetch = fetcher(mirror=None, spacing=0.0)
    for host in ("127.0.0.1", "localhost", "2130706433", "127.1", "0"):
        assert trouble(fetch, f"http://{host}:{port}/a").health is Health.UNREACHABLE
    assert server.connections == 0


def test_a_page_on_the_house_s_own_network_is_read_where_the_operator_vouches_for_its_host(server, fetcher):
    """A charity lists a page of its intranet; nobody's page outside leads there, not even once a line to it is open."""
    inside, port = server.url.replace("127.0.0.1", "localhost"), server.url.rpartition(":")[2]
    fetch = fetcher(mirror=None, spacing=0.0, inside=frozenset({"localhost"}))
    server.on("/page", lambda v: v.answer(FEED))
    server.on("/moved", lambda v: v.answer(status="301 Moved Permanently", Location="/page"))
    server.on("/out", lambda v: v.answer(status="302 Found", Location=f"http://127.0.0.1:{port}/page"))
    assert fetch(Ask(f"{inside}/page")).body == fetch(Ask(f"{inside}/moved")).body == FEED
    assert trouble(fetch, f"{inside}/out").health is Health.REDIRECT
    assert trouble(fetch, f"http://127.0.0.1:{port}/page").health is Health.UNREACHABLE
    outside = fetcher(mirror=None, proxy=server.url, inside=frozenset({"localhost"}))
    server.on("http://advice.example/a", lambda v: v.answer(status="302 Found", Location=f"{inside}/page"))
    assert trouble(outside, "http://advice.example/a").health is Health.REDIRECT


def test_an_address_that_is_no_web_address_is_refused(fetcher):
    with pytest.raises(Trouble, match="expected an http or https address"):
        fetcher()(Ask("file:///etc/passwd"))


def test_a_proxy_is_asked_for_the_whole_address_and_may_be_private(server, fetcher):
    server.on("http://advice.example/a", lambda v: v.answer(FEED))
    assert fetcher(mirror=None, proxy=server.url)(Ask("http://advice.example/a")).body == FEED


def test_the_environment_does_not_choose_our_proxy(server, fetcher, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    page(server, lambda v: v.answer(FEED))
    assert fetcher()(Ask(f"{SITE}/a")).body == FEED


@pytest.mark.parametrize("options", [{"mirror": "ftp://x"}, {"mirror": None, "proxy": "socks5://127.0.0.1:1080"}])
def test_a_mirror_or_proxy_we_cannot_use_is_refused_at_once(options):
    with pytest.raises(ValueError, match="expected"):
        Fetcher(AGENT, **options)


# ---------------------------------------------------------------- manners
class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.at = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def monotonic(self) -> float:
        return self.at


def test_two_requests_to_one_host_are_a_second_apart_and_hosts_do_not_wait_for_each_other(server, fetcher):
    clock = Clock()
    server.on("http://advice.example/a", lambda v: v.answer(FEED))
    server.on("http://other.example/a", lambda v: v.answer(FEED))
    fetch = fetcher(mirror=None, proxy=server.url, sleep=clock.sleep, monotonic=clock.monotonic)
    for host in ("advice", "other", "advice"):
        fetch(Ask(f"http://{host}.example/a"))
    assert clock.slept == [1.0]


def test_a_redirect_within_a_host_waits_for_its_turn_too(server, fetcher):
    clock = Clock()
    server.on("http://advice.example/a", lambda v: v.answer(status="302 Found", Location="/b"))
    server.on("http://advice.example/b", lambda v: v.answer(FEED))
    fetcher(mirror=None, proxy=server.url, sleep=clock.sleep, monotonic=clock.monotonic)(Ask("http://advice.example/a"))
    assert clock.slept == [1.0]


def test_a_mirror_on_this_machine_needs_no_pause(server, fetcher):
    clock = Clock()
    page(server, lambda v: v.answer(FEED))
    fetch = fetcher(sleep=clock.sleep, monotonic=clock.monotonic)
    for _ in range(3):
        fetch(Ask(f"{SITE}/a"))
    assert clock.slept == []


def test_many_threads_ask_one_host_one_at_a_time_and_two_hosts_side_by_side(server, fetcher):
    both = threading.Barrier(2, timeout=60)  # a machine under load may take seconds to let two threads meet

    def meet(visit: Visit) -> None:
        both.wait()  # only passes while the other host is being asked as well
        visit.answer(FEED)

    server.on("/one.example/a", meet)
    server.on("/two.example/a", meet)
    fetch = fetcher(deadline=60.0)
    bodies: list[bytes] = []
    asks = [Ask(f"https://{host}.example/a") for host in ("one", "two") for _ in range(4)]
    threads = [threading.Thread(target=lambda ask=ask: bodies.append(fetch(ask).body)) for ask in asks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bodies == [FEED] * 8
    assert server.most_at_once == {"one.example": 1, "two.example": 1}


def test_a_host_that_allows_more_is_asked_side_by_side(server, fetcher):
    both = threading.Barrier(2, timeout=60)

    def meet(visit: Visit) -> None:
        both.wait()  # only passes while the other page is being asked for as well
        visit.answer(FEED)

    server.on("/one.example/a", meet)
    server.on("/one.example/b", meet)
    fetch = fetcher(deadline=60.0, at_once=2)
    bodies: list[bytes] = []
    threads = [threading.Thread(target=lambda at=at: bodies.append(fetch(Ask(f"https://one.example/{at}")).body)) for at in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bodies == [FEED] * 2
    assert server.most_at_once == {"one.example": 2}
