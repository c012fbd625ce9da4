"""config/*.toml becomes one frozen value, checked whole, and every mistake is told at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from monitor.model import Reader
from monitor.model.endpoint import POSTS
from monitor.reach.ways import at_home
from monitor.settings import rules
from monitor.settings.draft import Draft, Secret
from monitor.settings.routing import TABLES, Routing, routing
from monitor.settings.shapes import (
    Collect,
    Email,
    Heat,
    Log,
    Oidc,
    Own,
    Post,
    Privacy,
    Publisher,
    Reach,
    Vault,
    Watch,
    Web,
    Wish,
)

FILES = ("monitor.toml", "readers.toml", "local.toml")
_LISTS = ("reader", "source", *TABLES)
_OTHERS = ("privacy", *_LISTS)
_TABLES = ("collect", "sources", "post", "email", "reach", "vault", "heat", "log", "watch", "web", "oidc", *_OTHERS)
LISTED = "listed"  # the publisher's name that all [[source]] go by


class Mistakes(Exception):
    """Everything wrong with a configuration: one sentence each, with file, key, what was expected, what came."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class Known:
    """The names on the house's roll-calls, to check names against; an empty one checks nothing."""

    doors: Mapping[str, Collection[str]] = field(default_factory=dict)
    kinds: Collection[str] = ()
    channels: Collection[str] = ("file", "email", *POSTS, "apprise")

    @property
    def publishers(self) -> Collection[str]:
        """Whoever an event can be of: governments, the list of one's own, and the canary."""
        return (*self.doors, LISTED, "canary") if self.doors else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The whole configuration.

    `secrets` are the readers' by name; `told` is every value that counts: key, value as written, file that says it.
    """

    collect: Collect
    sources: Mapping[str, Publisher]
    own: tuple[Own, ...]
    post: Post
    email: Email
    password: Secret | None
    reach: Reach
    vault: Vault
    vault_keys: Secret | None
    oidc: Oidc
    oidc_secret: Secret | None
    log: Log
    heat: Heat
    watch: Watch
    web: Web
    privacy: Privacy
    routing: Routing
    readers: tuple[Reader, ...]
    secrets: Mapping[str, Secret]
    told: tuple[tuple[str, object, Path], ...] = field(repr=False)


def embedded() -> Path:
    """Find the defaults: inside the installed package, or beside it in a checkout."""
    shipped = Path(__file__).parent.with_name("config")
    return shipped if shipped.is_dir() else Path(__file__).parent.parent.with_name("config")


def load(folder: Path, environ: Mapping[str, str], known: Known | None = None) -> Settings:
    """Lay the files of `folder` over the embedded defaults; raises Mistakes with every one of them.

    A folder may lack any file, or be missing itself. A relative secret file starts in $CREDENTIALS_DIRECTORY,
    or else in `folder`.
    """
    draft = Draft(folder, environ)
    for file in (embedded() / FILES[0], embedded() / FILES[1]):
        draft.read(file)
    draft.settle()
    for file in (folder / name for name in FILES):
        if _named_there(file):
            draft.read(file)
    for file in sorted(folder.glob("*.toml")):
        if file.name not in FILES:
            draft.mistakes.append(f"{file}: expected one of {', '.join(FILES)}, got another name")
    for name in draft.tables:
        draft.among((name,), (name,), _TABLES)
    settings = _settings(draft, known or Known())
    if settings is None or draft.mistakes:
        raise Mistakes(draft.mistakes)
    return settings


def _named_there(file: Path) -> bool:
    """Whether a file is not simply left out: one that leads nowhere, or may not be read, is a mistake."""
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _settings(draft: Draft, known: Known) -> Settings | None:
    collect, post = draft.table(Collect, "collect"), draft.table(Post, "post")
    email = draft.table(Email, "email")
    reach, vault = draft.table(Reach, "reach"), draft.table(Vault, "vault")
    oidc, privacy = draft.table(Oidc, "oidc"), draft.table(Privacy, "privacy")
    log, watch, web = draft.table(Log, "log"), draft.table(Watch, "watch"), draft.table(Web, "web")
    heat = draft.table(Heat, "heat")
    sources = _sources(draft, known)
    own = _own(draft)
    wishes = _wishes(draft, known)
    _reachable(draft, wishes, email)
    secrets = {wish.name: _secret(draft, ("reader", n), wish) for n, wish in wishes.items()}
    routes = routing(draft, _named(draft), known.kinds, known.publishers)
    if not (routes and collect and post and email and reach and vault and oidc and heat and log and watch and web):
        return None
    if privacy is None:
        return None
    return Settings(
        collect=collect,
        sources=MappingProxyType(sources),
        own=own,
        post=post,
        email=email,
        password=draft.secret(("email",), email.password_env, email.password_file),
        reach=reach,
        vault=vault,
        vault_keys=draft.secret(("vault",), vault.key_env, ""),
        oidc=oidc,
        oidc_secret=draft.secret(("oidc",), oidc.client_secret_env, oidc.client_secret_file),
        heat=heat,
        log=log,
        watch=watch,
        web=web,
        privacy=privacy,
        routing=routes,
        readers=tuple(wish.reader() for wish in wishes.values()),
        secrets=MappingProxyType({name: secret for name, secret in secrets.items() if secret}),
        told=tuple(draft.told()),
    )


def _sources(draft: Draft, known: Known) -> dict[str, Publisher]:
    given = draft.tables.get("sources", {})
    if not isinstance(given, dict):
        draft.note(("sources",), "tables headed [sources.NAME]", rules.shown(given))
        return {}
    draft.among(("sources",), given, known.doors)
    filled = {name: draft.table(Publisher, "sources", name) for name in given}
    sources = {name: source for name, source in filled.items() if source}
    for name, source in sources.items():
        if not source.enabled:
            continue  # its code need not even be loaded
        draft.among(("sources", name, "every"), source.every, known.doors.get(name, ()))
    return sources


def _own(draft: Draft) -> tuple[Own, ...]:
    given = draft.tables.get("source", [])
    if not isinstance(given, list):
        draft.note(("source",), "tables headed [[source]]", rules.shown(given))
        return ()
    filled = [(n, draft.table(Own, "source", n)) for n in range(len(given))]
    first: dict[str, int] = {}
    for n, own in filled:
        if own and first.setdefault(own.name, n) != n:
            draft.note(("source", n, "name"), "a name no other source has", f"{own.name!r} again")
    return tuple(own for _, own in filled if own)


def _wishes(draft: Draft, known: Known) -> dict[int, Wish]:
    given = draft.tables.get("reader", [])
    if not isinstance(given, list):
        draft.note(("reader",), "tables headed [[reader]]", rules.shown(given))
        return {}
    filled = {n: draft.table(Wish, "reader", n) for n in range(len(given))}
    wishes = {n: wish for n, wish in filled.items() if wish}
    first: dict[str, int] = {}
    for n, wish in wishes.items():
        if first.setdefault(wish.name, n) != n:
            draft.note(("reader", n, "name"), "a name no other reader has", f"{wish.name!r} again")
        draft.among(("reader", n, "channel"), (wish.channel,), known.channels)
        draft.among(("reader", n, "publishers"), wish.publishers, known.publishers)
        draft.among(("reader", n, "kinds"), wish.kinds, known.kinds)
    return wishes


def _named(draft: Draft) -> list[str]:
    """The names of all readers that are written, also of those with a mistake."""
    given = draft.tables.get("reader", [])
    tables = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return [name for one in tables if isinstance(name := one.get("name"), str)]


def _secret(draft: Draft, at: rules.Where, wish: Wish) -> Secret | None:
    secret = draft.secret(at, wish.secret_env, wish.secret_file)
    if wrong := wish.missecret(secret.reveal() if secret else None):
        draft.note(at, *wrong)
    return secret


def _reachable(draft: Draft, wishes: Mapping[int, Wish], email: Email | None) -> None:
    for n, wish in wishes.items():
        _quiet(draft, n, wish)
        if wrong := wish.misaddressed():
            draft.note(("reader", n, "address"), *wrong)
        if email and not email.host and draft.right("email", "host") and wish.channel == "email":
            draft.note(("reader", n, "channel"), "a relay in [email] host for the channel email", "no host")
    if email and email.starttls == "none":
        _in_the_clear(draft, email)
    elif email:
        _logged_in(draft, email)


def _quiet(draft: Draft, n: int, wish: Wish) -> None:
    at = ("reader", n, "quiet_until")
    if not draft.right("reader", n, "quiet_from"):
        return
    if bool(wish.quiet_from) != bool(wish.quiet_until):
        draft.note(at, "both ends of the quiet hours or neither", "one")
    elif wish.quiet_from and wish.quiet_from == wish.quiet_until:
        draft.note(at, "another time than quiet_from, or no quiet hours at all", f"{wish.quiet_until} twice")


def _logged_in(draft: Draft, email: Email) -> None:
    """A name without its password is refused by the relay with each mail."""
    word = email.password_env or email.password_file
    if email.user and not word and draft.right("email", "password_env") and draft.right("email", "password_file"):
        draft.note(("email", "user"), "its password beside it, in password_env or password_file", "neither")


def _in_the_clear(draft: Draft, email: Email) -> None:
    far = [host for host in email.hosts if host and not at_home(host)]
    if email.user or email.password_env or email.password_file:
        draft.note(("email", "starttls"), "required or implicit, for a password never travels in the clear", "none")
    elif far:
        draft.note(("email", "starttls"), f"required or implicit, for {far[0]} is another machine", "none")
