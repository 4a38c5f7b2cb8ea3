"""Lines of the page: date and place, the sentence with its references, what is said beside it, the lines below it."""

from __future__ import annotations

from parley.brief.markup import Markup, el, joined, shown
from parley.brief.page import Brief, Fact, Line, Part, Reference, Words
from parley.brief.quotes import pieces, spoken


def line_list(lines: tuple[Line, ...], brief: Brief) -> Markup:
    """The lines with their dates beside them, if any has one, and what is below them."""
    dated = any(line.date or line.place for line in lines)
    return el("ul", {"class": "lines dated" if dated else "lines"}, *(_line(line, brief, dated) for line in lines))


def _line(line: Line, brief: Brief, dated: bool) -> Markup:
    when = [_when(line)] if dated else []
    inside = [el("p", {"class": "said"}, _words(line.words, brief), _numbers(line, brief))]
    if line.facts:
        inside.append(el("dl", {}, *(_fact(fact, brief) for fact in line.facts)))
    if line.children:
        inside.append(line_list(line.children, brief))
    kind = f"line {line.tone} {line.stance}{' claim' if line.claim else ''}"
    return el("li", {"id": line.id, "class": kind}, *when, el("div", {"class": "what"}, *inside))


def _when(line: Line) -> Markup:
    place = [el("span", {"class": "place"}, line.place)] if line.place else []
    return el("p", {"class": "when"}, el("span", {"class": "date"}, line.date), *place)


def _words(words: Words, brief: Brief) -> Markup:
    return joined(*(_part(part, brief) for part in words))


def _part(part: Part, brief: Brief) -> Markup:
    text = spoken(part, brief.language)
    if not part.quoted:
        return joined(text)
    return el("q", {"lang": part.language, "dir": "auto"}, text)


def _fact(fact: Fact, brief: Brief) -> Markup:
    label = [el("dt", {}, fact.label)] if fact.label else []
    return el("div", {} if fact.label else {"class": "flag"}, *label, el("dd", {}, _words(fact.words, brief)))


def _numbers(line: Line, brief: Brief) -> Markup:
    links = (
        el("a", {"href": f"#r{number}", "title": _preview(brief.references[number - 1])}, str(number))
        for number in line.numbers
    )
    return el("span", {"class": "refs"}, *links) if line.numbers else joined()


def _preview(reference: Reference) -> str:
    return shown("".join(text for text, _ in pieces(reference)))
