from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
from docx.document import Document as Word

from parley.intake import take
from parley.settings import load


def saved(document: Word) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def memo() -> Word:
    document = docx.Document()
    document.add_heading("Notatka o rozmowach", 0)
    document.add_paragraph("Oslo, 12 maja 2024 r.")
    document.add_heading("Wyniki", 1)
    document.add_paragraph("Strony zawarły porozumienie.")
    table = document.add_table(2, 2)
    for row, column, text in ((0, 0, "strona"), (0, 1, "liczba"), (1, 0, "Północ"), (1, 1, "12")):
        table.cell(row, column).text = text
    document.add_paragraph("pierwszy punkt", style="List Bullet")
    document.add_paragraph("Rozmowy będą wznowione.")
    document.core_properties.author = "Anna Nowak"
    document.core_properties.created = datetime(2024, 5, 10)
    return document


def test_paragraphs_headings_tables_in_order() -> None:
    document = take(saved(memo()), name="a.docx").document
    assert [(b.kind, document.text[slice(*b.span)]) for b in document.blocks] == [
        ("title", "Notatka o rozmowach"),
        ("byline", "Oslo, 12 maja 2024 r."),
        ("heading", "Wyniki"),
        ("prose", "Strony zawarły porozumienie."),
        ("table", "strona"),
        ("table", "liczba"),
        ("table", "Północ"),
        ("table", "12"),
        ("list", "pierwszy punkt"),
        ("prose", "Rozmowy będą wznowione."),
    ]


def test_each_block_says_where_it_stands() -> None:
    word = memo()
    word.sections[0].header.paragraphs[0].text = "Notatki"
    document = take(saved(word), name="a.docx").document
    assert [b.path for b in document.blocks] == [
        "header 1",
        *(f"paragraph {n}" for n in range(1, 5)),
        *(f"table 1, row {row}, cell {cell}" for row in (1, 2) for cell in (1, 2)),
        "paragraph 5",
        "paragraph 6",
    ]


def test_an_empty_cell_keeps_its_place_and_a_long_one_its_paragraphs() -> None:
    word = docx.Document()
    table = word.add_table(2, 3)
    table.cell(0, 0).text, table.cell(0, 2).text = "kraj", "skutek"
    table.cell(1, 1).text, table.cell(1, 2).text = "zwolniono 12 osób", "trwa"
    table.cell(1, 1).add_paragraph("zniesiono zakaz")
    document = take(saved(word), name="a.docx").document
    assert document.text == "kraj\t\tskutek\n\tzwolniono 12 osób zniesiono zakaz\ttrwa"
    assert document.text[slice(*document.blocks[3].span)] == "zniesiono zakaz"
    assert document.blocks[3].path == "table 1, row 2, cell 2"


def test_text_in_controls_and_boxes_is_not_lost() -> None:
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    word = docx.Document()
    word.add_paragraph("Pierwszy akapit.")
    inner = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    word.element.body.insert(
        1, parse_xml(f"<w:sdt {space}><w:sdtContent>{inner.format('W polu.')}</w:sdtContent></w:sdt>")
    )
    box = f"<w:r {space}><w:pict><w:txbxContent>{inner.format('W ramce.')}</w:txbxContent></w:pict></w:r>"
    word.paragraphs[0]._p.append(parse_xml(box))
    document = take(saved(word), name="a.docx").document
    assert document.text == "Pierwszy akapit.\n\nW ramce.\n\nW polu."
    assert [b.path for b in document.blocks] == ["paragraph 1", "text box 1, paragraph 1", "paragraph 2"]


def test_page_goes_before_the_file() -> None:
    document = take(saved(memo()), name="a.docx").document
    assert document.published is not None
    assert (document.published.edtf, document.published.origin) == ("2024-05-12", "document")
    assert document.authors == ("Anna Nowak",)
    assert document.title == "Notatka o rozmowach"


def test_header_is_the_masthead() -> None:
    word = memo()
    word.sections[0].header.paragraphs[0].text = "Biuletyn nr 3/2024"
    document = take(saved(word), name="a.docx").document
    assert document.blocks[0].kind == "masthead"


def test_inserted_text_counts_and_deleted_does_not() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Strony ")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    from docx.oxml import parse_xml

    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>podpisały</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>zerwały</w:delText></w:r></w:del>"))
    assert take(saved(word), name="a.docx").document.text == "Strony podpisały"


def test_empty() -> None:
    assert take(saved(docx.Document()), name="a.docx").document.outcome == "no-text"


def _packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


def test_bomb_is_not_unpacked() -> None:
    document = take(_packed(word__document_xml=bytes(300 << 20)), name="a.docx").document
    assert (document.outcome, document.text) == ("too-large", "")


def test_ratio() -> None:
    document = take(_packed(word__document_xml=bytes(20 << 20)), name="a.docx").document
    assert document.outcome == "too-large"
    assert "zip bomb" in (document.reason or "")


def test_members() -> None:
    data = _packed(**{f"word__a{n}_xml": b"x" for n in range(30)})
    assert take(data, name="a.docx", settings=load({"max_members": 20})).document.outcome == "too-large"


def test_declared_entities_are_refused() -> None:
    data = _packed(word__document_xml=b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert take(data, name="a.docx").document.outcome == "unsupported"


def test_damaged() -> None:
    data = saved(memo())
    assert take(data[: len(data) // 2], name="a.docx").document.outcome == "unsupported"
    assert take(_packed(word__document_xml=b"<broken"), name="a.docx").document.outcome in ("unsupported", "crashed")
