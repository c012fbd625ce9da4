"""Everything that is sealed is sealed with a fresh key, and the old ones are forgotten: no way in may stay behind."""

from __future__ import annotations

from datetime import datetime

from monitor import vault
from monitor.admit.gate import Gate
from monitor.dispatch.receivers import house_vault, receivers, refetch
from monitor.wire import House


def rekey(house: House, now: datetime) -> int:
    """Turn the keys of the house's file; how many secrets were sealed anew. Raises Locked for one that does not open.

    Where a crash comes between, the file holds both keys and everything opens: it is done again.
    """
    path, count = house.state / house.settings.vault.key_file, 0
    vault.turned(path)
    book, calendars = receivers(house, lambda: now), refetch(house)
    gate = Gate(house.store.accounts, house.store.tokens, house_vault(house))
    # Until nothing is left: a server may have sealed with the old key while it was changed.
    while done := book.reseal() + calendars.reseal(gate.vault) + gate.reseal(now):
        count += done
    vault.kept_only(path)
    return count
