"""Which addresses become links: plain http(s) to a publisher's own hosts, and nothing else."""

from __future__ import annotations

from urllib.parse import urlsplit

from monitor.collect.source import Publisher
from monitor.deliver.plain import link
from monitor.web.site import Site


def out(site: Site, publisher: str, url: str) -> str:
    """The address, if it is the publisher's own; "" otherwise: then it is not a link."""
    known = site.publishers.get(publisher)
    if known is None or not url:
        return ""
    if own := _own(known, url):
        return link(url, {own})
    hosts = {urlsplit(door.url).hostname or "" for door in known.DOORS} | set(known.SITES)
    if known.POSTS:
        hosts |= {"usembassy.gov", "usconsulate.gov", "usmission.gov"} if known.NAME == "us_embassy" else set()
    return link(url, hosts - {""})


def _own(publisher: Publisher, url: str) -> str:
    """The host of an address, if a door stands on that very host: the usual case, told without taking all apart."""
    host = url.partition("://")[2].partition("/")[0]
    starts = (f"https://{host}/", f"http://{host}/")
    return host if host and any(door.url.startswith(starts) for door in publisher.DOORS) else ""
