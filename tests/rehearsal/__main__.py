"""Play January 2022 through the product from page to inbox, and open the mail (`make rehearse`)."""

from __future__ import annotations

import mailbox
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from email import policy
from email.parser import BytesParser
from pathlib import Path

from monitor.collect.sources import SOURCES
from tests.rehearsal.january_2022 import STEPS
from tests.rehearsal.publisher import LocalPublisher

Start = Callable[[Sequence[str]], None]  # how a command is started
# Only the American doors are played; the other governments are not asked.
ELSEWHERE = "".join(f"[sources.{name}]\nenabled = false\n" for name in SOURCES if name not in ("us_state", "us_embassy"))
CONFIG = ELSEWHERE + """
[collect]
contact = "rehearsal@example.org"
spacing = 0.0
[sources.us_embassy]
missions = ["KZ"]
[[reader]]
name = "desk"
channel = "file"
severity = "P3"
timezone = "Asia/Almaty"
"""


def say(text: str) -> None:
    print(f"\n\033[1m{text}\033[0m" if sys.stdout.isatty() else f"\n{text}", flush=True)


def from_nothing(words: Sequence[str]) -> None:
    """Start `python -m` with these words."""
    subprocess.run([sys.executable, "-m", *words], check=True)


def run(state: Path, config: Path, *words: str, start: Start = from_nothing) -> None:
    """Run the product's own command, as a person would."""
    print("$ advisory-monitor " + " ".join(words), flush=True)
    start(["monitor", "--config", str(config), "--state", str(state), *words])


def rehearse(folder: Path, start: Start = from_nothing) -> Path:
    """Play all steps in `folder`, each command as `start` starts it; returns the path of the mail."""
    config, state = folder / "config", folder / "state"
    shutil.rmtree(folder, ignore_errors=True)
    config.mkdir(parents=True)
    (config / "local.toml").write_text(CONFIG, "utf-8")
    say("The clock of this story jumps by a day and more: that rounds were late is true each time it does.")
    with LocalPublisher() as publisher:
        for at, pages, told in STEPS:
            publisher.pages = pages
            say(f"{at}  {told}")
            run(state, config, "check", "--mirror", publisher.url, "--at", at, start=start)
            run(state, config, "post", "--at", at, start=start)
        say("What was noticed, with every door that confirms it by now:")
        run(state, config, "events", start=start)
    inbox = mailbox.Maildir(state / "outbox", create=False)
    letters = [Path(inbox._path) / inbox._lookup(key) for key in inbox.keys()]  # noqa: SIM118
    if len(letters) != 1:
        raise SystemExit(f"expected exactly one mail in {state / 'outbox'}, got {len(letters)}")
    return letters[0]


def show(letter: Path) -> None:
    """Print the mail as the desk reads it."""
    mail = BytesParser(policy=policy.default).parsebytes(letter.read_bytes())
    say("The mail, as the desk reads it:")
    print(f"From: {mail['From']}\nTo: {mail['To']}\nSubject: {mail['Subject']}\n")
    body = mail.get_body(("plain",))
    print(body.get_content() if body else "")
    say(f"One mail, no second page. It lies in {letter}")


if __name__ == "__main__":
    show(rehearse(Path(os.environ.get("REHEARSAL") or tempfile.mkdtemp(prefix="advisory-rehearsal-"))))
