from __future__ import annotations

import pytest

from parley.intake import take

PROSE = "The two islands agreed on Friday to end their long dispute over fishing rights. " * 4
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Islands make peace - The Review</title>
<meta name="author" content="Ann Lee"><meta property="og:site_name" content="The Review">
<meta property="article:published_time" content="2024-05-03T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<div class="cookie">We use cookies to make this site better for you.</div>
<article><h1>Islands make peace</h1><p>{PROSE}</p><h2>What is next</h2><p>{PROSE}</p>
<table><tr><td>Fish</td><td>12</td></tr><tr><td>Boats</td><td>3</td></tr></table></article>
<script>alert(1)</script><footer>Copyright 1999 The Review</footer></body></html>"""


def test_main_text_and_what_the_page_says_of_itself() -> None:
    document = take(PAGE.encode(), name="a.html").document
    assert (document.outcome, document.language, document.title) == ("ok", "en", "Islands make peace")
    assert (document.authors, document.publisher) == (("Ann Lee",), "The Review")
    assert document.published is not None
    assert (document.published.edtf, document.published.origin) == ("2024-05-03", "metadata")
    assert not [word for word in ("cookies", "Home", "alert", "1999") if word in document.text]
    assert document.blocks[0].kind == "title"
    assert "Fish\t12" in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1250", "iso-8859-2"])
def test_declared_encodings(encoding: str) -> None:
    prose = "Obie wyspy zakończyły w piątek wieloletni spór o połowy i źródła słodkiej wody. " * 4
    page = f'<html><head><meta charset="{encoding}"><title>T</title></head><body><p>{prose}</p></body></html>'
    document = take(page.encode(encoding), name="a.html").document
    assert "zakończyły w piątek" in document.text
    assert "źródła" in document.text


@pytest.mark.parametrize("body", ["", "<p></p>", "<script>var a = 'text';</script>"])
def test_page_without_text(body: str) -> None:
    document = take(f"<html><body>{body}</body></html>".encode(), name="a.html").document
    assert (document.outcome, document.text) == ("no-text", "")


def test_deep_nesting_ends_in_an_outcome() -> None:
    document = take(b"<html><body>" + b"<div>" * 50_000 + b"text</body></html>", name="a.html").document
    assert document.reason is None or document.next_step


def test_entities_are_not_expanded() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    page = f'<!DOCTYPE html [<!ENTITY l0 "lol">{lol}]><html><body><p>&l8; and a text of some length.</p></body></html>'
    assert len(take(page.encode(), name="a.html").document.text) < 2000
