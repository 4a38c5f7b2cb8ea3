from __future__ import annotations

import pytest

from parley.intake import take


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Biuletyn Morski                      24 maja 2024", "2024-05-24"),
        ("KOMENTARZ         nr 47/2024, 12.08.2024", "2024-08-12"),
        ("Commentary, 21 September 2023                   1", "2023-09-21"),
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
