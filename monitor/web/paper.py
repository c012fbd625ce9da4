"""The paper pages are drawn on: templates strict about every name, and filters that keep foreign text text."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from monitor.deliver import wish
from monitor.speak.paper import speaking, voice
from monitor.speak.tongue import ENGLISH
from monitor.web import filters, guard, words
from monitor.web.site import Site, site_of


def paper(site: Site, assets: object, nav: object, compiled: BytecodeCache | None = None) -> Environment:
    """Load the templates; everything printed is escaped, and an unknown name raises UndefinedError."""
    env = Environment(
        loader=PackageLoader("monitor.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled,
    )
    env.globals.update(site=site, assets=assets, nav=nav, words=words, wish=wish)
    speaking(env)
    env.filters.update(words.FILTERS | filters.FILTERS, publisher=site.label, headed=filters.headed(site.store))
    lines: Any = env.get_template("desk_said.html").module  # each of one public value, of which pages show hundreds
    env.filters.update({f"{name}_line": lru_cache(8192)(getattr(lines, name)) for name in ("stand", "alert")})
    return env


def drawn(request: Request, template: str, /, **facts: Any) -> str:
    """Fill in a template. Beside `facts` it knows request, viewer, now, token() for its forms, and its tongue."""
    site = site_of(request)
    known = {
        "request": request,
        "viewer": site.who(request),
        "now": site.clock(),
        "token": cache(partial(guard.token, request)),  # a list has a form in each of its rows
    }
    page: str = request.app.state.paper.get_template(template).render({**known, **_voiced(facts)})
    return page


def _voiced(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**facts, **voice(facts.get("tongue", ENGLISH))}


def kept(request: Request, template: str, mark: Hashable, /, variant: str = "", **facts: Any) -> Markup:
    """A piece of a page that is the same for everybody: drawn anew when `mark` moves, a variant at a time."""
    drawn: dict[tuple[str, str], tuple[Hashable, Markup]] = request.app.state.drawn
    known = drawn.get((template, variant))
    if known is None or known[0] != mark:
        piece = Markup(request.app.state.paper.get_template(template).render(_voiced(facts)))  # noqa: S704  (escaped by the template)
        known = drawn[template, variant] = (mark, piece)
    return known[1]


def render(request: Request, template: str, /, status: int = 200, **facts: Any) -> Response:
    """Draw a page, and give the visitor of its forms a cookie."""
    response = HTMLResponse(drawn(request, template, **facts), status_code=status)
    guard.remember(request, response)
    return response
