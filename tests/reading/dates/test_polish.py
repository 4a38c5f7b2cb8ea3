"""Polish dates, one expression in a sentence each. The document is of Monday, 15 September 2025."""

from __future__ import annotations

import pytest
from tests.reading.plain import sentence

from parley.model.when import When
from parley.reading.dates import find_dates

PUBLISHED = When.parse("2025-09-15")

VALUES = [
    ("Spotkali się 11 września 2025 r. w Mińsku.", "2025-09-11"),
    ("Spotkali się 11 września w Mińsku.", "2025-09-11"),
    ("Spotkali się dwudziestego piątego sierpnia.", "2025-08-25"),
    ("Protokół z 11.09.2025 leży w aktach.", "2025-09-11"),
    ("Protokół z 2025-09-11 leży w aktach.", "2025-09-11"),
    ("Umowę podpisano 3 IX 2025 r. w Genewie.", "2025-09-03"),
    ("We wrześniu wypuszczono więźniów.", "2025-09"),
    ("W listopadzie doszło do zamachu.", "2024-11"),
    ("Do rozmów dojdzie zapewne w listopadzie, jak zapowiada rząd, który będzie gospodarzem.", "2025-11"),
    ("W czerwcu br. otwarto przejście.", "2025-06"),
    ("W czerwcu ub.r. otwarto przejście.", "2024-06"),
    ("W czerwcu ub. r. otwarto przejście.", "2024-06"),
    ("W grudniu ubiegłego roku wysłano notę.", "2024-12"),
    ("W 2022 r. zerwano rozmowy.", "2022"),
    ("Wizyta z 2019 roku nic nie dała.", "2019"),
    ("W zeszłym roku zerwano rozmowy.", "2024"),
    ("Na początku przyszłego roku pojadą do Kijowa.", "2026"),
    ("W połowie sierpnia zerwano rozmowy.", "2025-08"),
    ("Wczoraj zerwano rozmowy.", "2025-09-14"),
    ("Przedwczoraj zerwano rozmowy.", "2025-09-13"),
    ("Wczorajsze spotkanie trwało godzinę.", "2025-09-14"),
    ("W poniedziałek zerwano rozmowy.", "2025-09-15"),
    ("We wtorek zerwano rozmowy.", "2025-09-09"),
    ("W ubiegły czwartek zerwano rozmowy.", "2025-09-11"),
    ("W najbliższy czwartek będzie szczyt.", "2025-09-18"),
    ("Poniedziałkowa wizyta trwała godzinę.", "2025-09-15"),
    ("W weekend rozmawiali w Dosze.", "2025-09-13/2025-09-14"),
    ("W zeszłym tygodniu rozmawiali w Dosze.", "2025-09-08/2025-09-14"),
    ("Trzy tygodnie temu rozmawiali w Dosze.", "2025-08-25"),
    ("Przed trzema miesiącami rozmawiali w Dosze.", "2025-06"),
    ("Dwa lata temu rozmawiali w Dosze.", "2023"),
    ("Szczyt odbędzie się za dwa tygodnie.", "2025-09-29"),
    ("Rozmowy trwały 24–26 czerwca.", "2025-06-24/2025-06-26"),
    ("Rozmowy trwały od 7 do 9 czerwca.", "2025-06-07/2025-06-09"),
    ("Rozmowy trwały od 24 sierpnia do 2 września 2025 r.", "2025-08-24/2025-09-02"),
    ("W nocy z 23 na 24 lutego spadły rakiety.", "2025-02-23/2025-02-24"),
    ("W latach 2015–2018 nie rozmawiano.", "2015/2018"),
    ("Między 2015 a 2018 r. nie rozmawiano.", "2015/2018"),
    ("Wypędzono ich w 2020 i 2021 r.", "2020/2021"),
    ("Rozmawiali w niedzielę i poniedziałek.", "2025-09-14/2025-09-15"),
    ("W latach 90. XX wieku rozmawiano.", "199X"),
    ("W latach osiemdziesiątych rozmawiano.", "198X"),
    ("Wiosną odbyto pięć rund.", "2025-03/2025-05"),
    ("Latem 2024 r. odbyto pięć rund.", "2024-06/2024-08"),
    ("Ubiegłej zimy odbyto pięć rund.", "2024-12/2025-02"),
    ("W drugiej połowie roku odbyto dwie rundy.", "2025-07/2025-12"),
    ("W pierwszym kwartale 2026 r. odbędą się wybory.", "2026-01/2026-03"),
    ("Na przełomie sierpnia i września zerwano rozejm.", "2025-08/2025-09"),
    ("Dwa dni przed 8 sierpnia zerwano rozejm.", "2025-08-06"),
    ("Ostatniego dnia sierpnia zerwano rozejm.", "2025-08-31"),
    ("W Wielkanoc zerwano rozejm.", "2025-04-20"),
]

