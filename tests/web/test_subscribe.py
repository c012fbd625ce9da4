"""Ann subscribes in a browser without scripts, confirms, manages, leaves with one click, and takes it back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from monitor import serve
from monitor.admit.reception import Reception
from monitor.decide.telling.due import when
from monitor.decide.telling.follow import why
from monitor.seals import Ring, unsubscribe_token
from monitor.wire import open_house
from tests.store.stories import event
from tests.web.site import HOST, NOW, client, site

OVER = "https://monitor.test"

FORM = {"address": "ann@example.org", "country": ["KZ", "IQ"], "severity": "P2", "zone": "Asia/Almaty", "mode": "daily", "at": "07:30"}


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ring():
    return Ring({0: b"k" * 32})


@pytest.fixture
def desk(store, ring):
    drawn = count()
    return Reception(store.people, store.leaving, store.moving, store.spelling, ring, b"s" * 32, lambda: f"{next(drawn):032x}")


@pytest.fixture
def web(store, desk, clock):
    with client(site(store, reception=desk, clock=clock)) as opened:
        yield opened


def send(web, page: str, to: str = "", home: str = HOST, **form):
    """Fill in a form of a page as a browser would: the token comes with the page."""
    token = re.search(r'name="token" value="([^"]+)"', web.get(page).text)
    return web.post(to or page, data={**form, **({"token": token[1]} if token else {})}, headers={"Origin": home})


def mailed(store, ring, occasion: str) -> str:
    matter = next(due.matter for due in store.outbox() if f'"letter": "{occasion}"' in due.matter)
    return ring.word(occasion, matter.partition('"salt": "')[2].partition('"')[0])


def subscribed(web, store, ring, home: str = HOST) -> int:
    assert "Look into your mailbox" in send(web, "/subscribe", home=home, **FORM).text
    assert "You will be told" in send(web, f"/confirm/{mailed(store, ring, 'confirm')}", home=home).text
    return next(who.id for who in store.recipients() if who.origin == "subscriber")


def test_38_looking_confirms_nothing_pressing_does(web, store, ring):
    send(web, "/subscribe", **FORM)
    page = f"/confirm/{mailed(store, ring, 'confirm')}"
    for _ in range(100):
        assert web.get(page).status_code == 200
    assert web.head(page).status_code in (200, 405)
    assert [who.state for who in store.recipients()] == ["unconfirmed"]
    said = send(web, page).text  # the foot of every page says that times without a zone are UTC
    assert "Kazakhstan" in said and "once a day at 07:30 (Asia/Almaty)" in said
    (who,) = store.recipients()
    assert (who.state, who.zone) == ("active", "Asia/Almaty")
    (rule,) = store.rules(who.id)
    assert (rule.countries, rule.severity, rule.mode) == ({"KZ", "IQ"}, "P2", "daily 07:30")
    assert web.get(page).status_code == 410


def test_38_who_pressed_left_and_presses_in_another_tab_is_promised_nothing(web, store, ring):
    send(web, "/subscribe", **FORM)
    page = f"/confirm/{mailed(store, ring, 'confirm')}"
    token = re.search(r'name="token" value="([^"]+)"', web.get(page).text)[1]
    press = {"data": {"token": token}, "headers": {"Origin": HOST}}
    assert [("You will be told" in web.post(page, **press).text) for _ in range(2)] == [True, True]
    (who,) = store.recipients()
    web.post(f"/leave/{unsubscribe_token(ring, who.id)}", data={"List-Unsubscribe": "One-Click"})
    answer = web.post(page, **press)
    assert answer.status_code == 410 and "You will be told" not in answer.text and store.recipient(who.id).state == "ended"


def test_before_the_press_the_page_says_what_was_wished_and_to_whom_it_goes(web, store, ring):
    """Ann asks by night for Iraq, in German; what she reads before she presses is what she gets after it."""
    wished = {**FORM, "language": "de", "quiet_from": "22:00", "quiet_until": "07:00", "wakes": "P1"}
    send(web, "/subscribe", **wished)
    page = f"/confirm/{mailed(store, ring, 'confirm')}"
    said = " ".join(re.sub("<[^>]+>", " ", web.get(f"{page}?lang=en").text).split())
    for told in ("Kazakhstan", "once a day at 07:30 (Asia/Almaty)", FORM["address"], "Deutsch", "Asia/Almaty", "22:00–07:00", "What may wake you Only what is urgent"):
        assert told in said, told
    assert '<html lang="de"' in web.get(page).text, "the language that was asked for"
    send(web, page)
    send(web, "/subscribe", **{**FORM, "country": "MN", "language": "fr", "zone": "Asia/Tokyo"})
    more = " ".join(re.sub("<[^>]+>", " ", web.get(f"/confirm/{mailed(store, ring, 'confirm')}?lang=en").text).split())
    assert "Follow this too Mongolia" in more and "Deutsch" in more and "Asia/Almaty" in more and "Asia/Tokyo" not in more


def test_who_has_no_quiet_hours_reads_that_mails_come_at_any_hour(web, store, ring):
    """"Quiet hours: Nothing." could mean that nothing comes, or that nothing is quiet."""
    send(web, "/subscribe", **FORM)
    page = web.get(f"/confirm/{mailed(store, ring, 'confirm')}?lang=en").text
    assert "Quiet hours</dt><dd>None: mails come at any hour.</dd>" in page and "What may wake you" not in page
    answer = send(web, "/subscribe", **{**FORM, "quiet_from": "22:00", "quiet_until": "22:00"})
    assert answer.status_code == 422 and "two different times" in answer.text


def test_the_form_says_that_an_order_to_leave_waits_for_the_digest_too_and_what_helps(web, store, ring):
    """Ann wants one mail a day; that she would read of an order a day late is said before she presses."""
    assert "With a day or a week, what is urgent waits as well." in web.get("/subscribe?lang=en").text
    number = subscribed(web, store, ring)  # once a day, from P2 on
    send(web, "/subscribe", address="ann@example.org", country=["KZ"], severity="P1", mode="at_once")
    send(web, f"/confirm/{mailed(store, ring, 'confirm')}")
    urgent = replace(event("e9"), country="KZ", detected_at=NOW)
    rules = [rule for rule in store.rules(number) if why(urgent, rule, 1)]
    assert len(rules) == 2 and when(urgent, store.recipient(number), rules, NOW).state == "pending"


def test_38_a_form_of_another_site_is_refused(web, store):
    answer = web.post("/subscribe", data=FORM, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert list(store.recipients()) == []


def test_38_chromium_hides_where_our_own_forms_stood_and_is_believed(web, store, ring):
    token = re.search(r'name="token" value="([^"]+)"', web.get("/subscribe").text)[1]
    form = {**FORM, "token": token}
    assert web.post("/subscribe", data=form, headers={"Origin": "null"}).status_code == 403
    assert web.post("/subscribe", data=form, headers={"Origin": "null", "Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert web.post("/subscribe", data=form, headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("home", [HOST, OVER])
def test_the_cookies_of_a_visitor_and_of_a_subscriber_are_for_this_host_and_no_script(store, desk, clock, ring, home):
    """No script reads them, no other site's form brings them along; over https nothing else ever carries them."""
    with client(site(store, reception=desk, clock=clock, base_url=home)) as web:
        given = {"visitor": web.get("/subscribe").headers["set-cookie"]}
        subscribed(web, store, ring, home)
        send(web, "/login", home=home, address="ann@example.org")
        page = f"/login/{mailed(store, ring, 'login')}"
        token = re.search(r'name="token" value="([^"]+)"', web.get(page).text)[1]
        given["subscriber"] = web.post(page, data={"token": token}, headers={"Origin": home}, follow_redirects=False).headers["set-cookie"]
    for name, said in given.items():
        assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(said.split("; ")) and "Domain" not in said
        assert ("Secure" in said.split("; ")) is said.startswith(f"__Host-{name}=") is (home == OVER)
        assert said.removeprefix("__Host-").startswith(f"{name}=")
    assert "Max-Age=43200" in given["visitor"].split("; ")  # who only looked is known again for half a day


