"""The brief as one self-contained page: no script, nothing fetched, every word of a document a text node.

The Content-Security-Policy allows the page's own style sheet, by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from parley.brief.html_lines import line_list
from parley.brief.markup import Markup, el, joined, raw
from parley.brief.page import Brief, Group, Reference, Section, Source
from parley.brief.quotes import around, pieces
from parley.brief.strings import Strings, strings
from parley.brief.timeline import timeline

TONES = ("talk", "give", "press", "other")


def html(brief: Brief) -> str:
    """The page, as a string; the same brief gives the same bytes."""
    s = strings(brief.language)
    body = el("body", {}, _contents(brief, s), el("main", {}, *_main(brief, s)))
    return f"<!DOCTYPE html>\n{el('html', {'lang': brief.language}, _head(brief), body)}\n"


@cache
def _style() -> str:
    return (files("parley.brief") / "brief.css").read_text("utf-8")


def _head(brief: Brief) -> Markup:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return el(
        "head",
        {},
        el("meta", {"charset": "utf-8"}),
        el("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "color-scheme", "content": "light dark"}),
        el("meta", {"name": "referrer", "content": "no-referrer"}),
        el("title", {}, brief.title),
        el("style", {}, raw(_style())),
    )


def _contents(brief: Brief, s: Strings) -> Markup:
    parts = [(section.id, section.title) for section in brief.sections]
    parts += [("references", s("references"))] if brief.references else []
    items = (el("li", {}, el("a", {"href": f"#{key}"}, title)) for key, title in parts)
    return el("nav", {"aria-label": s("contents")}, el("p", {"class": "contents"}, s("contents")), el("ol", {}, *items))


def _main(brief: Brief, s: Strings) -> list[Markup]:
    parts = [_header(brief, s)]
    if brief.lead.lines:
        heading = el("h2", {}, brief.lead.title)
        parts.append(el("section", {"id": "lead", "class": "lead"}, heading, line_list(brief.lead.lines, brief)))
    else:
        parts.append(el("p", {"class": "nothing"}, s("nothing")))
    parts += [_section(section, brief, s) for section in brief.sections]
    parts.append(_references(brief, s))
    parts.append(el("footer", {}, s("print_made")))
    return parts


def _header(brief: Brief, s: Strings) -> Markup:
    left_out = [el("p", {"class": "remark"}, s("left_out", count=brief.left_out))] if brief.left_out else []
    return el(
        "header",
        {},
        el("p", {"class": "stamp"}, s("unreviewed")),
        el("h1", {}, brief.title),
        el("p", {"class": "subtitle"}, brief.subtitle),
        el("p", {"class": "note"}, s("unreviewed_long")),
        el("ul", {"class": "sources"}, *(_source(source, s) for source in brief.sources)),
        *left_out,
    )


def _source(source: Source, s: Strings) -> Markup:
    facts = [source.publisher, source.published, s.of("language", source.language) if source.language else ""]
    facts += [s("page_one") if source.pages == 1 else s("pages", pages=source.pages), source.outcome]
    text = " · ".join(fact for fact in facts if fact)
    remarks = (el("p", {"class": "remark"}, remark) for remark in source.remarks)
    return el("li", {}, _bdi(source.title, source.language), el("span", {"class": "meta"}, text), *remarks)


def _bdi(text: str, language: str | None) -> Markup:
    return el("bdi", {"lang": language}, text)


def _section(section: Section, brief: Brief, s: Strings) -> Markup:
    note = [el("p", {"class": "note"}, section.note)] if section.note else []
    drawing = _drawing(brief, s) if section.id == "results" else joined()
    groups: list[Markup] = []
    for number, group in enumerate(section.groups):
        repeated = number > 0 and section.groups[number - 1].title == group.title
        groups.append(_group(group, brief, repeated))
    return el("section", {"id": section.id}, el("h2", {}, section.title), *note, drawing, *groups)


def _drawing(brief: Brief, s: Strings) -> Markup:
    drawing = timeline(brief)
    if not drawing:
        return drawing
    legend = [_legend(tone, s(f"legend_{tone}")) for tone in TONES]
    legend.append(_legend("ahead", s("legend_ahead")))
    return el("figure", {}, el("figcaption", {}, el("h3", {}, s("timeline")), el("p", {}, *legend)), drawing)


def _legend(tone: str, label: str) -> Markup:
    return joined(el("span", {"class": f"key {tone}"}, label), " ")


def _group(group: Group, brief: Brief, repeated: bool) -> Markup:
    heading = [el("h3", {}, group.title)] if group.title and not repeated else []
    note = [el("p", {"class": "note"}, group.note)] if group.note else []
    kind = "sides" if group.layout == "sides" else group.layout
    return el("div", {"class": f"group {kind}"}, *heading, *note, line_list(group.lines, brief))


def _references(brief: Brief, s: Strings) -> Markup:
    if not brief.references:
        return joined()
    items = (_reference(reference, s) for reference in brief.references)
    return el("section", {"id": "references"}, el("h2", {}, s("references")), el("ol", {"class": "references"}, *items))


def _reference(reference: Reference, s: Strings) -> Markup:
    source = reference.source
    first, last = around(source.language)
    quote = (el("mark", {}, text) if marked else joined(text) for text, marked in pieces(reference))
    facts = [source.publisher, source.published, s("page", page=reference.page)]
    about = joined(_bdi(source.title, source.language), "".join(f", {fact}" for fact in facts if fact))
    back = (
        el("a", {"href": f"#{line}", "title": s("back")}, f"↑{letter}")
        for letter, line in zip(_letters(len(reference.lines)), reference.lines, strict=True)
    )
    return el(
        "li",
        {"id": f"r{reference.number}", "value": reference.number},
        el("blockquote", {"lang": source.language, "dir": "auto"}, first, *quote, last),
        el("p", {"class": "meta"}, about, el("span", {"class": "back"}, *back)),
    )


def _letters(count: int) -> list[str]:
    """a, b … z, aa, ab …: names for the lines that rest on a reference."""
    names = []
    for number in range(count):
        name = ""
        number += 1
        while number:
            number, rest = divmod(number - 1, 26)
            name = chr(97 + rest) + name
        names.append(name)
    return names
