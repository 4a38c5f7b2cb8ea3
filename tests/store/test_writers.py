from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from parley.store import Dossier

WRITER = Path(__file__).parent / "writer.py"


def test_several_programs_write_one_dossier(tmp_path: Path) -> None:
    path = tmp_path / "talks.parley"
    running = [
        subprocess.Popen(
            [sys.executable, str(WRITER), str(path), str(first), str(first + 30)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for first in (0, 20, 40, 60)
    ]
    faults = [process.communicate()[1] for process in running]
    assert faults == [""] * 4
    with Dossier.open(path) as dossier:
        assert len(dossier.documents()) == 90
