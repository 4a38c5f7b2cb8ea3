"""What the words around a date say: whether `May` is a month, `2000` a year, `the 15th` a day."""

from __future__ import annotations

from parley.reading.dates.items import Item
from parley.reading.dates.lexicon import DateLexicon
from parley.reading.dates.pattern import Match


def listed(item: Item | None, kind: str, lexicon: DateLexicon) -> bool:
    """Whether the item is one of the words in the list `kind` of the language."""
    words = lexicon.settings.get(kind, frozenset())
    return item is not None and any(name in words for name in item.names)


def is_mark(item: Item | None) -> bool:
    """Whether the item is a punctuation mark, or the edge of the sentence."""
    return item is None or not (item.text[0].isalnum() or item.text[0] in "$€£'")


def stands_alone(m: Match) -> bool:
    """Whether the match is all that the sentence says."""
    return all(is_mark(item) for item in m.items[: m.start]) and all(is_mark(item) for item in m.items[m.end :])


def written_as_month(m: Match, lexicon: DateLexicon, lone: bool) -> bool:
    """Whether a month is written as the language writes months. Beside a figure every writing is one."""
    if not lone or m.get("MONTH_ADJ"):
        return True
    place = m.places.get("M", m.places.get("MONTH", m.start))
    item = m.items[place]
    if not lexicon.months_lowercase:
        return item.text[0].isupper() or stands_alone(m)
    if item.text[0].islower():
        return True
    after = m.after
    return is_mark(m.before) and (after is None or not after.text[0].isupper())


def strict_month(m: Match, lexicon: DateLexicon) -> bool:
    """Whether a month that is also a name or a verb (`May`, `March`) has a word before it that goes with months."""
    if stands_alone(m) or listed(m.before, "month_before", lexicon):
        return True
    if listed(m.items[m.start], "strict_months", lexicon):
        return False
    before = m.before
    proper = before is not None and m.start > 1 and before.text[0].isupper() and "DATE" not in before.names
    return lexicon.months_lowercase or not proper


def year_fits(m: Match, lexicon: DateLexicon) -> bool:
    """Whether the words around four figures make them a year."""
    value = m.get("YEAR")
    if not 1500 <= value < 2150 or (not 1800 <= value < 2100 and not listed(m.before, "year_strong", lexicon)):
        return False
    if is_mark(m.before) and (is_mark(m.after) or listed(m.after, "year_after", lexicon)):
        return (
            stands_alone(m)
            or (m.before is not None and m.before.text in "(-–—,")
            or listed(m.after, "year_after", lexicon)
        )
    if listed(m.before, "year_before", lexicon):
        return not (value % 100 == 0 and _counted(m.after, lexicon))
    if lexicon.listed("year_rule", "attributive") and m.after is not None and 1900 <= value < 2100:
        single = listed(m.before, "singular_before", lexicon)
        single = single or (value % 10 != 0 and 1950 <= value < 2050)
        return m.after.text[0].isalpha() and (single or not _counted(m.after, lexicon)) and not _numbered(m.before)
    return _named_after(m, lexicon)


def _named_after(m: Match, lexicon: DateLexicon) -> bool:
    """`WWDC 2005`, `Tokyo 2020`: a year behind a name, where it is no number of a resolution."""
    before = m.before
    if not lexicon.listed("year_rule", "attributive") or before is None or not is_mark(m.after):
        return False
    return (
        before.text[0].isupper()
        and before.text.isalpha()
        and before.text.lower() not in lexicon.numbers.words["labels"]
    )


def _numbered(before: Item | None) -> bool:
    return before is not None and (before.text[0].isdecimal() or before.text[0] in "$€£#")


def _counted(after: Item | None, lexicon: DateLexicon) -> bool:
    """Whether the next word looks like a plural that is counted: `2000 troops`."""
    if after is None or not after.text[0].isalpha():
        return False
    endings = tuple(lexicon.settings.get("plural_endings", ()))
    return listed(after, "counted", lexicon) or (bool(endings) and after.text.endswith(endings))


def at_edges(m: Match, lexicon: DateLexicon) -> bool:
    """Whether a lone day is said as a day: after `on`, and with nothing behind it that it could number."""
    named = listed(m.before, "day_before", lexicon) or m.get("WEEKDAY") is not None or stands_alone(m)
    after = m.after
    tied = after is not None and "-" in after.names
    return named and not tied and (is_mark(after) or listed(after, "after_day", lexicon))
