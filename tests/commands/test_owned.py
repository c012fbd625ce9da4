"""Root types a command in the folder of the service: the daemon, a user of its own, opens what was made all the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import cli
from monitor.commands.owned import hand_over

SERVICE = 61_184
root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")


@root
def test_what_root_restores_belongs_to_the_service(tmp_path: Path) -> None:
    old, lost = tmp_path / "old", tmp_path / "lost"
    lost.mkdir()
    os.chown(lost, SERVICE, SERVICE)
    for words in (("--state", str(old), "events"), ("--state", str(old), "backup", str(tmp_path / "copy")), ("--state", str(lost), "restore", str(tmp_path / "copy"))):
        assert CliRunner().invoke(cli, words).exit_code == 0
    assert {file.stat().st_uid for file in lost.iterdir()} == {SERVICE}
    assert {file.stat().st_uid for file in old.iterdir()} == {0}, "its folder is root's"


@root
def test_the_service_is_given_nothing_that_is_elsewhere(tmp_path: Path) -> None:
    """Whoever owns the folder could have laid a link to the machine's own files into it."""
    state, secret = tmp_path / "state", tmp_path / "secret"
    (state / "new").mkdir(parents=True)
    secret.write_text("root's")
    (state / "link").symlink_to(secret)
    (state / "new" / "same").hardlink_to(secret)
    (state / "mail").write_text("a mail")
    os.mkfifo(state / "pipe")
    os.chown(state, SERVICE, SERVICE)
    assert hand_over(state) == 2
    assert (secret.stat().st_uid, (state / "mail").stat().st_uid, (state / "new").stat().st_uid) == (0, SERVICE, SERVICE)


def test_nobody_but_root_gives_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").touch()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert hand_over(tmp_path) == 0 == hand_over(tmp_path / "nowhere")


@root
def test_root_of_a_container_that_may_read_nobody_elses_files_gives_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command ended with a traceback before it could say what it may not read."""

    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    os.chown(tmp_path, SERVICE, SERVICE)
    monkeypatch.setattr(os, "fwalk", refused)
    assert hand_over(tmp_path) == 0
