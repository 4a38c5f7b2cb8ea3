import pytest

from parley.language.analysis import analyser
from parley.reading.names.baseform import base_form
from parley.reading.names.forms import Forms


def base(text, kind, document=""):
    language = analyser("pl")
    sentences = language.sentences(text, 0, len(text))
    words = [w for s in sentences for w in s.words]
    return base_form(words, kind, Forms(language.sentences(document, 0, len(document)) if document else sentences))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Unii Europejskiej", "ORG", "Unia Europejska"),
        ("Sądu Najwyższego", "ORG", "Sąd Najwyższy"),
        ("Zgromadzenia Narodowego", "ORG", "Zgromadzenie Narodowe"),
        ("Agencji Rozwoju Przemysłu", "ORG", "Agencja Rozwoju Przemysłu"),
        ("Polskiego Związku Łowieckiego", "ORG", "Polski Związek Łowiecki"),
        ("Stanach Zjednoczonych", "LOC", "Stany Zjednoczone"),
        ("Wyspach Owczych", "LOC", "Wyspy Owcze"),
        ("Liberalnych Demokratów", "ORG", "Liberalni Demokraci"),
        ("Duńczyków", "", "Duńczycy"),
        ("ONZ-etu", "ORG", "ONZ"),
        ("MSZ-u", "ORG", "MSZ"),
        ("Bank of America", "ORG", "Bank of America"),
        ("Gazetą Lubuską", "PRO", "Gazeta Lubuska"),
    ],
)
def test_base(text, kind, expected):
    assert base(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anną Schmidt", "Anna Schmidt"),
        ("Michela Rousseau", "Michel Rousseau"),
        ("Piotrem Wrzoskiem", "Piotr Wrzosek"),
        ("Marii Skłodowskiej-Curie", "Maria Skłodowska-Curie"),
        ("Jacka Dehnela", "Jacek Dehnel"),
        ("Tony’ego Harrisa", "Tony Harris"),
        ("Cole'em", "Cole"),
    ],
)
def test_person(text, expected):
    assert base(text, "PER") == expected


def test_forms_of_the_document_decide():
    document = "Mówił Gorzyk. Bez Gorzyka nic. Z Gorzykiem też."
    assert base("Gorzyka", "PER", document) == "Gorzyk"
