"""Whatever goes wrong between looking and sending: everybody is told once what is true, and nobody what is not."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.drawn import examples
from tests.store.blank import blank_store
from tests.tend.promises import PEOPLE, World

_change = st.tuples(st.sampled_from(["KZ", "KZ", "OM"]), st.sampled_from(["P1", "P2", "P3"]), st.sampled_from(["us_state", "uk_fcdo"]))
_who = st.sampled_from(sorted(PEOPLE))
_steps = st.one_of(
    st.tuples(st.just("news"), _change),
    st.tuples(st.just("news"), _change, _change),
    st.tuples(st.just("storm"), _change, _change),
    st.tuples(st.just("flap")),
    st.tuples(st.just("passes"), st.sampled_from([1, 3, 7, 12, 31, 70, 200, 800, -3, -60])),
    st.tuples(st.just("leaves"), _who),
    st.tuples(st.just("undoes"), _who),
    st.tuples(st.just("returns"), _who),
    st.tuples(st.just("pauses"), _who, st.sampled_from([5, 60, 1500])),
    st.tuples(st.just("officer"), st.sampled_from(["release", "digest", "discard", "discard"])),
    st.tuples(st.just("takes_back"), st.integers(0, 3)),
    st.tuples(st.just("goes"), st.sampled_from(["sent", "later", "lost", "later"])),
    st.tuples(st.just("goes"), st.sampled_from(["sent", "later"])),
    st.tuples(st.just("goes"), st.sampled_from(["sent"])),
    st.tuples(st.just("round")),
    st.tuples(st.just("post"), st.sampled_from(["sent", "later", "lost", "never", "sent later", "lost sent", "later lost sent"]), st.sampled_from([2, 10_000]), st.booleans()),
    st.tuples(st.just("post"), st.just("sent")),
)


def lived(steps: list[tuple[object, ...]]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        store = blank_store(Path(folder) / "monitor.db")
        store.lines.reading().execute("PRAGMA synchronous = OFF")
        world = World(store)
        for what, *told in steps:
            if what == "storm":
                world.news(*told, storm=True)  # type: ignore[arg-type]
            else:
                world.step(str(what), *told)
        world.end()
        wrong = world.wrong()
        store.close()
    return wrong


def test_what_a_message_carried_is_told_though_what_led_it_was_taken_back() -> None:
    """The relay refuses two alerts on one country; the newer carries the older, and is taken back before it leaves."""
    one, refused = ("KZ", "P2", "us_state"), ("post", "later", 100, False)
    assert lived([("news", one), ("round",), refused, ("passes", 7), ("news", one), ("round",), refused, ("flap",), ("round",)]) == []


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate, Phase.shrink])
@given(st.lists(_steps, min_size=3, max_size=14))
def test_whatever_goes_wrong_everybody_is_told_once_what_is_true(steps: list[tuple[object, ...]]) -> None:
    assert lived(steps) == []
