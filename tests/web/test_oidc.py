"""An organisation's own provider proves who somebody is; whatever is not exactly as begun is refused."""

from __future__ import annotations

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from threading import Event, Semaphore
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from monitor.admit.gate import Gate
from monitor.admit.oidc import Oidc, Refused
from monitor.model.account import Account
from monitor.vault import Vault
from monitor.web import identity
from tests.web.site import HOST, NOW, client, quick, site

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


class Provider:
    """A provider on this machine; what it says in its token can be bent."""

    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.bend: dict[str, object] = {}
        self.describes: dict[str, str] = {}
        self.signs, self.algorithm = KEY, "RS256"
        self.nonce = ""
        self.asked: dict[str, list[str]] = {}
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def _handler(outer):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                known = {
                    "/.well-known/openid-configuration": {
                        "issuer": outer.issuer, "authorization_endpoint": f"{outer.issuer}/in",
                        "token_endpoint": f"{outer.issuer}/token", "jwks_uri": f"{outer.issuer}/keys",
                        **outer.describes,
                    },
                    "/keys": {"keys": [KEY.as_dict(private=False)]},
                }  # fmt: skip
                self.give(known.get(self.path, {}))

            def do_POST(self) -> None:
                outer.asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                now = int(NOW.timestamp())
                claims = {"iss": outer.issuer, "aud": "monitor", "sub": "olga", "exp": now + 300, "iat": now, "nonce": outer.nonce}
                word = jwt.encode({"alg": outer.algorithm, "kid": "one"}, {**claims, **outer.bend}, outer.signs)
                self.give({"access_token": "a", "token_type": "Bearer", "id_token": word})

            def give(self, said: object) -> None:
                body = json.dumps(said).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@pytest.fixture
def provider():
    opened = Provider()
    yield opened
    opened.server.shutdown()
    opened.server.server_close()


@pytest.fixture
def web(store, provider):
    gate = Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick)
    gate.accounts.save(Account("olga", frozenset({"officer"}), subject=f"{provider.issuer}#olga"), "operator", NOW)
    own = Oidc(provider.issuer, "monitor", "hush", f"{HOST}/account/oidc/back", "Acme")
    with client(site(store, gate=gate, oidc=own, who=identity.who)) as opened:
        yield opened


def begun(web, provider) -> dict[str, list[str]]:
    page = web.get("/account/login?next=/review").text
    assert "Log in with Acme" in page
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    form = {"token": token, "next": "/review"}
    sent = web.post("/account/oidc", data=form, headers={"Origin": HOST}, follow_redirects=False)
    (kept,) = sent.headers.get_list("set-cookie")
    assert kept.startswith("oidc=") and {"HttpOnly", "SameSite=lax", "Path=/"} <= set(kept.split("; "))
    asked = parse_qs(urlsplit(sent.headers["location"]).query)
    provider.nonce = asked["nonce"][0]
    return asked


def back(web, state: str):
    return web.get(f"/account/oidc/back?code=c&state={state}", follow_redirects=False)


def test_85_who_the_provider_knows_is_in_and_the_code_is_bound_to_this_browser(web, provider):
    asked = begun(web, provider)
    assert asked["code_challenge_method"] == ["S256"] and asked["response_type"] == ["code"]
    answer = back(web, asked["state"][0])
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert len(provider.asked["code_verifier"][0]) >= 43
    assert web.get("/review").status_code == 200


