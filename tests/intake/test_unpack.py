"""Archives, attachments and feeds: one document each, bounded, in order."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from parley.intake import sources, take_source
from parley.intake.sources import count
from parley.settings import load

from . import packages

TEXT = "Strony uzgodniły rozejm. Potrwa on do środy."


def names(path: Path, **given: object) -> list[str]:
    return [source.name.removeprefix(str(path)) for source in sources([path], settings=load(given))]


def held(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def outcomes(path: Path, **given: object) -> list[tuple[str, str]]:
    chosen = load(given)
    found = [take_source(source, None, chosen).document for source in sources([path], settings=chosen)]
    return [(document.uri.removeprefix(str(path)), document.outcome) for document in found]


def test_files_of_an_archive_are_documents(tmp_path: Path) -> None:
    data = packages.packed({"b.txt": TEXT, "x/a.txt": TEXT + "!", ".hidden": "x", "__MACOSX/a": "x", "../up.txt": TEXT})
    path = held(tmp_path / "a.zip", data)
    assert outcomes(path) == [("!/b.txt", "ok"), ("!/x/a.txt", "ok"), ("!/../up.txt", "ok")]
    assert not (tmp_path.parent / "up.txt").exists()
    assert count([path]) is None


def test_a_word_file_is_no_archive_of_documents(tmp_path: Path) -> None:
    import docx

    stream = BytesIO()
    docx.Document().save(stream)
    assert names(held(tmp_path / "a.docx", stream.getvalue())) == [""]


def test_an_archive_of_word_files_is_an_archive(tmp_path: Path) -> None:
    import docx

    word, stream = docx.Document(), BytesIO()
    word.add_paragraph(TEXT)
    word.save(stream)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.docx", stream.getvalue())
    assert outcomes(held(tmp_path / "a.zip", packed.getvalue())) == [("!/a.docx", "ok")]


def test_attachments_follow_their_message(tmp_path: Path) -> None:
    inner = packages.packed({"c.txt": TEXT})
    data = packages.message(TEXT, attached={"a.txt": TEXT.encode(), "b.zip": inner})
    assert outcomes(held(tmp_path / "m.eml", data)) == [("", "ok"), ("!/a.txt", "ok"), ("!/b.zip!/c.txt", "ok")]


def test_nesting_is_bounded(tmp_path: Path) -> None:
    data = packages.packed({"d.txt": TEXT})
    for _ in range(3):
        data = packages.packed({"in.zip": data})
    path = held(tmp_path / "a.zip", data)
    assert outcomes(path, max_nesting=4) == [("!/in.zip!/in.zip!/in.zip!/d.txt", "ok")]
    assert outcomes(path) == [("!/in.zip!/in.zip!/in.zip", "too-large")]


def test_archives_inside_count_for_the_whole(tmp_path: Path) -> None:
    big = bytes(range(256)) * 2600
    inner = [packages.packed({"first.txt": TEXT, f"{n}.txt": big + bytes([n])}) for n in range(3)]
    path = held(tmp_path / "a.zip", packages.packed({f"{n}.zip": data for n, data in enumerate(inner)}))
    found = outcomes(path, max_inflated_mb=1)
    assert [name for name, outcome in found if outcome != "too-large"][:1] == ["!/0.zip!/first.txt"]
    assert ("!/2.zip", "too-large") in found


def test_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = held(tmp_path / "a.zip", packages.packed({"x": b"", "a.txt": bytes(30 << 20)}))
    assert outcomes(path) == [("", "too-large")]


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    data = bytearray(packages.packed({"a.txt": TEXT * 9, "b.txt": TEXT}))
    data[45] ^= 255
    assert outcomes(held(tmp_path / "a.zip", bytes(data))) == [("!/a.txt", "unsupported"), ("!/b.txt", "ok")]


def test_locked_empty_and_cut_off(tmp_path: Path) -> None:
    whole = packages.packed({"a.txt": TEXT * 50})
    locked = bytearray(whole)
    locked[6] |= 1
    at = whole.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert outcomes(held(tmp_path / "l.zip", bytes(locked))) == [("", "encrypted")]
    assert outcomes(held(tmp_path / "c.zip", whole[:60])) == [("", "unsupported")]
    empty = BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert outcomes(held(tmp_path / "e.zip", empty.getvalue())) == [("", "no-text")]


def test_entries_of_a_feed_are_documents(tmp_path: Path) -> None:
    feed = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Głos Wyspy</title><language>pl</language>
      <item><title>Rozejm</title><link>https://example.org/1</link><pubDate>Fri, 03 May 2024 08:00:00 GMT</pubDate>
      <dc:creator>Anna Żak</dc:creator><description>Krótko.</description>
      <content:encoded><![CDATA[<p>{TEXT}</p><p>{TEXT} I dalej.</p>]]></content:encoded></item>
      <item><title>Pusto</title></item><item></item></channel></rss>"""
    path = held(tmp_path / "f.xml", feed.encode())
    first, second, third = (take_source(s).document for s in sources([path]))
    assert (first.uri, first.title, first.publisher, first.authors) == (
        "https://example.org/1", "Rozejm", "Głos Wyspy", ("Anna Żak",),
    )  # fmt: skip
    assert first.published is not None
    assert first.published.edtf == "2024-05-03"
    assert "I dalej." in first.text
    assert second.title == "Pusto"
    assert third.outcome == "unsupported"


def test_atom(tmp_path: Path) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wyspa</title><entry><title>Rozejm</title>
      <link rel="self" href="https://example.org/x"/><link href="https://example.org/2"/>
      <author><name>Anna Żak</name></author><published>2024-05-03T01:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry></feed>"""
    (document,) = (take_source(s).document for s in sources([held(tmp_path / "f.atom", feed.encode())]))
    assert (document.uri, document.authors) == ("https://example.org/2", ("Anna Żak",))
    assert TEXT in document.text


def test_billion_laughs_in_a_feed(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    documents = [take_source(s).document for s in sources([held(tmp_path / "f.xml", bomb.encode())])]
    assert len(documents) == 1
    assert "aaaa" not in documents[0].text + (documents[0].title or "")


def test_the_folder_of_a_saved_page_is_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "talks.html").write_text("<p>x</p>")
    (tmp_path / "talks_files").mkdir()
    (tmp_path / "talks_files" / "a.js").write_text("x")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "b.txt").write_text(TEXT)
    assert names(tmp_path) == ["/other_files/b.txt", "/talks.html"]
    assert count([tmp_path]) == 2
