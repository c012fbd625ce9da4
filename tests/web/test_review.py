"""Olga reviews, Otto is of another company, and everything either does stands in the ledger."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.collect.sources import SOURCES
from monitor.model import Event
from monitor.model.routing import Limits, Silence
from monitor.seals import Ring
from monitor.store.chains import begin
from monitor.store.notices import Notice
from monitor.store.storms import gather
from monitor.tend import escalating
from monitor.tend.evidence import question
from tests.store.stories import event
from tests.web.site import HOST, NOW, send


def recent(name: str = "e1", **changes) -> Event:
    return replace(event(name, **changes), detected_at=NOW - timedelta(hours=2))


PAGES = ("/review", "/review/silences", "/review/audit", "/review/audit.csv", "/review/storms/1")


@pytest.mark.parametrize("page", PAGES)
def test_86_strangers_are_sent_to_log_in_and_viewers_are_refused(visit, page):
    assert visit().get(page, follow_redirects=False).headers["location"].startswith("/account/login")
    assert visit("vera", "viewer").get(page).status_code == 403


def test_an_officer_claims_acknowledges_and_remarks(visit, keep, store):
    keep(recent())
    web = visit("olga", "officer")
    assert "Grave and not acknowledged" in web.get("/review").text
    assert "US orders" in web.get("/review").text
    send(web, "/events/e1", "/events/e1/claim")
    send(web, "/events/e1", "/events/e1/acknowledge")
    page = send(web, "/events/e1", "/events/e1/remark", text="Called the <b>desk</b>", should="").text
    assert "Called the &lt;b&gt;desk&lt;/b&gt;" in page and "Acknowledged by <b>olga</b>" in page
    assert "Everything was seen" in web.get("/review").text
    assert [row.deed.what for row in store.audit.rows(subject="event:e1")] == ["event.claim", "event.acknowledge", "event.remark"]


def test_two_officers_do_not_claim_the_same(visit, keep):
    keep(recent())
    olga, oleg = visit("olga", "officer"), visit("oleg", "officer")
    token = re.search(r'name="token" value="([^"]+)"', oleg.get("/events/e1").text)[1]
    send(olga, "/events/e1", "/events/e1/claim")
    assert oleg.post("/events/e1/claim", data={"token": token}, headers={"Origin": HOST}).status_code == 409


def test_a_wrong_label_becomes_a_case(visit, keep, store):
    keep(recent())
    web = visit("olga", "officer")
    send(web, "/events/e1", "/events/e1/remark", text="", should="departure_authorized")
    (case,) = store.reviews.wrong()
    assert (case.event, case.should, case.who) == ("e1", "departure_authorized", "olga")
    assert send(web, "/events/e1", "/events/e1/remark", text="", should="gossip").status_code == 422


def test_86_what_one_tenant_writes_no_other_reads(visit, keep, store):
    keep(recent())
    acme, bolt, public = visit("olga", "officer", tenant="Acme"), visit("otto", "officer", tenant="Bolt"), visit()
    send(acme, "/events/e1", "/events/e1/remark", text="our people are in Basra")
    send(acme, "/events/e1", "/events/e1/acknowledge")
    send(acme, "/review/silences", country="IQ", hours="5", reason="Acme knows", severity="P2", sure="1")
    for other in (bolt, public):
        for page in ("/events/e1", "/review", "/review/silences", "/review/audit", "/review/audit.jsonl", "/"):
            text = other.get(page).text
            assert "Basra" not in text and "Acme" not in text and "Acknowledged by <b>olga" not in text
    number = store.silences.all()[0].id
    assert send(bolt, "/events/e1", f"/review/silences/{number}/end").status_code == 404
    assert "Acme knows" in acme.get("/review/silences").text


def test_60_a_silence_is_seen_before_it_is_set_and_ends_early(visit, keep, store):
    keep(recent(kind="hazard_notice"))
    web = visit("olga", "officer")
    seen = send(web, "/review/silences", country="IQ", hours="48", reason="known floods", severity="P1")
    assert "would have kept 1 event" in seen.text
    assert store.silences.all() == []
    send(web, "/review/silences", country="IQ", hours="48", reason="known floods", severity="P1", sure="1")
    (one,) = store.silences.all()
    assert (one.countries, one.author, one.end) == ({"IQ"}, "olga", NOW + timedelta(hours=48))
    send(web, "/review/silences", f"/review/silences/{one.id}/end")
    assert store.silences.all()[0].ended_at == NOW
    assert send(web, "/review/silences", hours="48", reason="everything").status_code == 422
    assert send(web, "/review/silences", country="IQ", hours="9999", reason="too long").status_code == 422


def test_84_what_waits_is_counted_whole_and_the_gravest_stands_first(visit, keep, store):
    """A mass day: three hundred important changes noticed after one that is urgent."""
    keep(recent("order"))
    many = [recent(f"e{number}", kind="level_raised", country="FJ") for number in range(300)]
    keep(*(replace(one, destination=f"page {n}", finding=replace(one.finding, severity="P2", headline=f"US raises number {n}")) for n, one in enumerate(many)))
    page = visit("olga", "officer").get("/review").text
    assert re.search(r"grave, not acknowledged</a></dt><dd>301</dd>", page) and "… and 241 more" in page
    assert page.index("US orders non-emergency staff out of Iraq") < page.index("US raises number")


def test_60_a_silence_that_is_to_come_is_none_in_force(visit, store):
    later = Silence("Ann", "an exercise", NOW + timedelta(hours=1), NOW + timedelta(hours=5))
    store.silences.set(later, NOW)
    web = visit("olga", "officer")
    page = " ".join(re.sub("<[^>]+>", " ", web.get("/review").text).split())
    assert "silences in force 0" in page and "from 2 Mar 2026, 22:00 UTC until 3 Mar 2026, 02:00 UTC" in page
    store.silences.end(1, "Ann", NOW)
    assert "ended before it began" in web.get("/review/silences").text


def test_60_a_silence_for_one_reader_is_not_shown_as_one_for_everybody(visit, store):
    store.silences.set(Silence("Ann", "on leave", NOW, NOW + timedelta(days=2), recipients=frozenset({"desk <b>"}), severity="P2"), NOW)
    assert "Every country; only to desk &lt;b&gt;; important and milder" in visit("Ann", "officer").get("/review/silences").text


def test_66_an_officer_decides_a_storm_once_and_a_tenant_never(visit, keep, store):
    keep(recent("e1"), recent("e2"))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1", "e2"], NOW)
    web = visit("olga", "officer")
    assert "<h1>2 changes in 1 country from U.S. Department of State</h1>" in web.get("/review/storms/1").text
    for page in ("/review", "/review/storms/1"):  # ten minutes for the gravest, half an hour for all others
        said = " ".join(re.sub("<[^>]+>", " ", web.get(page).text).split())
        assert re.search(r"to those a grave change concerns 2 Mar 2026, 21:10 UTC ?, to all others 2 Mar 2026, 21:30 UTC", said), page
    otto = visit("otto", "officer", tenant="Bolt")
    assert otto.get("/review/storms/1").status_code == 403  # neither its buttons nor how many it concerns
    assert send(otto, "/review/silences", "/review/storms/1", decision="release").status_code == 403
    token = re.search(r'name="token" value="([^"]+)"', web.get("/review/storms/1").text)[1]
    why = send(web, "/review/storms/1", decision="discard", note=" ")
    assert why.status_code == 422 and "Say why it is a fault" in why.text
    sure = send(web, "/review/storms/1", decision="discard", note="a <b>bad</b> template").text
    assert "cannot be taken back" in sure and "a &lt;b&gt;bad&lt;/b&gt; template" in sure and store.storms.get(1).state == "open"
    assert "Digested by olga" in send(web, "/review/storms/1", decision="digest", note="one mail is enough").text
    again = web.post("/review/storms/1", data={"token": token, "decision": "discard"}, headers={"Origin": HOST})
    assert again.status_code == 409 and "changed nothing" in again.text and "Digested by olga" in again.text
    assert store.storms.get(1).state == "digested"
    assert web.post("/review/storms/7", data={"token": token, "decision": "discard"}, headers={"Origin": HOST}).status_code == 404


def test_66_the_page_of_a_storm_and_the_mail_about_it_count_the_same(visit, keep, store):
    """At nine two changes in Iraq, five minutes later one in Fiji: the reason is of nine, and the count of now."""
    keep(recent("e1"), recent("e2"))
    keep(replace(event("e3", country="FJ"), detected_at=NOW + timedelta(minutes=5)), at=NOW + timedelta(minutes=5))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "2 changes in one pass, expected 1 at most", ["e1", "e2"], NOW)
        gather(conn, "us_state", "", ["e3"], NOW + timedelta(minutes=5))
    web = visit("olga", "officer")
    said, desk = (" ".join(re.sub("<[^>]+>", " ", web.get(page).text).split()) for page in ("/review/storms/1", "/review"))
    asked = question(store, store.storms.get(1), lambda _: None, SOURCES["us_state"], Limits())
    assert "3 changes in 2 countries from U.S. Department of State" in said and asked.lines[1].startswith("3 changes in 2 countries so far")
    assert "because of 2 changes in one pass, expected 1 at most. 1 change came in later passes and is held with it." in said
    assert "What waits: no message so far." in said and "What waits: no message so far." in desk and "0 messages" not in said + desk


def test_a_storm_of_hundreds_is_folded_by_country_and_hides_nothing(visit, keep, store):
    """Sixty changes of three countries in one pass: three lines to look at, the gravest first, each with all that is behind it."""
    codes = ["FJ", "IQ", "ML"] * 20
    several = [replace(recent(f"e{n}", country=code, destination=code.lower()), finding=replace(event().finding, headline=f"Change {n}")) for n, code in enumerate(codes)]
    mild = [replace(one, finding=replace(one.finding, severity="P3")) if one.country != "IQ" else one for one in several]
    keep(*mild)
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", [one.id for one in mild], NOW)
    said = visit("olga", "officer").get("/review/storms/1").text
    found = re.findall(r'<details class="card place"><summary><h3>.*?</span> ([A-Z][a-z]+)</h3> <span class="soft">(.*?)</span>', said)
    assert found[0] == ("Iraq", "20 changes") and sorted(found) == [("Fiji", "20 changes"), ("Iraq", "20 changes"), ("Mali", "20 changes")]
    assert {one.id for one in mild} == set(re.findall(r'<a href="/events/(e\d+)"', said)) and "and 30 more" not in said


def test_66_what_waits_in_a_storm_is_not_shown_as_told_and_buries_nothing(visit, keep, store):
    """Two of three grave changes are held: the log and the page of each say so, and the third alone waits to be acknowledged."""
    keep(recent("e1"), recent("e2"), recent("e3"))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1", "e2"], NOW)
    web = visit("olga", "officer")
    review, public = (" ".join(re.sub("<[^>]+>", " ", page).split()) for page in (web.get("/review").text, visit().get("/events/e1").text))
    assert "grave, not acknowledged 1" in review
    assert "2 grave changes are held in the storms above" in review and review.count("Acknowledge") == 1
    assert visit().get("/?severity=P1").text.count("waits for an officer") == 2
    assert "Waits for an officer since 2 Mar 2026, 21:00 UTC , for it came with much else at once. If nobody decides, one mail a person leaves by itself" in public and "Look and decide" not in public
    assert [visit().get(feed).text.count("waits for an officer") for feed in ("/changes.atom", "/feed.json", "/cap.atom")] == [2, 2, 2]
    held, free = (visit().get(f"/cap/{one}.xml").text for one in ("e1", "e3"))
    assert "<note>Waits for an officer. Relayed" in held and "<certainty>Unknown<" in held and "<value>open<" in held
    assert "<note>Relayed" in free and "<certainty>Observed<" in free and "<valueName>storm<" not in free
    send(web, "/review/storms/1", decision="discard", note="a bad template", sure="1")
    gone = " ".join(re.sub("<[^>]+>", " ", visit().get("/events/e1").text).split())
    assert "Discarded as a fault by an officer" in gone and "bad template" not in gone and "olga" not in gone
    assert visit().get("/?severity=P1").text.count("discarded by an officer as a fault") == 2
    assert visit().get("/cap/e1.xml").text == held, "a message that is out stays as it is"
    (name,) = re.findall(r'href="(/cap/[^"]+)"', visit().get("/events/e1").text)
    cap = visit().get(name).text
    assert name == "/cap/e1.discarded.xml" and "<note>Discarded by an officer as a fault. Relayed" in cap and "<certainty>Unlikely<" in cap and "olga" not in cap


def test_66_ten_minutes_into_a_storm_no_page_says_that_nothing_was_sent(visit, keep, store):
    """The grave leave by themselves at ten past; at a quarter past an officer reads what may be out, and discards the rest."""
    keep(recent("e1"), recent("e2"))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1"], NOW - timedelta(minutes=15))
        gather(conn, "uk_fcdo", "too many at once", ["e2"], NOW - timedelta(minutes=5))
    web = visit("olga", "officer")

    def read(page: str) -> str:
        return " ".join(re.sub("<[^>]+>", " ", visit().get(page).text).split())

    assert "to those a grave change concerns it was due 2 Mar 2026, 20:55 UTC" in read("/events/e1")
    assert not [page for page in ("/events/e1", "/cap/e1.xml", "/countries/IQ", "/", "/changes.atom") if re.search("not sent|not announced", read(page), re.I)]
    sure = [send(web, f"/review/storms/{number}", decision="discard", note="a bad template").text for number in (1, 2)]
    assert ["whom it reached is told that it was a fault, with your reason" in one for one in sure] == [True, False]
    for number in (1, 2):
        send(web, f"/review/storms/{number}", decision="discard", note="a bad template", sure="1")
    assert "whom it had reached by then is told so, by the same way." in read("/events/e1")
    assert "Nobody is told." in read("/events/e2")


def test_who_comes_second_by_the_link_of_a_chain_learns_who_was_first(visit, keep, store):
    keep(recent())
    with store.lines.writing() as conn:
        begin(conn, [("e1", "night desk", NOW)], NOW)
    links = {who: f"/acknowledge/{escalating.word(Ring({0: b'r' * 32}), 1, who)}" for who in ("olga", "omar")}
    web = visit()
    assert "I take it on" in web.get(links["omar"]).text
    send(web, links["olga"])
    said = " ".join(re.sub("<[^>]+>", " ", web.get(links["omar"]).text).split())
    assert "olga has taken this on, Mon 2 Mar 2026, 21:00 UTC; nobody further is told." in said and "I take it on" not in said
    assert "Take it from olga: tell the next one" in said and "Give it back: tell the next one" in web.get(links["olga"]).text
    send(web, links["omar"], back="1")
    assert "until somebody takes this on, the next in the chain is told" in web.get(links["omar"]).text


def test_who_is_woken_by_a_storm_that_was_let_out_takes_all_of_it_on_with_one_press(visit, keep, store):
    """Thirty mails of one hour had thirty links; of another chain, later, or given back since the page was read: each its own."""
    keep(*(recent(f"e{number}", destination=f"page {number}") for number in range(1, 7)))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1", "e2", "e3", "e4", "e6"], NOW)
        begin(conn, [(one, "night desk", NOW) for one in ("e1", "e2", "e3", "e5", "e6")] + [("e4", "day desk", NOW)], NOW)
    escalating.acknowledge(store, 5, "omar", "link", NOW)
    link, web = f"/acknowledge/{escalating.word(Ring({0: b'r' * 32}), 1, 'olga')}", visit()
    assert "all of it" not in web.get(link).text  # no officer has let it out
    send(visit("olga", "officer"), "/review/storms/1", decision="release")
    page = web.get(link).text
    assert "I take all of it on: 3" in page and [f"/events/e{n}" in page.split("These came")[1] for n in range(1, 7)] == [False, True, True, False, False, False]
    escalating.give_back(store, 5, "omar", "link", NOW)
    send(web, link, all=page.split('name="all" value="')[1].split('"')[0])
    assert [store.chains.get(n).state for n in range(1, 7)] == ["acknowledged"] * 3 + ["open"] * 3
    assert {store.chains.words(n)[0].who for n in (1, 2, 3)} == {"olga"}


def test_what_a_chain_took_on_waits_for_no_officer_and_who_did_when_stands_beside_the_event(visit, keep, store):
    """Olga took the order on from her bed at 21:00; Omar looks in at the desk and need not ask whether anybody did."""
    keep(recent("e1"), recent("e2", country="KZ", destination="kazakhstan"))
    with store.lines.writing() as conn:
        begin(conn, [("e1", "night desk", NOW), ("e2", "night desk", NOW), ("e2", "day desk", NOW)], NOW)
    for number in (1, 2):
        send(visit(), f"/acknowledge/{escalating.word(Ring({0: b'r' * 32}), number, 'olga')}")
    web = visit("omar", "officer")
    unseen = web.get("/review").text.split('id="unseen"')[1]
    assert "/events/e1" not in unseen and "/events/e2" in unseen  # the day desk was not answered
    page = " ".join(re.sub("<[^>]+>", " ", web.get("/events/e1").text).split())
    assert "Taken on through its chain" in page and re.search(r"olga took it on 2 Mar 2026, 21:00 UTC ?\.", page)
    otto = visit("otto", "officer", tenant="Bolt")
    assert "Taken on" not in otto.get("/events/e1").text and "/events/e1" in otto.get("/review").text
    send(visit(), f"/acknowledge/{escalating.word(Ring({0: b'r' * 32}), 1, 'olga')}", back="1")
    assert "/events/e1" in web.get("/review").text.split('id="unseen"')[1]


def test_an_officer_takes_back_one_alert_that_came_alone(visit, keep, store):
    """Olga sees at her desk that the order was last year's. Her reason goes to whom it reached; a company's officer may not."""
    keep(recent())
    web, otto = visit("olga", "officer"), visit("otto", "officer", tenant="Bolt")
    assert "/events/e1/take-back" in web.get("/events/e1").text and "take-back" not in otto.get("/events/e1").text
    assert otto.get("/events/e1/take-back").status_code == 403
    assert send(otto, "/review/silences", "/events/e1/take-back", note="ours").status_code == 403
    assert visit("vera", "viewer").get("/events/e1/take-back").status_code == 403
    asked = web.get("/events/e1/take-back").text
    assert "Everybody it has reached is told" in asked and "for what has ended since" in asked
    missing = send(web, "/events/e1/take-back", note=" ")
    assert missing.status_code == 422 and "Say why it is a fault" in missing.text and store.storms.all() == []
    page = send(web, "/events/e1/take-back", note="last <b>year's</b> order").text
    assert "Discarded as a fault" in page and "take-back" not in page
    kept = " ".join(re.sub("<[^>]+>", " ", web.get("/review/storms/1").text).split())
    assert "It came alone, and was told at once." in kept and "Discarded by olga" in kept and "It had been" not in kept
    assert "last &lt;b&gt;year&#39;s&lt;/b&gt; order" in web.get("/review/storms/1").text
    assert "It cannot be taken back by itself: it was taken back already" in web.get("/events/e1/take-back").text
    assert send(web, "/review/silences", "/events/e1/take-back", note="again").status_code == 409
    assert visit().get("/cap/e1.discarded.xml").status_code == 200 and visit().get("/cap/e1.released.xml").status_code == 404


def test_who_is_the_last_of_a_chain_is_not_told_of_a_next_one(visit, keep, store):
    keep(recent())
    with store.lines.writing() as conn:
        begin(conn, [("e1", "night desk", NOW)], NOW)
        conn.execute("UPDATE escalations SET state = 'unanswered'")
    said = visit().get(f"/acknowledge/{escalating.word(Ring({0: b'r' * 32}), 1, 'omar')}").text
    assert "the whole chain was told, and nobody has taken this on" in said and "the next" not in said and "I take it on" in said


def test_who_is_woken_in_arabic_takes_it_on_in_arabic(visit, keep, store):
    """The link in the message says its language; the page it leads to, and the one after the press, keep to it."""
    keep(recent())
    with store.lines.writing() as conn:
        begin(conn, [("e1", "night desk", NOW)], NOW)
    link = f"/acknowledge/{escalating.word(Ring({0: b'r' * 32}), 1, 'omar')}?lang=ar"
    web = visit()
    page = web.get(link).text
    assert '<html lang="ar" dir="rtl">' in page and "أتولّاه أنا" in page and "I take it on" not in page
    send(web, link)
    assert "تولّى omar الأمر" in web.get(link).text
    assert "Nobody" not in web.get(link).text


def test_nobody_is_led_to_pages_that_are_not_theirs(visit):
    """The house's own officers belong to no company: a desk in the head of every page ended in "That is not allowed"."""
    heads = {who: visit(who, "officer", "admin", tenant=tenant).get("/").text for who, tenant in (("olga", ""), ("ada", "Acme"))}
    assert {who: 'href="/desk"' in head for who, head in heads.items()} == {"olga": False, "ada": True}


