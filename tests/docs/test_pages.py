from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
import typer

from parley.cli.app import app
from parley.settings import TABLE

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md", *sorted(DOCS.glob("*.md"))]
VERBS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def _refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("parley_docs_refresh", DOCS / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


refresh = _refresh()
STEPS = [
    (page.name, step)
    for page in refresh.pages()
    for found in refresh.BLOCK.finditer(page.read_text("utf-8"))
    for step in refresh.steps(found[1])
]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """Exit code and output of each command of the pages, run side by side."""
    if shutil.which("parley", path=str(Path(sys.executable).parent)) is None or shutil.which("bash") is None:
        pytest.skip("the program is not installed beside this Python, or there is no bash")
    folder = tmp_path_factory.mktemp("docs")
    refresh.prepare(folder)
    commands = sorted({step.command for _, step in STEPS})
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda command: refresh.run(command, folder), commands))
    return {c: (r.returncode, r.stderr + r.stdout) for c, r in zip(commands, results, strict=True)}


@pytest.mark.parametrize(("page", "step"), STEPS, ids=[f"{page}: {step.command[:60]}" for page, step in STEPS])
def test_a_command_of_the_manual_works(page: str, step: object, done: dict[str, tuple[int, str]]) -> None:
    code, output = done[step.command]  # type: ignore[attr-defined]
    assert code == 0, f"{page}: {output}"
    assert output.strip(), f"{page}: the command prints nothing; was an id given that is no longer there?"
    assert "Traceback" not in output
    shown = re.findall(r"^exit code \d+$", step.shown, re.MULTILINE)  # type: ignore[attr-defined]
    assert shown == re.findall(r"^exit code \d+$", output, re.MULTILINE), "run python docs/refresh.py"


def test_there_are_commands_to_run() -> None:
    assert len(STEPS) > 10


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_is_documented_with_its_options(verb: str) -> None:
    sections = re.split(r"^## ", (DOCS / "command-line.md").read_text("utf-8"), flags=re.MULTILINE)
    section = next((s for s in sections if s.startswith(f"parley {verb}\n")), None)
    assert section is not None, f"docs/command-line.md has no section “parley {verb}”"
    options = {name for p in VERBS[verb].params if p.param_type_name == "option" for name in p.opts} - {"--help"}
    missing = {name for name in options if not re.search(rf"`{name}\b", section)}
    assert not missing, f"docs/command-line.md, parley {verb}: {sorted(missing)}"
    unknown = set(re.findall(r"^\| `(--[\w-]+)", section, re.MULTILINE)) - options
    assert not unknown, f"docs/command-line.md, parley {verb}: no such option {sorted(unknown)}"


def test_every_exit_code_is_documented() -> None:
    told = set(re.findall(r"(?:^|\. )(\d+):", import_module("parley.cli.app").__doc__ or "", re.MULTILINE))
    assert len(told) > 4
    page = (DOCS / "command-line.md").read_text("utf-8")
    assert {code for code in told if f"| {code} |" not in page} == set()


@pytest.mark.parametrize("setting", TABLE, ids=lambda s: s.name)
def test_every_setting_is_documented(setting: object) -> None:
    row = f"| `{setting.name}` | {setting.default} | `{setting.variable}` | {setting.help} |"  # type: ignore[attr-defined]
    assert row in (DOCS / "settings.md").read_text("utf-8")


def test_no_setting_is_documented_that_is_none() -> None:
    named = re.findall(r"^\| `(\w+)` \|", (DOCS / "settings.md").read_text("utf-8"), re.MULTILINE)
    assert named == [s.name for s in TABLE]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name if p.parent == ROOT else f"{p.parent.name}/{p.name}")
def test_links_lead_somewhere(page: Path) -> None:
    targets = [t for t in LINK.findall(page.read_text("utf-8")) if "://" not in t]
    broken = [t for t in targets if not _leads(page, t)]
    assert not broken


def _leads(page: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    file = (page.parent / name) if name else page
    if not file.exists():
        return False
    heads = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE) if anchor else []
    return not anchor or anchor in {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}


def test_every_page_of_the_manual_is_in_its_index() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    assert [p.name for p in DOCS.glob("*.md") if p.name != "index.md" and f"({p.name})" not in index] == []


def test_every_stance_and_outcome_is_explained() -> None:
    from typing import get_args

    from parley.model import StanceKind
    from parley.model.document import Outcome
    from parley.model.event import LinkKind

    page = (DOCS / "record.md").read_text("utf-8")
    assert [w for kind in (StanceKind, Outcome, LinkKind) for w in get_args(kind) if f"`{w}`" not in page] == []