def test_39_every_address_is_answered_alike(web, store, desk, ring):
    subscribed(web, store, ring)
    store.people.suppress(desk.key("spam@example.org"), "complaint", NOW)
    pages = {send(web, "/subscribe", **{**FORM, "address": one}).text.replace(one, "ADDRESS")
             for one in ("ann@example.org", "new@example.org", "spam@example.org")}  # fmt: skip
    assert len(pages) == 1
    assert len({send(web, "/login", address=one).text for one in ("ann@example.org", "nobody@example.org")}) == 1


def test_mistakes_are_told_beside_the_fields_and_nothing_is_lost(web, store):
    answer = send(web, "/subscribe", **{**FORM, "address": "ann@", "zone": "Mars/Base"})
    assert answer.status_code == 422
    assert "expected an IANA time zone" in answer.text
    assert 'value="KZ" checked' in answer.text
    assert "expected one mailbox" in send(web, "/subscribe", **{**FORM, "address": "<b>ann"}).text
    assert list(store.recipients()) == []


def test_who_follows_a_city_alone_is_told_what_that_means_before_the_press(web, store, ring):
    """Ann names Almaty and no country; "none chosen means all of them" is not what she gets."""
    alone = {key: value for key, value in FORM.items() if key != "country"}
    send(web, "/subscribe", **{**alone, "place": "Alma-Ata"})
    said = web.get(f"/confirm/{mailed(store, ring, 'confirm')}").text
    assert "Alma-Ata with what is said of its whole country" in said and "Every country" not in said
    send(web, "/subscribe", **{**alone, "address": "bo@example.org", "place": ["almaty", "ALMA-ATA", "mexico city"]})
    said = web.get(f"/confirm/{mailed(store, ring, 'confirm')}").text
    assert "Alma-Ata, Almaty, Mexico City with what is said of its whole country" in said
    form = web.get("/subscribe").text
    assert "none chosen means all of them, unless you name a city or post below" in form
    assert "with none chosen, of nothing else" in form


