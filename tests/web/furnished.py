"""A house people live in: officers with a storm and a silence, a desk with travellers, a subscriber; and every address it answers.

`addresses` walks the routes of the application, so that a page added anywhere is looked at, measured and asked by
WCAG without being named again: an unknown part of a path is an error that says where to name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product

import pyotp

from monitor import serve, wire
from monitor.admit.gate import Gate, hashed, new_secret
from monitor.admit.reception import Reception
from monitor.decide.telling.storm import Limits, reason
from monitor.model import Recipient, Rule, Sent
from monitor.model.account import Account
from monitor.model.routing import Silence, Trip
from monitor.seals import unsubscribe_token
from monitor.store import ledger
from monitor.store.chains import begin
from monitor.store.codec import stamp
from monitor.store.log import Asked, Entry
from monitor.store.notices import Notice
from monitor.store.shapes import Wanted
from monitor.store.storms import gather
from monitor.tend import canary, escalating
from monitor.tend.rulings import deciders
from monitor.web import assets
from monitor.web.site import Site
from tests.rehearsal.years import END
from tests.web.site import routes

PASSWORD = "correct horse battery staple"
HALF, HOUSE, DESK, READER, PUBLIC = "half inside", "an officer of the house", "a travel desk", "a subscriber", "the public"
_NAMES = ("Ann Moss", "Bo Lind", "Chidi Okafor", "Dana Levi", "Emre Kaya", "Fatima Zahra", "Goran Ilić", "Hana Sato", "Ines Duarte", "Jonas Weber")
_OWN = {"/review": HOUSE, "/desk": DESK, "/manage": READER, "/account/code": HALF, "/account/enrol": HOUSE, "/account": HOUSE, "/events": HOUSE}
_STRANGERS = ("/account/login", "/account/first", "/account/oidc")
ABROAD = ("IQ", "ML", "FJ", "KZ", "OM", "LI")
LEFT_OUT = {
    "/account/first": "there is an account already; its page is asked for in tests/web/test_account.py",
    "/api/v1/events/{event_id}/travellers": "for a program's token; tests/web/test_desk.py asks with some",
    "/account/oidc/back": "an answer of an identity provider; tests/web/test_oidc.py plays one",
}


@dataclass
class Furnished:
    """The house, what stands in the paths of its pages, and the cookies of its people."""

    house: wire.House
    site: Site
    parts: Mapping[str, list[str]]
    cookies: Mapping[str, dict[str, str]]
    secret: str

    def addresses(self, app: object) -> Iterator[tuple[str, str, str]]:
        """Who looks, at which route, at which address: every GET there is."""
        for method, path in routes(app):
            if method == "GET" and path not in LEFT_OUT:
                yield from ((whose(path), path, address) for address in self.filled(path))

    def filled(self, path: str) -> list[str]:
        """A path with every combination of what its parts may be."""
        names = re.findall(r"\{(\w+)\}", path)
        lists = [self.parts.get(f"{path} {name}") or self.parts.get(name) for name in names]
        assert all(lists), f"{path}: say in tests/web/furnished.py what stands for {names}"
        blank = re.sub(r"\{\w+\}", "{}", path)
        return [blank.format(*values) for values in product(*lists)]  # type: ignore[arg-type]


def whose(path: str) -> str:
    """Who a page is for."""
    if path.startswith(_STRANGERS):
        return PUBLIC
    return next((who for start, who in _OWN.items() if path == start or path.startswith(start + "/")), PUBLIC)


def furnish(house: wire.House, now: datetime = END, people: int = 60, where: Sequence[str] = ABROAD) -> Furnished:
    """Let people move into a house that has some history; `people` of a company travel to these countries."""
    routing = house.settings.routing
    house.settings = replace(house.settings, routing=replace(routing, canary=replace(routing.canary, reader="olga")))
    site = serve.site(house, lambda: now, 8080)
    assert site.gate and site.reception
    grave = house.store.library.entries(Asked(severities=("P1",)), limit=60)
    grave.sort(key=lambda one: not one.kind.startswith("departure"))  # the first one shown has a redline and a post
    _moved_in(house, site.reception, now)
    secret, cookies = _accounts(site.gate, now)
    numbers = _officers(house, grave, now)
    rule = _desk(house, site, now, people, where)
    words, cookies[READER] = _subscriber(house, site.reception, now)
    token = escalating.word(site.reception.ring, 1, "olga")
    parts = {
        **words, **numbers, **rule, "token": [token], "event_id": [grave[0].id, "held-1"], "code": [grave[0].country], "name": [grave[0].id],
        "/static/{name} name": [one.url.rpartition("/")[2] for one in assets.load().values()], "sha256": [house.store.library.here(grave[0].country)[0].sha256], "ending": ["csv", "jsonl"],
    }  # fmt: skip
    return Furnished(house, site, parts, cookies, secret)


def _moved_in(house: wire.House, reception: Reception, now: datetime) -> None:
    """Some readers, owed what happened of late; most of it left, some waits, some was given up."""
    for number in range(8):
        name = f"mail:{number:032x}"
        who = Recipient(name, "email", f"reader{number}@mail.example", address_key=reception.key(f"reader{number}@mail.example"))
        house.store.save_recipient(who, [Rule(severity="P2")], now - timedelta(days=3))
    lately = house.store.events(Wanted(since=now - timedelta(days=21)))
    with house.store.lines.writing() as conn:  # type: ignore[attr-defined]
        ledger.note_fanouts(conn, [one.id for one in lately], now)
    house.store.fan_out(deciders(house.store, lambda: now, house.limits), lambda: now)
    for due in house.store.claim("a sender", now, 60, 500):
        if due.id % 9 and house.store.transmitting(due.id, "a sender", now):
            house.store.settle(due.id, "a sender", Sent("250 2.0.0 accepted"), now, None)
    with house.store.lines.writing() as conn:  # type: ignore[attr-defined]
        conn.execute("""UPDATE deliveries SET sent_at = (SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', l.at, '+' || (3 + deliveries.id % 40) || ' seconds')
            FROM ledger l WHERE l.seq = deliveries.event) WHERE sent_at IS NOT NULL AND event IS NOT NULL""")


def _accounts(gate: Gate, now: datetime) -> tuple[str, dict[str, dict[str, str]]]:
    """Olga of the house, Ada of a company; the secret of Olga's one-time codes."""
    secret = new_secret()
    known = hashed(PASSWORD)
    olga = gate.accounts.save(Account("olga", frozenset({"operator"}), password=known), "operator", now - timedelta(days=40))
    ada = gate.accounts.save(Account("ada", frozenset({"admin"}), "Northwind"), "operator", now - timedelta(days=40))
    entered = gate.login("olga", PASSWORD, "192.0.2.7", "Firefox", now - timedelta(minutes=9))
    assert entered
    gate.enrol(gate.session(entered.cookie, now)[0], secret, pyotp.TOTP(secret).at(now - timedelta(minutes=9)), now - timedelta(minutes=9))  # type: ignore[index]
    half = gate.login("olga", PASSWORD, "192.0.2.7", "Firefox", now)
    assert half
    inside = {number: gate.enter(gate.accounts.find(number), "192.0.2.7", "Firefox 140 on Linux", now) for number in (olga, ada)}  # type: ignore[arg-type]
    gate.give("dashboard", gate.accounts.find(olga), frozenset({"read", "metrics"}), timedelta(days=90), now)  # type: ignore[arg-type]
    return secret, {HOUSE: {"session": inside[olga]}, DESK: {"session": inside[ada]}, HALF: {"session": half.cookie}, PUBLIC: {}}


