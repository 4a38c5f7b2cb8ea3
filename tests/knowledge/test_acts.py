from typing import get_args

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.acts import ActKind, acts, parse_acts

ONE = '[meet]\nlabel_en = "a"\nlabel_pl = "b"\nfamily = "c"\nkind = "neutral"\ncameo = "040"\ndeed = "meet"\n'


def having(flag: str) -> set[str]:
    return {a.id for a in acts().values() if getattr(a, flag)}


def test_all_acts_are_here():
    assert len(acts()) == 59
    assert {a.kind for a in acts().values()} == set(get_args(ActKind))


def test_acts_cannot_be_changed():
    with pytest.raises(TypeError):
        acts()["meet"] = None  # type: ignore[index]


def test_reciprocal_acts():
    assert having("reciprocal") == {
        "meet",
        "call",
        "negotiate",
        "agree",
        "sign",
        "swap",
        "cooperate",
        "exercise",
        "ceasefire",
    }


def test_acts_with_persons_in_the_object():
    assert having("persons_in_object") == {
        "release",
        "pardon",
        "swap",
        "transfer",
        "detain",
        "convict",
        "deport",
        "abduct",
        "kill",
        "expel",
        "grant_asylum",
    }
    assert all("person" in acts()[a].objects for a in having("persons_in_object"))


def test_acts_upon_measures():
    assert having("measure") == {"impose", "extend", "lift", "ease", "suspend"}


def test_phases_of_a_release_are_one_family():
    assert {a.id for a in acts().values() if a.family == "release"} == {"release", "pardon", "swap", "transfer"}


def test_labels_are_told_apart():
    for language in ("label_en", "label_pl"):
        labels = [getattr(a, language) for a in acts().values() if a.family != "relief"]
        assert len(set(labels)) >= len(labels) - 2


def test_codes_of_an_act_without_variant():
    release = acts()["release"]
    assert release.plover is not None
    assert (release.plover.event, release.plover.mode, release.plover.contexts) == ("RETREAT", "release", ("legal",))
    assert release.cameo == "0841"


def test_every_variant_can_be_reached():
    for act in acts().values():
        for variant in act.variants:
            means = variant.means[0] if variant.means else None
            kind = variant.objects[0] if variant.objects else None
            first = next(v for v in act.variants if v.fits(bool(variant.joint), means, kind))
            assert first is variant, act.id


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ONE.replace("neutral", "good"), "no kind of act"),
        (ONE + "colour = 1\n", "unknown colour"),
        (ONE + 'objects = ["moon"]\n', "no kinds of object: moon"),
        (ONE.replace('cameo = "040"\n', ""), "cameo is no string"),
        (ONE + 'plover = { event = "X", modes = "y" }\n', "unknown modes"),
    ],
)
def test_malformed_act_names_file_and_line(text, says):
    with pytest.raises(KnowledgeError, match=rf"acts\.toml, line 3: meet: .*{says}"):
        parse_acts(f"# acts\n\n{text}")
