"""The address people come to, asked as they ask it: through its name, its certificate and the proxy in front."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from monitor.wire import House


def examine(house: House) -> Iterator[tuple[bool, str]]:
    """Say whether [web] base_url leads to our pages: by it people confirm, acknowledge and leave."""
    base = house.settings.web.base_url
    if not base:
        return
    if urlsplit(base).path.strip("/"):
        why = "pages link to each other from the root, so they need a host of their own"
        yield False, f"expected [web] base_url without a path, got {base}: {why}"
    if base.startswith("https:") and not house.settings.web.proxies:  # we speak no TLS: somebody does in front of us
        why = "all who come by it count as one, and soon nobody who subscribes or logs in is sent a mail"
        yield False, f"expected in [web] proxies the address by which the proxy of {base} reaches us, got none: {why}"
    where = house.settings.web.address
    if came := _wrong(house, f"{where}/healthz"):
        who = "`watch --serve` or `serve` gives them, and the proxy in front must lead to it"
        yield False, f"no pages of ours at {where}, where links in mails lead: {came}; {who}"
    else:
        yield True, f"pages at {where} answer"


def _wrong(house: House, url: str) -> str:
    """What came instead of our own word, or ""."""
    from monitor.reach.call import Lost, NotSent

    try:
        answer = house.call("GET", url, b"", {"Accept": "text/plain"}, house.operators_way(url))
    except (NotSent, Lost) as error:
        return str(error)
    if answer.status != 200:
        return f"expected status 200, got {answer.status}"
    return "" if answer.body.strip() == b"ok" else "expected ok, got another's page"
