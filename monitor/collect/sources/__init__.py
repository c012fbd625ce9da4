"""The roll-call of sources."""

from __future__ import annotations

from typing import cast

from monitor.collect.source import Publisher, Publishers
from monitor.collect.sources import us_embassy, us_state

SOURCES: Publishers = {module.NAME: cast(Publisher, module) for module in (us_state, us_embassy)}
