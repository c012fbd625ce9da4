"""Foreign words in headers, pages and links do no harm."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor.deliver.plain import cut, header, link, prose

OURS = frozenset({"travel.state.gov"})


@given(st.text(max_size=400))
@example("Mali\r\nX-Injected: yes\r\n\r\nbody")
@example("=?utf-8?q?Mali=0D=0AX-Injected=3A_yes?=")
@example("==??==??")
@example("a\x00b\x85c\u2028d\u2029e\x7ff\u202eg\ud800")
def test_a_header_is_one_short_line_that_cannot_be_decoded(text: str) -> None:
    """No control character, no encoded word and no lone surrogate survives the guard."""
    line = header(text)
    assert len(line) <= 200
    assert len(line.splitlines()) <= 1
    assert "=?" not in line
    assert line.encode().decode() == line
    assert not any(ord(c) < 32 or 0x7F <= ord(c) <= 0x9F or c in "\u2028\u2029\u202a\u202e\u2066" for c in line)


def test_a_cut_shows_that_it_is_one() -> None:
    """A long headline ends in an ellipsis; a short one stays whole."""
    assert header("x" * 10_000) == "x" * 199 + "…"
    assert cut("whole", 5) == "whole"


def test_a_terminal_is_not_obeyed_and_paragraphs_stay() -> None:
    """Escape sequences and direction overrides go, line breaks and Arabic marks stay."""
    assert prose("one\x1b[31m\r\ntwo\u202e \u200fثلاثة\ud800") == "one [31m\ntwo \u200fثلاثة "


@pytest.mark.parametrize(
    "url",
    ["https://travel.state.gov/a.html", "http://travel.state.gov:80/", "https://www.travel.state.gov/x?y=1#z"],
)
def test_a_page_of_the_publisher_is_a_link(url: str) -> None:
    """Plain http and https to the publisher's own hosts pass unchanged."""
    assert link(url, OURS) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//travel.state.gov/",
        "ftp://travel.state.gov/",
        "https://evil.example/",
        "https://travel.state.gov.evil.example/",
        "https://eviltravel.state.gov/",
        "https://travel.state.gov@evil.example/",
        "https://a:b@travel.state.gov/",
        "https://travel.state.gov:8443/",
        "https://travel.state.gov:99999/",
        'https://travel.state.gov/"onclick="x',
        "https://travel.state.gov/<script>",
        "https://travel.state.gov/a b",
        "https://travel.state.gov/\r\nX: y",
        "https://[::1",
        "https://travel.state.gov\\@evil.example/",
        "https://travel.state.gov/\u202egpj.exe",
    ],
)
def test_everything_else_is_only_text(url: str) -> None:
    """Other hosts, other schemes, user names, odd ports and broken addresses never become a link."""
    assert link(url, OURS) == ""
