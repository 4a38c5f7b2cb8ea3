from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from servers import PRIVATE, PUBLIC, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """The public server."""
    if sys.platform == "darwin":
        pytest.skip("this system has one loopback address only")
    with serving(PUBLIC) as served:
        yield served


@pytest.fixture
def secret(site: Site) -> Iterator[Site]:
    """The server that nobody may reach; a test fails where anybody did."""
    with serving(PRIVATE) as served:
        served.put("/page", b"secret")
        served.put("/robots.txt", b"User-agent: *\nAllow: /", Content_Type="text/plain")
        yield served
        assert served.hits == []
