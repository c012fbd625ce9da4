"""Olga, an officer, comes in with a password and a second factor; strangers learn nothing and are slowed down."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from argon2 import PasswordHasher, extract_parameters

from monitor.admit.gate import Gate, Weak, hashed, new_secret, strong
from monitor.model.account import Account
from monitor.vault import Vault
from tests.store.blank import blank_store
from tests.web.site import quick

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)
WORD = "correct horse battery"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def gate(tmp_path):
    store = blank_store(tmp_path / "monitor.db")
    yield Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick)
    store.close()


@pytest.fixture(scope="module")
def known() -> str:
    return quick().hash(WORD)


@pytest.fixture
def olga(gate, known) -> Account:
    return gate.accounts.find(gate.accounts.save(Account("olga", frozenset({"officer"}), password=known), "operator", NINE))


def enrolled(gate: Gate, who: Account) -> str:
    secret = new_secret()
    gate.accounts.save(replace(who, totp=gate.vault.seal(f"account:{who.id}:totp", secret)), "operator", NINE)
    return secret


def test_85_a_viewer_needs_no_second_factor_an_officer_must_have_one(gate, olga, known):
    gate.accounts.save(Account("vera", frozenset({"viewer"}), password=known), "operator", NINE)
    assert gate.login("vera", WORD, "192.0.2.1", "", NINE).asks == ""
    entered = gate.login("Olga", WORD, "192.0.2.1", "", NINE)
    assert entered.asks == "enrol"
    session, _ = gate.session(entered.cookie, NINE)
    assert not session.full
    secret = new_secret()
    assert gate.enrol(session, secret, "000000", NINE) is None
    cookie = gate.enrol(session, secret, pyotp.TOTP(secret).at(NINE), NINE)
    assert gate.session(cookie, NINE)[0].full
    assert gate.session(entered.cookie, NINE) is None  # rotated


def test_85_a_code_opens_once_and_only_about_now(gate, olga):
    secret = enrolled(gate, olga)
    entered = gate.login("olga", WORD, "192.0.2.1", "", NINE)
    assert entered.asks == "code"
    session, _ = gate.session(entered.cookie, NINE)
    assert gate.code(session, pyotp.TOTP(secret).at(NINE - 5 * MINUTE), NINE) is None
    code = pyotp.TOTP(secret).at(NINE)
    assert gate.code(session, code, NINE) is not None
    again, _ = gate.session(gate.login("olga", WORD, "192.0.2.1", "", NINE).cookie, NINE)
    assert gate.code(again, code, NINE) is None
    soon, late = pyotp.TOTP(secret).at(NINE + timedelta(seconds=30)), NINE + timedelta(seconds=89)  # as long as one fits
    assert gate.code(again, soon, NINE) is not None
    last, _ = gate.session(gate.login("olga", WORD, "192.0.2.1", "", NINE).cookie, NINE)
    assert gate.code(last, soon, late) is None


def test_85_wrong_name_and_wrong_password_look_the_same_and_are_slowed_down(gate, olga):
    for _ in range(5):
        assert gate.login("olga", "wrong password", "192.0.2.1", "", NINE) is None
    assert gate.login("olga", WORD, "192.0.2.9", "", NINE) is None  # this network is to wait
    assert gate.login("olga", WORD, "192.0.2.9", "", NINE + 6 * MINUTE) is not None
    assert gate.login("nobody", WORD, "192.0.2.1", "", NINE) is None


def test_85_a_name_nobody_has_costs_as_much_as_one_somebody_has(gate, olga, known):
    """How long an answer takes must not tell who has an account: for nobody, too, one hash of the same cost is checked."""
    checked = []

    class Counting(PasswordHasher):
        def verify(self, known, password):
            checked.append(extract_parameters(known))
            return quick().verify(known, password)

    hasher = Counting(**{name: getattr(quick(), name) for name in ("time_cost", "memory_cost", "parallelism")})
    counted = replace(gate, hasher=lambda: hasher)
    gate.accounts.save(Account("oidc-only", frozenset({"viewer"}), subject="https://id.example#1"), "operator", NINE)
    assert [counted.login(name, "wrong" * 3, "192.0.2.1", "", NINE) for name in ("olga", "nobody", "oidc-only")] == [None] * 3
    assert checked == [extract_parameters(known)] * 3


def besieged(gate: Gate, name: str, at: datetime) -> None:
    """Strangers in fifty networks fail at one name, four times each."""
    for number in range(200):
        assert gate.login(name, f"wrong password {number}", f"203.0.{number % 50}.7", "", at) is None


def test_85_strangers_who_fail_at_a_name_keep_no_officer_out(gate, olga):
    """All morning strangers fail at Olga's name; at nine there is an emergency, and she sits in an hotel."""
    secret = enrolled(gate, olga)
    besieged(gate, "olga", NINE)
    entered = gate.login("olga", WORD, "198.51.100.1", "", NINE)
    assert entered is not None and entered.asks == "code"
    session, _ = gate.session(entered.cookie, NINE)
    assert gate.code(session, pyotp.TOTP(secret).at(NINE), NINE) is not None


