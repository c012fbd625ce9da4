"""A redline in a mail shows the changes, says what it folds, and says what it cuts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.deliver.excerpt import excerpt
from monitor.deliver.letter import Stretch

LONG = "Every word of this stays as it was. " * 60


def flat(redline: tuple[Stretch, ...], budget: int = 10_000) -> str:
    return "\n".join("".join(s.text for s in paragraph) for paragraph in excerpt(redline, budget).paragraphs)


def test_what_stayed_is_folded_around_a_change() -> None:
    """Twenty lines of boilerplate become two edges and a remark of ours."""
    said = flat((Stretch("same", LONG), Stretch("new", "Leave now."), Stretch("same", LONG)))
    assert "Leave now." in said
    assert said.count("words unchanged]") == 2
    assert len(said) < 500


def test_a_text_that_only_stayed_is_no_redline() -> None:
    """Without a change there is nothing to show."""
    assert excerpt((Stretch("same", LONG),), 10_000).paragraphs == ()


def test_sentences_that_stayed_are_one_run() -> None:
    """A redline given sentence by sentence folds like one given whole."""
    parts = tuple(Stretch("same", "It stays. ") for _ in range(100))
    assert flat((*parts, Stretch("new", "New."))).count("unchanged]") == 1


def test_a_cut_is_counted() -> None:
    """Of a thousand new characters with room for a hundred, nine hundred are left out and said to be."""
    cut = excerpt((Stretch("new", "n" * 1000),), 100)
    assert cut.left_out == 900
    assert [s.text for p in cut.paragraphs for s in p] == ["n" * 100]


def test_paragraphs_end_where_the_text_ends_them() -> None:
    """A line break inside a stretch ends a paragraph and begins none that is empty."""
    paragraphs = excerpt((Stretch("same", "One.\n\nTwo "), Stretch("new", "two and a half.\nThree.")), 1000).paragraphs
    assert [[s.mark for s in p] for p in paragraphs] == [["same"], ["same", "new"], ["new"]]


STRETCHES = st.lists(
    st.builds(Stretch, st.sampled_from(["same", "gone", "new", "moved"]), st.text("ab \n", max_size=300)), max_size=12
)


@given(STRETCHES, st.integers(0, 600))
def test_nothing_changed_is_lost_unsaid(stretches: list[Stretch], budget: int) -> None:
    """Changed characters shown and changed characters counted as left out make all of them."""
    changed = ("gone", "new", "moved")
    made = excerpt(tuple(stretches), budget)
    shown = sum(len(s.text) for p in made.paragraphs for s in p if s.mark in changed)
    given_text = "".join(s.text for s in stretches if s.mark in changed)
    assert len("".join(given_text.split())) <= shown + made.left_out <= len(given_text)
