"""Answers that take equally long whatever was found: how long must not tell a stranger whose address we know."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

LASTS = 0.1  # seconds; the work itself takes one or two thousandths, a little more or less for an address we know


@asynccontextmanager
async def evenly(
    clock: Callable[[], float] = time.perf_counter, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> AsyncIterator[None]:
    """Let the block take LASTS, or the next multiple of it where the machine is busy."""
    begin = clock()
    try:
        yield
    finally:
        await sleep(LASTS - (clock() - begin) % LASTS)