def _officers(house: wire.House, grave: list[Entry], now: datetime) -> dict[str, list[str]]:
    """A storm that waits and one that was decided, a page, a chain nobody answered, silences, remarks."""
    store = house.store
    with store.lines.writing() as conn:  # type: ignore[attr-defined]
        old = gather(conn, "us_state", _why(house, grave[40:52]), [one.id for one in grave[40:52]], now - timedelta(days=2))
    assert old and store.storms.decide(old, "released", "olga", now - timedelta(days=2), "Checked three pages by hand: a true reissue.")
    with store.lines.writing() as conn:  # type: ignore[attr-defined]
        new = gather(conn, "canada", _why(house, grave[:9]), [one.id for one in grave[:9]], now - timedelta(minutes=12))
        gather(conn, "uk_fcdo", _why(house, grave[20:26]), [one.id for one in grave[20:26]], now - timedelta(minutes=5))
        begin(conn, [(grave[0].id, "night desk", now - timedelta(minutes=30))], now - timedelta(minutes=40))
    store.note(canary.SOWN, now.date().isoformat())
    store.note(canary.ARRIVED, stamp((now - timedelta(days=1)).replace(hour=6, minute=0, second=0, microsecond=0)))
    store.notices.give(Notice("canary:1", "An alert is not in its mailbox after 10 minutes", ("A test of this morning has not arrived.",), page=True, where="/status"), (), now)
    store.reviews.claim(grave[1].id, "", "olga", now - timedelta(minutes=20))
    for one in (grave[0], grave[2]):
        store.reviews.acknowledge(one.id, "", "olga", now - timedelta(minutes=15))
        store.reviews.remark(one.id, "", "olga", "Called the embassy: the order stands, families leave on Thursday.", now - timedelta(minutes=14))
    store.reviews.remark(grave[0].id, "", "omar", "", now - timedelta(minutes=4), "departure_authorized")
    silence = Silence("olga", "Floods are known; the desk has its own feed", now - timedelta(hours=3), now + timedelta(hours=45), frozenset({"FJ", "PK"}), kinds=frozenset({"hazard_notice"}))
    first = store.silences.set(silence, now - timedelta(hours=3))
    second = store.silences.set(replace(silence, reason="Exercise of the night shift", start=now - timedelta(hours=9), countries=frozenset({"LI"})), now - timedelta(hours=9))
    store.silences.end(second, "olga", now - timedelta(hours=7))
    return {"/review/storms/{number} number": [str(new), str(old)], "/review/silences/{number} number": [str(first)]}