def test_a_city_nobody_knows_is_not_followed_without_its_country(web, store):
    """What is said of all Indonesia would never reach who follows Ubud alone, and no mail would say why."""
    alone = {key: value for key, value in FORM.items() if key != "country"}
    answer = send(web, "/subscribe", **{**alone, "place": "Ubud"})
    assert answer.status_code == 422 and list(store.recipients()) == []
    assert 'id="wrong-place" role="alert">We do not know where this is.' in answer.text
    assert 'value="Ubud"' in answer.text and 'aria-describedby="wrong-place of-place"' in answer.text
    assert "Wir wissen nicht, wo das liegt." in send(web, "/subscribe?lang=de", **{**alone, "place": "Ubud"}).text
    assert send(web, "/subscribe", **{**alone, "place": "Ubud", "country": "ID"}).status_code == 200
    (who,) = store.recipients()
    assert who.state == "unconfirmed"


@pytest.mark.parametrize(("tried", "times"), [(True, 1), (False, 0)])
def test_a_site_whose_mail_stays_in_a_folder_says_so_before_and_after(store, desk, clock, tried, times):
    """Ann would wait for a mail that reaches nobody, and believe that she is told of Iraq."""
    with client(site(store, reception=desk, clock=clock, tried=tried)) as web:
        for page in (web.get("/subscribe"), send(web, "/subscribe", **FORM)):
            assert page.text.count("This site is still tried out") == times
        assert ("wird noch erprobt" in web.get("/subscribe?lang=de").text) is tried


def test_the_house_says_of_its_site_whether_mail_leaves(tmp_path):
    live = '[post]\nmode = "live"\nfrom = "a@m.example"\n[email]\nhost = "127.0.0.1"\n'
    for number, (said, tried) in enumerate((("", True), (live, False), (live.replace('"live"', '"rehearsal"'), True), (live.split("[email]", maxsplit=1)[0], True))):
        folder = tmp_path / str(number)
        (folder / "config").mkdir(parents=True)
        (folder / "config" / "local.toml").write_text(said, "utf-8")
        house = open_house(folder / "config", folder / "state", {})
        assert serve.site(house, lambda: NOW, 8080).tried is tried
        house.close()


def test_42_43_one_click_ends_it_without_cookie_or_token_and_twice_is_no_harm(web, store, ring):
    number = subscribed(web, store, ring)
    link = f"/leave/{unsubscribe_token(ring, number)}"
    web.cookies.clear()
    for _ in range(2):
        answer = web.post(link, data={"List-Unsubscribe": "One-Click"}, follow_redirects=False)
        assert (answer.status_code, answer.headers.get("set-cookie")) == (200, None)
    assert store.recipient(number).state == "ended"


