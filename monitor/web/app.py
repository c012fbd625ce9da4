"""The application: one front door, the views of the roll-call, and an answer for every mistake."""

from __future__ import annotations

from functools import cache, lru_cache, partial

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from jinja2 import BytecodeCache
from starlette.exceptions import HTTPException as Refused
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from monitor.speak.tongue import msgid
from monitor.store.log import Asked
from monitor.web import assets, tongues, views, world
from monitor.web.front import Front, headers
from monitor.web.guard import guarded
from monitor.web.memo import remembered
from monitor.web.offices import fares, offices
from monitor.web.options import options
from monitor.web.paper import paper, render
from monitor.web.sending import mark, sending
from monitor.web.site import Site
from monitor.web.spoken import lately, said
from monitor.web.throttle import Throttle

_FEEDS = (".json", ".atom", ".csv", ".ics", ".xml")  # what programs ask for; a person who follows a link reads a page
_TITLES = {
    403: msgid("That is not allowed"),
    404: msgid("There is no such page"),
    405: msgid("That is not how this page is used"),
    410: msgid("It is too late for that"),
    413: msgid("That is too much"),
    422: msgid("That address cannot be read"),
    429: msgid("Too many requests"),
    500: msgid("Something of ours is broken"),
    503: msgid("Please try again in a few seconds"),
}


def create_app(site: Site, compiled: BytecodeCache | None = None) -> FastAPI:
    """Build the web of one site; whoever builds many gives a place where templates compiled before are found."""
    app = FastAPI(
        title=site.name,
        version=site.release,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(guarded)],
    )
    app.state.site = site
    app.state.assets = assets.load()
    app.state.doors = remembered(site.store.doors, site.library.pulse)
    app.state.fares = remembered(partial(fares, app.state.doors), site.library.pulse)
    app.state.options = cache(partial(options, site))
    app.state.whose = lru_cache(8192)(partial(world.whose, site))  # an event stands for ever
    app.state.tally = remembered(partial(site.library.tally, Asked()), site.library.head)
    app.state.drawn, app.state.printed, app.state.abroad = {}, {}, {}
    advised = remembered(site.library.advised, site.library.revision)
    app.state.offices = remembered(partial(offices, site, advised), site.fared)
    app.state.sending = remembered(partial(sending, site), partial(mark, site))
    told = partial(world.moved_mark, site)
    stands = remembered(partial(world.stands, site), site.library.revision)
    moved = remembered(partial(world.moved, site), told)
    unread = remembered(partial(world.unchecked, site), site.fared)
    settled = remembered(partial(world.settled, site, stands, moved), partial(world.settled_mark, site))
    app.state.world = remembered(partial(world.rows, site, settled, stands, unread), partial(world.mark, site))
    app.state.unread = unread
    app.state.said = remembered(partial(said, site, stands, unread), partial(world.mark, site))
    app.state.lately = remembered(partial(lately, site, moved), told)
    app.state.paper = paper(site, app.state.assets, views.NAV, compiled)
    app.router.routes.extend(_routes())
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _misasked)
    app.add_exception_handler(Exception, _broken)
    busy = app.state.paper.get_template("busy.html")
    app.add_middleware(Throttle, most=site.throttle, page=lambda asked: busy.render(tongue=tongues.spoken(asked)))
    app.add_middleware(Front, secure=site.secure)
    app.add_middleware(GZipMiddleware, minimum_size=500, compresslevel=6)
    return app


@cache
def _routes() -> list[BaseRoute]:
    """The routes of all views, each behind the guard: what they ask for is found out once, and not once a site."""
    whole = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(guarded)])
    whole.include_router(assets.router)
    for view in views.VIEWS:
        whole.include_router(view.router)
    return whole.routes


def _refused(request: Request, error: Exception) -> Response:
    """Say what was refused and why."""
    known = error if isinstance(error, Refused) else HTTPException(500)
    plain = known.detail if known.detail and not _stock(known) else ""
    return _said(request, known.status_code, plain, dict(known.headers or {}))


def _misasked(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    told = "; ".join(f"{'.'.join(map(str, each['loc'][1:]))}: {each['msg']}" for each in found[:5])
    return _said(request, 422, told, {})


def _broken(request: Request, _: Exception) -> Response:
    """Answer for a bug of ours; the log has it whole. This answer leaves outside the front door."""
    response = _said(request, 500, msgid("It has been written down. Please try again in a little while."), {})
    response.headers.update({**headers(request.app.state.site.secure), "Cache-Control": "no-store"})
    return response


def _said(request: Request, status: int, why: str, told: dict[str, str]) -> Response:
    title = _TITLES.get(status, msgid("That did not work"))
    accepts = request.headers.get("accept", "")
    feed = request.url.path.endswith(_FEEDS) and "text/html" not in accepts
    if request.url.path.startswith("/api/") or "application/json" in accepts or feed:
        response: Response = JSONResponse({"error": title, "why": why}, status)
    else:
        facts = {"title": title, "why": why, "lost": status == 404, "tongue": tongues.of_path(request)}
        response = render(request, "trouble.html", status=status, **facts)
    response.headers.update(told)
    return response


def _stock(error: Refused) -> bool:
    """Whether a refusal says no more than its number."""
    return error.detail == Refused(error.status_code).detail