def test_87_the_ledger_is_read_and_taken_away(visit, keep):
    keep(recent())
    web = visit("olga", "officer")
    send(web, "/events/e1", "/events/e1/remark", text="=cmd()", should="")
    assert "The chain holds" in web.get("/review/audit").text
    assert "event.remark" in web.get("/review/audit.csv").text
    assert '"what": "event.remark"' in web.get("/review/audit.jsonl").text


def test_a_company_reads_what_the_operator_did_to_its_list(visit, store):
    """Acme's list came in by the command line: its officers read so, and Bolt's do not."""
    store.trips.replace(store.trips.tenant("Acme", NOW), "hr", [], "operator", NOW)
    seen = {tenant: visit(f"officer{tenant}", "officer", tenant=tenant).get("/review/audit").text for tenant in ("Acme", "Bolt", "")}
    assert {tenant: "travellers.import" in text for tenant, text in seen.items()} == {"Acme": True, "Bolt": False, "": True}
    assert "operator" in visit("olga", "officer", tenant="Acme").get("/review/audit.csv").text


def test_66_a_storm_is_discarded_by_who_says_why_and_means_it(visit, keep, store):
    keep(recent("e1"), recent("e2"))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1", "e2"], NOW)
    done = send(visit("olga", "officer"), "/review/storms/1", decision="discard", note="a bad template", sure="1").text
    assert "Discarded by olga" in done and "a bad template" in done
    (row,) = store.audit.rows(what="storm.discarded")
    assert (row.deed.who, row.deed.after) == ("olga", "a bad template")


