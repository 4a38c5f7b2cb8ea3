import pytest

from parley.brief import dates
from parley.brief.strings import strings


@pytest.mark.parametrize(
    ("edtf", "english", "polish"),
    [
        ("2025-09-11", "11 September 2025", "11 września 2025 r."),
        ("2025-09", "September 2025", "wrzesień 2025 r."),
        ("2022", "2022", "2022 r."),
        ("2022~", "about 2022", "około 2022 r."),
        ("2025-09~", "about September 2025", "około września 2025 r."),
        ("2025-09-11?", "perhaps 11 September 2025", "być może 11 września 2025 r."),
        ("../2025-09-11", "before 11 September 2025", "przed 11 września 2025 r."),
        ("../2025-09", "before September 2025", "przed wrześniem 2025 r."),
        ("2025-09-12/..", "from 12 September 2025", "od 12 września 2025 r."),
        ("2025-09-10/2025-09-11", "10–11 September 2025", "10–11 września 2025 r."),
        ("2025-01-20/2025-09-11", "20 January – 11 September 2025", "20 stycznia – 11 września 2025 r."),
        ("2024-12/2025-01", "December 2024 – January 2025", "grudzień 2024 r. – styczeń 2025 r."),
        ("XXXX-09-11", "11 September (year not known)", "11 września (rok nieznany)"),
        ("202X", "the 2020s", "lata 2020–2029"),
        ("2024-21", "spring 2024", "wiosna 2024 r."),
        ("", "", ""),
        ("no date", "no date", "no date"),
    ],
)
def test_a_date_is_written_out_with_its_precision(edtf, english, polish):
    assert dates.words(edtf, strings("en")) == english
    assert dates.words(edtf, strings("pl")).replace("\u00a0", " ") == polish


def test_a_horizon_is_by_and_not_before():
    assert dates.words("../2025-12-31", strings("en"), horizon=True) == "by 31 December 2025"
    assert dates.words("../2025-12", strings("pl"), horizon=True) == "do grudnia 2025\u00a0r."


def test_order_of_dates():
    given = ["2020", "../2025-09-11", "2025-09-11", "2025-09-12/..", "XXXX-09-10", "XXXX-09-11", None]
    shuffled = [given[i] for i in (3, 6, 0, 5, 2, 4, 1)]
    assert sorted(shuffled, key=dates.order) == given
