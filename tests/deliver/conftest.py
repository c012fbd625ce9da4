"""The one message that most channels are tried with."""

from __future__ import annotations

import pytest

from monitor.deliver.compose import compose
from monitor.model import Message
from tests.deliver.story import ANN, NOW, desk, letter


@pytest.fixture(scope="package")
def message() -> Message:
    return compose([letter()], ANN, NOW, desk())
