from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.model import decode

Run = Callable[..., "subprocess.CompletedProcess[str]"]
pytestmark = pytest.mark.usefixtures("folder")


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_is_one_object_a_document_in_order_and_no_dossier(run: Run, folder: Path) -> None:
    done = run("read", "--json", "pl.txt", "en.txt")
    assert [decode(line).document.uri for line in done.stdout.splitlines()] == ["pl.txt", "en.txt"]
    assert (done.returncode, sorted(path.name for path in folder.iterdir())) == (0, ["en.txt", "pl.txt"])


def test_json_and_a_dossier_where_it_is_asked_for(run: Run, folder: Path) -> None:
    assert len(objects(run("read", "--json", "--dossier", "d.parley", "en.txt"))) == 1
    assert (folder / "d.parley").exists()


def test_a_dossier_by_default(run: Run, folder: Path) -> None:
    done = run("read", "en.txt", "pl.txt")
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1] == "2 documents, 3 events, 2 ok; 2 added; kept in talks.parley"
    assert (folder / "talks.parley").exists()


def test_the_same_again_adds_nothing(run: Run) -> None:
    run("read", "en.txt")
    assert "en.txt: ok, 2 events (unchanged)" in run("read", "en.txt").stderr


def test_a_newer_reader_reads_again(run: Run) -> None:
    run("read", "en.txt")
    assert "(reread)" in run("read", "en.txt", PARLEY_FAKE_VERSION="1.1.0").stderr


def test_facts_given(run: Run) -> None:
    done = run("read", "--json", "--published", "2025-09-12", "--publisher", "PISM", "--title", "Talks", "en.txt")
    document = objects(done)[0]["document"]
    assert isinstance(document, dict)
    assert document["published"] == {"edtf": "2025-09-12", "from": "user"}
    assert (document["publisher"], document["title"], document["warnings"]) == ("PISM", "Talks", [])


def test_no_date_of_publication_is_said_and_how_to_give_one(run: Run) -> None:
    done = run("read", "--json", "en.txt")
    document = objects(done)[0]["document"]
    assert isinstance(document, dict)
    assert "--published" in document["warnings"][0]
    assert "--published" in done.stderr


def test_a_date_given_once_is_remembered(run: Run) -> None:
    run("read", "--published", "2025-09-12", "en.txt")
    assert "(unchanged)" in run("read", "en.txt").stderr


def test_lines_of_json(run: Run, folder: Path) -> None:
    english = (folder / "en.txt").read_text("utf-8")
    lines = [{"id": f"n{n}", "text": f"{english} {n}", "published": "2025-09-12"} for n in range(50)]
    (folder / "all.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    done = run("read", "--json", "all.jsonl")
    assert [decode(line).document.uri for line in done.stdout.splitlines()] == [f"n{n}" for n in range(50)]


def test_standard_input(run: Run) -> None:
    assert (
        len(objects(run("read", "--json", "-", stdin="Minsk freed 52 political prisoners and it was in the news.")))
        == 1
    )


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "german.txt").write_text("Der Minister ist nicht in der Stadt, und das Treffen wird nicht sein. " * 5)
    done = run("read", "--json", "empty.txt", "noise.bin", "german.txt", "en.txt")
    read = [decode(line) for line in done.stdout.splitlines()]
    assert [one.document.outcome for one in read] == ["no-text", "unsupported", "unsupported", "ok"]
    assert all(one.document.reason and one.document.next_step and not one.events for one in read[:3])
    assert "--language" in str(read[2].document.next_step)
    assert done.returncode == 1


def test_a_reader_that_breaks_is_the_outcome_of_one_document(run: Run, folder: Path) -> None:
    (folder / "odd.txt").write_text(
        "Minsk freed the prisoners, and the reader is at the end of its powers. BREAK", "utf-8"
    )
    done = run("read", "--json", "odd.txt", "en.txt", PARLEY_FAKE_BREAK="BREAK")
    assert [decode(line).document.outcome for line in done.stdout.splitlines()] == ["crashed", "ok"]
    assert "Traceback" not in done.stderr


def test_silent_says_only_what_went_wrong(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert run("read", "--silent", "en.txt").stderr == ""
    assert run("read", "--silent", "empty.txt", "en.txt").stderr.startswith("empty.txt: no-text")


@pytest.mark.parametrize(
    ("arguments", "step"),
    [
        (["nowhere.txt"], "spelling"),
        (["en.txt", "--published", "yesterday"], "2025-09-11"),
        (["en.txt", "--language", "tlh"], "installed are"),
        (["en.txt", "--set", "max_pages=none"], "give it as in"),
        (["en.txt", "--set", "nonsense"], "name=value"),
        (["en.txt", "--jobs", "-1"], "--jobs"),
        ([], "name files"),
    ],
)
def test_wrong_use_is_code_2_with_the_next_step(run: Run, arguments: list[str], step: str) -> None:
    done = run("read", *arguments)
    assert done.returncode == 2
    assert step in done.stderr
    assert "Traceback" not in done.stderr


def test_a_dossier_that_is_none_is_code_3(run: Run, folder: Path) -> None:
    done = run("read", "pl.txt", "--dossier", "en.txt")
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert "another file" in done.stderr
    assert (folder / "en.txt").read_text("utf-8").startswith("Minsk freed")


def test_output_is_the_same_whatever_the_hash_seed(run: Run) -> None:
    outputs = {
        run("read", "--json", "en.txt", "pl.txt", seed="1").stdout,
        run("read", "--json", "en.txt", "pl.txt", seed="2").stdout,
    }
    assert len(outputs) == 1


def test_a_name_that_is_no_text(run: Run, folder: Path) -> None:
    (folder / "caf\udce9.txt").write_text("Minsk freed 52 political prisoners, said the ministers of the country.")
    done = run("read", "--json", ".")
    assert len(objects(done)) == 3
    assert done.returncode == 0


def test_text_cannot_steer_the_terminal(run: Run, folder: Path) -> None:
    (folder / "steer\x1b[2J.txt").write_bytes(b"")
    assert "\x1b" not in run("read", ".").stderr


def test_output_is_the_same_whatever_the_number_of_processes(folder: Path) -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "parley", "read", "--json", "en.txt", "pl.txt", "--jobs", jobs],
            cwd=folder,
            capture_output=True,
            check=True,
        ).stdout
        for jobs in ("1", "3")
    }
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == 2


def test_a_page_that_must_not_be_fetched_is_an_outcome_and_the_rest_is_read(run: Run) -> None:
    done = run("read", "--json", "http://127.0.0.1:8080/page", "en.txt")
    page, file = (decode(line).document for line in done.stdout.splitlines())
    assert (page.outcome, page.uri, file.outcome) == ("unsupported", "http://127.0.0.1:8080/page", "ok")
    assert "not on the public internet" in str(page.reason)
    assert done.returncode == 1
