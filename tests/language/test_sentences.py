"""Where sentences end."""

import pytest

from parley.language.interface import language
from parley.language.sentences import split
from parley.language.tokens import tokenise


def count(text: str, code: str) -> int:
    own = language(code)
    return len(split(tokenise(text, 0, len(text), own.rules, own.is_word), own.rules, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rozmowy trwały do 2021 r. w Genewie.", 1),
        ("Zakończono je w 2021 r. Potem nic się nie działo.", 2),
        ("Siódma, czyli 7. runda się odbyła.", 1),
        ("Zapytał: „Kiedy?”. Odparł, że wkrótce.", 2),
        ("Gen. A. Nowak i prof. Kos przybyli.", 1),
    ],
)
def test_polish(text: str, expected: int) -> None:
    assert count(text, "pl") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Osei met Gen. Diallo in the U.S. on Monday.", 1),
        ("They left the U.S. The talks went on.", 2),
        ('"We agree." She smiled.', 2),
        ("It rose 2.5 percent. Prices fell.", 2),
    ],
)
def test_english(text: str, expected: int) -> None:
    assert count(text, "en") == expected


def test_a_text_without_stops_is_cut() -> None:
    assert count("słowo " * 1000, "pl") > 3
