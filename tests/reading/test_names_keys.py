import pytest

from parley.reading.names.keys import alike, fold, folds, slug, sound, sounds


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


NAMES = ["Łukaszenka", "Coale", "O’Leary", "al-Assad", "Ōe", "Žižek", "Nn", "", "X Æ 12", "Straße", "Wąż_1"]


def test_many_names_at_once_give_what_each_gives():
    assert folds(NAMES) == [fold(name) for name in NAMES]
    assert sounds(NAMES) == [sound(name) for name in NAMES]


def test_the_sound_has_no_vowel_and_no_letter_twice():
    assert sounds(["Mann", "Coale", "Cole", "Chirac", "nan"]) == ["mn", "kl", "kl", "crc", "nn"]
