from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import parley.reading
from parley.cli import main

FAKE = Path(__file__).parent / "fake.py"
ENGLISH = (
    "Minsk freed 52 political prisoners on 2025-09-11. Washington lifted the sanctions on 2025-09-12. "
    "It was a success for the president of the country, said the ministers."
)
POLISH = (
    "Wizyta w Mińsku była czwartą turą rozmów z Łukaszenką. Na prośbę Łukaszenki rozmowy odbyły się po raz czwarty. "
    "Białoruś uwolniła 52 więźniów politycznych 2025-09-11. To jest sukces tych rozmów."
)
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents that can be read."""
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "pl.txt").write_text(POLISH, "utf-8")
    return tmp_path


def _fake() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fake_reader", FAKE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _apart(folder: Path, arguments: tuple[str, ...], seed: str) -> Done:
    return subprocess.run(
        [sys.executable, str(FAKE), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Runs `parley` with the fake reader: in this process, or, where a hash seed is given, in one of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parley.reading, "read", _fake().read, raising=False)

    def runner(*arguments: str, seed: str | None = None, stdin: str = "", **environ: str) -> Done:
        if seed is not None:
            return _apart(tmp_path, arguments, seed)
        out, err, into = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(3))
        into.buffer.write(stdin.encode())
        into.buffer.seek(0)
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["parley", *arguments])
            for name, stream in (("stdout", out), ("stderr", err), ("stdin", into)):
                patch.setattr(sys, name, stream)
            for name, value in environ.items():
                patch.setenv(name, value)
            code = _code()
        out.flush()
        err.flush()
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(list(arguments), code, *texts)

    return runner


def _code() -> int:
    try:
        main()
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 0
    return 0