def test_what_one_message_told_waits_in_one_line_and_one_answer_takes_it_all(visit, keep, store):
    """Four things stood in one mail: whoever took note of it is not asked for the other three."""
    first, second, other = recent("e1"), recent("e2"), recent("e3")
    text = {"destination": "KZ"}
    keep(
        replace(first, **text, finding=replace(first.finding, severity="P1", headline="US orders all out")),
        replace(second, **text, finding=replace(second.finding, severity="P2", headline="US cuts its services")),
        replace(other, destination="another page", finding=replace(other.finding, severity="P2", headline="UK raises")),
    )
    web = visit("olga", "officer")
    unseen = web.get("/review").text.split('id="unseen"')[1]
    assert unseen.count("<form") == 2 and "US cuts its services" in unseen
    assert unseen.index("US orders all out") < unseen.index("US cuts its services") < unseen.index("UK raises")
    send(web, "/review", "/events/e1/acknowledge", back="/review")
    left = web.get("/review").text.split('id="unseen"')[1]
    assert "US cuts its services" not in left and "UK raises" in left


def test_one_answer_takes_note_of_a_storm_that_was_let_out_and_says_what_it_covered(visit, keep, store):
    """Thirty grave changes were released at night: Olga pressed thirty times, and the next of the chain was woken between."""
    keep(*(recent(f"e{number}", destination=f"page {number}") for number in range(1, 6)))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1", "e2", "e3"], NOW)
        begin(conn, [("e2", "night desk", NOW), ("e5", "night desk", NOW)], NOW)
    web, otto = visit("olga", "officer"), visit("otto", "officer", tenant="Bolt")
    send(web, "/review", "/review/storms/1/acknowledge")
    assert store.reviews.of("e1", "").seen_by == ""  # nobody has let it out
    send(web, "/review/storms/1", decision="release")
    send(web, "/review", "/events/e1/acknowledge", back="/review")
    unseen = web.get("/review").text.split('id="unseen"')[1]
    assert "2 grave changes of one storm" in unseen and unseen.count("<form") == 3
    send(otto, "/review", "/review/storms/1/acknowledge")
    assert [store.reviews.of(one, "Bolt").seen_by for one in ("e1", "e2", "e3", "e4")] == ["otto", "otto", "otto", ""]
    assert store.chains.of("e2")[0].state == "open"  # the house's own
    send(web, "/review", "/review/storms/1/acknowledge")
    assert [store.reviews.of(one, "").seen_by for one in ("e2", "e3", "e4")] == ["olga", "olga", ""]
    assert [store.chains.of(one)[0].state for one in ("e2", "e5")] == ["acknowledged", "open"]
    assert [row.deed.after for row in store.audit.rows(what="storm.acknowledge")] == ["covers 3: e1 e2 e3", "covers 2: e2 e3"]
    left = " ".join(web.get("/review").text.split('id="unseen"')[1].split())
    assert "of one storm" not in left and left.count("<form") == 2


def test_a_chain_nobody_answered_stands_once_and_can_be_answered_there(visit, keep, store):
    keep(recent("e1"))
    with store.lines.writing() as conn:
        begin(conn, [("e1", "night desk", NOW)], NOW)
    store.notices.give(Notice("unanswered:1", "Nobody answers: US orders", ("x",), page=True, where="/events/e1"), (), NOW)
    web = visit("olga", "officer")
    page = web.get("/review").text
    assert "Nobody answers" not in page
    chains = page.split('id="chains"')[1].split("</section>")[0]
    assert 'action="/events/e1/acknowledge"' in chains
