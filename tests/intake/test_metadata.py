from __future__ import annotations

import pytest

from parley.intake import imprint, take
from parley.intake.persons import persons
from parley.model import Document


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Biuletyn Morski                      24 maja 2024", "2024-05-24"),
        ("KOMENTARZ         nr 47/2024, 12.08.2024", "2024-08-12"),
        ("Commentary, 3 February 2022                   1", "2022-02-03"),
        ("Oslo, 14 listopada 2024 r.", "2024-11-14"),
        ("KOMENTARZ         nr 47/2024", None),
        ("OSLO, Aug 2 - The islands made peace.", None),
        ("Na mocy umowy z 12 maja 2020 r. wyspy zawarły pokój.", None),
    ],
)
def test_date_of_masthead_or_dateline(head: str, date: str | None) -> None:
    document = take(f"{head}\n\nCo ustalono?\n\nUstalono pokój od 1 maja 2019 r.\n".encode(), name="a.txt").document
    assert (document.published.edtf if document.published else None) == date
    assert document.published is None or document.published.origin == "document"


def test_byline_names_author_and_agency() -> None:
    document = take(
        "Tytuł\n\nautor: Anna Nowak\n\nTreść tekstu.\n\nPolska Agencja Prasowa".encode(), name="a.txt"
    ).document
    assert document.authors == ("Anna Nowak",)
    assert document.publisher == "Polska Agencja Prasowa"
    assert document.title == "Tytuł"


def origin(document: Document, field: str) -> tuple[str, str | None, str | None]:
    (found,) = [o for o in document.origins if o.field == field]
    return found.source, found.place, document.text[slice(*found.span)] if found.span else None


@pytest.mark.parametrize(
    ("head", "publisher", "number"),
    [
        ("KOMENTARZ IWM          nr 47/2024, 12.08.2024", "IWM", "nr 47/2024"),
        ("BIULETYN        3 maja 2024        Instytut Wysp Morskich", "Instytut Wysp Morskich", None),
        ("Biuletyn Morski                      24 maja 2024", "Biuletyn Morski", None),
        ("Policy Brief 12/2024        Centre for Strait Studies        May 3, 2024", "Centre for Strait Studies", "12/2024"),
        ("KOMENTARZ         nr 47/2024", None, "nr 47/2024"),
        ("Thursday        3 May 2024", None, None),
    ],
)  # fmt: skip
def test_masthead_names_publisher_and_number(head: str, publisher: str | None, number: str | None) -> None:
    document = take(f"{head}\n\nCo ustalono?\n\nUstalono pokój od maja.\n".encode(), name="a.txt").document
    assert (document.publisher, document.number) == (publisher, number)
    if publisher:
        assert origin(document, "publisher") == ("document", "masthead", publisher)
    if number:
        assert origin(document, "number") == ("document", "masthead", number)


def test_imprint_goes_before_masthead() -> None:
    text = "BIULETYN        3 maja 2024        Biuro Analiz\n\nTytuł\n\nUstalono pokój.\n\nRedakcja: Anna Nowak\nWydawca: Fundacja Wyspa, Oslo. ISSN 1\n"
    document = take(text.encode(), name="a.txt").document
    assert origin(document, "publisher") == ("document", "imprint", "Fundacja Wyspa, Oslo")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 Strait Institute. All rights reserved", "Strait Institute"),
        ("Copyright © 2019-2024 by Strait Institute", "Strait Institute"),
        ("Published by: The Strait Press", "The Strait Press"),
        ("no such word here", None),
    ],
)
def test_imprint(line: str, name: str | None) -> None:
    found = imprint.labelled(line)
    assert (found[0] if found else None) == name
    assert found is None or line[slice(*found[1])] == name


def test_names_below_the_title_are_authors_unless_the_text_tells_of_them() -> None:
    text = "Wyspy po rozejmie\n\nAnna Nowak i Jan Kowalski\n\nUstalono pokój, {} był przy tym.\n"
    found = take(text.format("minister").encode(), name="a.txt").document
    assert found.authors == ("Anna Nowak", "Jan Kowalski")
    assert origin(found, "authors") == ("document", "byline", "Anna Nowak i Jan Kowalski")
    assert found.blocks[1].kind == "byline"
    assert take(text.format("Kowalski").encode(), name="a.txt").document.authors == ()


def test_persons_are_told_by_given_names() -> None:
    assert persons("dr Anna Nowak, Jan van der Berg") == ("Anna Nowak", "Jan van der Berg")
    assert persons("Nowa Strategia") == ()
    assert persons("Anna Nowak said so") == ()


def test_each_fact_says_where_it_is_from() -> None:
    page = (
        '<html><head><title>Rozejm</title><meta property="og:site_name" content="Wyspa"></head><body><article>'
        f"<h1>Rozejm</h1><p>{'Strony zawarły rozejm na morzu. ' * 9}</p></article></body></html>"
    )
    document = take(page.encode(), name="a.html", published="2024-05-03").document
    assert origin(document, "published") == ("user", None, None)
    assert origin(document, "publisher") == ("metadata", None, None)
    assert origin(document, "title") == ("document", "title", "Rozejm")
