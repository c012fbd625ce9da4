"""Who is looking, and what they may see: a name, roles and a tenant, or nobody."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person behind a request; `name` is "" for the public, `tenant` "" for the house itself."""

    name: str = ""
    roles: frozenset[str] = frozenset()
    tenant: str = ""
    account: int = 0

    def may(self, role: str) -> bool:
        """Whether they hold a role: viewer, officer, admin or operator."""
        return role in self.roles


ANYONE = Viewer()


def nobody(_: Request) -> Viewer:
    """Everyone is the public, where no accounts are wired."""
    return ANYONE
