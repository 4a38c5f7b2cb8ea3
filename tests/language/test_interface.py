from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from parley.errors import LanguageError
from parley.language import interface


def test_our_own_languages_are_those_of_the_entry_points():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    told = project["entry-points"]["parley.languages"]
    assert {code: f"{module}:LANGUAGE" for code, module in interface._OWN.items()} == told
    assert set(interface.codes()) == {*told, *(p.name for p in entry_points(group="parley.languages"))}


@pytest.mark.parametrize("code", ["pl", "en"])
def test_a_language_says_its_own_code(code: str):
    assert interface.has(code)
    assert interface.language(code).code == code


def test_another_language_is_told_with_those_installed():
    assert not interface.has("xx")
    with pytest.raises(LanguageError, match="no reader for the language 'xx'"):
        interface.language("xx")


def test_a_polish_text_loads_nothing_that_it_needs_not(tmp_path: Path):
    text = tmp_path / "a.txt"
    text.write_text("Białoruś uwolniła 52 więźniów. Prezydent Polski nie rozmawiał z Łukaszenką.", "utf-8")
    code = (
        "import sys; from parley.cli import main; sys.argv = ['parley', 'read', '--json', sys.argv[1]]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'lemminflect', 'trafilatura', 'lxml', 'docx', 'pypdfium2', 'sqlalchemy', 'multiprocessing',"
        " 'pydantic', 'importlib.metadata', 'parley.intake.warden', 'parley.store', 'parley.brief'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(text)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-300:]
    assert '"release"' in done.stdout
