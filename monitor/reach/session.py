"""A requests session that keeps nothing between two requests and asks the environment nothing."""

from __future__ import annotations

from http.cookiejar import DefaultCookiePolicy

import requests

from monitor.reach.guard import GuardedAdapter


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002
        """Never follow: requests would read and inflate the redirect's body first, were it a bomb or not."""
        return


def session(user_agent: str, ca_bundle: str | None = None, proxy: str | None = None) -> requests.Session:
    """Return a session whose every connection is guarded and on a leash; `proxy` only as configured."""
    made = _Session()
    made.trust_env = False  # REQUESTS_CA_BUNDLE, HTTPS_PROXY and netrc would change us behind our back
    made.verify = ca_bundle or True
    made.proxies = {"http": proxy, "https": proxy} if proxy else {}
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # every request is a stranger's
    made.headers.clear()
    made.headers.update({"User-Agent": user_agent})
    adapter = GuardedAdapter(pool_connections=64, pool_maxsize=16, max_retries=0)
    made.mount("http://", adapter)
    made.mount("https://", adapter)
    return made