ROLES = [
    ("Wojna trwa od 2020 r.", "2020/..", "since"),
    ("Rozmowy trwają od początku roku.", "2025-01/..", "since"),
    ("Rozejm trwa od dwóch lat.", "2023/..", "since"),
    ("Zakaz obowiązuje do końca lutego 2026 r.", "../2026-02-28", "until"),
    ("Zakaz obowiązuje do końca roku.", "../2025-12-31", "until"),
    ("Zakaz obowiązywał przed 2022 r.", "../2022", "until"),
    ("W ubiegłych latach nie rozmawiano.", "../2024", "point"),
    ("W najbliższych miesiącach będą rozmawiać.", "2025-09/..", "within"),
    ("W ciągu ostatnich trzech miesięcy rozmawiano dwa razy.", "2025-06/2025-09", "point"),
]

NONE = [
    "Maja Ostaszewska zagrała w filmie.",
    "Spotkał się z Marca Rubio.",
    "Majorowie i minister podpisali protokół.",
    "Skazano go na 16 lat kolonii karnej.",
    "16-letni chłopiec wyszedł na wolność.",
    "Siedział w areszcie przez trzy tygodnie.",
    "Zwolniono 2022 więźniów.",
    "Dzień po dniu wracali do domów.",
    "Przyjęto rezolucję 2231.",
]


@pytest.mark.parametrize(("text", "edtf"), VALUES)
def test_value(text: str, edtf: str) -> None:
    found = find_dates(sentence(text), "pl", PUBLISHED)
    assert [str(f.when) for f in found] == [edtf]


@pytest.mark.parametrize(("text", "edtf", "role"), ROLES)
def test_role(text: str, edtf: str, role: str) -> None:
    [found] = find_dates(sentence(text), "pl", PUBLISHED)
    assert (str(found.when), found.role) == (edtf, role)


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert find_dates(sentence(text), "pl", PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("W czerwcu ub.r. otwarto przejście", "2024-06"),
        ("Protokół z 11.09.2025 leży w aktach", "2025-09-11"),
        ("Rozmowy trwały 24-26 czerwca", "2025-06-24/2025-06-26"),
    ],
)
def test_tokens_apart(text: str, edtf: str) -> None:
    assert [str(f.when) for f in find_dates(sentence(text, apart=True), "pl", PUBLISHED)] == [edtf]


def test_two_days_that_do_not_follow_each_other() -> None:
    found = find_dates(sentence("Spotkali się 12 i 15 lipca."), "pl", PUBLISHED)
    assert [str(f.when) for f in found] == ["2025-07-12", "2025-07-15"]


@pytest.mark.parametrize(("text", "edtf"), [("3 maja", "XXXX-05-03"), ("w maju", "XXXX-05"), ("w 2022 r.", "2022")])
def test_without_a_document_date(text: str, edtf: str) -> None:
    assert [str(f.when) for f in find_dates(sentence(text), "pl", None)] == [edtf]


@pytest.mark.parametrize("text", ["wczoraj", "w zeszłym roku", "w poniedziałek", "trzy tygodnie temu"])
def test_relative_without_a_document_date(text: str) -> None:
    [found] = find_dates(sentence(text), "pl", None)
    assert found.when is None
    assert found.deictic


@pytest.mark.parametrize(("forward", "edtf"), [(True, "2026-03"), (False, "2025-03")])
def test_the_word_of_the_caller_goes_first(forward: bool, edtf: str) -> None:
    [found] = find_dates(sentence("w marcu"), "pl", PUBLISHED, forward=forward)
    assert str(found.when) == edtf
