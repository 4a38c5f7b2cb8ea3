from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parley.cli.marked import plain, segments
from parley.cli.output import _cell
from parley.cli.terminal import clean, one_line, spaced


@given(st.text())
def test_nothing_steers_the_terminal(text: str) -> None:
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in clean(text) if c not in "\n\t")
    assert "\n" not in one_line(text)


@given(st.text())
def test_places_stay(text: str) -> None:
    assert len(clean(text)) == len(spaced(text)) == len(text)


@given(
    st.text(min_size=1),
    st.lists(st.tuples(st.sampled_from(["act", "actor", "when"]), st.tuples(st.integers(0, 50), st.integers(0, 50)))),
)
def test_marks_never_lose_or_repeat_a_word(text: str, marks: list[tuple[str, tuple[int, int]]]) -> None:
    assert "".join(piece for piece, _ in segments(text, 10, marks)) == spaced(text)


def test_the_act_goes_before_what_holds_it() -> None:
    assert plain("freed men", 0, [("object", (0, 9)), ("act", (0, 5))]) == "[act: freed] men"


def test_formulas_are_made_text() -> None:
    assert [_cell(value) for value in ("=1+1", "-x", "@a", "plain", 3, None)] == [
        "'=1+1",
        "'-x",
        "'@a",
        "plain",
        3,
        None,
    ]
