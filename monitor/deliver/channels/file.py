"""Put each message as a real mail into a Maildir: the way out while no mail relay is configured."""

from __future__ import annotations

import os
from pathlib import Path

from monitor.alone import settled
from monitor.deliver.envelope import envelope
from monitor.deliver.retry import MAIL
from monitor.model import Message, Outcome, Sent, TryLater


class File:
    """A Maildir; a message is named by its identity, so the same one twice is one file."""

    name = "file"
    schedule = MAIL

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: Message, address: str) -> Outcome:
        """Deliver as Maildir asks: written and synced under tmp/, then renamed into new/; the receipt is the path."""
        try:
            for room in ("tmp", "new", "cur"):
                (self._folder / room).mkdir(mode=0o700, parents=True, exist_ok=True)
            already = self._find(message.id)
            return Sent(str(already or self._write(message, address)))
        except OSError as trouble:
            return TryLater(f"Maildir {self._folder}: {trouble.strerror or trouble}")

    def close(self) -> None:
        """Nothing is kept open."""

    def _find(self, message_id: str) -> Path | None:
        """Look where a mail reader may have moved the message: cur/ adds flags after a colon."""
        fresh = self._folder / "new" / f"{message_id}.eml"
        return fresh if fresh.exists() else next((self._folder / "cur").glob(f"{message_id}.eml*"), None)

    def _write(self, message: Message, address: str) -> Path:
        draft = self._folder / "tmp" / f"{message.id}.eml"
        final = self._folder / "new" / draft.name
        with draft.open("wb") as out:
            out.write(message.mail or envelope(message, address))
            out.flush()
            os.fsync(out.fileno())
        draft.replace(final)
        settled(final.parent)  # else a power cut loses a message marked sent
        return final
