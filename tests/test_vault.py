"""G.81: secrets at rest open only with a key that is kept elsewhere, in the row they were sealed for."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from monitor.vault import Following, Locked, Vault, from_file, from_text, kept_only, turned

WORD = "https://hooks.slack.com/services/T0/B0/canary-4711"


def test_a_sealed_word_opens_again_and_shows_nothing() -> None:
    vault = Vault({"k1": b"1" * 32})
    sealed = vault.seal("ep1.address", WORD)
    assert vault.open("ep1.address", sealed) == WORD
    assert "canary" not in sealed
    assert sealed != vault.seal("ep1.address", WORD)


def test_a_word_moved_to_another_row_changed_or_under_another_key_stays_shut() -> None:
    """Whoever can write the database cannot make one tenant's secret another's; the complaint repeats nothing."""
    vault = Vault({"k1": b"1" * 32})
    sealed = vault.seal("ep1.address", WORD)
    for about, word in (("ep2.address", sealed), ("ep1.address", sealed[:-6] + "AAAA=="), ("ep1.address", "sealed1.k1.%%"),
                        ("ep1.address", WORD), ("ep1.address", "")):  # fmt: skip
        with pytest.raises(Locked, match="expected a word sealed") as told:
            vault.open(about, word)
        assert "canary" not in str(told.value)
    with pytest.raises(Locked, match="one of the keys k2, got 'k1'"):
        Vault({"k2": b"1" * 32}).open("ep1.address", sealed)


def test_keys_change_one_by_one(tmp_path: Path) -> None:
    """A fresh key seals, the old one still opens; what was sealed anew needs the old one no more."""
    file = tmp_path / "vault.key"
    old = from_file(file)
    sealed = old.seal("x", WORD)
    both = turned(file)
    assert both.current != old.current
    assert both.stale(sealed)
    anew = both.seal("x", both.open("x", sealed))
    assert not both.stale(anew)
    kept_only(file)
    assert from_file(file).open("x", anew) == WORD
    with pytest.raises(Locked):
        from_file(file).open("x", sealed)


def test_the_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Made with mode 0600 whatever the umask; one that others can read is not used."""
    file = tmp_path / "vault.key"
    first = from_file(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert from_file(file).current == first.current
    file.chmod(0o640)
    with pytest.raises(Locked, match="chmod 600"):
        from_file(file)


@pytest.mark.parametrize("text", ["", "k1", "k1:AAAA", "k1:***", "k1:é"])
def test_keys_nobody_can_read_are_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(Locked, match="vault: expected"):
        from_text(text)


def test_keys_that_another_process_turned_are_followed(tmp_path: Path) -> None:
    """`endpoints rekey` beside a server: what it sealed before opens, what it seals now opens elsewhere, nothing is lost."""
    file = tmp_path / "vault.key"
    server = Following(lambda: from_file(file))
    sealed = server.seal("x", WORD)
    other = turned(file)
    assert server.open("x", sealed) == WORD and server.stale(sealed)
    anew = other.seal("x", other.open("x", sealed))
    kept_only(file)
    assert server.open("x", anew) == WORD and not server.stale(anew)
    assert from_file(file).open("x", server.seal("x", WORD)) == WORD
