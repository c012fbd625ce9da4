"""A mailbox is written as it was typed and recognised by its key (requirement 53)."""

from __future__ import annotations

import pytest

from monitor.addresses import NoMailbox, mailbox


@pytest.mark.parametrize(
    ("typed", "verbatim", "key"),
    [
        (" ann@EXAMPLE.org ", "ann@example.org", "ann@example.org"),
        ("Ann@example.org", "Ann@example.org", "Ann@example.org"),
        ("a.n.n+travel@example.org", "a.n.n+travel@example.org", "a.n.n+travel@example.org"),
        ("jo\u0308rg@b\u00fccher.example.org", "j\u00f6rg@b\u00fccher.example.org", "j\u00f6rg@xn--bcher-kva.example.org"),
        ("\u7528\u6237@\u4f8b\u5b50.\u516c\u53f8", "\u7528\u6237@\u4f8b\u5b50.\u516c\u53f8", "\u7528\u6237@xn--fsqu00a.xn--55qx5d"),
    ],
)
def test_53_kept_verbatim_compared_by_key(typed: str, verbatim: str, key: str) -> None:
    found = mailbox(typed)
    assert (found.verbatim, found.key) == (verbatim, key)


@pytest.mark.parametrize(
    "typed",
    ["", "ann", "ann@", "@example.org", "ann@example", "a@b@example.org", "ann@example.org, bob@example.org",
     "alice@example.org)bob@example.org", "Ann <ann@example.org>", "ann@[127.0.0.1]", '"a b"@example.org',
     "ann\r\nBcc: bob@example.org", "ann@example.org\x00", "a" * 300 + "@example.org"],
)  # fmt: skip
def test_53_whatever_a_parser_could_read_two_ways_is_refused(typed: str) -> None:
    with pytest.raises(NoMailbox, match=r"^expected "):
        mailbox(typed)