def test_42_one_click_counts_however_the_mail_program_sends_it(web, store, ring):
    """RFC 8058 lets it be a form of either kind, and who posts may not know in advance how long it is."""
    number = subscribed(web, store, ring)
    link = f"/leave/{unsubscribe_token(ring, number)}"
    web.cookies.clear()
    assert web.post(link, files={"List-Unsubscribe": (None, "One-Click")}).text == "You are unsubscribed.\n"
    body = iter([b"List-Unsubscribe=", b"One-Click"])
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert web.post(link, content=body, headers=kind).text == "You are unsubscribed.\n"
    assert store.recipient(number).state == "ended"


def test_42_what_a_page_sends_beside_the_one_click_is_what_was_chosen(web, store, ring):
    """The body of RFC 8058 is that one field, whole; a form in which a part was chosen ends that part alone."""
    number = subscribed(web, store, ring)
    link = f"/leave/{unsubscribe_token(ring, number)}"
    assert "unsubscribed" not in web.post(link, data={"List-Unsubscribe": "One-Click", "scope": "country:IQ"}).text
    assert web.post(link, data={"List-Unsubscribe": "Two-Click"}).status_code == 422
    assert web.post(link, data={}).status_code == 422
    assert [rule.countries for rule in store.rules(number)] == [{"KZ"}] and store.recipient(number).state == "active"


