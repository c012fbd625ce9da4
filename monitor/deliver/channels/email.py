"""Hand messages to a mail relay by SMTP, step by step, so that every reply is known for what it answers."""

from __future__ import annotations

import re
import smtplib
import ssl
import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from math import ceil

from monitor.deliver.envelope import envelope
from monitor.deliver.plain import header, mailbox
from monitor.deliver.relay import Relay
from monitor.deliver.replies import Phase, judged
from monitor.deliver.retry import MAIL
from monitor.model import GiveUp, Message, Outcome, Sent, TryLater, Unsure

_LEADING_DOT = re.compile(rb"(?m)^\.")


class Refused(Exception):
    """The relay would not go on; `outcome` is what that means for the delivery, `lost` that the line is dead."""

    def __init__(self, outcome: Outcome, lost: bool = False) -> None:
        super().__init__(str(outcome))
        self.outcome = outcome
        self.lost = lost


class Email:
    """A connection to one relay, opened when needed and kept for the next message.

    After a failed opening the relay is left alone for `rest` seconds: one that is down must not cost every
    waiting message a connect timeout. `clock` is a monotonic count of seconds.
    """

    name = "email"
    schedule = MAIL

    def __init__(
        self,
        relay: Relay,
        trust: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        rest: float = 60,
    ) -> None:
        self._relay, self._clock, self._rest = relay, clock, rest
        self._trust = trust  # else made when first needed: reading the authorities takes a tenth of a second
        self._smtp: smtplib.SMTP | None = None
        self._opened_at, self._mails = 0.0, 0
        self._rests_until, self._rests_because = float("-inf"), ""

    def send(self, message: Message, address: str) -> Outcome:
        """Hand one message over for one recipient; the receipt is the relay's last reply with its queue id."""
        recipient = mailbox(address)
        if recipient is None:
            return GiveUp("expected one plain mailbox address (local@domain), got something else")
        try:
            return self._masked(self._handed_over(recipient, envelope(message, address)))
        except Refused as no:
            return self._masked(no.outcome)

    def close(self) -> None:
        """Say goodbye to the relay."""
        if self._smtp is not None:
            with suppress(OSError):
                self._wait(self._smtp, self._relay.patience.connect)
                self._smtp.quit()
        self._drop()

    def _handed_over(self, recipient: str, mail: bytes) -> Outcome:
        smtp = self._begun()
        self._mails += 1
        self._step("rcpt", lambda: smtp.rcpt(recipient))
        self._step("data", lambda: smtp.docmd("DATA"), wanted=354)
        return self._transmitted(smtp, mail)

    def _begun(self) -> smtplib.SMTP:
        """Return a connection on which MAIL was accepted; a kept one the relay has closed is opened anew, once."""
        kept = self._kept()
        if kept is not None:
            try:
                return self._mail_from(kept)
            except Refused as no:
                if not no.lost:
                    raise
        if (left := self._rests_until - self._clock()) > 0:
            raise Refused(TryLater(f"relay left alone for a while: {self._rests_because}", ceil(left)))
        try:
            return self._mail_from(self._opened())
        except Refused as no:
            self._rests_until, self._rests_because = self._clock() + self._rest, getattr(no.outcome, "reason", "")
            raise

    def _kept(self) -> smtplib.SMTP | None:
        worn = self._mails >= self._relay.most_mails or self._clock() - self._opened_at >= self._relay.most_seconds
        if worn:
            self.close()
        return self._smtp

    def _mail_from(self, smtp: smtplib.SMTP) -> smtplib.SMTP:
        self._step("mail", lambda: smtp.mail(self._relay.sender))
        return smtp

    def _opened(self) -> smtplib.SMTP:
        """Connect, greet, encrypt, log in; each phase with its own patience and its own name in the reason."""
        relay = self._relay
        self._step("connect", self._connected, wanted=0)
        smtp = self._smtp
        assert smtp is not None
        self._wait(smtp, relay.patience.command)
        self._step("ehlo", smtp.ehlo)
        if relay.security == "starttls":
            self._step("tls", lambda: smtp.starttls(context=self._trust or ssl.create_default_context()))
            self._step("ehlo", smtp.ehlo)
        if relay.user:
            self._step("auth", lambda: smtp.login(relay.user, relay.password))
        return smtp

    def _connected(self) -> tuple[int, bytes]:
        relay = self._relay
        hello = relay.hello or relay.sender.rpartition("@")[2]  # smtplib's own default asks DNS for our name
        wait = relay.patience.connect
        if relay.security == "tls":
            trust = self._trust or ssl.create_default_context()
            self._smtp = smtplib.SMTP_SSL(relay.host, relay.port, hello, timeout=wait, context=trust)
        else:
            self._smtp = smtplib.SMTP(relay.host, relay.port, hello, timeout=wait)
        self._opened_at, self._mails = self._clock(), 0
        return 0, b""

    def _step(self, phase: Phase, ask: Callable[[], tuple[int, bytes]], wanted: int = 250) -> None:
        """Ask one thing; raises Refused with what the answer, or its absence, means. Nothing was handed over yet."""
        try:
            code, said = ask()
        except smtplib.SMTPResponseException as no:
            self._drop()
            raise Refused(judged(phase, no.smtp_code, _text(no.smtp_error)), lost=False) from no
        except OSError as trouble:  # every SMTPException is one
            self._drop()
            ours = "sender problem: " if phase in ("tls", "auth") or isinstance(trouble, ssl.SSLError) else ""
            raise Refused(TryLater(f"{ours}{phase}: {_said(trouble)}"), lost=True) from trouble
        if code == wanted or (wanted != 354 and code // 100 == 2):
            return
        self._start_over(code)
        raise Refused(judged(phase, code, _text(said)))

    def _transmitted(self, smtp: smtplib.SMTP, mail: bytes) -> Outcome:
        """Send the text, then the final dot: from there on silence means that nobody knows."""
        body = _LEADING_DOT.sub(b"..", mail if mail.endswith(b"\r\n") else mail + b"\r\n")
        try:
            self._wait(smtp, self._relay.patience.block)
            smtp.send(body)
        except OSError as trouble:
            self._drop()
            return TryLater(f"data: before the final dot: {_said(trouble)}")
        try:
            self._wait(smtp, self._relay.patience.final)
            smtp.send(b".\r\n")
            code, said = smtp.getreply()
            self._wait(smtp, self._relay.patience.command)
        except OSError as trouble:
            self._drop()
            return Unsure(f"no answer after the final dot: {_said(trouble)}")
        if 200 <= code <= 299:
            return Sent(header(f"{code} {_text(said)}"))
        self._start_over(code)
        if not 400 <= code <= 599:
            return Unsure(f"an answer nobody can read after the final dot: {header(f'{code} {_text(said)}')}")
        return judged("dot", code, _text(said))

    def _start_over(self, code: int) -> None:
        """Clear the transaction for the next message; a relay that says 421 is closing."""
        try:
            if code == 421 or self._smtp is None or self._smtp.rset()[0] != 250:
                self._drop()
        except OSError:
            self._drop()

    def _wait(self, smtp: smtplib.SMTP, seconds: float) -> None:
        if smtp.sock is not None:
            smtp.sock.settimeout(seconds)

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def _masked(self, outcome: Outcome) -> Outcome:
        """Return the outcome without our password, which a confused relay may echo."""
        user, password = self._relay.user, self._relay.password
        if not password:
            return outcome
        plain = b64encode(f"\0{user}\0{password}".encode()).decode()
        said = outcome.receipt if isinstance(outcome, Sent) else outcome.reason
        for secret in (plain, b64encode(password.encode()).decode(), password):
            said = said.replace(secret, "…")
        return Sent(said) if isinstance(outcome, Sent) else replace(outcome, reason=said)


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _said(trouble: OSError) -> str:
    return header(str(trouble)) or type(trouble).__name__
