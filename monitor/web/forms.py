"""What a form sent, as names with their values."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Request


class Fields:
    """The values of a form, in order; files are no values."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = pairs

    def one(self, name: str) -> str:
        """The first value of that name, "" for none."""
        return next((value for key, value in self._pairs if key == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of that name that is not empty."""
        return [value for key, value in self._pairs if key == name and value]

    def lists(self) -> dict[str, list[str]]:
        """Every name with all its values."""
        return {key: self.all(key) for key, _ in self._pairs}


async def fields(request: Request) -> Fields:
    """Read a form."""
    return Fields([(name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str)])


async def file(request: Request) -> tuple[str, bytes]:
    """Read the file a form sent in the field `file`: its name and what is in it; both empty for none."""
    sent = (await request.form()).get("file")
    if sent is None or isinstance(sent, str):
        return "", b""
    return sent.filename or "", await sent.read()


Given = Annotated[Fields, Depends(fields)]
Sent = Annotated[tuple[str, bytes], Depends(file)]
Number = Annotated[int, Path(ge=0, lt=2**63)]  # of a row: beyond, SQLite has no word for it
