"""OpenDocument, e-books, RTF, e-mail, saved pages: text, kinds, places, and what each says of itself."""

from __future__ import annotations

import pytest

from parley.intake import take
from parley.model import Document

from . import packages

PROSE = "Strony uzgodniły w piątek rozejm, który obejmie całą cieśninę i porty po obu jej brzegach. "
RTF = (
    rb"{\rtf1\ansi\ansicpg1250{\info{\title Nota}{\author Anna Nowak}{\creatim\yr2024\mo5\dy3}}"
    rb"{\fonttbl{\f0 Arial;}}\f0 Rozejm potrwa do \'9crody.\par\par Strony zwolni\'b3y 12 os\'f3b.\par"
    rb"\trowd\cellx100\cellx200 kraj\cell liczba\cell\row}"
)


def kinds(document: Document) -> list[tuple[str, str, str | None]]:
    return [(b.kind, document.text[slice(*b.span)], b.path) for b in document.blocks]


def test_opendocument() -> None:
    body = (
        "<text:tracked-changes><text:p>Skreślone.</text:p></text:tracked-changes>"
        '<text:p text:style-name="P1">Rozejm w cieśninie</text:p><text:h>Wyniki</text:h>'
        "<text:p>Strony<text:s/>podpisały<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Zob. aneks.</text:p></text:note-body></text:note> <text:span>układ</text:span>.</text:p>"
        "<text:list><text:list-item><text:p>punkt</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>kraj</text:p></table:table-cell>"
        "<table:table-cell><text:p>trwa</text:p><text:p>nadal</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = take(
        packages.odt(
            body,
            meta="<dc:title>Nota</dc:title><meta:initial-creator>Anna Nowak</meta:initial-creator>"
            "<meta:creation-date>2024-05-03T08:00:00</meta:creation-date>",
            automatic='<style:style style:name="P1" style:parent-style-name="Title"/>',
            styles="<style:header><text:p>Biuletyn nr 3/2024</text:p></style:header>",
        ),
        name="a.odt",
    ).document
    assert kinds(document) == [
        ("masthead", "Biuletyn nr 3/2024", "header 1"),
        ("title", "Rozejm w cieśninie", "paragraph 1"),
        ("heading", "Wyniki", "paragraph 2"),
        ("prose", "Strony podpisały układ.", "paragraph 3"),
        ("list", "punkt", "paragraph 4"),
        ("table", "kraj", "table 1, row 1, cell 1"),
        ("table", "trwa", "table 1, row 1, cell 2"),
        ("table", "nadal", "table 1, row 1, cell 2"),
        ("footnote", "Zob. aneks.", "note 1"),
    ]
    assert document.blocks[-1].mark == document.text.index("podpisały") + len("podpisały")
    assert document.authors == ("Anna Nowak",)
    assert document.published is not None
    assert document.published.edtf == "2024-05-03"


def test_opendocument_with_entities_is_refused() -> None:
    bomb = packages.packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        }
    )
    assert take(bomb, name="a.odt").document.outcome == "unsupported"


_LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "members", "outcome"),
    [
        ("a.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bytes(210 << 20)}, "too-large"),
        ("a.epub", {"mimetype": "application/epub+zip", "a.xhtml": bytes(210 << 20)}, "too-large"),
        (
            "a.epub",
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": _LAUGHS + '<c><rootfile full-path="b.opf"/></c>',
                "b.opf": _LAUGHS + "<package><title>&b;</title></package>",
            },
            "no-text",
        ),
    ],
)  # fmt: skip
def test_packages_are_bounded(name: str, members: dict[str, str | bytes], outcome: str) -> None:
    document = take(packages.packed(members), name=name).document
    assert (document.outcome, document.text) == (outcome, "")
    assert document.next_step


def test_book_is_read_in_the_order_of_its_spine() -> None:
    facts = "<dc:title>Dwa brzegi</dc:title><dc:creator>Anna Nowak</dc:creator><dc:publisher>Wyspa</dc:publisher><dc:date>2023-04</dc:date>"
    chapters = {"b": f"<h1>Drugi</h1><p>{PROSE}</p>", "a": f"<h1>Pierwszy</h1><div>Wstęp<p>{PROSE}</p></div>"}
    document = take(packages.epub(chapters, facts, ("a", "b")), name="a.epub").document
    assert [text for _, text, _ in kinds(document)] == [
        "Dwa brzegi", "Pierwszy", "Wstęp", PROSE.strip(), "Drugi", PROSE.strip(),
    ]  # fmt: skip
    assert document.blocks[3].path == "OEBPS/a.xhtml#/html/body/div/p"
    assert (document.title, document.authors, document.publisher) == ("Dwa brzegi", ("Anna Nowak",), "Wyspa")
    assert document.published is not None
    assert document.published.edtf == "2023-04"


def test_rich_text() -> None:
    document = take(RTF, name="a.rtf").document
    assert document.text.startswith("Rozejm potrwa do środy.\n\nStrony zwolniły 12 osób.\nkraj\tliczba")
    assert (document.title, document.authors) == ("Nota", ("Anna Nowak",))
    assert document.published is not None
    assert document.published.edtf == "2024-05-03"


def test_message_is_its_text_under_its_subject() -> None:
    document = take(packages.message(PROSE + "\n\n" + PROSE), name="a.eml").document
    assert document.title == "Rozmowy w Oslo – żadnych postępów"
    assert [kind for kind, _, _ in kinds(document)] == ["title", "prose", "prose"]
    assert document.authors == ("Anna Żak",)
    assert document.published is not None
    assert document.published.edtf == "2024-05-03"
    assert document.text[slice(*document.blocks[1].span)] == PROSE.strip()


def test_message_whose_plain_part_is_a_stub_is_read_from_its_page() -> None:
    html = f'<div style="display:none">Podgląd</div><table><tr><td><p>{PROSE}</p><p>{PROSE}</p><p>Koniec.</p></td></tr></table>'
    document = take(packages.message("Zobacz w przeglądarce", html), name="list").document
    assert document.media_type == "message/rfc822"
    assert "Podgląd" not in document.text
    assert [path for kind, _, path in kinds(document) if kind == "prose"][-1] == "/html/body/table/tr/td/p[3]"


def test_saved_page_is_read_as_the_page_it_is() -> None:
    html = f"<html><head><title>Układ</title></head><body><article><h1>Układ</h1><p>{PROSE * 5}</p></article></body></html>"
    document = take(packages.saved_page(html), name="a.mht").document
    assert (document.outcome, document.title) == ("ok", "Układ")
    assert "uzgodniły" in document.text
    assert document.published is None
    assert document.blocks[-1].path == "/html/body/article/p"


@pytest.mark.parametrize("name", ["a.odt", "a.epub", "a.eml", "a.mht", "a.rtf"])
def test_cut_off_files_end_in_an_outcome(name: str) -> None:
    whole = {
        "a.odt": packages.odt("<text:p>x</text:p>"),
        "a.epub": packages.epub({"a": "<p>x</p>"}),
        "a.eml": packages.message(PROSE),
        "a.mht": packages.saved_page("<p>x</p>"),
        "a.rtf": RTF,
    }[name]
    for part in (1, 2, 3):
        document = take(whole[: len(whole) * part // 4], name=name).document
        assert document.outcome != "crashed", document.reason
        assert document.text or document.next_step
