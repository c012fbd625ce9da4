"""The roll-call of sources."""

from __future__ import annotations

from typing import cast

from monitor.collect.source import Publisher, Publishers
from monitor.collect.sources import australia, canada, uk_fcdo, us_embassy, us_state

_ALL = (us_state, us_embassy, uk_fcdo, canada, australia)
SOURCES: Publishers = {module.NAME: cast(Publisher, module) for module in _ALL}