def test_85_her_codes_cannot_be_guessed_from_many_networks(gate, olga):
    secret = enrolled(gate, olga)
    for number in range(5):
        session, _ = gate.session(gate.login("olga", WORD, f"203.0.{number}.7", "", NINE).cookie, NINE)
        assert gate.code(session, "000000", NINE) is None
    session, _ = gate.session(gate.login("olga", WORD, "198.51.100.1", "", NINE).cookie, NINE)
    assert gate.code(session, pyotp.TOTP(secret).at(NINE), NINE) is None
    later = NINE + 6 * MINUTE
    assert gate.code(session, pyotp.TOTP(secret).at(later), later) is not None


def test_85_where_a_password_alone_opens_many_guesses_shut_it_to_strange_networks_only(gate, known):
    """Vera looks from her office as she did last week; from elsewhere a right password may be the lucky guess."""
    gate.accounts.save(Account("vera", frozenset({"viewer"}), password=known), "operator", NINE)
    week = timedelta(days=7)
    assert gate.login("vera", WORD, "192.0.2.1", "", NINE - week) is not None
    besieged(gate, "vera", NINE)
    assert gate.login("vera", WORD, "198.51.100.1", "", NINE) is None
    assert gate.login("vera", WORD, "192.0.2.9", "", NINE) is not None
    assert gate.login("vera", WORD, "198.51.100.1", "", NINE + timedelta(hours=2)) is not None


def test_85_what_is_kept_costs_a_guess_what_the_library_asks_and_a_cheaper_hash_is_renewed(gate):
    """The house's own gate: the other stories have one whose hashes are quick."""
    own, dear = Gate(gate.accounts, gate.tokens, gate.vault), "$argon2id$v=19$m=65536,t=3,p=4$"
    assert hashed(WORD).startswith(dear)
    gate.accounts.save(Account("vera", frozenset({"viewer"}), password=quick().hash(WORD)), "operator", NINE)
    assert own.login("vera", "wrong password", "192.0.2.1", "", NINE) is None
    assert own.login("vera", WORD, "192.0.2.1", "", NINE) is not None
    assert gate.accounts.find("vera").password.startswith(dear)
    assert own.login("vera", WORD, "192.0.2.1", "", NINE) is not None


def test_85_one_network_cannot_try_many_names(gate, olga):
    for number in range(20):
        gate.login(f"name{number}", "wrong password", "192.0.2.1", "", NINE)
    assert gate.login("olga", WORD, "192.0.2.99", "", NINE) is None
    assert gate.login("olga", WORD, "198.51.100.1", "", NINE) is not None


def test_82_a_session_ends_when_idle_when_old_and_when_told_to(gate, olga):
    cookie = gate.enter(olga, "192.0.2.1", "a browser", NINE)
    assert gate.session(cookie, NINE + 29 * MINUTE)
    assert gate.session(cookie, NINE + 58 * MINUTE)  # seen meanwhile
    assert gate.session(cookie, NINE + 89 * MINUTE) is None
    cookie = gate.enter(olga, "192.0.2.1", "", NINE)
    for minutes in range(20, 12 * 60, 20):
        assert gate.session(cookie, NINE + minutes * MINUTE)
    assert gate.session(cookie, NINE + timedelta(hours=12)) is None
    cookie = gate.enter(olga, "192.0.2.1", "", NINE)
    assert gate.accounts.end(olga.id, NINE) > 0
    assert gate.session(cookie, NINE) is None


def test_85_who_was_disabled_stays_outside_with_the_right_password_and_an_open_session(gate, known):
    """Vera left the company at nine: her open window shows nothing more, and her password opens none."""
    vera = gate.accounts.find(gate.accounts.save(Account("vera", frozenset({"viewer"}), password=known), "operator", NINE))
    before = gate.login("vera", WORD, "192.0.2.1", "", NINE)
    assert gate.session(before.cookie, NINE)
    gate.accounts.save(replace(vera, disabled_at=NINE), "operator", NINE)
    assert gate.session(before.cookie, NINE) is None
    assert gate.login("vera", WORD, "192.0.2.1", "", NINE + MINUTE) is None
    gate.accounts.save(vera, "operator", NINE + 2 * MINUTE)
    assert gate.login("vera", WORD, "192.0.2.1", "", NINE + 3 * MINUTE)


def test_82_only_the_hash_of_a_secret_is_kept(gate, olga, tmp_path):
    id_, _, secret = gate.enter(olga, "192.0.2.1", "", NINE).partition(".")
    raw = b"".join(file.read_bytes() for file in tmp_path.glob("monitor.db*"))
    assert id_.encode() in raw and secret.encode() not in raw and len(secret) == 64


