from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.store import Dossier

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.open(tmp_path / "talks.parley", create=True) as opened:
        yield opened
