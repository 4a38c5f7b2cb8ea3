"""Blocks of plain text, told by shape. The samples are made up here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.intake import take
from parley.intake.text import blocks

FROM_PDF = """Co ustalono w Oslo?

Delegacje obu wysp podpisały w piątek porozumienie, które
kończy spór o połowy. Strony zobowiązały się też do
wycofania jednostek patrolowych z cieśniny, a także do

uwolnienia zatrzymanych w maju rybaków. Termin upływa
w przyszłym miesiącu, po posiedzeniu obu parlamentów na

Porozumienie z Oslo jest pierwszym od dziesięciu lat krokiem ku zgodzie obu wysp i sukcesem

norweskich mediatorów. Nie rozwiązuje sporu o szelf, który strony odłożyły na następny rok.

https://example.org/oslo
https://example.org/oslo-2


KOMENTARZ INSTYTUTU

Redakcja: Anna Nowak, Jan Kowalski, Maria Wiśniewska

Piotr Zieliński, Ewa Lis, Tomasz Wróbel, Zofia Mazur

zwyczajnej sesji. Mediatorzy zapowiedzieli dalsze rozmowy.

Co dalej?

Rozmowy będą zapewne wznowione we wrześniu.
"""


def kinds(text: str) -> list[str]:
    return [block.kind + "+" * block.continues for block in blocks(text)]


def test_sentence_broken_by_a_lead_box_goes_on() -> None:
    assert kinds(FROM_PDF) == [
        "heading", "prose", "prose+", "lead", "links", "masthead", "editors", "editors", "prose+", "heading", "prose",
    ]  # fmt: skip


def test_lead_printed_with_blank_lines_is_one_block() -> None:
    (lead,) = [block for block in blocks(FROM_PDF) if block.kind == "lead"]
    assert FROM_PDF[slice(*lead.span)].startswith("Porozumienie z Oslo")
    assert FROM_PDF[slice(*lead.span)].endswith("następny rok.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KOMENTARZ                nr 12/2024", "masthead"),
        ("Biuletyn Morski                    24 maja 2024", "masthead"),
        ("Commentary, 21 May 2023                          1", "masthead"),
        ("– 2 –", "page-number"),
        ("str. 3", "page-number"),
        ("14", "page-number"),
        ("https://example.org/a", "links"),
        ("Redakcja: zespół", "editors"),
        ("Editors: the desk", "editors"),
        ("Oslo, 14 maja 2024 r.", "byline"),
        ("Fot. 2. Uczestnicy rozmów w Oslo", "caption"),
        ("Jaki jest wynik rozmów?", "heading"),
    ],
)
def test_line_between_paragraphs(line: str, kind: str) -> None:
    text = f"Tytuł tekstu\n\nPierwszy akapit tekstu.\n\n{line}\n\nDrugi akapit tekstu.\n"
    assert kinds(text)[2] == kind


def test_year_alone_is_no_page_number() -> None:
    assert "page-number" not in kinds("Tekst.\n\n2024\n\nTekst.")


def test_running_header_comes_again() -> None:
    head = "PRZEGLĄD WYSP                No. 3/2024"
    assert kinds(f"{head}\n\nPierwsze zdanie.\n\n{head}\n\nDrugie zdanie.") == ["masthead", "prose", "header", "prose"]


def test_agency_dateline_is_cut_off() -> None:
    text = "Wyspy zawarły pokój\n\n02.05.2024, Oslo (wł.) - Obie wyspy podpisały pokój.\n\nTo pierwszy krok."
    assert kinds(text) == ["title", "byline", "prose", "prose"]


@pytest.mark.parametrize("name", ["Agencja Prasowa Wysp", "ab/WAP"])
def test_signature_is_cut_off(name: str) -> None:
    assert kinds(f"Zdanie pierwsze.\n\nTekst bez końca. Ostatnie zdanie. {name}") == ["prose", "prose", "byline"]


def test_read_also_is_no_prose() -> None:
    text = "Tytuł\n\nPierwsze zdanie tekstu.\n\nCZYTAJ TAKŻE\nPiłka: Trener zwolniony\nPodatki: Kto zwolniony"
    assert kinds(text) == ["title", "prose", "links"]


def test_lines_of_unwrapped_text_are_paragraphs() -> None:
    long = "Zdanie o rozmowach, które trwały. " * 8
    assert kinds(f"{long}\n{long}\n{long}") == ["prose"] * 3


def test_pages_are_counted_by_form_feeds() -> None:
    document = take(b"Jeden tekst.\n\fDrugi tekst.", name="a.txt").document
    assert document.pages == 2
    assert [block.page for block in document.blocks] == [1, 2]


@given(st.text(alphabet=st.sampled_from("aB.?-\n \f12:,„”łŻ"), max_size=300))
def test_blocks_are_in_order_and_apart(text: str) -> None:
    last = 0
    for block in blocks(text):
        start, end = block.span
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@given(st.text(max_size=400))
def test_every_letter_is_in_a_block(text: str) -> None:
    covered = {at for block in blocks(text) for at in range(*block.span)}
    assert all(at in covered for at, char in enumerate(text) if char.isalpha())


@given(st.text(max_size=300))
def test_text_is_kept_as_it_is(text: str) -> None:
    document = take(text.encode("utf-8", "replace"), name="a.txt").document
    if document.outcome == "ok":
        assert document.text == text.encode("utf-8", "replace").decode().removeprefix("\ufeff").replace(
            "\r\n", "\n"
        ).replace("\r", "\n")
