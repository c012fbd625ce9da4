"""Decoding a body ourselves: the libraries accept a gzip cut in half and inflate a bomb before they count."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from monitor.collect.ask import Trouble
from monitor.model import Health

_GZIP = 16 + zlib.MAX_WBITS


def unpack(chunks: Iterable[bytes], encoding: str, cap: int) -> bytes:
    """Join and decode a body; `encoding` is Content-Encoding as it came.

    Only identity and gzip (RFC 1952, several members allowed) are understood: we offer nothing else. Raises
    Trouble: TOO_LARGE as soon as more than `cap` decoded bytes exist, UNREADABLE for a cut, broken or unknown
    encoding.
    """
    named = encoding.strip().lower()
    if named not in ("", "identity", "gzip", "x-gzip"):
        raise Trouble(Health.UNREADABLE, f"expected Content-Encoding gzip or none, got {encoding[:80]!r}")
    body = _Bounded(cap)
    gunzip = _Gunzip(body) if named.endswith("gzip") else None
    for chunk in chunks:
        (gunzip.feed if gunzip else body.add)(chunk)
    if gunzip:
        gunzip.finish()
    return bytes(body.kept)


class _Bounded:
    def __init__(self, cap: int) -> None:
        self.kept = bytearray()
        self._cap = cap

    def room(self) -> int:
        """One byte more than may come, so that the byte too many is seen; never 0, which means "all"."""
        return self._cap - len(self.kept) + 1

    def add(self, data: bytes) -> None:
        self.kept += data
        if len(self.kept) > self._cap:
            raise Trouble(Health.TOO_LARGE, f"expected at most {self._cap} decoded bytes, got more")


class _Gunzip:
    def __init__(self, body: _Bounded) -> None:
        self._body = body
        self._member = zlib.decompressobj(_GZIP)
        self._begun = False

    def feed(self, data: bytes) -> None:
        try:
            while data:
                data = self._step(data)
        except zlib.error as error:
            raise Trouble(Health.UNREADABLE, f"expected a gzip body, got a broken one: {error}") from error

    def _step(self, data: bytes) -> bytes:
        if self._member.eof:
            data = data.lstrip(b"\0")  # padding after a member is allowed
            if not data:
                return b""
            self._member = zlib.decompressobj(_GZIP)
        self._begun = True
        self._body.add(self._member.decompress(data, self._body.room()))
        return self._member.unused_data or self._member.unconsumed_tail

    def finish(self) -> None:
        if self._begun and not self._member.eof:
            raise Trouble(
                Health.UNREADABLE, f"expected a whole body, got a truncated gzip of {len(self._body.kept)} bytes"
            )
