"""Align the sentences of two texts and say which were added, removed, reworded or moved: evidence for people."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from monitor.compare.sentences import sentences
from monitor.model import Mark, Piece

_LIKE = 0.5  # share of words two sentences have in common from which one is the other, reworded
_MOST_SENTENCES = 2_000  # a side that differs; the longest page seen has 520
_MOST_PAIRS = 60_000  # compared to find what was reworded into what: 300 changed sentences a side, 20 ms
_MOST_TOKENS = 1_500  # a side; difflib needs 5.6 s for 6,000 repetitive words
# Places where two lists hold the same thing: what difflib's time grows with, and repetition is what makes it grow.
_MOST_REPEATS = 20_000  # a prose page of 500 lines with fifty "Read more" has 3,000
_MOST_WORDS = 100_000  # of all reworded sentences together; a pair of 40 words has 60


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two clean texts sentence by sentence, then the reworded ones word by word.

    The `before` sides of the pieces are the old text's sentences in order, the `after` sides the new one's.
    Case, spaces and punctuation alone are no change. Time is bounded whatever the texts.
    """
    old, new = [s.raw for s in sentences(before)], [s.raw for s in sentences(after)]
    return tuple(_Comparison(old, new).pieces())


class _Comparison:
    """Two lists of sentences, keyed by their words."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        self.old_words, self.new_words = [_words_of(s) for s in old], [_words_of(s) for s in new]
        self.old_keys, self.new_keys = [_run(w) for w in self.old_words], [_run(w) for w in self.new_words]
        self.blocks = _blocks(self.old_keys, self.new_keys)
        self.left, self.arrived = self._moves()
        self.words_left = _MOST_WORDS

    def _moves(self) -> tuple[set[int], set[int]]:
        """Find the sentences that stand in a changed stretch of both sides: where they left, where they arrived."""
        gone = [i for same, i1, i2, _, _ in self.blocks if not same for i in range(i1, i2)]
        come = [j for same, _, _, j1, j2 in self.blocks if not same for j in range(j1, j2)]
        shared = Counter(self.old_keys[i] for i in gone) & Counter(self.new_keys[j] for j in come)
        return _claim(gone, self.old_keys, shared), _claim(come, self.new_keys, shared)

    def pieces(self) -> Iterator[Piece]:
        """Walk both texts in order."""
        for same, i1, i2, j1, j2 in self.blocks:
            if same:
                for a, b in zip(self.old[i1:i2], self.new[j1:j2], strict=True):
                    yield Piece("same", a, b)
            else:
                yield from self._changed(i1, i2, j1, j2)

    def _changed(self, i1: int, i2: int, j1: int, j2: int) -> Iterator[Piece]:
        i, j = i1, j1
        for a, b in [*self._pairs(range(i1, i2), range(j1, j2)), (i2, j2)]:
            for gone in range(i, a):
                yield Piece("moved" if gone in self.left else "removed", self.old[gone], "")
            for come in range(j, b):
                yield Piece("moved" if come in self.arrived else "added", "", self.new[come])
            if a < i2:
                yield Piece("reworded", self.old[a], self.new[b], self._marks(self.old[a], self.new[b]))
            i, j = a + 1, b + 1

    def _pairs(self, gone: range, come: range) -> list[tuple[int, int]]:
        """Match old sentences with the new ones they became, in order, as many words kept as possible."""
        rows = [i for i in gone if i not in self.left]
        columns = [j for j in come if j not in self.arrived]
        if not rows or not columns or len(rows) * len(columns) > _MOST_PAIRS:
            return []
        bits: dict[str, int] = {}
        olds = [_mask(self.old_words[i], bits) for i in rows]
        news = [_mask(self.new_words[j], bits) for j in columns]
        return [(rows[r], columns[c]) for r, c in _best(olds, news)]

    def _marks(self, before: str, after: str) -> tuple[Mark, ...]:
        """Mark the words; whole sentences when they are very long or the time for words is spent."""
        a, b = _TOKENS.findall(before), _TOKENS.findall(after)
        repeats = _repeats([t for t in a if not t.isspace()], b)
        if max(len(a), len(b)) > _MOST_TOKENS or repeats > min(_MOST_REPEATS, self.words_left):
            return (Mark("removed", before), Mark("added", after))
        self.words_left -= repeats
        return tuple(_words(a, b))


_SIGN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # of writing without spaces between words: each counts as one
_TOKENS = re.compile(rf"\s+|{_SIGN}|(?:(?!{_SIGN})\w)+|[^\w\s]")
_LETTERS = re.compile(rf"{_SIGN}|(?:(?!{_SIGN})[^\W_])+")
Block = tuple[bool, int, int, int, int]


def _words_of(sentence: str) -> str:
    """Return the words of a sentence alone; the sentence itself where it has none."""
    return " ".join(_LETTERS.findall(sentence.casefold())) or sentence


def _run(words: str) -> str:
    """Write words without the spaces between them: pages lose some at every edit of their links."""
    return words.replace(" ", "")


def _blocks(old: list[str], new: list[str]) -> list[Block]:
    """Align two lists of keys: stretches that are the same, or not, with their bounds on both sides."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    found: list[Block] = [(True, 0, head, 0, head)]
    if max(len(a), len(b)) > _MOST_SENTENCES or _repeats(a, b) > _MOST_REPEATS:
        found.append((False, head, head + len(a), head, head + len(b)))
    else:
        found += [
            (op == "equal", head + i1, head + i2, head + j1, head + j2)
            for op, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        ]
    found.append((True, len(old) - tail, len(old), len(new) - tail, len(new)))
    return found


