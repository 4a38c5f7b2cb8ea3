"""The brief as Markdown (CommonMark with no HTML): every character of a document that could be markup is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parley.brief.markup import shown
from parley.brief.page import Brief, Group, Line, Reference, Words
from parley.brief.quotes import around, pieces, spoken
from parley.brief.strings import Strings, strings

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$@]|(?<=\bwww)\.|:(?=//))", re.IGNORECASE)
# What opens a list, a heading or a rule does so only at the start of a line.
_OPENING = re.compile(r"^([-+#=:]|\d+(?=[.)]))")


def markdown(brief: Brief) -> str:
    """The text of the brief."""
    return "\n".join(_document(brief, strings(brief.language))).rstrip() + "\n"


def escaped(text: str) -> str:
    """Words as plain text in Markdown, in one line."""
    one = " ".join(shown(text).split())
    return _OPENING.sub(_opened, _SPECIAL.sub(r"\\\1", one))


def _opened(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1].isdigit() else f"\\{match[1]}"


def _document(brief: Brief, s: Strings) -> Iterator[str]:
    yield from (f"# {escaped(brief.title)}", "", escaped(brief.subtitle), "")
    yield from (f"**{s('unreviewed')}.** {s('unreviewed_long')}", "")
    yield from _sources(brief, s)
    yield from _group(brief.lead, brief, "##")
    if not brief.lead.lines:
        yield from (s("nothing"), "")
    for section in brief.sections:
        yield from (f"## {escaped(section.title)}", "")
        if section.note:
            yield from (f"*{escaped(section.note)}*", "")
        for group in section.groups:
            yield from _group(group, brief, "###")
    if brief.references:
        yield from (f"## {s('references')}", "")
        for reference in brief.references:
            yield _reference(reference, s)


def _sources(brief: Brief, s: Strings) -> Iterator[str]:
    for source in brief.sources:
        facts = [source.publisher, source.published, source.outcome, *source.remarks]
        yield f"- {escaped(source.title)} — {escaped(', '.join(f for f in facts if f))}"
    yield ""
    if brief.left_out:
        yield from (s("left_out", count=brief.left_out), "")


def _group(group: Group, brief: Brief, level: str) -> Iterator[str]:
    if not group.lines:
        return
    if group.title:
        yield from (f"{level} {escaped(group.title)}", "")
    if group.note:
        yield from (f"*{escaped(group.note)}*", "")
    for line in group.lines:
        yield from _line(line, brief, 0)
    yield ""


def _line(line: Line, brief: Brief, depth: int) -> Iterator[str]:
    when = escaped(", ".join(w for w in (line.date, line.place) if w))
    numbers = "".join(f" \\[{n}\\]" for n in line.numbers)
    facts = "; ".join(_fact(f.label, f.words, brief) for f in line.facts)
    head = f"{'  ' * depth}- {f'**{when}** — ' if when else ''}{_words(line.words, brief)}{numbers}"
    yield head + (f" ({facts})" if facts else "")
    for child in line.children:
        yield from _line(child, brief, depth + 1)


def _fact(label: str, words: Words, brief: Brief) -> str:
    return f"{escaped(label)}: {_words(words, brief)}" if label else _words(words, brief)


def _words(words: Words, brief: Brief) -> str:
    return escaped("".join(spoken(part, brief.language) for part in words))


def _reference(reference: Reference, s: Strings) -> str:
    first, last = around(reference.source.language)
    quote = "".join(_piece(text, marked) for text, marked in pieces(reference))
    source = reference.source
    facts = [source.title, source.publisher, source.published, s("page", page=reference.page)]
    return f"{reference.number}. {first}{quote}{last} — {escaped(', '.join(f for f in facts if f))}"


def _piece(text: str, marked: bool) -> str:
    """A piece of a quote with the blanks at its ends, which `escaped` takes away; a trigger in bold."""
    inner = escaped(text)
    if not inner:
        return " "
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{f'**{inner}**' if marked else inner}{after}"
