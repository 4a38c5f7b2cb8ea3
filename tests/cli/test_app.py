from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from parley.cli.app import app, exit_code
from parley.errors import InputError, KnowledgeError, LanguageError, NewerDossier, NotADossier, NotFound, ParleyError

VERBS = {"read", "brief", "events", "show", "explain", "search", "documents", "verify", "text", "schema", "serve"}
VERBS |= {"timeline", "rounds", "exchanges", "people", "balance", "contradictions", "diff", "same", "apart"}
VERBS |= {"measures", "figures", "forecasts", "sources", "watch", "import"}


@pytest.mark.parametrize(
    ("kind", "code"),
    [(InputError, 2), (NotFound, 2), (NotADossier, 3), (NewerDossier, 3), (KnowledgeError, 4), (LanguageError, 4)],
)
def test_codes(kind: type[ParleyError], code: int) -> None:
    assert exit_code(kind("no", "yes")) == code


def test_all_verbs_are_there_and_explained() -> None:
    assert {command.callback.__name__ for command in app.registered_commands if command.callback} == VERBS
    assert all(command.callback.__doc__ for command in app.registered_commands if command.callback)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_help_of_every_verb(verb: str) -> None:
    done = CliRunner().invoke(app, [verb, "--help"])
    assert (done.exit_code, "Usage" in done.output) == (0, True)


def test_starting_loads_nothing_heavy() -> None:
    heavy = [
        "sqlalchemy",
        "alembic",
        "numpy",
        "morfeusz2",
        "lxml",
        "pypdfium2",
        "trafilatura",
        "docx",
        "openpyxl",
        "msgspec",
    ]
    program = f"import sys, parley.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "parley", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("parley ")


def test_a_reader_of_our_output_may_go_away() -> None:
    command = f"{sys.executable} -m parley schema | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