def _shared(old: list[str], new: list[str]) -> int:
    """Count the keys both lists begin with."""
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _repeats(a: list[str], b: list[str]) -> int:
    """Count the pairs of places at which both lists hold the same."""
    there = Counter(b)
    return sum(n * there[item] for item, n in Counter(a).items())


def _claim(places: list[int], keys: list[str], shared: Counter[str]) -> set[int]:
    """Take the first places of each key, as many as both sides share."""
    rest = Counter(shared)
    claimed = set()
    for place in places:
        if rest[keys[place]] > 0:
            rest[keys[place]] -= 1
            claimed.add(place)
    return claimed


def _mask(key: str, bits: dict[str, int]) -> int:
    """Write a set of words as bits of a number: two sets are then compared in 0.1 µs."""
    mask = 0
    for word in key.split():
        mask |= 1 << bits.setdefault(word, len(bits))
    return mask


def _best(olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """Find the in-order pairs with the greatest total likeness, each pair alike enough (dynamic programming)."""
    sizes = [b.bit_count() for b in news]
    table = [[0.0] * (len(news) + 1)]
    for a in olds:
        size, above, row = a.bit_count(), table[-1], [0.0]
        for c, b in enumerate(news):
            like = 2 * (a & b).bit_count() / (size + sizes[c])
            row.append(max(above[c + 1], row[c], above[c] + like if like >= _LIKE else 0.0))
        table.append(row)
    pairs, r, c = [], len(olds), len(news)
    while r and c:
        if table[r][c] == table[r - 1][c]:
            r -= 1
        elif table[r][c] == table[r][c - 1]:
            c -= 1
        else:
            r, c = r - 1, c - 1
            pairs.append((r, c))
    return pairs[::-1]


def _words(a: list[str], b: list[str]) -> Iterator[Mark]:
    """Compare token by token; a space or a mark alone between two changes belongs to them ("3.5 km", "U.S.")."""
    matcher = SequenceMatcher(str.isspace, a, b, autojunk=False)
    edits = [("".join(a[i1:i2]), "".join(b[j1:j2]), op == "equal") for op, i1, i2, j1, j2 in matcher.get_opcodes()]
    inner = range(1, len(edits) - 1)
    firm = [same and not (n in inner and _LETTERS.search(old) is None) for n, (old, _, same) in enumerate(edits)]
    for same, run in groupby(zip(firm, edits, strict=True), key=lambda pair: pair[0]):
        texts = [edit for _, edit in run]
        old, new = "".join(text[0] for text in texts), "".join(text[1] for text in texts)
        if same:
            yield Mark("same", old)
            continue
        if old:
            yield Mark("removed", old)
        if new:
            yield Mark("added", new)


# ------------------------------------------------------------------ shown to people
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_GAP = None
NOTHING: Mapping[str, Sequence[str]] = {}


def _shown(pieces: Sequence[Piece]) -> Iterator[Piece | None]:
    """Keep the changes and the sentence on either side of each; None stands for what is left out.

    Moved sentences are shown only beside changes, where they arrived, unless nothing else changed.
    """
    here = [p for p in pieces if p.op != "moved" or p.after]
    loud = {n for n, p in enumerate(here) if p.op not in ("same", "moved")}
    loud = loud or {n for n, p in enumerate(here) if p.op == "moved"}
    last = -1
    for n, piece in enumerate(here):
        if not loud.isdisjoint((n - 1, n, n + 1)):
            if n != last + 1:
                yield _GAP
            last = n
            yield piece
    if loud and last != len(here) - 1:
        yield _GAP


_SIGNS = {"same": "  ", "added": "+ ", "removed": "- ", "reworded": "~ ", "moved": "> "}
_PLAIN = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
# Stand-ins while lines are folded, so that a colour takes hardly any width; foreign text holds none of them.
_HELD = {"removed": ("\x01", "\x04"), "added": ("\x02", "\x04"), "moved": ("\x03", "\x04")}
_COLOURS = {1: "\x1b[31m", 2: "\x1b[32m", 3: "\x1b[2m", 4: "\x1b[0m"}


def as_text(
    pieces: Sequence[Piece], width: int = 100, colour: bool = False, told: Mapping[str, Sequence[str]] = NOTHING
) -> str:
    """Write a redline for a terminal or a plain mail: a sign a sentence, marks inside reworded ones.

    `told` are kinds by the sentence they were recognised in: each is named behind it ("[departure_ordered]").
    """
    return "\n".join("  …" if p is _GAP else _line(p, width, colour, _kinds(p, told)) for p in _shown(pieces))


def _kinds(piece: Piece, told: Mapping[str, Sequence[str]]) -> list[str]:
    """Name what was recognised in a changed sentence, each kind once."""
    said = f"{piece.after}\n{piece.before}"
    found = [kind for quote, kinds in told.items() if piece.op != "same" and quote in said for kind in kinds]
    return list(dict.fromkeys(found))


def _line(piece: Piece, width: int, colour: bool, kinds: Sequence[str]) -> str:
    whole = (piece.op if colour else "same", piece.after or piece.before)  # the sign says it without colour
    marks = [(str(m.op), m.text) for m in piece.words] or [whole]
    around = _HELD if colour else _PLAIN
    text = "".join(_bare(text).join(around.get(op, ("", ""))) for op, text in marks)
    text += "".join(f" [{kind}]" for kind in kinds)
    sign = _SIGNS[piece.op]
    folded = textwrap.fill(text, width, initial_indent=sign, subsequent_indent="    ", break_on_hyphens=False)
    return folded.translate(_COLOURS) if colour else folded


def _bare(text: str) -> str:
    """Leave out control characters: a terminal would obey them."""
    return _CONTROLS.sub(" ", text)


def as_html(pieces: Sequence[Piece], told: Mapping[str, Sequence[str]] = NOTHING) -> str:
    """Write a redline as escaped HTML: one classed paragraph a sentence, `<ins>` and `<del>` around changes.

    A sentence in which kinds were recognised (`told`) carries their names in `data-kinds`, parted by spaces.
    """
    rows = ('<p class="gap">…</p>' if p is _GAP else _paragraph(p, _kinds(p, told)) for p in _shown(pieces))
    return f'<div class="redline">{"".join(rows)}</div>'


def _paragraph(piece: Piece, kinds: Sequence[str]) -> str:
    named = f' data-kinds="{escape(" ".join(kinds))}"' if kinds else ""
    return f'<p class="{piece.op}"{named}>{_inside(piece)}</p>'


_ELEMENTS = {"added": ("<ins>", "</ins>"), "removed": ("<del>", "</del>")}


def _inside(piece: Piece) -> str:
    marks = [(str(m.op), m.text) for m in piece.words] or [(piece.op, piece.after or piece.before)]
    return "".join(escape(_bare(text)).join(_ELEMENTS.get(op, ("", ""))) for op, text in marks)


def as_json(pieces: Sequence[Piece], told: Mapping[str, Sequence[str]] = NOTHING) -> list[dict[str, object]]:
    """Give a redline as JSON values, every sentence of it; `words` only of reworded ones, `kinds` where told."""
    return [
        {"op": p.op, "before": p.before, "after": p.after}
        | ({"words": [{"op": m.op, "text": m.text} for m in p.words]} if p.words else {})
        | ({"kinds": kinds} if (kinds := _kinds(p, told)) else {})
        for p in pieces
    ]
