"""Breaking a label of the timeline into lines, its references on the last; a drawing does not break lines by itself."""

from __future__ import annotations

from collections.abc import Sequence

MOST_LINES = 3
# References shown beside a label; the line itself has all of them.
REFERENCES = 4


def wrapped(text: str, numbers: Sequence[int], width: int) -> list[tuple[str, tuple[int, ...]]]:
    """Lines of at most `width` characters, each with the references that stand at its end; a long text is cut."""
    lines = _lines(text, width)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: width - 1].rstrip() + "…"]
    shown = tuple(numbers[:REFERENCES])
    tail = sum(len(str(n)) + 3 for n in shown)
    if len(lines[-1]) + tail <= width:
        return [*((line, ()) for line in lines[:-1]), (lines[-1], shown)]
    return [*((line, ()) for line in lines), ("", shown)]


def _lines(text: str, width: int) -> list[str]:
    lines = [""]
    for word in _words(text, width):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _words(text: str, width: int) -> list[str]:
    """Words, those longer than a line in pieces."""
    return [word[i : i + width] for word in text.split(" ") for i in range(0, len(word), width)]
