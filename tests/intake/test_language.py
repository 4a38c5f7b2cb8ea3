from __future__ import annotations

import pytest

from parley.intake import language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pl", "Rząd poinformował, że rozmowy w tej sprawie zostaną wznowione po świętach, ale nie podał daty."),
        ("pl", "Minister nie wykluczył, ze do spotkania dojdzie jeszcze w tym roku i ze bedzie ono dlugie."),
        ("en", "The government said that talks on the matter would resume after the holidays, but gave no date."),
        ("de", "Die Regierung teilte mit, dass die Gespräche nach den Feiertagen wieder aufgenommen werden."),
        ("fr", "Le gouvernement a annoncé que les discussions sur la question reprendraient après les fêtes."),
        ("es", "El gobierno anunció que las conversaciones sobre la cuestión se reanudarán después de las fiestas."),
        ("cs", "Vláda oznámila, že rozhovory o této otázce budou obnoveny po svátcích, ale datum není známo."),
        ("lt", "Vyriausybė pranešė, kad derybos dėl šio klausimo bus atnaujintos po švenčių, bet data nežinoma."),
        (
            "ru",
            "Правительство сообщило, что переговоры по этому вопросу возобновятся после праздников.",
        ),
        ("uk", "Уряд повідомив, що переговори щодо цього питання відновляться після свят, але дати не назвав її."),
        ("be", "Урад паведаміў, што перамовы па гэтым пытанні адновяцца пасля святаў, але ўсё яшчэ не назваў даты."),
    ],
)
def test_language_is_told(code: str, text: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", "abc", "12 34 56", "qwerty uiop asdf ghjk zxcv"])
def test_too_little_to_tell(text: str) -> None:
    assert language(text) is None
