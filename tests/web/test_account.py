"""Olga logs in with a second factor, Otto cannot guess, a token is shown once, and nobody is sent elsewhere."""

from __future__ import annotations

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from html import unescape
from threading import Event, Semaphore

import pyotp
import pytest
import segno
from argon2 import PasswordHasher

from monitor.model.account import Account, Passkey
from monitor.seals import identity as keyed
from monitor.web import identity
from tests.web.site import HOST, NOW, client, quick, site

WORD = "correct horse battery"
KNOWN = quick().hash(WORD)


@pytest.fixture
def web(store, gate):
    with client(site(store, gate=gate, who=identity.who)) as opened:
        yield opened


def add(gate, name="olga", *roles, tenant=""):
    return gate.accounts.save(Account(name, frozenset(roles or {"viewer"}), tenant, KNOWN), "operator", NOW)


def send(web, page, to="", **form):
    token = re.search(r'name="token" value="([^"]+)"', web.get(page).text)
    assert token, f"no form on {page}"
    return web.post(to or page, data={**form, "token": token[1]}, headers={"Origin": HOST})


def log_in(web, name="olga", onward="/account"):
    return send(web, f"/account/login?next={onward}", "/account/login", name=name, password=WORD, next=onward)


def test_82_a_viewer_is_in_and_the_cookie_keeps_to_itself(web, gate):
    add(gate)
    answer = send(web, "/account/login", name="olga", password=WORD, next="/account")
    assert "Tokens for programs" in answer.text
    said = answer.history[0].headers["set-cookie"]
    assert "HttpOnly" in said and "SameSite=lax" in said


def test_82_over_https_the_cookie_is_tied_to_the_host(store, gate):
    add(gate)
    with client(site(store, gate=gate, who=identity.who, base_url="https://monitor.test")) as web:
        token = re.search(r'name="token" value="([^"]+)"', web.get("/account/login").text)[1]
        form = {"name": "olga", "password": WORD, "token": token}
        answer = web.post("/account/login", data=form, headers={"Origin": "https://monitor.test"}, follow_redirects=False)
        said = next(value for value in answer.headers.get_list("set-cookie") if value.startswith("__Host-session="))
        assert "Secure" in said and "Path=/" in said and "Domain" not in said


class Slow(PasswordHasher):
    """One whose checks wait until somebody says that they may go on."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.begun, self.may, self.most, self.now = Semaphore(0), Event(), 0, 0

    def verify(self, known, password):
        self.now += 1
        self.most = max(self.most, self.now)
        self.begun.release()
        self.may.wait(20)
        self.now -= 1
        return super().verify(known, password)


def test_85_while_passwords_are_looked_at_pages_are_given_and_a_crowd_of_guesses_is_asked_to_wait(store, gate):
    """Fifteen wrong passwords at once stopped every page, and what asks whether we are well, for seconds."""
    add(gate)
    slow = Slow()
    with client(site(store, gate=replace(gate, hasher=lambda: slow), who=identity.who)) as web, ThreadPoolExecutor(20) as crowd:
        token = re.search(r'name="token" value="([^"]+)"', web.get("/account/login").text)[1]

        def guess(name: str) -> int:
            form = {"name": name, "password": "wrong", "token": token}
            return web.post("/account/login", data=form, headers={"Origin": HOST}).status_code

        guesses = [crowd.submit(guess, f"name{number}") for number in range(15)]
        assert slow.begun.acquire(timeout=20)
        page = crowd.submit(web.get, "/account/login").result(timeout=15)
        assert page.status_code == 200 and not slow.may.is_set()
        while sum(one.done() for one in guesses) < 3:
            time.sleep(0.01)
        gate.enter(gate.accounts.find("olga"), "testclient", "", NOW - timedelta(days=2))  # from here, the other day
        hers, looked = crowd.submit(guess, "olga"), slow.begun.acquire(timeout=20)
        slow.may.set()
        assert (hers.result(timeout=20), looked) == (403, True), "the crowd stands before somebody who is known here"
        told = sorted(one.result(timeout=20) for one in guesses)
    assert told == [403] * 12 + [503] * 3
    assert slow.most == 2, "a guess is counted before the next is tried"


def test_85_an_officer_enrols_first_then_shows_a_code_each_time(web, gate):
    add(gate, "olga", "officer")
    page = log_in(web)
    secret = re.search(r'name="secret" value="(\w+)"', page.text)[1]
    address = unescape(re.search(r'href="(otpauth://[^"]+)"', page.text)[1])
    drawn = re.search(r' d="([^"]+)"', segno.make_qr(address).svg_inline())[1]
    assert f"secret={secret}" in address and drawn in page.text, "expected the key as a code to be read, too"
    assert web.get("/account", follow_redirects=False).headers["location"] == "/account/enrol"
    assert send(web, "/account/enrol", code="000000", secret=secret, next="/account").status_code == 403
    assert "Tokens" in send(web, "/account/enrol", code=pyotp.TOTP(secret).at(NOW), secret=secret, next="/account").text
    send(web, "/account", "/account/logout")
    assert "One thing more" in log_in(web).text
    assert "Tokens" in send(web, "/account/code", code=pyotp.TOTP(secret).at(NOW + timedelta(seconds=30)), next="/account").text


@pytest.mark.parametrize("has", ["passkey", "totp"])
def test_85_a_password_alone_puts_no_other_factor_in_place_of_the_one_there_is(web, gate, has):
    """Whoever learnt Olga's password would else enrol a program of their own and be in, with all she may decide."""
    number, secret = add(gate, "olga", "officer"), pyotp.random_base32()
    if has == "passkey":
        gate.accounts.add_passkey(Passkey("key", number, "public", 0, "laptop", NOW), "olga")
    else:
        olga = gate.accounts.find("olga")
        gate.accounts.save(replace(olga, totp=gate.vault.seal(f"account:{number}.totp", pyotp.random_base32())), "olga", NOW)
    log_in(web)
    answer = send(web, "/account/login", "/account/enrol", code=pyotp.TOTP(secret).at(NOW), secret=secret, next="/account")
    assert answer.status_code == 403
    assert str(web.get("/account/enrol").url) == f"{HOST}/account/code"
    assert web.get("/account", follow_redirects=False).headers["location"] == "/account/code"


