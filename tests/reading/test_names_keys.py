import pytest

from parley.reading.names.keys import alike, fold, slug, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukaszenka", "Lukashenko"), ("Łukaszenka", "Lukašenka"), ("Kalesnikawa", "Kolesnikova"), ("Coale", "Cole"),
        ("Cichanouska", "Tsikhanouskaya"), ("Ławrow", "Lavrov"), ("Zełenski", "Zelensky"),
    ],
)  # fmt: skip
def test_transliterations_sound_alike(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Nowak", "Nowicki"), ("Kim", "Kom"), ("Trump", "Truss"), ("Merz", "Meyer")]
)
def test_others_do_not(one, other):
    assert not alike(one, other)


def test_fold_and_slug():
    assert fold("O’Łeary") == "oleary"
    assert slug("Żółta Łódź") == "zolta-lodz"
    assert sound("Łukaszenka") == sound("Lukashenko")
