"""The brief for a terminal, as a renderable of rich; control characters of a document never reach the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from parley.brief.markup import shown
from parley.brief.page import Brief, Fact, Group, Line, Reference, Tone, Words
from parley.brief.quotes import around, pieces, spoken
from parley.brief.strings import Strings, strings

COLOURS: dict[Tone, str] = {"talk": "blue", "give": "green", "press": "red", "other": "bright_black"}
_DATE_WIDTH = 28


def terminal(brief: Brief, *, references: bool = True) -> RenderableType:
    """Everything to print; without `references` the list of quoted words is left out."""
    return Lines(*_all(brief, strings(brief.language), references))


def _all(brief: Brief, s: Strings, references: bool) -> Iterator[RenderableType]:
    yield Text(_safe(brief.title), style="bold")
    yield Text(_safe(brief.subtitle), style="dim")
    yield Text(s("unreviewed"), style="yellow")
    yield from _sources(brief, s)
    yield Text()
    yield from _group(brief.lead, brief)
    if not brief.lead.lines:
        yield Text(s("nothing"))
    for section in brief.sections:
        yield Rule(Text(section.title, style="bold"), align="left", style="dim")
        if section.note:
            yield Text(section.note, style="dim italic")
        for group in section.groups:
            yield from _group(group, brief)
    if references and brief.references:
        yield Rule(Text(s("references"), style="bold"), align="left", style="dim")
        yield from (_reference(reference, s) for reference in brief.references)


def _safe(text: str) -> str:
    """Text in one line, without characters that steer a terminal."""
    return " ".join(shown(text).split(" ")).replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _sources(brief: Brief, s: Strings) -> Iterator[RenderableType]:
    for source in brief.sources:
        facts = ", ".join(f for f in (source.title, source.publisher, source.published, source.outcome) if f)
        yield Text(f"• {_safe(facts)}", style="dim")
        yield from (Text(f"  {_safe(remark)}", style="yellow") for remark in source.remarks)
    if brief.left_out:
        yield Text(s("left_out", count=brief.left_out), style="yellow")


def _group(group: Group, brief: Brief) -> Iterator[RenderableType]:
    if not group.lines:
        return
    if group.title:
        yield Text(_safe(group.title), style="bold underline" if group.id == "lead" else "bold")
    if group.note:
        yield Text(_safe(group.note), style="dim italic")
    dated = any(line.date or line.place for line in group.lines)
    table = Table.grid(padding=(0, 2))
    table.add_column(width=_DATE_WIDTH if dated else 1)
    table.add_column(ratio=1)
    for line in group.lines:
        when = ", ".join(w for w in (line.date, line.place) if w)
        table.add_row(Text(_safe(when), style="cyan"), Lines(*_line(line, brief)))
    yield table
    yield Text()


def _line(line: Line, brief: Brief) -> Iterator[RenderableType]:
    text = Text()
    text.append("● " if line.cites else "", style=COLOURS[line.tone])
    text.append(_words(line.words, brief), style="italic" if line.claim else "")
    text.append("".join(f" [{n}]" for n in line.numbers), style="dim")
    yield text
    if line.facts:
        yield Text("  " + " · ".join(_fact(fact, brief) for fact in line.facts), style="dim")
    for child in line.children:
        when = ", ".join(w for w in (child.date, child.place) if w)
        head = [Text(_safe(when), style="cyan")] if when else []
        yield Padding(Lines(*head, *_line(child, brief)), (0, 0, 0, 2))


def _fact(fact: Fact, brief: Brief) -> str:
    text = _words(fact.words, brief)
    return f"{_safe(fact.label)}: {text}" if fact.label else text


def _words(words: Words, brief: Brief) -> str:
    return _safe("".join(spoken(part, brief.language) for part in words))


def _reference(reference: Reference, s: Strings) -> RenderableType:
    first, last = around(reference.source.language)
    text = Text(f"{first}")
    for piece, marked in pieces(reference):
        text.append(_safe(piece), style="bold yellow" if marked else "")
    source = reference.source
    facts = [source.title, source.publisher, source.published, s("page", page=reference.page)]
    text.append(f"{last} — {_safe(', '.join(f for f in facts if f))}")
    table = Table.grid(padding=(0, 1))
    table.add_column(width=5, justify="right")
    table.add_column(ratio=1)
    table.add_row(Text(f"[{reference.number}]", style="dim"), text)
    return table
