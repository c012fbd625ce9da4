"""What a form sent, as names with their values."""

from __future__ import annotations

from fastapi import Request


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


async def fields(request: Request) -> Fields:
    """Read a form."""
    return Fields([(name, value) for name, value in (await request.form()).multi_items() if isinstance(value, str)])
