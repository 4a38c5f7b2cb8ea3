import pytest

from parley.language.analysis import analyser
from parley.reading.mentions import as_mentions, find_names


def mentions(text, code="pl"):
    sentences = analyser(code).sentences(text, 0, len(text))
    return as_mentions(sentences, find_names(sentences, code), text)


def named(text, code="pl"):
    return {m.text: (m.name_class, m.base) for m in mentions(text, code)}


@pytest.mark.parametrize(
    ("text", "name", "name_class", "base"),
    [
        (
            "Rozmawiano o tym w Ministerstwie Spraw Zagranicznych.",
            "Ministerstwie Spraw Zagranicznych",
            "ORG",
            "Ministerstwo Spraw Zagranicznych",
        ),
        ("Wniosek trafił do Instytutu Badań Leśnych.", "Instytutu Badań Leśnych", "ORG", "Instytut Badań Leśnych"),
        ("Skargę złożono w Komisji Europejskiej.", "Komisji Europejskiej", "ORG", "Komisja Europejska"),
        ("Statek zawinął do portu w Gdyni.", "Gdyni", "LOC", "Gdynia"),
        ("Pisał o tym wczoraj „Kurier Nadmorski”.", "Kurier Nadmorski", "PRO", "Kurier Nadmorski"),
        ("Z tygodnikiem „Horyzonty” rozmawiał minister.", "Horyzonty", "PRO", "Horyzonty"),
        ("Wojska ćwiczyły po wybuchu II wojny światowej.", "II wojny światowej", "EVT", "II wojna światowa"),
        ("Sprzeciwiają się temu Francuzi i Belgowie.", "Francuzi", "PER", "Francuzi"),
        ("Umowę podpisano z Czechami w Wiedniu.", "Wiedniu", "LOC", "Wiedeń"),
    ],
)
def test_span_class_and_base(text, name, name_class, base):
    assert named(text)[name] == (name_class, base)


@pytest.mark.parametrize(
    ("text", "name", "base"),
    [
        ("Oskarżono o to Harry'ego Lindqvista.", "Harry'ego Lindqvista", "Harry Lindqvist"),
        ("Oskarżono o to Harry’ego Lindqvista.", "Harry’ego Lindqvista", "Harry Lindqvist"),
        ("Rozmawiał z Anną Kowalewską-Nowak.", "Anną Kowalewską-Nowak", "Anna Kowalewska-Nowak"),
        ("Zabrakło podpisu Heleny Brandt.", "Heleny Brandt", "Helena Brandt"),
        ("Zabrakło podpisu Tomasza Zaręby.", "Tomasza Zaręby", "Tomasz Zaręba"),
        ("Przyznał to Patrick O’Connell.", "Patrick O’Connell", "Patrick O’Connell"),
        ("Rządy Karola XIV trwały długo.", "Karola XIV", "Karol XIV"),
    ],
)
def test_base_of_a_person(text, name, base):
    assert named(text)[name] == ("PER", base)


def test_declined_forms_vote_for_one_base():
    text = "Firma Trevosk ogłosiła wyniki. Akcje Trevoska spadły, a z Trevoskiem nikt nie chce rozmawiać."
    assert {m.base for m in mentions(text)} == {"Trevosk"}


def test_acronym_with_ending():
    assert named("Wyszedł z siedziby OBWE-u.").get("OBWE-u", ("", ""))[1] in ("OBWE", "")


def test_acronym_in_brackets_is_the_full_name():
    text = "Rada Portów Śródlądowych (RPŚ) odmówiła. Pismo do RPŚ wysłano wczoraj."
    ids = {m.id for m in mentions(text)}
    assert len(ids) == 1


def test_surname_after_the_full_name_is_the_same_person():
    text = "Adam Wierzbowski wyjechał do Pragi. Wierzbowskiego czekano tam od rana."
    people = [m for m in mentions(text) if m.name_class == "PER"]
    assert len(people) == 2
    assert people[0].id == people[1].id


def test_two_people_of_one_surname_are_kept_apart():
    text = "Marek Lisicki poparł wniosek. Ewa Lisicka była przeciw. Zdaniem M. Lisickiego to błąd."
    people = {m.text: m.id for m in mentions(text) if m.name_class == "PER"}
    assert people["Marek Lisicki"] == people["M. Lisickiego"] != people["Ewa Lisicka"]


def test_transliterations_of_one_person():
    text = "Zwolniono Maryję Kalesnikawą. Adwokat Marii Kolesnikowej dziękował."
    people = {m.id for m in mentions(text) if m.name_class == "PER"}
    assert len(people) == 1


@pytest.mark.parametrize(
    "text", ["Warto o tym mówić.", "Brak zgody trwa.", "Nasze stanowisko jest jasne.", "Kurs USD spadł."]
)
def test_no_name(text):
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "name", "name_class"),
    [
        ("Talks between Warsaw and the World Trade Organization failed.", "World Trade Organization", "ORG"),
        ("Spokesman Gerald Hoxley said so on Monday.", "Gerald Hoxley", "PER"),
        ("Brexit changed everything.", "Brexit", "EVT"),
    ],
)
def test_english(text, name, name_class):
    assert named(text, "en")[name][0] == name_class


def test_the_same_names_twice():
    text = "Prezes Zakładów Chemicznych Orzeł Marian Gwóźdź spotkał się w Łodzi z Ritą Sandoval."
    assert mentions(text) == mentions(text)


def test_no_mention_inside_another():
    found = mentions("Trybunał Sprawiedliwości Unii Europejskiej i Bank Japonii ogłosiły to w Luksemburgu.")
    assert all(
        a.span[1] <= b.span[0]
        for a, b in zip(sorted(found, key=lambda m: m.span), sorted(found, key=lambda m: m.span)[1:], strict=False)
    )


@pytest.mark.parametrize("text", ["People left the city at dawn.", "They went to the west."])
def test_common_words_are_no_names_in_english(text):
    assert mentions(text, "en") == []


def test_peoples_in_english_stand_for_their_state():
    text = "Estonians voted on Sunday."
    sentences = analyser("en").sentences(text, 0, len(text))
    (mention,) = find_names(sentences, "en").mentions[0]
    assert mention.entity.code == "EST"
