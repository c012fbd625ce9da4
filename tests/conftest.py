"""How many stories are told side by side."""

from __future__ import annotations

import os


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: many stories wait for a process of their own."""
    return (os.cpu_count() or 1) + 1
