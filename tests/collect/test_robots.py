"""What a robots.txt says to us: the groups, the longest match, wildcards, and texts nobody would write in good faith."""

from __future__ import annotations

import time

import pytest

from monitor.collect.robots import LONGEST_DELAY, READ, product, readable, rules_for

US = "AdvisoryMonitor"


def forbids(text: str, path: str) -> str:
    return rules_for(US, readable(text.encode())).forbids(f"https://www.ireland.ie{path}")


@pytest.mark.parametrize(
    ("lines", "path", "line"),
    [
        ("Disallow: /en/", "/en/dfa/oman/", "Disallow: /en/"),
        ("Disallow: /en/\nAllow: /en/dfa/", "/en/dfa/oman/", ""),
        ("Allow: /en/dfa/\nDisallow: /en/", "/en/dfa/oman/", ""),
        ("Disallow: /a\nAllow: /a", "/a/b", ""),
        ("Disallow:", "/en/", ""),
        ("Disallow: /", "/robots.txt", ""),
        ("Disallow: /*/advice/", "/en/advice/oman", "Disallow: /*/advice/"),
        ("Disallow: /*.php$", "/index.php", "Disallow: /*.php$"),
        ("Disallow: /*.php$", "/index.php?a=1", ""),
        ("Disallow: /*?", "/page?x=1", "Disallow: /*?"),
        ("Disallow: /a$", "/ab", ""),
        ("Disallow: /a$", "/a", "Disallow: /a$"),
        ("Disallow: /a*b*b$", "/ab", ""),
        ("Disallow: *", "/anything", "Disallow: *"),
        ("Disallow: /EN/", "/en/", ""),
        ("Disallow: /caf%c3%a9", "/café/1", "Disallow: /caf%c3%a9"),
        ("Disallow: /%7Ejoe", "/~joe/", "Disallow: /%7Ejoe"),
        ("Disallow: /a%2Fb", "/a/b", ""),
        ("  DISALLOW :  /x  # not for anybody", "/x/y", "Disallow: /x"),
        ("disallow /x", "/x/y", ""),
    ],
)
def test_the_longest_line_that_matches_decides_and_of_two_equals_the_kinder(lines: str, path: str, line: str) -> None:
    assert forbids("User-agent: *\n" + lines, path) == line


def test_a_group_of_our_own_stands_instead_of_everybodys_and_groups_of_one_name_are_one():
    text = "User-agent: *\nDisallow: /\n\nUser-Agent: advisorymonitor/2.0\nDisallow: /a\n\nuser-agent: AdvisoryMonitor\nDisallow: /b\n"
    assert [forbids(text, path) for path in ("/a", "/b", "/c")] == ["Disallow: /a", "Disallow: /b", ""]
    assert forbids("User-agent: *\nDisallow: /\nUser-agent: AdvisoryMonitor\n", "/a") == ""


def test_several_names_share_the_rules_below_them_and_a_sitemap_between_ends_nothing():
    text = "User-agent: Other\nSitemap: https://x.example/s.xml\n\nUser-agent: AdvisoryMonitor\nDisallow: /a\nUser-agent: Third\nDisallow: /c"
    assert forbids(text, "/a") == "Disallow: /a"
    assert forbids(text, "/c") == ""


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
def test_lines_end_as_they_like_and_a_byte_order_mark_hides_no_group(ending: str):
    text = "\ufeff" + ending.join(["User-agent: *", "Disallow: /a"])
    assert forbids(text, "/a") == "Disallow: /a"


@pytest.mark.parametrize("text", ["", "<html><body>Disallow: /</body></html>", "Disallow: /", "\0\xff" * 40])
def test_what_is_no_rule_forbids_nothing(text: str):
    assert forbids(text, "/a") == ""


@pytest.mark.parametrize(("said", "rest"), [("5", 5.0), ("2.5", 2.5), ("86400", LONGEST_DELAY), ("soon", 0.0), ("-1", 0.0), ("nan", 0.0)])
def test_a_crawl_delay_is_read_within_bounds(said: str, rest: float):
    assert rules_for(US, f"User-agent: *\nCrawl-delay: {said}").delay == rest


def test_a_hostile_file_costs_no_more_than_a_moment():
    evil = ("User-agent: *\n" + "Disallow: /" + "a*" * 2_000 + "b\n") * 200
    start = time.process_time()
    assert forbids(evil, "/" + "a" * 4_000) == ""
    assert time.process_time() - start < 2
    late = b"#" * READ + b"\nUser-agent: *\nDisallow: /"
    assert rules_for(US, readable(late)).forbids("https://x.example/a") == ""


def test_our_name_is_the_first_word_of_the_user_agent():
    assert product("AdvisoryMonitor/1.2 (government travel advisories; a@example.org)") == "AdvisoryMonitor"
    assert product("007") == "*"