def test_82_a_new_password_ends_the_other_sessions(gate, olga):
    other, mine = gate.enter(olga, "192.0.2.1", "", NINE), gate.enter(olga, "192.0.2.2", "", NINE)
    session, who = gate.session(mine, NINE)
    assert gate.change(who, "wrong", "a much better password", session, NINE) is None
    with pytest.raises(Weak):
        gate.change(who, WORD, "olga-olga-olga-1", session, NINE)
    fresh = gate.change(who, WORD, "a much better password", session, NINE)
    assert gate.session(fresh, NINE) and not gate.session(mine, NINE) and not gate.session(other, NINE)
    assert gate.login("olga", WORD, "198.51.100.7", "", NINE) is None


def test_51_from_where_somebody_logged_in_is_forgotten_once_it_opens_nothing_any_more(gate, olga, tmp_path):
    """For 30 days her network is known as hers; after that nobody needs to know where she was, and with what."""
    store = blank_store(tmp_path / "monitor.db")
    gate.enter(olga, "192.0.2.1", "Firefox/140 (her own telephone)", NINE)
    left = []
    for days in (29, 31):
        store.forgetting.forget(NINE + timedelta(days=days))
        left.append(len(store.lines.reading().execute("SELECT agent FROM sessions").fetchall()))
    store.close()
    assert left == [1, 0]


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaaaaaa", "olga-olga-olga-1", "x" * 300])
def test_85_what_anybody_guesses_is_no_password(password):
    with pytest.raises(Weak, match="expected a password"):
        strong(password, "olga")


def test_88_a_token_is_scoped_expires_is_known_by_its_hash_and_ends_with_its_account(gate, olga):
    word = gate.give("export", olga, frozenset({"read"}), timedelta(days=30), NINE)
    assert word.startswith("avm_")
    token, who = gate.bearer(word, NINE)
    assert (token.scopes, who.name, token.hint) == ({"read"}, "olga", word[:10])
    assert gate.tokens.all()[0].used_at == NINE
    assert gate.bearer(word[:-1] + ("1" if word.endswith("0") else "0"), NINE) is None
    assert gate.bearer(word, NINE + timedelta(days=30)) is None
    gate.accounts.save(replace(olga, disabled_at=NINE), "operator", NINE)
    assert gate.bearer(word, NINE) is None
    for strange in ({"everything"}, {"read", "everything"}, set()):
        with pytest.raises(Weak):
            gate.give("all", olga, frozenset(strange), timedelta(days=30), NINE)


def test_88_a_revoked_token_opens_nothing(gate, olga):
    word = gate.give("export", olga, frozenset({"read"}), timedelta(days=30), NINE)
    assert not gate.tokens.revoke(1, "another tenant", "account:1", NINE)
    assert gate.tokens.revoke(1, None, "account:1", NINE)
    assert gate.bearer(word, NINE) is None
    other = gate.give("import", olga, frozenset({"read"}), timedelta(days=30), NINE)
    assert (gate.tokens.end(olga.id, "operator", NINE + MINUTE), gate.tokens.end(olga.id, "operator", NINE + MINUTE)) == (1, 0)
    assert gate.bearer(other, NINE + MINUTE) is None
    assert [one.revoked_at for one in gate.tokens.all()] == [NINE + MINUTE, NINE]  # what had ended keeps its own hour


def test_85_a_second_factor_opens_after_the_keys_were_changed_and_the_old_one_forgotten(gate, olga):
    secret = enrolled(gate, olga)
    gate.accounts.save(Account("vera", frozenset({"viewer"})), "operator", NINE)  # has none, which no key seals
    both = replace(gate, vault=Vault({"new": b"n" * 32, "k": b"v" * 32}))
    assert (both.reseal(NINE), both.reseal(NINE)) == (1, 0)
    alone = replace(gate, vault=Vault({"new": b"n" * 32}))
    session, _ = alone.session(alone.login("olga", WORD, "192.0.2.1", "", NINE).cookie, NINE)
    assert alone.code(session, pyotp.TOTP(secret).at(NINE), NINE)


def test_85_who_knows_the_password_alone_puts_no_factor_of_their_own_in_the_place_of_hers(gate, olga):
    """With a full session she may change it; after her password was guessed nobody else does."""
    hers, theirs = enrolled(gate, olga), new_secret()
    half, _ = gate.session(gate.login("olga", WORD, "192.0.2.1", "", NINE).cookie, NINE)
    assert gate.enrol(half, theirs, pyotp.TOTP(theirs).at(NINE), NINE) is None
    cookie = gate.code(half, pyotp.TOTP(hers).at(NINE), NINE)
    whole, _ = gate.session(cookie, NINE)
    assert gate.enrol(whole, theirs, pyotp.TOTP(theirs).at(NINE), NINE) is not None


@pytest.mark.parametrize(("lasts", "good"), [(timedelta(), False), (-MINUTE, False), (MINUTE, True), (timedelta(days=400), True), (timedelta(days=401), False)])
def test_88_no_token_lives_for_ever_or_not_at_all(gate, olga, lasts, good):
    if good:
        assert gate.bearer(gate.give("t", olga, frozenset({"read"}), lasts, NINE), NINE)
    else:
        with pytest.raises(Weak, match="at most 400 days"):
            gate.give("t", olga, frozenset({"read"}), lasts, NINE)
