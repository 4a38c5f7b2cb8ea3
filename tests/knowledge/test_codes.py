import re
from itertools import product
from typing import get_args

import pytest

from parley.errors import KnowledgeError
from parley.knowledge.acts import acts
from parley.knowledge.codes import cameo_of, parse_stances, plover_of, stances
from parley.knowledge.files import data
from parley.model import Polarity, StanceKind

NO_EVENT = {"appoint", "vote"}
HYPOTHETICAL = {"denied", "expected", "possible"}
EVERY = list(product(acts(), get_args(StanceKind), get_args(Polarity)))


def event(act, stance, polarity="positive", **more):
    code = plover_of(act, stance, polarity, **more)
    return code and (code.event, code.mode)


@pytest.mark.parametrize(("act", "stance", "polarity"), EVERY)
def test_every_act_has_a_valid_plover_code_in_every_stance(act, stance, polarity):
    code = plover_of(act, stance, polarity)
    if code is None:
        assert act in NO_EVENT
        assert stance in {"asserted", "planned", *HYPOTHETICAL}
        return
    assert code.mode in {None, *stances().modes[code.event], *stances().auxiliary}
    assert set(code.contexts) <= stances().contexts


@pytest.mark.parametrize(("act", "stance", "polarity"), EVERY)
def test_every_act_has_a_cameo_code_in_every_stance_that_has_one(act, stance, polarity):
    code = cameo_of(act, stance, polarity)
    if stance in HYPOTHETICAL or (stance == "asserted" and polarity == "negative"):
        assert code is None
    else:
        assert re.fullmatch(r"[01]\d{2,3}|20\d{1,2}", code)


def test_every_variant_has_codes():
    for act in acts().values():
        for variant, stance in product(act.variants, get_args(StanceKind)):
            means, kind = next(iter(variant.means), None), next(iter(variant.objects), None)
            code = plover_of(act.id, stance, joint=bool(variant.joint), means=means, object_kind=kind)
            assert code is not None
            assert code.mode in {None, *stances().modes[code.event], *stances().auxiliary}


@pytest.mark.parametrize(
    ("act", "stance", "plover", "cameo"),
    [
        ("release", "asserted", ("RETREAT", "release"), "0841"),
        ("release", "denied", ("RETREAT", "negation"), None),
        ("release", "promised", ("CONCEDE", None), "0353"),
        ("release", "offered", ("CONCEDE", None), "0353"),
        ("release", "demanded", ("REQUEST", "yield"), "1053"),
        ("release", "refused", ("REJECT", "yield"), "1243"),
        ("release", "expected", ("RETREAT", "future"), None),
        ("release", "possible", ("RETREAT", "hypothetical"), None),
        ("meet", "planned", ("AGREE", None), "036"),
        ("meet", "demanded", ("REQUEST", "meet"), "106"),
        ("meet", "refused", ("REJECT", "meet"), "125"),
        ("mediate", "refused", ("REJECT", "meet"), "126"),
        ("agree", "refused", ("REJECT", "meet"), "127"),
        ("aid", "promised", ("AGREE", None), "033"),
        ("aid", "refused", ("REJECT", "assist"), "122"),
        ("lift", "promised", ("CONCEDE", None), "0354"),
        ("lift", "demanded", ("REQUEST", "yield"), "1054"),
        ("admit", "demanded", ("REQUEST", "yield"), "1055"),
        ("ceasefire", "demanded", ("REQUEST", "yield"), "1056"),
        ("impose", "planned", ("SANCTION", "future"), "1312"),
        ("impose", "threatened", ("THREATEN", "restrict"), "1312"),
        ("break_relations", "threatened", ("THREATEN", "relations"), "1313"),
        ("detain", "threatened", ("THREATEN", "arrest"), "132"),
        ("expel", "threatened", ("THREATEN", "expel"), "136"),
        ("attack", "threatened", ("THREATEN", "violence"), "138"),
        ("attack", "promised", ("ASSAULT", "future"), "138"),
    ],
)
def test_grid_of_stances(act, stance, plover, cameo):
    assert (event(act, stance), cameo_of(act, stance)) == (plover, cameo)


@pytest.mark.parametrize(
    ("act", "stance", "plover", "cameo"),
    [
        ("meet", "promised", ("REJECT", "meet"), "125"),
        ("release", "planned", ("REJECT", "yield"), "1243"),
        ("attack", "promised", ("CONCEDE", None), "0356"),
        ("attack", "demanded", ("REQUEST", "yield"), "1056"),
        ("attack", "refused", ("REJECT", "yield"), "1246"),
        ("impose", "offered", ("CONCEDE", None), "0354"),
        ("condemn", "promised", ("AGREE", None), "030"),
        ("recognise", "demanded", ("REQUEST", "change"), "1042"),
        ("meet", "refused", ("AGREE", None), "036"),
        ("aid", "threatened", ("THREATEN", "relations"), "1311"),
        ("release", "expected", ("RETREAT", "negation"), None),
    ],
)
def test_negative_polarity(act, stance, plover, cameo):
    assert (event(act, stance, "negative"), cameo_of(act, stance, "negative")) == (plover, cameo)


def test_an_exercise_of_one_state_is_a_mobilisation():
    assert event("exercise", "asserted") == ("MOBILIZE", "troops")
    assert event("exercise", "asserted", joint=True) == ("COOPERATE", None)
    assert (cameo_of("exercise", "asserted"), cameo_of("exercise", "asserted", joint=True)) == ("152", "062")


@pytest.mark.parametrize(
    ("means", "mode", "cameo"),
    [(None, None, "190"), ("drone", "drone", "195"), ("heavy-weapons", "heavy-weapons", "194")],
)
def test_an_attack_by_its_means(means, mode, cameo):
    assert event("attack", "asserted", means=means) == ("ASSAULT", mode)
    assert cameo_of("attack", "asserted", means=means) == cameo


def test_the_kind_of_object_changes_codes():
    assert cameo_of("release", "asserted", object_kind="goods") == "0842"
    assert event("deploy", "asserted", object_kind="goods") == ("MOBILIZE", "weapons")
    assert cameo_of("break_relations", "threatened", means="talks") == "134"


def test_contexts_go_with_every_stance():
    code = plover_of("vote", "demanded")
    assert code is not None
    assert code.contexts == ("election", "legislative")


def test_unknown_act():
    with pytest.raises(KnowledgeError, match="no act 'dance'"):
        plover_of("dance", "asserted")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[deeds.meet]", "[deeds.met]", "act meet: no deed 'meet'"),
        ('demanded = ["meet", "106"]', 'demanded = ["106"]', r"deeds\.meet: demanded is no pair"),
        ('demanded = ["meet", "106"]', 'demanded = ["dance", "106"]', "no mode 'dance' of REQUEST"),
        ('not_demanded = ["yield", "1054"]', "", "says nothing of a conflict forgone"),
        ('"diplomatic", ', "", "no context 'diplomatic'"),
        ("[promises]", "[promise]", "no table promises"),
    ],
)
def test_malformed_stances_name_file_and_line(old, new, says):
    text = data("stances.toml")
    assert old in text
    with pytest.raises(KnowledgeError, match=rf"stances\.toml, line \d+: .*{says}"):
        parse_stances(text.replace(old, new, 1), acts())
