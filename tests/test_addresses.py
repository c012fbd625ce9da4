"""A mailbox is written as it was typed and recognised by its key (requirement 53)."""

from __future__ import annotations

import pytest

from monitor.addresses import NoMailbox, ascii_mailbox, mailbox


@pytest.mark.parametrize(
    ("typed", "verbatim", "key"),
    [
        (" ann@EXAMPLE.org ", "ann@example.org", "ann@example.org"),
        ("Ann@example.org", "Ann@example.org", "ann@example.org"),
        ("a.n.n+travel@example.org", "a.n.n+travel@example.org", "a.n.n+travel@example.org"),
        ("joerg@bu\u0308cher.example.org", "joerg@b\u00fccher.example.org", "joerg@xn--bcher-kva.example.org"),
        ("ann@stra\u00dfe.de", "ann@stra\u00dfe.de", "ann@xn--strae-oqa.de"),
        ("yonghu@\u4f8b\u5b50.\u516c\u53f8", "yonghu@\u4f8b\u5b50.\u516c\u53f8", "yonghu@xn--fsqu00a.xn--55qx5d"),
    ],
)
def test_53_kept_verbatim_compared_by_key(typed: str, verbatim: str, key: str) -> None:
    found = mailbox(typed)
    assert (found.verbatim, found.key) == (verbatim, key)
    assert ascii_mailbox(verbatim) == found.exact  # what proved itself is what is written to, capitals and all


@pytest.mark.parametrize(
    "typed",
    ["", "ann", "ann@", "@example.org", "ann@example", "a@b@example.org", "ann@example.org, bob@example.org",
     "alice@example.org)bob@example.org", "Ann <ann@example.org>", "ann@[127.0.0.1]", '"a b"@example.org',
     "j\u00f6rg@example.org", "\u7528\u6237@\u4f8b\u5b50.\u516c\u53f8",  # no relay is asked for SMTPUTF8: it would never be written to
     "ann\r\nBcc: bob@example.org", "ann@example.org\x00", "a" * 65 + "@example.org", "a" * 300 + "@example.org"],
)  # fmt: skip
def test_53_whatever_a_parser_could_read_two_ways_is_refused(typed: str) -> None:
    with pytest.raises(NoMailbox, match=r"^expected "):
        mailbox(typed)


def test_40_spellings_many_hosts_put_into_one_mailbox_are_counted_as_one_person() -> None:
    """A stranger who adds a plus, a dot or a capital to each next wish fills the same mailbox."""
    spelled = ("ann.b@example.org", "ANN.B@Example.org", "annb+1@example.org", "a.n.n.b+2+3@example.org")
    assert {mailbox(one).person for one in spelled} == {"annb@example.org"}
    assert len({mailbox(one).key for one in spelled}) == 3
    assert mailbox("+1@example.org").person == "+1@example.org"


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("ann@reader.example", "ann@reader.example"),
        ("ann+japan@reader.example", "ann+japan@reader.example"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
    ],
)
def test_a_plain_mailbox_is_taken(address: str, plain: str) -> None:
    """One local part, one domain, written in ASCII for the wire."""
    assert ascii_mailbox(address) == plain


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ann",
        "@reader.example",
        "ann@",
        "a@b.example,c@d.example",
        "alice@example.org)bob@example.org",
        "Ann <a@b.example>",
        "a b@c.example",
        "a@b.example\r\nRCPT TO:<c@d.example>",
        '"a@b"@c.example',
        "ann..x@b.example",
        "änn@b.example",
        "a@b.example.",
        "a@" + "x" * 300,
    ],
)
def test_an_address_that_reads_two_ways_is_refused(address: str) -> None:
    """A comma, a comment, a quote or a line break could make two people of one."""
    assert ascii_mailbox(address) is None
