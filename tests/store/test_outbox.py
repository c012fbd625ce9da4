"""What the store promises of deliveries: leases, allowed moves, an attempt row each, nothing twice."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from monitor.model import Begun, Ended, GiveUp, Said, Sent, State, TryLater, Unsure, Wait

from .stories import at, event, kept, owed, people

LEASE = 60


class TestOutbox:
    @pytest.fixture
    def owing(self, store):
        """A store that owes Ann one delivery, due at nine."""
        store.keep(kept(events=[event()], deliveries=[owed()]))
        return store

    def test_a_delivery_is_owed_once_for_each_event_and_recipient(self, owing):
        """Requirement A.2: however often it is asked for."""
        more = [owed(), owed(reader="Cy"), owed(reader="Bob"), owed(reader="Bob")]
        assert owing.enqueue(more, at(1)) == 2
        assert owing.enqueue(more, at(2)) == 0
        assert owing.counts() == {"pending": 3}
        with pytest.raises(LookupError, match="ghost"):
            owing.enqueue([owed("ghost")], at(1))
        with pytest.raises(LookupError, match="expected the name of a recipient, got 'nobody'"):
            owing.enqueue([owed(reader="nobody")], at(1))

    def test_what_is_held_says_why_and_is_not_claimed(self, owing):
        owing.enqueue([owed(reader="Bob", hold="quiet")], at(0))
        assert [due.reader for due in owing.claim("d1", at(9), LEASE, 10)] == ["Ann"]
        (held,) = owing.outbox([State.HELD])
        assert (held.reader, held.hold) == ("Bob", "quiet")

    def test_ann_is_claimed_transmitted_to_and_sent_with_the_receipt(self, owing):
        (due,) = owing.claim("d1", at(0), LEASE, 10)
        assert (due.event_id, due.reader, due.channel, due.address) == ("e1", "Ann", "email", "Ann@desk.example")
        assert (due.state, due.due_at, due.created_at, due.why) == (State.CLAIMED, at(0), at(0), "follows Iraq")
        assert owing.transmitting(due.id, "d1", at(0.1))
        said = Said("dot", 250, "2.0.0", "relay:587", queue_id="4AF1")
        owing.settle(due.id, "d1", Sent("250 2.0.0 Ok: queued as 4AF1", said), at(0.2), None)
        (sent,) = owing.outbox([State.SENT])
        assert (sent.state, sent.receipt, sent.attempts) == (State.SENT, "250 2.0.0 Ok: queued as 4AF1", 1)
        assert owing.attempts(due.id) == [
            {
                "owner": "d1",
                "started_at": "2025-06-12T09:00:06.000000Z",
                "ended_at": "2025-06-12T09:00:12.000000Z",
                "outcome": "sent",
                "reason": "",
                "receipt": "250 2.0.0 Ok: queued as 4AF1",
                "phase": "dot", "code": 250, "enhanced": "2.0.0", "peer": "relay:587",
            }
        ]
        assert owing.claim("d1", at(999), LEASE, 10) == []

    def test_only_what_is_due_is_claimed_longest_due_first_and_by_channel(self, store):
        deliveries = [owed(reader=name, due=due) for name, due in (("Cy", 3), ("Ann", 1), ("Bob", 2), ("Di", 9))]
        people(store, "box", channel="file")
        store.keep(kept(events=[event()], deliveries=[*deliveries, owed(reader="box")]))
        assert store.claim("d1", at(-1), LEASE, 10) == []
        assert [due.reader for due in store.claim("d1", at(5), LEASE, 2, "email")] == ["Ann", "Bob"]
        assert [due.reader for due in store.claim("d1", at(5), LEASE, 9, "email")] == ["Cy"]
        assert [due.channel for due in store.claim("d1", at(5), LEASE, 9)] == ["file"]

    @pytest.mark.parametrize(
        ("outcome", "retry", "state", "again"),
        [
            (TryLater("421 busy"), 5, State.RETRY_WAIT, 5),
            (TryLater("421 busy"), None, State.FAILED, None),
            (GiveUp("550 no such user"), 5, State.FAILED, None),
            (Unsure("connection lost after the final dot"), 15, State.UNCERTAIN, 15),
            (Unsure("connection lost after the final dot"), None, State.UNCERTAIN, None),
        ],
    )
    def test_each_outcome_leads_to_its_state_and_its_next_try(self, owing, outcome, retry, state, again):
        (due,) = owing.claim("d1", at(0), LEASE, 1)
        owing.transmitting(due.id, "d1", at(0))
        owing.settle(due.id, "d1", outcome, at(0), None if retry is None else at(retry))
        (left,) = owing.outbox()
        assert (left.state, left.last_reason, left.attempts) == (state, outcome.reason, 1)
        assert owing.claim("d1", at((again or 1e6) - 0.1), LEASE, 1) == []
        assert len(owing.claim("d1", at(again or 1e6), LEASE, 1)) == (again is not None)

    def test_an_attempt_may_end_before_the_first_byte_but_not_be_sent_before_it(self, owing):
        (due,) = owing.claim("d1", at(0), LEASE, 1)
        for outcome in (Sent("250"), Unsure("lost")):
            with pytest.raises(ValueError, match="to be transmitting before it is"):
                owing.settle(due.id, "d1", outcome, at(0), None)
        assert owing.attempts(due.id) == []
        owing.settle(due.id, "d1", TryLater("connection refused"), at(0), at(1))
        assert owing.counts() == {"retry_wait": 1}

    def test_10_a_claim_lost_to_another_owner_may_not_transmit(self, owing):
        (due,) = owing.claim("frozen", at(0), LEASE, 1)
        assert owing.claim("d2", at(0.9), LEASE, 1) == []
        assert [each.id for each in owing.claim("d2", at(1), LEASE, 1)] == [due.id]
        assert not owing.transmitting(due.id, "frozen", at(1))
        assert owing.transmitting(due.id, "d2", at(1))

    @pytest.mark.parametrize("word", [Wait("given back"), TryLater("busy"), GiveUp("no letter of it can be written")])
    def test_10_an_older_claim_of_the_same_owner_neither_begins_nor_ends_what_the_newer_holds(self, owing, word):
        """A crew looked away for the time of its lease: what it wrote first is laid aside, the newer claim leaves once."""
        (first,) = owing.claim("d1", at(0), LEASE, 1)
        (second,) = owing.claim("d1", at(2), LEASE, 1)
        assert (second.id, second.turn) == (first.id, first.turn + 1)
        assert not owing.transmitting(first.id, "d1", at(2), first.turn)
        done = owing.step("d1", [], [Begun(one.id, "m", one.turn) for one in (first, second)], at(2))
        assert done.may == {Begun(second.id, "m", second.turn)}
        owing.settle(first.id, "d1", word, at(2.1), at(3), first.turn)
        owing.step("d1", [Ended(first.id, word, at(2.1), at(3), first.turn)], [], at(2.1))
        assert owing.counts() == {"transmitting": 1}
        owing.step("d1", [Ended(second.id, Sent("250"), at(2.2), None, second.turn)], [], at(2.2))
        assert owing.counts() == {"sent": 1}

    @pytest.mark.parametrize("owner", ["d1", "d2"])
    def test_what_left_after_all_when_it_was_taken_up_again_leaves_no_more(self, owing, owner):
        """The relay thought for longer than the lease; its receipt comes when the repetition is claimed and not begun."""
        (first,) = owing.claim("d1", at(0), LEASE, 1)
        assert owing.transmitting(first.id, "d1", at(0), first.turn)
        assert owing.claim(owner, at(2), LEASE, 1) == []
        (second,) = owing.claim(owner, at(18), LEASE, 1)
        owing.step("d1", [Ended(first.id, Sent("250 queued"), at(18), None, first.turn)], [], at(18))
        assert owing.counts() == {"sent": 1}
        assert owing.step(owner, [], [Begun(second.id, "m", second.turn)], at(18)).may == frozenset()

    def test_a_receipt_of_an_older_claim_is_not_taken_for_the_newer_ones(self, owing):
        (first,) = owing.claim("d1", at(0), LEASE, 1)
        assert owing.transmitting(first.id, "d1", at(0), first.turn)
        owing.claim("d1", at(2), LEASE, 1)
        (second,) = owing.claim("d1", at(18), LEASE, 1)
        assert owing.transmitting(second.id, "d1", at(18), second.turn)
        owing.step("d1", [Ended(first.id, Sent("250 first"), at(18), None, first.turn)], [], at(18))
        assert owing.counts() == {"transmitting": 1}
        owing.step("d1", [Ended(second.id, Sent("250 second"), at(18), None, second.turn)], [], at(18))
        assert [due.receipt for due in owing.outbox([State.SENT])] == ["250 second"]

    def test_10_a_claim_whose_own_lease_ran_out_may_not_transmit(self, owing):
        (due,) = owing.claim("d1", at(0), LEASE, 1)
        assert not owing.transmitting(due.id, "d1", at(1))
        assert not owing.transmitting(due.id + 1, "d1", at(0))

    def test_who_lost_its_claim_leaves_an_attempt_but_not_the_state(self, owing):
        (due,) = owing.claim("frozen", at(0), LEASE, 1)
        owing.claim("d2", at(2), LEASE, 1)
        owing.settle(due.id, "frozen", GiveUp("too late"), at(2), None)
        assert owing.counts() == {"claimed": 1}
        assert [each["reason"] for each in owing.attempts(due.id)] == ["too late"]

    def test_a_receipt_that_comes_after_the_lease_still_ends_the_doubt(self, owing):
        (due,) = owing.claim("frozen", at(0), LEASE, 1)
        owing.transmitting(due.id, "frozen", at(0))
        assert owing.claim("d2", at(2), LEASE, 1) == []
        assert owing.counts() == {"uncertain": 1}
        owing.settle(due.id, "frozen", Sent("250 queued"), at(3), None)
        assert owing.counts() == {"sent": 1}
        assert [each["outcome"] for each in owing.attempts(due.id)] == ["uncertain", "sent"]

    def test_after_a_crash_claims_are_pending_again_and_transmissions_uncertain(self, store):
        store.keep(kept(events=[event()], deliveries=[owed(reader=name) for name in ("Ann", "Bob", "Cy")]))
        ann, bob = store.claim("d1", at(0), LEASE, 2)
        (cy,) = store.claim("other", at(0), LEASE, 2)
        store.transmitting(bob.id, "d1", at(0))
        assert store.recover("d1", at(0.5)) == 2
        assert store.recover("d1", at(0.5)) == 0
        assert {due.id: due.state for due in store.outbox()} == {
            ann.id: State.PENDING,
            bob.id: State.UNCERTAIN,
            cy.id: State.CLAIMED,
        }
        assert [each["outcome"] for each in store.attempts(bob.id)] == ["uncertain"]
        assert [due.id for due in store.claim("d1", at(0.6), LEASE, 9)] == [ann.id]
        assert bob.id in [due.id for due in store.claim("d1", at(15.5), LEASE, 9)]

    def test_a_message_that_kills_its_sender_is_tried_three_times_in_all(self, owing):
        for crash in range(3):
            (due,) = owing.claim("d1", at(crash * 20), LEASE, 1)
            owing.transmitting(due.id, "d1", at(crash * 20))
            owing.recover("d1", at(crash * 20 + 0.5))
        assert owing.claim("d1", at(1e6), LEASE, 1) == []
        assert owing.counts() == {"uncertain": 1}

    def test_a_long_foreign_reason_is_cut_and_kept_on_one_line(self, owing):
        (due,) = owing.claim("d1", at(0), LEASE, 1)
        owing.settle(due.id, "d1", TryLater("450 go\r\naway \ud83d" + "x" * 500), at(0), at(1))
        (attempt,) = owing.attempts(due.id)
        assert len(attempt["reason"]) == 200
        assert attempt["reason"].startswith("450 go away \\ud83dxx")

    def test_no_one_settles_a_delivery_that_does_not_exist(self, owing):
        with pytest.raises(LookupError, match="expected the id of a delivery, got 99"):
            owing.settle(99, "d1", Sent("250"), at(0), None)

    def test_the_outbox_shows_the_newest_first_in_the_states_asked_for(self, owing):
        owing.enqueue([owed(reader="Bob"), owed(reader="Cy", due=9)], at(1))
        owing.claim("d1", at(0), LEASE, 1)
        assert [due.reader for due in owing.outbox()] == ["Cy", "Bob", "Ann"]
        assert [due.reader for due in owing.outbox(limit=1)] == ["Cy"]
        assert [due.reader for due in owing.outbox([State.CLAIMED, State.SENT])] == ["Ann"]

    def test_many_owners_together_never_claim_the_same_delivery(self, store):
        people(store, *(f"r{each}" for each in range(150)))
        store.keep(kept(events=[event()], deliveries=[owed(reader=f"r{each}") for each in range(150)]))
        taken: dict[str, list[int]] = {f"d{each}": [] for each in range(4)}

        def work(owner: str) -> None:
            while claimed := store.claim(owner, at(1), 3600, 7):
                taken[owner] += [due.id for due in claimed]

        threads = [threading.Thread(target=work, args=(owner,)) for owner in taken]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        everything = [each for ids in taken.values() for each in ids]
        assert len(everything) == len(set(everything)) == 150

    def test_leases_are_seconds(self, owing):
        owing.claim("d1", at(0), 1, 1)
        assert len(owing.claim("d2", at(0) + timedelta(seconds=1), 1, 1)) == 1
