"""Passkeys (WebAuthn Level 2): a key on the person's own device answers a challenge; nothing secret leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.admit.gate import Gate
from monitor.model.account import Account, Passkey, Session

if TYPE_CHECKING:
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor


class NotProved(Exception):
    """The device's answer proves nothing: another challenge, origin or key, or a counter that went back."""


@dataclass(frozen=True, slots=True)
class Passkeys:
    """The two ceremonies of one site; `base_url` is the origin keys are bound to."""

    gate: Gate
    base_url: str
    name: str

    @property
    def _host(self) -> str:
        return urlsplit(self.base_url).hostname or ""

    @property
    def _origin(self) -> str:
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    def offer(self, session: Session, who: Account) -> str:
        """Ask the device for a new key: the options as JSON."""
        import webauthn
        from webauthn.helpers.structs import AuthenticatorSelectionCriteria, UserVerificationRequirement

        options = webauthn.generate_registration_options(
            rp_id=self._host,
            rp_name=self.name,
            user_name=who.name,
            user_id=f"account:{who.id}".encode(),
            authenticator_selection=AuthenticatorSelectionCriteria(
                user_verification=UserVerificationRequirement.PREFERRED
            ),
            exclude_credentials=[_described(key) for key in self.gate.accounts.passkeys(who.id)],
        )
        self.gate.accounts.challenge(session.id, options.challenge.hex())
        return webauthn.options_to_json(options)

    def add(self, session: Session, who: Account, answer: str, label: str, at: datetime) -> None:
        """Keep the key the device made; raises NotProved."""
        import webauthn
        from webauthn.helpers.exceptions import WebAuthnException

        try:
            made = webauthn.verify_registration_response(
                credential=answer,
                expected_challenge=self._challenge(session),
                expected_rp_id=self._host,
                expected_origin=self._origin,
            )
            key = Passkey(made.credential_id.hex(), who.id, made.credential_public_key.hex(), made.sign_count,
                          label.strip() or "Passkey", at)  # fmt: skip
            self.gate.accounts.add_passkey(key, f"account:{who.id}")
        except (WebAuthnException, ValueError, KeyError) as error:
            raise NotProved(str(error)) from error

    def ask(self, session: Session, who: Account) -> str:
        """Ask the device to prove a key it has: the options as JSON."""
        import webauthn

        known = [_described(key) for key in self.gate.accounts.passkeys(who.id)]
        options = webauthn.generate_authentication_options(rp_id=self._host, allow_credentials=known)
        self.gate.accounts.challenge(session.id, options.challenge.hex())
        return webauthn.options_to_json(options)

    def prove(self, session: Session, who: Account, answer: str, at: datetime) -> str:
        """Check the device's answer; the value of a fresh cookie. Raises NotProved."""
        import webauthn
        from webauthn.helpers import parse_authentication_credential_json
        from webauthn.helpers.exceptions import WebAuthnException

        try:
            key = self.gate.accounts.passkey(parse_authentication_credential_json(answer).raw_id.hex())
            if key is None or key.account != who.id:
                raise NotProved("expected a key of this account, got another")
            shown = webauthn.verify_authentication_response(
                credential=answer,
                expected_challenge=self._challenge(session),
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=bytes.fromhex(key.public_key),
                credential_current_sign_count=key.counter,
            )
        except (WebAuthnException, ValueError, KeyError) as error:
            raise NotProved(str(error)) from error
        self.gate.accounts.passkey_used(key.id, shown.new_sign_count, at)
        return self.gate.stepped_up(session, at)

    def _challenge(self, session: Session) -> bytes:
        """The challenge given out last, once."""
        said = self.gate.accounts.challenged(session.id)
        if not said:
            raise NotProved("expected an answer to a challenge, none was given out")
        return bytes.fromhex(said)


def _described(key: Passkey) -> PublicKeyCredentialDescriptor:
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    return PublicKeyCredentialDescriptor(id=bytes.fromhex(key.id))
