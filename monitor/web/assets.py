"""Scripts, styles and pictures under addresses made of their content, so that browsers may keep them for ever."""

from __future__ import annotations

import mimetypes
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256, sha384
from importlib.resources import files

from fastapi import APIRouter, HTTPException, Request, Response

FOLDER = "static"
KEPT = "public, max-age=31536000, immutable"
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its address, bytes, media type, and the hash a browser checks it by."""

    url: str
    body: bytes
    media: str
    integrity: str


def load() -> Mapping[str, Asset]:
    """Read every asset, by name."""
    found = {}
    for file in files("monitor.web").joinpath(FOLDER).iterdir():
        if file.is_file():
            found[file.name] = _asset(file.name, file.read_bytes())
    return found


def _asset(name: str, body: bytes) -> Asset:
    stem, _, ending = name.rpartition(".")
    media = mimetypes.types_map.get("." + ending, "application/octet-stream")
    seal = b64encode(sha384(body).digest()).decode()
    return Asset(f"/static/{stem}.{sha256(body).hexdigest()[:12]}.{ending}", body, media, f"sha384-{seal}")


@router.get("/static/{name}")
def asset(request: Request, name: str) -> Response:
    """Give one file; an address of an older content is gone."""
    by_url = {each.url: each for each in request.app.state.assets.values()}
    found = by_url.get(f"/static/{name}")
    if found is None:
        raise HTTPException(404)
    return Response(found.body, media_type=found.media, headers={"Cache-Control": KEPT})
