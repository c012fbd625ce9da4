"""Reading public addresses from a copy: https://HOST/PATH?QUERY is asked of MIRROR/HOST/PATH?QUERY."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from monitor.reach.ways import at_home


class Mirror:
    """Maps public addresses to a mirror and its redirects back; raises ValueError for an unusable base."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"expected a mirror like http://127.0.0.1:8080, got {base!r}")
        self._base = base.rstrip("/") + "/"
        self.host: str = parts.hostname

    @property
    def local(self) -> bool:
        """Whether the mirror runs on this machine, where nobody needs our politeness."""
        return at_home(self.host)

    def place(self, url: str) -> str:
        """Where the mirror keeps a public address."""
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return f"{self._base}{parts.netloc}{parts.path or '/'}{query}"

    def public(self, url: str, location: str) -> str:
        """The public address a redirect from `url` means, be it in the original's terms or the copy's."""
        if location.startswith("//"):
            return urljoin(url, location)
        target = urljoin(self.place(url), location)
        original = urlsplit(url)
        if target.startswith(self._base):
            rest = target[len(self._base) :]
            if urlsplit(location).scheme or rest.split("/", 1)[0] == original.netloc:
                return f"{original.scheme}://{rest}"
        return urljoin(url, location)
