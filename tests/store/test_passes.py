"""What is kept of a pass and of its events, and what comes back to whoever opens the store next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.model import Health, Source
from monitor.store.shapes import OutOfOrder, Wanted
from monitor.store.sqlite import open_store

from .stories import NINE, at, belief, door, event, kept, owed, part, people, whole_pass

API = Source("us_state.api", "https://api.example/", "9" * 64)


class TestPasses:
    def test_a_pass_is_there_for_whoever_opens_the_store_next(self, store, path):
        assert store.keep(whole_pass(1)) == tuple(f"p1e{each}" for each in range(6))
        store.close()
        again = open_store(path)
        page = whole_pass(1).pages[3][0]
        found = again.page(page.sha256)
        assert (found.raw, found.key, found.door, found.url) == (page.raw, "page3", "us_state.page", page.url)
        assert found.seen_at == at(1)
        assert again.parts("us_state.page") == whole_pass(1).parts["us_state.page"]
        assert again.beliefs("us_state") == {each.destination: each for each in whole_pass(1).beliefs}
        assert again.doors() == {"us_state.page": whole_pass(1).doors[0]}
        assert again.last_pass() == at(1)
        assert again.counts() == {"pending": 12}
        assert [each.id for each in again.events(held=True)] == ["h1"]
        assert again.verify().broken_at is None
        again.close()

    def test_an_empty_store_knows_nothing_and_says_so(self, store):
        assert store.last_pass() is None
        assert store.page("0" * 64) is None
        assert store.event("nothing") is None
        assert (store.doors(), store.parts("x"), store.beliefs("us_state"), store.counts()) == ({}, {}, {}, {})
        assert list(store.events()) == list(store.events(held=True)) == []
        assert (store.verify().events, store.verify().broken_at) == (0, None)

    def test_a_pass_replaces_only_what_it_names(self, store):
        store.keep(kept(parts={"rss": {"1" * 64: "iraq"}, "api": {"2" * 64: "iraq"}}, beliefs=[belief()]))
        store.keep(kept(1, parts={"rss": {"3" * 64: "iraq"}}, beliefs=[belief("chad"), belief(level=3)]))
        assert (store.parts("rss"), store.parts("api")) == ({"3" * 64: "iraq"}, {"2" * 64: "iraq"})
        assert {name: each.level for name, each in store.beliefs("us_state").items()} == {"iraq": 3, "chad": 4}

    def test_a_door_that_shows_nothing_any_more_is_remembered_as_empty(self, store):
        store.keep(kept(parts={"rss": {"1" * 64: "iraq"}}))
        store.keep(kept(1, parts={"rss": {}}))
        assert store.parts("rss") == {}

    def test_a_pass_before_the_last_one_of_its_publisher_is_refused_and_leaves_nothing(self, store):
        store.keep(kept(10))
        with pytest.raises(OutOfOrder, match=r"us_state at or after 2025-06-12T09:10:00Z.*got 2025-06-12T09:09"):
            store.keep(replace(whole_pass(9)))
        assert (store.last_pass(), store.beliefs("us_state"), list(store.events())) == (at(10), {}, [])
        assert store.page(whole_pass(9).pages[0][0].sha256) is None

    def test_no_pass_begins_before_the_last_one_of_any_publisher(self, store):
        store.begin_pass("us_state", NINE)
        store.keep(kept(10, publisher="canada"))
        store.begin_pass("us_state", at(10))
        with pytest.raises(OutOfOrder, match="us_state"):
            store.begin_pass("us_state", at(9))

    def test_a_pass_that_was_overtaken_before_it_began_is_none_out_of_order(self, store):
        """Two threads look at the clock; the other's pass is short and whole before this one begins."""
        store.keep(replace(kept(10, publisher="canada"), at=at(10) + timedelta(milliseconds=3)))
        store.begin_pass("us_state", at(10))
        store.keep(kept(10))
        with pytest.raises(OutOfOrder, match="us_state"):
            store.begin_pass("us_state", at(10) - timedelta(milliseconds=1))

    def test_a_slow_pass_may_end_after_a_later_one_over_another_publisher(self, store):
        store.begin_pass("us_state", NINE)
        store.keep(kept(1, publisher="canada"))
        store.keep(kept(0, beliefs=[belief()]))
        assert store.last_pass() == at(1)
        assert set(store.beliefs("us_state")) == {"iraq"}

    def test_a_pass_with_one_thing_wrong_leaves_nothing_at_all(self, store):
        wrong = replace(part(b"what came"), sha256="0" * 64)
        whole = whole_pass(1)
        with pytest.raises(ValueError, match=f"expected bytes of sha256 {'0' * 64}, got "):
            store.keep(replace(whole, pages=[*whole.pages, (wrong, "rss")]))
        with pytest.raises(LookupError, match="nobody"):
            store.keep(replace(whole, deliveries=[*whole.deliveries, owed("nobody")]))
        assert (store.last_pass(), store.doors(), store.counts(), list(store.events())) == (None, {}, {}, [])
        assert store.page(whole.pages[0][0].sha256) is None

    @pytest.mark.parametrize("raw", [b"", b"\x00\xff\xfe", b"<p>" * 9000, bytes(range(256))])
    def test_a_page_comes_back_byte_for_byte(self, store, raw):
        store.keep(kept(pages=[(part(raw), "rss")]))
        assert store.page(part(raw).sha256).raw == raw

    def test_a_page_seen_again_keeps_its_first_sight(self, store):
        store.keep(kept(pages=[(part(b"same"), "rss")]))
        store.keep(kept(5, pages=[(part(b"same", "elsewhere"), "api")]))
        found = store.page(part(b"same").sha256)
        assert (found.door, found.key, found.seen_at) == ("rss", "Iraq", NINE)

    def test_doors_are_found_by_the_beginning_of_their_name_taken_literally(self, store):
        names = ["us_state.rss", "us_state.api", "usXstate.rss", "%", "US_STATE.rss"]
        store.keep(kept(doors=[door(name, health=Health.BLOCKED, detail="HTTP 403") for name in names]))
        assert set(store.doors("us_state.")) == {"us_state.rss", "us_state.api"}
        assert set(store.doors("%")) == {"%"}
        assert store.doors("us_state.rss")["us_state.rss"].health is Health.BLOCKED

    @pytest.mark.parametrize("text", ["'; DROP TABLE beliefs; --", "a\x00b", "half \ud83d pair", "ا\u202eب", ""])
    def test_foreign_text_is_only_ever_text(self, store, text):
        people(store, text)
        store.keep(
            kept(
                pages=[(part(b"x", text), text)],
                parts={text: {"1" * 64: text}},
                beliefs=[belief(text, name=text)],
                doors=[door(text, detail=text)],
                events=[event(places=(text,), destination=text, country=text)],
                held=[event("h", destination=text)],
                deliveries=[replace(owed(), why=text, recipient=text)],
            )
        )
        assert store.beliefs("us_state")[text].name == text
        assert store.parts(text) == {"1" * 64: text}
        assert store.doors(text)[text].detail == text
        assert store.event("e1").places == (text,)
        assert len(store.outbox()) == 1
        assert [each.id for each in store.events(Wanted(publisher="us_state"), held=True)] == ["h"]
        list(store.events(Wanted(country=text, destination=text, kind=text)))
        assert store.verify().broken_at is None

    def test_a_time_without_a_zone_is_refused(self, store):
        with pytest.raises(ValueError, match="a time with a zone, got 2025-06-12T09:00:00"):
            store.keep(replace(kept(), at=datetime(2025, 6, 12, 9)))

    def test_a_word_noted_is_remembered_until_the_next(self, store):
        assert store.note("generation") is None
        store.note("generation", "7")
        store.note("generation", "8")
        assert store.note("generation") == "8"

    def test_size_counts_rows_and_bytes(self, store):
        store.keep(whole_pass(1))
        size = store.size()
        assert (size["pages"], size["beliefs"], size["deliveries"]) == (12, 4, 12)
        assert size["bytes"] > 10_000


