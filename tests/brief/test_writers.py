from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from parley import brief
from parley.brief.page import Brief
from parley.model import Ordinal, Place, Reading

from . import make

# Strings that become markup where a page is made carelessly.
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</style><script>alert(1)</script>",
    "</svg><svg onload=alert(1)>",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![a](b)",
    "`code`",
    "**bold** _it_ ~~s~~",
    "# heading",
    "| a | b |",
    "<https://example.org>",
    "---",
    "1. a",
    "https://example.org/a",
    "www.example.org",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://example.org\x1b\\x",
    "[bold red]x[/]",
    "\u202egnp.exe",
    "a\x00b",
    "{a}[ {o}]|",
    "\ud800",
]


class Page(HTMLParser):
    """Collects the tags, ids and links of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(given)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []

    def handle_data(self, data: str) -> None:
        self.text += data


TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "nav",
    "p",
    "ol",
    "ul",
    "li",
    "a",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "section",
    "div",
    "span",
    "bdi",
    "dl",
    "dt",
    "dd",
    "q",
    "figure",
    "figcaption",
    "svg",
    "line",
    "rect",
    "circle",
    "path",
    "text",
    "tspan",
    "blockquote",
    "mark",
    "footer",
}
FORBIDDEN = {"html_block", "html_inline", "code_inline", "fence", "code_block", "image", "s_open", "hr", "link_open"}
DATA = Path(os.environ.get("PARLEY_TEST_DATA", "absent"))


def hostile(text: str) -> Brief:
    """A brief with that string in every field that a document can fill."""
    doc = make.document(f"Before {text} after freed. {text}", "en", publisher=text, title=text, warnings=(text,))
    who = make.person(text or "x", "BLR", None)
    event = make.event(
        doc,
        "freed",
        "release",
        actors=(who,),
        recipients=(who,),
        attribution=who,
        when="2025-09-11",
        ordinal=Ordinal(2, text),
        object=replace(make.thing(doc, "after"), text=text, people=(who,)),
    )
    event = replace(event, where=(Place(text, None, text),))
    ahead = make.event(
        doc, "after", "meet", "expected", actors=(who,), holder=who, word=text, probability=(0.1, 0.2), when="2026"
    )
    return brief.build([Reading(doc, (event, ahead))])


def check_page(page: str) -> None:
    parsed = Page(page)
    assert set(parsed.tags) <= TAGS
    assert not {a for a in parsed.attributes if a.startswith("on") or a in ("style", "src")}
    assert all(link.startswith("#") and link[1:] in parsed.ids for link in parsed.links)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", page)


def check_markdown(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
    flat = [t for token in tokens for t in (token, *(token.children or []))]
    assert not {t.type for t in flat} & FORBIDDEN


def printed(made: Brief) -> str:
    out = io.StringIO()
    Console(file=out, width=100, force_terminal=True, color_system=None).print(brief.terminal(made))
    return out.getvalue()


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_a_document_never_become_markup(text: str):
    made = hostile(text)
    check_page(brief.html(made))
    check_markdown(brief.markdown(made))
    assert not re.search(r"\x1b\](?!8;;\x1b)|\x1b\[31m", printed(made))


def test_lists_of_hostile_strings():
    """The public lists, where PARLEY_TEST_DATA names a folder that holds hostile/*.json."""
    files = sorted((DATA / "hostile").glob("*.json"))
    if not files:
        pytest.skip("no PARLEY_TEST_DATA")
    for entry in (e for file in files for e in json.loads(file.read_text("utf-8"))):
        made = hostile(entry if isinstance(entry, str) else entry["payload"])
        check_page(brief.html(made))
        check_markdown(brief.markdown(made))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_text(text: str):
    made = hostile(text)
    check_page(brief.html(made))
    check_markdown(brief.markdown(made))


@pytest.mark.parametrize("language", ["en", "pl"])
def test_every_reference_is_a_link_both_ways(language: str):
    made = brief.build([make.commentary(), make.wire()], language=language)
    page = brief.html(made)
    check_page(page)
    for reference in made.references:
        assert f'href="#r{reference.number}"' in page
        assert all(f'href="#{line}"' in page for line in reference.lines)
    ids = Page(page).ids
    assert len(ids) == len(set(ids))


def test_the_policy_allows_the_own_style_sheet_only():
    page = brief.html(brief.build([make.commentary()]))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert style
    assert policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].replace("&#x27;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_the_page_shows_quotes_and_marks_the_trigger():
    page = brief.html(brief.build([make.commentary()]))
    assert "Białoruś <mark>zwolniła</mark> 52 więźniów" in page
    assert "not yet reviewed" in page


def test_the_timeline_is_drawn_for_both_widths():
    page = brief.html(brief.build([make.commentary()]))
    assert page.count("<svg ") == 2
    assert 'class="sign give"' in page
    assert "Timeline" in page


def test_markdown_has_every_line_and_reference():
    made = brief.build([make.commentary()])
    text = brief.markdown(made)
    assert r"Belarus did not free Andrzej Poczobut \[" in text
    assert "**zwolniła**" in text
    assert text.count("\n1. ") == 1


def test_the_terminal_shows_lines_and_can_leave_out_references():
    made = brief.build([make.commentary()], language="pl")
    assert "Białoruś: zwolnienie — 52 więźniów politycznych [" in printed(made)
    out = io.StringIO()
    Console(file=out, width=100).print(brief.terminal(made, references=False))
    assert "Przypisy" not in out.getvalue()
