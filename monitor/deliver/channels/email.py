"""Hand messages to a mail relay by SMTP, step by step, so that every reply is known for what it answers."""

from __future__ import annotations

import smtplib
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from math import ceil

from monitor.addresses import ascii_mailbox
from monitor.deliver import pipelining
from monitor.deliver.envelope import envelope
from monitor.deliver.exchange import Exchange
from monitor.deliver.plain import header
from monitor.deliver.relay import Relay, masked
from monitor.deliver.replies import Phase, judged, queue_id, words
from monitor.deliver.retry import MAIL
from monitor.deliver.trouble import Refused, plainly, told
from monitor.model import GiveUp, Message, Outcome, Said, Sent, TryLater, Unsure, Wait

_DOT = b".\r\n"
STALE = 1.0  # seconds after which it is asked anew whether a message may still leave


class Email:
    """A connection to one of the relays, opened when needed and kept for the next message.

    What many connections share is the `exchange`: which relay is well, how fast we may go, which domain asked for
    a pause. `clock` is a monotonic count of seconds.
    """

    name = "email"
    schedule = MAIL

    def __init__(
        self,
        exchange: Exchange | Relay,
        trust: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._exchange = Exchange((exchange,), clock=clock) if isinstance(exchange, Relay) else exchange
        self._number, self._clock = 0, clock
        self._trust = trust  # else made when first needed: reading the authorities takes a tenth of a second
        self._smtp: smtplib.SMTP | None = None
        self._opened_at, self._mails, self._brisk = 0.0, 0, False

    @property
    def _relay(self) -> Relay:
        return self._exchange.relays[self._number]

    def send(self, message: Message, address: str) -> Outcome:
        """Hand one message over for one recipient; the receipt is the relay's last reply with its queue id."""
        return self.send_when(message, address, lambda: True) or TryLater("it was not to be sent")

    def send_when(self, message: Message, address: str, go: Callable[[], bool]) -> Outcome | None:
        """As `send`, but ask `go` right before DATA; None if it says no.

        On a kept line to a quick relay that takes commands in groups: before the group that ends in DATA.
        """
        recipient = ascii_mailbox(address)
        if recipient is None:
            return GiveUp("expected one plain mailbox address (local@domain), got something else")
        domain = recipient.rpartition("@")[2].lower()
        if wait := self._exchange.admit(domain):
            return Wait(f"the pace of {domain} or of the relay is kept", ceil(wait))
        try:
            outcome = self._handed_over(recipient, message, address, go)
        except Refused as no:
            outcome = no.outcome
        if outcome is not None:
            self._learn(outcome, domain)
            outcome = masked(outcome, self._relay, recipient)
        return outcome

    def hello(self) -> Outcome:
        """Connect, encrypt, log in and name our sender, and hand over nothing: whether the relay would have us."""
        try:
            self._begun("")
        except Refused as no:
            return masked(no.outcome, self._relay)
        self._start_over(250)
        self.close()
        return masked(Sent("it takes mail of ours"), self._relay)

    def resting(self) -> float:
        """For how many seconds no relay may be asked."""
        return self._exchange.resting()[0]

    def abort(self) -> None:
        """Cut the line from another thread: whoever waits for an answer gets none."""
        with suppress(OSError, AttributeError):
            self._smtp.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]

    def close(self) -> None:
        """Say goodbye to the relay."""
        if self._smtp is not None:
            with suppress(OSError):
                self._wait(self._smtp, self._relay.patience.connect)
                self._smtp.quit()
        self._drop()

    def _learn(self, outcome: Outcome, domain: str) -> None:
        """Let all connections know what this one was told."""
        if isinstance(outcome, Sent):
            self._exchange.fine(domain)
            self._exchange.well(self._number)  # a few boxes it will not serve, among many, are no fault
        elif isinstance(outcome, Unsure):
            self._exchange.doubt(self._number, outcome.reason)
        elif outcome.said.fault == "busy" and outcome.said.phase in ("rcpt", "data", "dot"):
            self._exchange.slow(domain)
        elif outcome.said.fault == "sender" and outcome.said.phase in ("rcpt", "data", "dot"):
            self._exchange.ill(self._number, outcome.reason)

    def _handed_over(self, recipient: str, message: Message, address: str, go: Callable[[], bool]) -> Outcome | None:
        mail = message.mail or envelope(message, address)
        kept = self._kept()
        if kept is not None and self._brisk and pipelining.possible(kept):
            if not go():
                return None
            begun = self._clock()
            if self._pipelined(kept, message.return_path or self._relay.sender, recipient, begun):
                return self._transmitted(kept, mail)
            go = partial(self._fresh, begun)
        smtp = self._begun(message.return_path)
        self._mails += 1
        asked = self._clock()
        self._step("rcpt", lambda: smtp.rcpt(recipient))
        self._brisk = self._clock() - asked < STALE / 4
        if not go():
            self._start_over(250)
            return None
        self._step("data", lambda: smtp.docmd("DATA"), wanted=354)
        return self._transmitted(smtp, mail)

    def _pipelined(self, smtp: smtplib.SMTP, sender: str, recipient: str, begun: float) -> bool:
        """Say MAIL, RCPT and DATA in one packet (RFC 2920): one wait instead of three; raises Refused as steps do.

        False where the relay had ended the line.
        """
        self._mails += 1
        try:
            self._step("mail", lambda: pipelining.asked(smtp, sender, recipient))
        except Refused as no:
            if no.ended:
                return False
            self._blame(no)
            raise
        self._step("rcpt", lambda: pipelining.answered(smtp, 1))
        self._step("data", smtp.getreply, wanted=354)
        return self._fresh(begun)

    def _fresh(self, begun: float) -> bool:
        """Whether nobody can have left since we asked: raises Refused, for the text was not begun."""
        if self._clock() - begun > STALE:
            self._drop()
            raise Refused(TryLater("the relay took its time over the names", said=Said("rcpt")))
        return True

    def _begun(self, sender: str) -> smtplib.SMTP:
        """Return a connection on which MAIL was accepted; a kept one the relay has closed is opened anew, once."""
        kept = self._kept()
        if kept is not None:
            try:
                return self._mail_from(kept, sender)
            except Refused as no:
                if not no.ended:
                    self._blame(no)
                    raise
        number = self._exchange.relay()
        if number is None:
            left, because = self._exchange.resting()
            raise Refused(Wait(f"relay left alone for a while: {because}", max(1, ceil(left))))
        self._number = number
        try:
            smtp = self._mail_from(self._opened(), sender)
        except Refused as no:
            self._blame(no)
            raise
        self._exchange.speaks(number)
        return smtp

    def _blame(self, no: Refused) -> None:
        """Tell the others of a relay in trouble; one that will not have us is not spoken to on this line again."""
        self._exchange.ill(self._number, no.reason, no.grave)
        if no.grave:
            self.close()

    def _kept(self) -> smtplib.SMTP | None:
        worn = self._mails >= self._relay.most_mails or self._clock() - self._opened_at >= self._relay.most_seconds
        if worn:
            self.close()
        return self._smtp

    def _mail_from(self, smtp: smtplib.SMTP, sender: str) -> smtplib.SMTP:
        self._step("mail", lambda: smtp.mail(sender or self._relay.sender))
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
            self._step("tls", lambda: smtp.starttls(context=self._trust or _authorities()))
            self._step("ehlo", smtp.ehlo)
        if relay.user:
            self._step("auth", lambda: smtp.login(relay.user, relay.password))
        return smtp

    def _connected(self) -> tuple[int, bytes]:
        relay = self._relay
        hello = relay.hello or relay.sender.rpartition("@")[2]  # smtplib's own default asks DNS for our name
        wait = relay.patience.connect
        if relay.security == "tls":
            trust = self._trust or _authorities()
            self._smtp = smtplib.SMTP_SSL(relay.host, relay.port, hello, timeout=wait, context=trust)
        else:
            self._smtp = smtplib.SMTP(relay.host, relay.port, hello, timeout=wait)
        if self._smtp.sock is not None:
            # The final dot is a send of its own; Nagle would hold it until the other side owns up to the text: 40 ms.
            self._smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
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
            ours = phase in ("tls", "auth") or isinstance(trouble, ssl.SSLError)
            how = Said(phase, fault="sender" if ours else "")
            why = f"{'sender problem: ' if ours else ''}{phase}: {told(phase, trouble, self._relay)}"
            raise Refused(TryLater(why, said=how), lost=True) from trouble
        if code == wanted or (wanted != 354 and code // 100 == 2):
            return
        self._start_over(code)
        raise Refused(judged(phase, code, _text(said)))

    def _transmitted(self, smtp: smtplib.SMTP, mail: bytes) -> Outcome:
        """Send the text, then the final dot: from there on silence means that nobody knows."""
        body = (mail if mail.endswith(b"\r\n") else mail + b"\r\n").replace(b"\n.", b"\n..")
        try:
            self._wait(smtp, self._relay.patience.block)
            pipelining.poured(smtp, b"." * body.startswith(b".") + body + _DOT)
        except OSError as trouble:
            self._drop()
            return TryLater(f"data: before the final dot: {plainly(trouble)}", said=Said("data"))
        try:
            self._wait(smtp, self._relay.patience.final)
            code, said = smtp.getreply()
            self._wait(smtp, self._relay.patience.command)
        except OSError as trouble:
            self._drop()
            return Unsure(f"no answer after the final dot: {plainly(trouble)}", Said("dot"))
        if 200 <= code <= 299:
            text = header(f"{code} {_text(said)}")
            return Sent(text, Said("dot", code, queue_id=queue_id(text)))
        self._start_over(code)
        if not 400 <= code <= 599:
            why = f"an answer nobody can read after the final dot: {code} {words(_text(said))}"
            return Unsure(why, Said("dot", code))
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


@cache
def _authorities() -> ssl.SSLContext:
    """Whom this machine trusts; one for all connections."""
    return ssl.create_default_context()


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
