from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import parley

TEXT = "Minsk freed 52 political prisoners, said the ministers of the country to the press."


def test_all_is_sorted_and_complete() -> None:
    assert parley.__all__ == sorted(parley.__all__)
    assert dir(parley) == parley.__all__
    for name in parley.__all__:
        assert getattr(parley, name) is not None


def test_all_is_what_type_checkers_are_told() -> None:
    import ast

    tree = ast.parse(Path(str(parley.__file__)).read_text("utf-8"))
    told = [
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.If)
        for inner in node.body
        if isinstance(inner, ast.ImportFrom)
        for alias in inner.names
    ]
    assert sorted(told) == parley.__all__


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError):
        parley.nonsense  # noqa: B018


def test_importing_is_cheap() -> None:
    program = "import sys, parley; print(sorted(name for name in sys.modules if name.startswith('parley')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['parley']"


def test_open_makes_a_dossier_where_asked(tmp_path: Path) -> None:
    with pytest.raises(parley.ParleyError):
        parley.open(tmp_path / "talks.parley")
    with parley.open(tmp_path / "talks.parley", create=True) as dossier:
        assert dossier.documents() == []


def test_reading_what_cannot_be_read_raises_nothing() -> None:
    assert parley.read(b"").document.outcome == "no-text"


def test_several_documents_are_not_one(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    with pytest.raises(parley.ParleyError, match="2 documents"):
        parley.read(tmp_path)


def test_no_date_is_refused() -> None:
    with pytest.raises(parley.ParleyError):
        parley.read(TEXT.encode(), published="soon")