class TestEvents:
    def test_an_event_comes_back_exactly_as_it_was_told(self, store):
        store.keep(kept(events=[event()]))
        assert list(store.events()) == [event()]
        assert store.event("e1") == event()

    def test_an_event_is_told_once_and_so_are_its_readers(self, store):
        assert store.keep(kept(events=[event()], deliveries=[owed()])) == ("e1",)
        again = kept(1, events=[event(), event("e2")], deliveries=[owed(reader="Cy"), owed("e2", "Cy")])
        assert store.keep(again) == ("e2",)
        assert [(due.event_id, due.reader) for due in store.outbox()] == [("e2", "Cy"), ("e1", "Ann")]
        assert store.verify().events == 2

    def test_a_door_that_agrees_later_joins_the_event_once(self, store):
        first = event().doors[0]
        store.keep(kept(events=[event(), event("e2")], confirmations=[("e1", API)]))
        store.keep(kept(1, confirmations=[("e1", API), ("e1", replace(first, sha256="7" * 64))]))
        assert store.event("e1").doors == (first, API)
        assert [each.doors for each in store.events()] == [(first, API), (first,)]
        assert (store.verify().events, store.verify().broken_at) == (2, None)

    def test_nobody_confirms_an_event_never_told(self, store):
        with pytest.raises(LookupError, match="expected the id of an event told before, got 'ghost'"):
            store.keep(kept(confirmations=[("ghost", API)]))

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            (Wanted(), "abcd"),
            (Wanted(country="TD"), "b"),
            (Wanted(kind="level_raised"), "c"),
            (Wanted(publisher="canada"), "d"),
            (Wanted(publisher="us_state", destination="chad"), "b"),
            (Wanted(since=at(1)), "bcd"),
            (Wanted(until=at(1)), "a"),
            (Wanted(since=at(1), until=at(3)), "bc"),
            (Wanted(since=at(1), kind="departure_ordered", limit=1), "b"),
            (Wanted(limit=3), "abc"),
            (Wanted(limit=0), ""),
        ],
    )
    def test_events_are_found_by_what_is_asked(self, store, wanted, found):
        told = [
            event("d", detected_at=at(3), publisher="canada"),
            event("a", detected_at=at(0)),
            event("c", detected_at=at(2), kind="level_raised"),
            event("b", detected_at=at(1), country="TD", destination="chad"),
        ]
        store.keep(kept(events=told))
        assert "".join(each.id for each in store.events(wanted)) == found

    def test_a_long_history_is_read_whole_and_in_order_while_passes_go_on(self, store):
        store.keep(kept(events=[event(f"e{each:04}", detected_at=at(each // 7)) for each in range(1201)]))
        reading = store.events()
        assert next(reading).id == "e0000"
        store.keep(kept(1, events=[event("later", detected_at=at(99_999))]))
        assert [each.id for each in reading] == [*(f"e{each:04}" for each in range(1, 1201)), "later"]

    def test_held_events_are_replaced_with_their_destination_and_never_mixed_with_told_ones(self, store):
        iraq, chad = event("h1", held="one sighting"), event("h2", held="one sighting", destination="chad")
        store.keep(kept(beliefs=[belief(), belief("chad")], held=[iraq, chad]))
        assert list(store.events()) == []
        assert (list(store.events(held=True)), store.event("h1")) == ([iraq, chad], iraq)
        for asked in (Wanted(publisher="canada"), Wanted(said_by="canada")):
            assert list(store.events(asked, held=True)) == []
        for asked in (Wanted(publisher="us_state"), Wanted(said_by="us_state")):
            assert list(store.events(asked, held=True)) == [iraq, chad]
        store.keep(kept(1, beliefs=[belief()], events=[replace(iraq, held=None)]))
        assert list(store.events(held=True)) == [chad]
        assert store.event("h1").held is None
        assert list(store.events(Wanted(country="TD"), held=True)) == []

    def test_every_event_and_confirmation_moves_the_head_of_the_chain(self, store):
        heads = [store.verify().head]
        store.keep(kept(events=[event()]))
        heads.append(store.verify().head)
        store.keep(kept(1, confirmations=[("e1", API)]))
        heads.append(store.verify().head)
        store.keep(kept(2, events=[event()], confirmations=[("e1", API)]))
        assert len(set(heads)) == 3
        assert store.verify().head == heads[-1]