def _why(house: wire.House, held: list[Entry]) -> str:
    """The reason the house itself would give for holding these, had it been told to expect next to nothing."""
    told = [event for one in held if (event := house.store.event(one.id))]
    return reason(told, (), 2, Limits(countries=2, least=2, mails=1))


def _desk(house: wire.House, site: Site, now: datetime, people: int, codes: Sequence[str]) -> dict[str, list[str]]:
    """Northwind: people abroad, a mailbox, a webhook that failed once, rules."""
    store, today = house.store, now.date()
    tenant = store.trips.tenant("Northwind", now)
    assert tenant and site.bureau
    trips = [
        Trip(f"p{n}", f"leg {n}", codes[n * 7 % len(codes)], today + timedelta(days=n % 17 - 9), today + timedelta(days=n % 17 + 6) if n % 5 else None,
             _NAMES[n % 10] if n < 10 else f"{_NAMES[n % 10]} {n}", ("US", "DE", "GB", "JP")[n % 4], "")
        for n in range(people)
    ]  # fmt: skip
    store.trips.replace(tenant, "Northwind HR", trips, "ada", now)
    mail = site.bureau.add_mail(tenant, "security-desk@northwind.example", "ada", "192.0.2.9", now)
    hook, _ = site.bureau.add_post(tenant, "webhook", "https://hooks.northwind.example/in", ("Operations room", "ops@northwind.example"), "ada", now)
    store.desks.change(tenant, mail, "ada", now, state="active", private=True)
    wished = Rule(frozenset({"IQ", "ML"}), severity="P2", travellers=True)
    rule = store.desks.rule(tenant, mail, wished, "ada", now)
    store.desks.rule(tenant, hook, Rule(severity="P1", mode="hourly"), "ada", now)
    where = "/desk/routes/{number}/rules/{rule}"
    return {f"{where} number": [str(mail)], f"{where} rule": ["0", str(rule)]}


def _subscriber(house: wire.House, reception: Reception, now: datetime) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Sue, who follows some countries; the words that were mailed to her, and her session."""
    store = house.store
    who = Recipient("mail:" + "5" * 32, "email", "sue@mail.example", address_key=reception.key("sue@mail.example"), zone="Europe/Berlin", quiet_from="22:00", quiet_until="06:30")
    number = store.save_recipient(who, [Rule(frozenset({"IQ", "FJ"}), severity="P2"), Rule(frozenset({"KZ"}), mode="daily 08:00")], now)
    given = {purpose: reception.word(purpose, timedelta(hours=1)) for purpose in ("confirm", "login", "move", "session")}
    for word in given.values():
        store.people.give(number, word, {}, now)
    words = {f"/{purpose}/{{word}} word": [reception.ring.word(purpose, given[purpose].salt), "x"] for purpose in ("confirm", "login", "move")}
    return {**words, "link": [unsubscribe_token(reception.ring, number)]}, {"subscriber": reception.ring.word("session", given["session"].salt)}
