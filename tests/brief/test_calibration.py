from xml.etree import ElementTree

from parley.brief.calibration import drawing
from parley.ledger.scores import Bin

SVG = "{http://www.w3.org/2000/svg}"


def test_a_dot_for_each_bin_that_holds_forecasts():
    drawn = ElementTree.fromstring(drawing([Bin(0.0, 0.5, 0, None, None), Bin(0.5, 1.0, 4, 0.75, 0.5)]))
    (dot,) = drawn.iter(f"{SVG}circle")
    assert (dot.get("cx"), dot.get("cy"), dot.get("r")) == ("284.0", "204.0", "12.0")
    assert [t.text for t in dot.iter(f"{SVG}title")] == ["4 with 0.5–1: 50% happened"]


def test_a_title_is_text():
    assert "<script>" not in drawing([], "<script>")
