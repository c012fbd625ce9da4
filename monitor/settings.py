"""config/*.toml becomes one frozen value, checked whole, and every mistake is told at once."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from monitor.model import Reader, Severity
from monitor.schema import expected

FILES = ("monitor.toml", "readers.toml", "local.toml")