def test_42_the_link_of_a_mail_400_days_old_still_works(web, store, ring, clock):
    number = subscribed(web, store, ring)
    link = f"/leave/{unsubscribe_token(ring, number)}"
    clock.now += timedelta(days=400)
    assert web.post(link, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert store.recipient(number).state == "ended"


def test_48_who_has_left_is_promised_nothing_by_the_link_of_an_old_mail(web, store, ring):
    link = f"/leave/{unsubscribe_token(ring, subscribed(web, store, ring))}"
    pause = {"scope": "pause", "until": (NOW + timedelta(days=9)).date().isoformat()}
    assert "then we go on" in send(web, link, link, **pause).text
    send(web, link, link, scope="all")
    assert "No more mails" in send(web, link, link, **pause).text


def test_whoever_signs_up_twice_follows_once_and_ends_it_with_one_press(web, store, ring):
    number = subscribed(web, store, ring)
    assert subscribed(web, store, ring) == number
    (rule,) = store.rules(number)
    link = f"/leave/{unsubscribe_token(ring, number)}"
    assert "No more mails" in send(web, link, link, scope=f"rule:{rule.id}").text
    assert store.rules(number) == ()


@pytest.mark.parametrize("link", ["x", "AAAA", "%00", "A" * 500])
def test_43_a_wrong_link_says_nothing_of_anybody(web, link):
    answer = web.post(f"/leave/{link}", data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 404
    assert web.get(f"/leave/{link}").status_code == 404


def test_44_looking_at_the_way_out_is_not_leaving(web, store, ring):
    number = subscribed(web, store, ring)
    for _ in range(10):
        assert "Stop all mails" in web.get(f"/leave/{unsubscribe_token(ring, number)}").text
    assert store.recipient(number).state == "active"


def test_whom_a_mail_was_forwarded_to_sees_that_it_is_anothers_and_no_more(web, store, ring):
    """Bob presses the link to leave in a mail that Ann forwarded, and Ann would never hear of an order again."""
    number = subscribed(web, store, ring)
    page = web.get(f"/leave/{unsubscribe_token(ring, number)}?lang=en").text
    assert 'We write to: <strong><bdi dir="ltr">a…@example.org</bdi></strong>' in page and "ann@example.org" not in page
    assert "If somebody forwarded you the mail, close this page: you would end theirs." in page
    assert store.recipient(number).state == "active"


def test_47_48_one_leaves_a_country_or_for_a_while_and_can_take_it_back(web, store, ring):
    number = subscribed(web, store, ring)
    link = f"/leave/{unsubscribe_token(ring, number)}?country=KZ"
    assert "No more of Kazakhstan" in web.get(link).text
    done = send(web, link, link.partition("?")[0], scope="country:KZ")
    assert store.rules(number)[0].countries == {"IQ"}
    undo = re.search(r'action="(/undo/[^"]+)"', done.text)[1]
    token = re.search(r'name="token" value="([^"]+)"', done.text)[1]
    assert "As it was" in web.post(undo, data={"token": token}).text
    assert store.rules(number)[0].countries == {"IQ", "KZ"}
    send(web, link, link.partition("?")[0], scope="pause", until="2026-03-20")
    assert store.recipient(number).state == "paused"
    assert "Paused until 20 March 2026." in web.get(link).text  # midnight there, by the clock of the day before here
    assert send(web, link, link.partition("?")[0], scope="pause", until="2099-01-01").status_code == 422


@pytest.mark.parametrize("scope", ["kind:nonsense", "country:XX", "colour:KZ", "rule:1x", "pause", ""])
def test_48_a_part_that_is_none_ends_nothing_and_narrows_nothing(web, store, ring, scope):
    """Who followed every kind would follow those of today alone, had "all but nonsense" been taken for a part."""
    number = subscribed(web, store, ring)
    link = f"/leave/{unsubscribe_token(ring, number)}"
    before = store.rules(number)
    assert send(web, link, link, scope=scope).status_code == 422
    assert (store.rules(number), store.recipient(number).state) == (before, "active")


def test_48_an_employers_duty_is_said_not_hidden(web, store, ring):
    from dataclasses import replace

    number = subscribed(web, store, ring)
    store.save_recipient(replace(store.recipient(number), duty=True), [], NOW)
    link = f"/leave/{unsubscribe_token(ring, number)}"
    assert "ask the travel desk" in web.get(link).text
    assert web.post(link, data={"List-Unsubscribe": "One-Click"}).text.startswith("You are still told")
    assert store.recipient(number).state == "active"


def test_50_51_managing_by_a_mailed_link(web, store, ring):
    number = subscribed(web, store, ring)
    assert web.get("/manage", follow_redirects=False).headers["location"] == "/login"
    send(web, "/login", address="ann@example.org")
    page = f"/login/{mailed(store, ring, 'login')}"
    assert web.get(page).status_code == 200
    answer = send(web, page)
    assert "ann@example.org" in answer.text
    assert "ann@example.org" not in str(answer.url)
    send(web, "/manage", "/manage/add", country="FR", severity="P1")
    assert [sorted(rule.countries) for rule in store.rules(number)] == [["IQ", "KZ"], ["FR"]]
    send(web, "/manage", "/manage/remove", rule=store.rules(number)[0].id)
    assert [sorted(rule.countries) for rule in store.rules(number)] == [["FR"]]
    send(web, "/manage", "/manage/manner", zone="Europe/Paris", quiet_from="22:00", quiet_until="07:00", wakes="none")
    who = store.recipient(number)
    assert (who.zone, who.quiet_from, who.quiet_pass) == ("Europe/Paris", "22:00", "")
    assert web.get("/manage/export").json()["you"]["address"] == "ann@example.org"
    assert "You are forgotten" in send(web, "/manage", "/manage/erase").text
    assert store.recipient(number).address == ""
    assert web.get("/manage", follow_redirects=False).status_code == 303


def test_who_takes_one_country_out_and_another_in_is_told_of_it(web, store, ring):
    """Ann moves from Kazakhstan to France: she ends the one, which was all she had, and adds the other on the same page."""
    number = subscribed(web, store, ring)
    send(web, "/login", address="ann@example.org")
    send(web, f"/login/{mailed(store, ring, 'login')}")
    emptied = send(web, "/manage", "/manage/remove", rule=store.rules(number)[0].id).text
    assert "You have left: nothing is sent." in emptied and store.recipient(number).state == "ended"
    page = send(web, "/manage", "/manage/add", country="FR", severity="P1").text
    who = store.recipient(number)
    assert "You have left" not in page and "France" in page, "the wish stood there, and nothing would have been sent"
    assert (who.state, who.ended_at, store.people.suppressed(who.address_key, NOW)) == ("active", None, None)
    assert [sorted(rule.countries) for rule in store.rules(number)] == [["FR"]]


def test_50_nobody_manages_what_is_anothers(web, store, ring):
    subscribed(web, store, ring)
    send(web, "/login", address="ann@example.org")
    send(web, f"/login/{mailed(store, ring, 'login')}")
    assert send(web, "/manage", "/manage/remove", rule="99999").status_code == 404
