"""How the read API refuses, as its description gives it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


class Trouble(BaseModel):
    """What went wrong."""

    error: str
    why: str


REFUSED: dict[int | str, dict[str, Any]] = {
    422: {"model": Trouble, "description": "The question cannot be read, or holds a parameter that is none."},
    429: {"description": "Too many requests: come again after as many seconds as Retry-After says."},
}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Trouble, "description": "There is nothing of that name."}}
