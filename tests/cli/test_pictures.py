"""`parley text --layout` and `parley show --image`: pages as pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

Run = Callable[..., object]
SENTENCE = "Minsk freed 52 political prisoners on 2025-09-11."


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 300), invariant=1)
    for _ in range(2):
        canvas.drawString(40, 200, SENTENCE)
        canvas.drawString(40, 180, "Washington lifted the sanctions on 2025-09-12. The talks in the capital go on.")
        canvas.showPage()
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(stream.getvalue())
    return tmp_path / "a.pdf"


def colours(path: Path) -> set[tuple[int, int, int]]:
    picture = Image.open(path).convert("RGB")
    return {colour for _, colour in picture.getcolors(1 << 24)}


def test_every_page_is_drawn_with_its_blocks(run: Run, pdf: Path) -> None:
    done = run("text", "a.pdf", "--layout")
    names = done.stdout.split()
    assert [name[-6:] for name in names] == ["-1.png", "-2.png"]
    assert (20, 100, 180) in colours(pdf.parent / names[0])


def test_a_document_without_pages_is_told(run: Run, folder: Path) -> None:
    done = run("text", "en.txt", "--layout")
    assert done.returncode == 2
    assert "--blocks" in done.stderr


def test_a_folder_that_is_not_there_is_told(run: Run, pdf: Path) -> None:
    done = run("text", "a.pdf", "--layout", "--to", "none")
    assert done.returncode == 2
    assert "no such folder" in done.stderr


def test_an_event_is_shown_on_its_page(run: Run, pdf: Path) -> None:
    run("read", "a.pdf", "--language", "en")
    event = run("events", "--act", "release").stdout.split()[0]
    done = run("show", event, "--image")
    assert done.stdout.strip() == f"{event}-1.png"
    found = colours(pdf.parent / f"{event}-1.png")
    assert (250, 200, 0) in found
    assert (200, 30, 30) in found
