"""Log in through an organisation's own provider: OpenID Connect, authorization code with PKCE."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from authlib.integrations.requests_client import OAuth2Session

PATIENCE = 10.0  # seconds for one answer of the provider
_SIGNED = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]  # never none, never a shared secret


class Refused(Exception):
    """The provider said no, or said something that cannot be believed; the message is for the log, not the page."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A log-in on its way: where to send the browser, and what must come back with it."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Oidc:
    """One provider. `label` stands on the button; `claim` is the claim an account is known by (sub, email)."""

    issuer: str
    client_id: str
    client_secret: str
    redirect: str
    label: str
    claim: str = "sub"

    def begin(self) -> Begun:
        """Make the address of the provider's log-in page."""
        session, verifier, nonce = self._session(), secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        found = self._discovered(session)
        where = str(found["authorization_endpoint"])
        url, state = session.create_authorization_url(where, nonce=nonce, code_verifier=verifier)
        return Begun(str(url), str(state), nonce, verifier)

    def finish(self, begun: Begun, answer: str, now: datetime) -> str:
        """Trade the code in the answered address for who it is; raises Refused for anything not exactly as begun."""
        from authlib.common.errors import AuthlibBaseError
        from joserfc.errors import JoseError
        from requests import RequestException

        session = self._session()
        try:
            found = self._discovered(session)
            token = session.fetch_token(
                str(found["token_endpoint"]),
                authorization_response=answer,
                state=begun.state,
                code_verifier=begun.verifier,
                timeout=PATIENCE,
            )
            return self._believed(session, found, token, begun.nonce, now)
        except (AuthlibBaseError, RequestException, JoseError, KeyError, ValueError) as error:
            raise Refused(f"{type(error).__name__}: {error}") from error

    def _believed(
        self, session: OAuth2Session, found: Mapping[str, Any], token: Mapping[str, Any], nonce: str, now: datetime
    ) -> str:
        """Check the identity token (OpenID Connect Core section 3.1.3.7) and return the claim."""
        from joserfc import jwt
        from joserfc.jwk import KeySet

        keys = KeySet.import_key_set(
            session.request("GET", str(found["jwks_uri"]), withhold_token=True, timeout=PATIENCE).json()
        )
        claims = jwt.decode(str(token["id_token"]), keys, algorithms=_SIGNED).claims
        registry = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=60,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
        )
        registry.validate(claims)
        if self.claim == "email" and claims.get("email_verified") is not True:
            raise Refused("expected a mailbox the provider has verified")
        said = claims.get(self.claim)
        if not isinstance(said, str) or not said:
            raise Refused(f"expected the claim {self.claim}, got none")
        return f"{self.issuer}#{said}"

    def _session(self) -> OAuth2Session:
        from authlib.integrations.requests_client import OAuth2Session

        session = OAuth2Session(
            self.client_id,
            self.client_secret or None,
            scope="openid email",
            redirect_uri=self.redirect,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if self.client_secret else "none",
        )
        session.trust_env = False
        session.max_redirects = 0
        return session

    def _discovered(self, session: OAuth2Session) -> Mapping[str, Any]:
        """The provider's own description; it must be of this issuer and name https (or this machine) only."""
        where = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        found = session.request("GET", where, withhold_token=True, timeout=PATIENCE).json()
        if not isinstance(found, dict) or found.get("issuer") != self.issuer:
            raise ValueError(f"expected the description of {self.issuer}, got another's")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            parts = urlsplit(str(found.get(name, "")))
            if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
                raise ValueError(f"{name}: expected an https address, got another")
        return found
