"""The tables of the configuration as frozen values; config/monitor.toml explains each key to people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated as Told
from typing import Literal

from monitor.addresses import ascii_mailbox
from monitor.model import Reader, Severity
from monitor.model.endpoint import CHATS, POSTS
from monitor.settings import rules
from monitor.speak.tongue import LANGUAGES

_file = rules.text("the name of a file or folder", r"[^\x00-\x1f\x7f]+")
_HOST = r"[A-Za-z0-9.:\[\]_-]"
_host = rules.text("a host name", _HOST + "*")
_mailbox = rules.mailbox(
    "a mailbox such as Advisory Monitor <monitor@example.org>",
    r"[^<>@\x00-\x1f]*<[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+",
)
_wait = rules.number("seconds", 0.1, 600, (int, float))
_rest = rules.number("seconds", 0, 600, (int, float))
_long = rules.number("whole seconds", 10, 604_800)
_missions = rules.each("an ISO 3166-1 alpha-2 code such as KZ, or ALL", "[A-Z]{2}|ALL")
_ENDPOINT = re.compile(r"endpoint:ep[0-9a-f]{16}")
_WEBHOOK = re.compile(r"https://[^\s/@]+(/\S*)?$|http://(localhost|127\.0\.0\.1|\[::1\])[:/]")
_SECRETS = {
    "webhook": ("a secret of the form whsec_ and base64 of 24 to 64 bytes", r"whsec_[A-Za-z0-9+/]{32,86}={0,2}"),
    "slack": ("an https address, that of the incoming webhook", r"https://[^\s/@]+/\S+"),
    "teams": ("an https address, that of the workflow", r"https://[^\s/@]+/\S+"),
    "apprise": ("an address Apprise knows, such as ntfy://ntfy.sh/topic", r"[A-Za-z][A-Za-z0-9+.-]*://\S+"),
}
_hour = rules.text("a time of the day such as 22:00", r"(([01]\d|2[0-3]):[0-5]\d)?")
_MODE = r"at_once|hourly|daily ([01]\d|2[0-3]):[0-5]\d|weekly [1-7] ([01]\d|2[0-3]):[0-5]\d"
_days = rules.number("whole days", 1, 36_500)
_knock = rules.number("whole seconds", 60, 604_800)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect:
    """How the monitor asks."""

    contact: Told[str, rules.text("one line of ASCII", r"[ -~]*")]
    user_agent: Told[str, rules.agent]
    mirror: Told[str, rules.text("an http or https address without ? and #", r"(https?://[^\s/?#]+[^\s?#]*)?")]
    proxy: Told[str, rules.url]
    ca_bundle: Told[str, rules.certificates]
    deadline: Told[float, _wait]
    cap_mb: Told[int, rules.number("whole megabytes", 1, 1024)]
    spacing: Told[float, _rest]
    budget: Told[int, rules.number("requests an hour", 0, 100_000)]
    at_once: Told[int, rules.number("a whole number", 1, 64)]
    workers: Told[int, rules.number("a whole number", 1, 64)]

    def agent(self, version: str) -> str:
        """Fill in the User-Agent; a contact that is not configured is said, not hidden."""
        return self.user_agent.format(version=version, contact=self.contact or "contact not configured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Whether a publisher is read, its pages only as robots.txt allows, how often each door, for which missions."""

    enabled: Told[bool, rules.switch] = True
    robots: Told[bool, rules.switch] = True
    every: Told[Mapping[str, int], rules.table("a table of whole seconds", _knock)] = field(default_factory=dict)
    missions: Told[frozenset[str], _missions] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One [[source]] as written: a page or feed watched without code of its own."""

    name: Told[str, rules.name]
    address: Told[str, rules.text("an http or https address", r"https?://[^\s/]+\S*")]
    kind: Told[str, rules.one_of("page", "feed")] = "page"
    label: Told[str, rules.line] = ""
    selector: Told[str, rules.selector] = ""
    ignore: Told[tuple[str, ...], rules.patterns] = ()
    countries: Told[frozenset[str], rules.each("an ISO 3166-1 alpha-2 code such as KZ", "[A-Z]{2}")] = frozenset()
    every: Told[int, _knock] = 1800
    language: Told[str, rules.text("a language tag such as en or pt-BR", r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")] = "en"
    robots: Told[bool, rules.switch] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """How messages are signed and named, and where the channel "file" puts them."""

    from_: Told[str, _mailbox]
    letters_from: Told[str, rules.mailbox("a mailbox such as letters@example.org", r"([^@\s<>]+@[^@\s<>]+)?")]
    domain: Told[str, rules.text("a domain name", r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")]
    secret_file: Told[str, _file]
    outbox: Told[str, _file]
    return_path: Told[str, rules.text("nothing, or an address with {token}", r"([^@\s]*\{token\}[^@\s]*@[^@\s]+)?")]
    bounces: Told[str, rules.text("the name of a folder, or nothing", r"[^\x00-\x1f\x7f]*")]
    mode: Told[Literal["rehearsal", "live"], rules.one_of("rehearsal", "live")]
    allowed: Told[frozenset[str], rules.each("a mailbox, or a domain such as @example.org", r"[^@\s<>]*@[^@\s<>]+")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """The relay that takes mail; an empty host means that mail is not configured."""

    host: Told[str, _host]
    port: Told[int, rules.number("a port", 1, 65535)]
    starttls: Told[Literal["required", "none", "implicit"], rules.one_of("required", "none", "implicit")]
    user: Told[str, rules.line]
    password_env: Told[str, rules.line]
    password_file: Told[str, rules.line]
    connect_timeout: Told[float, _wait]
    timeout: Told[float, _wait]
    backups: Told[str, rules.text("host names, commas between them", r"[A-Za-z0-9.:\[\]_, -]*")] = ""
    connections: Told[int, rules.number("a whole number", 1, 100)] = 20
    per_second: Told[float, rules.number("mails", 0, 10_000, (int, float))] = 0
    per_domain: Told[float, rules.number("mails", 0, 10_000, (int, float))] = 0

    @property
    def hosts(self) -> tuple[str, ...]:
        """The relays in the order they are asked."""
        return (self.host, *self.backups.replace(",", " ").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Which of the addresses that people give us may be reached."""

    ports: Told[frozenset[int], rules.numbers("ports", 1, 65535)]
    http: Told[bool, rules.switch]
    inside: Told[frozenset[str], rules.each("a host name", r"[A-Za-z0-9.:_-]+")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """Where the keys stand that seal secrets in the database."""

    key_file: Told[str, _file]
    key_env: Told[str, rules.line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """How the daemon speaks."""

    level: Told[str, rules.one_of("debug", "info", "warning", "error")]
    format: Told[Literal["auto", "human", "json"], rules.one_of("auto", "human", "json")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """How a crisis, and long calm, change the rest between two looks."""

    hours: Told[int, rules.number("whole hours", 0, 8_760)]
    hot: Told[float, rules.number("a share", 0.05, 1, (int, float))]
    page: Told[int, _knock]
    quiet_days: Told[int, rules.number("whole days", 1, 365)]
    quiet: Told[float, rules.number("a multiple", 1, 10, (int, float))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The daemon's own rounds, in seconds."""

    housekeeping: Told[int, _long]
    watchdog: Told[int, _long]
    ping: Told[str, rules.url]


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """After how many days the house forgets."""

    unconfirmed_days: Told[int, _days]
    ended_days: Told[int, _days]
    bodies_days: Told[int, _days]
    deliveries_days: Told[int, _days]
    journeys_days: Told[int, _days]


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """Where pages are served, and the address people come to."""

    host: Told[str, rules.text("the name or number of one of this machine's own, or 0.0.0.0 for all", _HOST + "+")]
    port: Told[int, rules.number("a port", 1, 65535)]
    base_url: Told[str, rules.url]
    name: Told[str, rules.text("one line of text", r"[^\x00-\x1f\x7f]+")]
    proxies: Told[str, rules.proxies]

    @property
    def address(self) -> str:
        """The address people come to, without a slash at its end."""
        return self.base_url.rstrip("/") or f"http://{self.host}:{self.port}"

    def page_of(self, event: str) -> str:
        """Return the address of an event's page, "" where people have none to come to."""
        return f"{self.address}/events/{event}" if self.base_url else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oidc:
    """The organisation's own way to log in; an empty issuer means none."""

    issuer: Told[str, rules.url]
    client_id: Told[str, rules.line]
    client_secret_env: Told[str, rules.line]
    client_secret_file: Told[str, rules.line]
    label: Told[str, rules.line]
    claim: Told[Literal["sub", "email"], rules.one_of("sub", "email")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One [[reader]] as written."""

    name: Told[str, rules.name]
    channel: Told[str, rules.name]
    address: Told[str, rules.line] = ""
    countries: Told[frozenset[str], rules.countries] = frozenset()
    publishers: Told[frozenset[str], rules.each("the name of a publisher", r"\w+")] = frozenset()
    kinds: Told[frozenset[str], rules.each("the name of a kind", r"\w+")] = frozenset()
    severity: Told[Severity, rules.one_of("P1", "P2", "P3", "P4")] = "P3"
    places: Told[frozenset[str], rules.each("the name of a place", r"[^\x00-\x1f]{1,60}")] = frozenset()
    min_level: Told[int | None, rules.number("a level", 1, 4)] = None
    min_delta: Told[int | None, rules.number("levels", 1, 3)] = None
    mode: Told[str, rules.text("at_once, hourly, daily HH:MM or weekly D HH:MM", _MODE)] = "at_once"
    timezone: Told[str, rules.zone] = "UTC"
    quiet_from: Told[str, _hour] = ""
    quiet_until: Told[str, _hour] = ""
    quiet_pass: Told[Severity | Literal[""], rules.one_of("", "P1", "P2", "P3", "P4")] = "P1"  # noqa: S105
    tenant: Told[str, rules.line] = ""
    travellers: Told[bool, rules.switch] = False
    private: Told[bool, rules.switch] = False
    language: Told[str, rules.one_of(*LANGUAGES)] = "en"
    secret_env: Told[str, rules.line] = ""
    secret_file: Told[str, rules.line] = ""

    def misaddressed(self) -> tuple[str, str] | None:
        """What the channel expects of an address and what came; a webhook's address may be a secret, so not whole."""
        to_mail = self.channel == "email" or (self.channel == "file" and self.address)
        if to_mail and ascii_mailbox(self.address) is None:
            return "a mailbox such as desk@example.org, before the @ letters of ASCII alone", rules.shown(self.address)
        stored = self.channel in POSTS and _ENDPOINT.fullmatch(self.address)
        if self.channel == "webhook" and not stored and not _WEBHOOK.match(self.address):
            return "an https address or endpoint:ID", rules.shown(self.address.partition("//")[0])
        if self.channel in CHATS and self.address and not stored:
            return "nothing, for the address is a secret (secret_env or secret_file), or endpoint:ID", "something else"
        return None

    def missecret(self, word: str | None) -> tuple[str, str] | None:
        """What the channel expects of its secret and what came, which is never repeated."""
        if _ENDPOINT.fullmatch(self.address) or self.channel not in _SECRETS:
            return ("no secret, for the endpoint has its own", "one") if word and self.address else None
        expected, pattern = _SECRETS[self.channel]
        if word is None:
            given = self.secret_env or self.secret_file or (self.channel in CHATS and self.address)
            return None if given else (f"secret_env or secret_file, {expected}", "neither")
        return None if re.fullmatch(pattern, word) else (expected, "another form")

    def reader(self) -> Reader:
        """Give the reader this wish asks for."""
        asked = {field.name: getattr(self, field.name) for field in fields(Reader)}
        hidden = self.channel in CHATS and not self.address
        return Reader(**asked | ({"address": f"reader:{self.name}"} if hidden else {}))