def test_85_over_https_what_was_begun_is_tied_to_the_host(store, provider):
    """What is kept between leaving and coming back opens the answer: it travels over https, to this host alone."""
    gate, home = Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick), "https://monitor.test"
    own = Oidc(provider.issuer, "monitor", "hush", f"{home}/account/oidc/back", "Acme")
    gate.accounts.save(Account("olga", frozenset({"officer"}), subject=f"{provider.issuer}#olga"), "operator", NOW)
    with client(site(store, gate=gate, oidc=own, who=identity.who, base_url=home)) as web:
        token = re.search(r'name="token" value="([^"]+)"', web.get("/account/login").text)[1]
        sent = web.post("/account/oidc", data={"token": token}, headers={"Origin": home}, follow_redirects=False)
    (kept,) = sent.headers.get_list("set-cookie")
    assert kept.startswith("__Host-oidc=") and {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= set(kept.split("; "))
    assert "Domain" not in kept


@pytest.mark.parametrize(
    "bend",
    [{"nonce": "other"}, {"aud": "another"}, {"iss": "https://evil.example"}, {"exp": 1}, {"sub": "nobody-here"}, {"sub": 7}],
)
def test_85_a_token_that_is_not_for_us_opens_nothing(web, provider, bend):
    asked = begun(web, provider)
    provider.bend = bend
    assert back(web, asked["state"][0]).status_code == 403
    assert web.get("/review", follow_redirects=False).status_code == 303


def test_85_a_token_of_another_key_or_state_opens_nothing(web, provider):
    asked = begun(web, provider)
    assert back(web, "guess").status_code == 403
    provider.signs = OTHER
    assert back(web, asked["state"][0]).status_code == 403


class Silent(Oidc):
    """A provider that says nothing for as long as it likes."""

    asked, speaks = Semaphore(0), Event()

    def begin(self):
        self.asked.release()
        self.speaks.wait(20)
        raise Refused("late")


def test_85_a_crowd_before_a_provider_that_says_nothing_leaves_threads_for_pages(store, gate):
    """Each waits for ten seconds: forty of them would be all the threads there are."""
    own = Silent("https://id.example", "monitor", "hush", f"{HOST}/account/oidc/back", "Acme")
    with client(site(store, gate=gate, oidc=own, who=identity.who)) as web, ThreadPoolExecutor(60) as crowd:
        token = re.search(r'name="token" value="([^"]+)"', web.get("/account/login").text)[1]

        def begin(_: int) -> int:
            return web.post("/account/oidc", data={"token": token}, headers={"Origin": HOST}, follow_redirects=False).status_code

        asked = [crowd.submit(begin, number) for number in range(50)]
        try:
            assert all(own.asked.acquire(timeout=20) for _ in range(8))
            assert crowd.submit(web.get, "/healthz").result(timeout=10).status_code == 200
            told = [one.result(timeout=20) for one in islice(as_completed(asked, timeout=20), 42)]
        finally:
            own.speaks.set()
        assert told == [503] * 42 and not own.asked.acquire(blocking=False)


def test_85_an_answer_nobody_began_opens_nothing(web, provider):
    assert back(web, "any").status_code == 403


@pytest.mark.parametrize("says", [{"issuer": "https://other.example"}, {"jwks_uri": "http://far.example/keys"}, {"token_endpoint": "http://far.example/t"}])
def test_85_a_description_of_another_provider_or_of_ways_in_clear_is_not_believed(web, provider, says):
    asked = begun(web, provider)
    provider.describes = says
    assert back(web, asked["state"][0]).status_code == 403
    token = re.search(r'name="token" value="([^"]+)"', web.get("/account/login").text)[1]
    assert web.post("/account/oidc", data={"token": token}, headers={"Origin": HOST}).status_code == 503


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 403), ("true", 403), (None, 403)])
def test_85_a_mailbox_nobody_verified_is_nobodys_name(store, provider, verified, status):
    """Where accounts are known by mailbox, whoever types Olga's at the provider would else be Olga."""
    gate = Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick)
    gate.accounts.save(Account("olga", frozenset({"officer"}), subject=f"{provider.issuer}#olga@acme.example"), "operator", NOW)
    own = Oidc(provider.issuer, "monitor", "hush", f"{HOST}/account/oidc/back", "Acme", "email")
    provider.bend = {"email": "olga@acme.example", **({} if verified is None else {"email_verified": verified})}
    with client(site(store, gate=gate, oidc=own, who=identity.who)) as web:
        assert back(web, begun(web, provider)["state"][0]).status_code == status