def test_85_what_was_wrong_is_not_told(web, gate):
    add(gate)
    wrong = [send(web, "/account/login", name=name, password="wrong password") for name in ("olga", "nobody")]
    assert {answer.status_code for answer in wrong} == {403}
    assert len({re.sub(r'name="token" value="[^"]+"', "", answer.text) for answer in wrong}) == 1


@pytest.mark.parametrize("onward", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_log_in_leads_nowhere_else(web, gate, onward):
    add(gate)
    assert str(log_in(web, onward=onward).url) == f"{HOST}/account"


def test_82_sessions_are_listed_and_ended(web, gate, store):
    number = add(gate)
    log_in(web)
    other = gate.enter(gate.accounts.find(number), "198.51.100.1", "another browser", NOW)
    assert "another browser" in web.get("/account").text
    send(web, "/account", "/account/sessions/end", session="")
    assert gate.session(other, NOW) is None
    assert web.get("/account").status_code == 200


def test_88_a_token_is_shown_once_and_revoked(web, gate):
    add(gate)
    log_in(web)
    page = send(web, "/account", "/account/tokens", name="export", days="30", scope="read").text
    word = re.search(r"avm_\w+", page)[0]
    assert word not in web.get("/account").text
    assert gate.bearer(word, NOW)
    send(web, "/account", "/account/tokens/revoke", id=gate.tokens.all()[0].id)
    assert gate.bearer(word, NOW) is None


def test_the_first_account_is_made_by_who_reads_the_log_and_by_nobody_after(web, gate):
    page = f"/account/first?key={keyed(b's' * 32, 'first account')}"
    assert web.get("/account/first?key=guess").status_code == 404
    assert send(web, page, "/account/first", name="otto", password="short", key=page.partition("key=")[2]).status_code == 422
    send(web, page, "/account/first", name="otto", password=WORD, key=page.partition("key=")[2])
    assert gate.accounts.find("otto").roles == {"operator"}
    assert web.get(page).status_code == 404


def test_85_a_passkey_with_a_wrong_answer_opens_nothing(web, gate):
    add(gate)
    page = log_in(web)
    token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
    offered = web.post("/account/passkeys/offer", data={"token": token}, headers={"Origin": HOST}).json()
    assert offered["rp"]["id"] == "monitor.test" and offered["user"]["name"] == "olga"
    for answer in ("", "{}", json.dumps({"id": "x", "rawId": "x", "type": "public-key", "response": {}})):
        said = web.post("/account/passkeys/add", data={"token": token, "answer": answer}, headers={"Origin": HOST})
        assert said.status_code == 422
        assert web.post("/account/passkeys/prove", data={"token": token, "answer": answer}, headers={"Origin": HOST}).status_code == 403
