"""Play January 2022 through the product from page to inbox, and open the mail (`make rehearse`)."""

from __future__ import annotations

import mailbox
import os
import shutil
import subprocess
import sys
import tempfile
from email import policy
from email.parser import BytesParser
from pathlib import Path

from monitor.collect.sources import SOURCES
from tests.rehearsal.january_2022 import STEPS
from tests.rehearsal.publisher import LocalPublisher

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


def run(state: Path, config: Path, *words: str) -> None:
    """Run the product's own command, as a person would."""
    command = [sys.executable, "-m", "monitor", "--config", str(config), "--state", str(state), *words]
    print("$ advisory-monitor " + " ".join(words), flush=True)
    subprocess.run(command, check=True)


def rehearse(folder: Path) -> Path:
    """Play all steps in `folder`; returns the path of the mail."""
    config, state = folder / "config", folder / "state"
    shutil.rmtree(folder, ignore_errors=True)
    config.mkdir(parents=True)
    (config / "local.toml").write_text(CONFIG, "utf-8")
    say("The clock of this story jumps by a day and more: that rounds were late is true each time it does.")
    with LocalPublisher() as publisher:
        for at, pages, told in STEPS:
            publisher.pages = pages
            say(f"{at}  {told}")
            run(state, config, "check", "--mirror", publisher.url, "--at", at)
            run(state, config, "post", "--at", at)
        say("What was noticed, with every door that confirms it by now:")
        run(state, config, "events")
    inbox = mailbox.Maildir(state / "outbox", create=False)
    letters = [Path(inbox._path) / inbox._lookup(key) for key in inbox.keys()]  # noqa: SIM118
    if len(letters) != 1:
        raise SystemExit(f"expected exactly one mail in {state / 'outbox'}, got {len(letters)}")
    return letters[0]


def main() -> None:
    folder = Path(os.environ.get("REHEARSAL") or tempfile.mkdtemp(prefix="advisory-rehearsal-"))
    letter = rehearse(folder)
    mail = BytesParser(policy=policy.default).parsebytes(letter.read_bytes())
    say("The mail, as the desk reads it:")
    print(f"From: {mail['From']}\nTo: {mail['To']}\nSubject: {mail['Subject']}\n")
    body = mail.get_body(("plain",))
    print(body.get_content() if body else "")
    say(f"One mail, no second page. It lies in {letter}")


if __name__ == "__main__":
    main()
