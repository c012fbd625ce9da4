"""How many stories are told side by side, and that none is hurried."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, and nothing of the code: no story is judged by it.
settings.register_profile("patient", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: many stories wait for a process of their own."""
    return (os.cpu_count() or 1) + 1
