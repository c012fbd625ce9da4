"""The roll-call of sources."""

from __future__ import annotations

from typing import cast

from monitor.collect.source import Publisher, Publishers
from monitor.collect.sources import (
    australia,
    austria,
    canada,
    germany,
    ireland,
    italy,
    japan,
    netherlands,
    new_zealand,
    uk_fcdo,
    us_embassy,
    us_press,
    us_state,
)

_ALL = (
    us_state,
    us_embassy,
    us_press,
    uk_fcdo,
    canada,
    australia,
    germany,
    netherlands,
    japan,
    ireland,
    new_zealand,
    austria,
    italy,
)
SOURCES: Publishers = {module.NAME: cast(Publisher, module) for module in _ALL}
