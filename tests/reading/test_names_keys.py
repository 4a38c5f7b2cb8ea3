import pytest

from parley.reading.names.keys import alike, fold, folds, outlines, slug, sound


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


def test_names_of_one_sound_have_one_outline():
    from parley.knowledge.persons import persons

    surnames = sorted({text.split()[-1] for p in persons().values() for text in (p.name, *p.names_en, *p.names_pl)})
    by_sound: dict[str, set[str]] = {}
    for surname, outline in zip(surnames, outlines(surnames), strict=True):
        by_sound.setdefault(sound(surname), set()).add(outline)
    assert len(by_sound) > 1000
    assert [kept for kept in by_sound.values() if len(kept) > 1] == []


def test_the_sound_has_no_vowel_and_no_letter_twice():
    assert [sound(n) for n in ("Mann", "Coale", "Cole", "Chirac", "nan")] == ["mn", "kl", "kl", "crc", "nn"]
