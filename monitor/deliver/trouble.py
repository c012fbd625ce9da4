"""What kept a relay from taking a mail, in words that say what was expected where what came names only itself."""

from __future__ import annotations

import smtplib
import ssl

from monitor.deliver.plain import header
from monitor.deliver.relay import Relay
from monitor.deliver.replies import Phase
from monitor.model import Outcome


class Refused(Exception):
    """The relay would not go on; `outcome` is what that means for the delivery, `lost` that the line is dead."""

    def __init__(self, outcome: Outcome, lost: bool = False) -> None:
        super().__init__(str(outcome))
        self.outcome = outcome
        self.lost = lost

    @property
    def reason(self) -> str:
        """Why, in the words of the outcome."""
        return getattr(self.outcome, "reason", "")

    @property
    def ended(self) -> bool:
        """Whether the line is dead, or the relay ends it: a session's hundred mails are over, or it was idle (421)."""
        return self.lost or self.outcome.said.code == 421

    @property
    def grave(self) -> bool:
        """Whether the relay will not have us at all: no more attempts of others will help."""
        return self.outcome.said.fault == "sender"


def plainly(trouble: OSError) -> str:
    """The trouble's own words on one line."""
    return header(str(trouble)) or type(trouble).__name__


def told(phase: Phase, trouble: OSError, relay: Relay) -> str:
    """The trouble's words, after what was expected where the port and the way to encrypt do not fit each other."""
    return f"{_expected(phase, trouble, relay)}{plainly(trouble)}"


def _expected(phase: Phase, trouble: OSError, relay: Relay) -> str:
    if isinstance(trouble, ssl.SSLCertVerificationError):
        return f"expected a certificate of {relay.host} from an authority this machine trusts: "
    if phase == "connect" and isinstance(trouble, ssl.SSLError):
        return 'expected TLS from the first octet (starttls = "implicit"), got something else: '
    if phase == "tls" and isinstance(trouble, smtplib.SMTPNotSupportedError):
        return 'expected STARTTLS (starttls = "required"): '
    if phase == "auth" and isinstance(trouble, smtplib.SMTPNotSupportedError):
        return "expected a relay that takes a user and a password: "
    silent = isinstance(trouble, TimeoutError | smtplib.SMTPServerDisconnected)
    if phase == "connect" and silent and relay.security != "tls":
        return 'expected a greeting, got none (does the port ask for starttls = "implicit"?): '
    return ""
