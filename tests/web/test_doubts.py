"""Olga sees which levels are in doubt, lets some of them out and dismisses the rest; nobody else may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.store.doubts import PREFIX, Doubt, written
from tests.web.site import NOW, send

SINCE = NOW - timedelta(hours=2)
URL = "https://travel.state.gov/x.html"


@pytest.fixture
def doubts(store):
    found = [
        Doubt("us_state", code, name, (code,), 2, 4, "2025-06-01", ("us_state.rss", "us_state.api"), URL, SINCE, "another <b>level</b>")
        for code, name in (("TD", "Chad"), ("ML", "Mali"))
    ]
    store.note(f"{PREFIX}us_state", written(found))
    return store.doubts


def test_an_officer_sees_what_waits_and_releases_or_dismisses_it(visit, doubts, store):
    web = visit("olga", "officer")
    page = web.get("/review/doubts").text
    for said in ("U.S. Department of State", "Chad", "Mali", "2025-06-01", "us_state.rss, us_state.api", "another &lt;b&gt;level&lt;/b&gt;"):
        assert said in page
    post = "/review/doubts"
    assert "released by olga" in send(web, post, post, publisher="us_state", destination="TD 4", decision="release", note="").text
    assert [one.name for one in doubts.open()] == ["Mali"]
    lacking = send(web, post, post, publisher="us_state", destination="ML 4", decision="dismiss", note=" ")
    assert (lacking.status_code, "Say why it is a fault" in lacking.text) == (422, True)
    assert "dismissed by olga: a banner" in send(web, post, post, publisher="us_state", destination="ML 4", decision="dismiss", note="a banner").text
    assert [(row.deed.who, row.deed.what, row.deed.subject, row.deed.after) for row in store.audit.rows(what="doubt.dismissed")] == [
        ("olga", "doubt.dismissed", "doubt:us_state:ML", "level 4 dismissed: a banner")
    ]
    assert send(web, "/account", post, publisher="us_state", destination="ML 4", decision="release").status_code == 409
    assert "us_state ML" in web.get("/review/audit").text
    assert 'value="ML 4 dismissed"> Mali' in web.get(post).text  # whoever sees that it was dismissed may release it
    assert "released by olga" in send(web, post, post, publisher="us_state", destination="ML 4 dismissed", decision="release").text


def test_nobody_else_sees_or_decides_it(visit, doubts):
    assert visit().get("/review/doubts", follow_redirects=False).headers["location"].startswith("/account/login")
    assert visit("vera", "viewer").get("/review/doubts").status_code == 403
    assert visit("otto", "officer", tenant="Bolt").get("/review/doubts").status_code == 403
    assert len(doubts.open()) == 2


def test_what_was_said_of_a_doubt_that_is_over_is_no_word_on_the_next(doubts, store):
    doubts.decide(doubts.open(), "released", "olga", NOW)
    (one,) = [each for each in doubts.all() if each.name == "Chad"]
    store.note(f"{PREFIX}us_state", written([one, Doubt(*(getattr(one, name) for name in Doubt.__slots__[:9]), NOW + timedelta(days=1), one.why)]))
    assert [each.verdict is None for each in doubts.all()] == [False, True]
