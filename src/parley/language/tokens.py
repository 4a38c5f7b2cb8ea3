"""Text → tokens, by the rules of Universal Dependencies as far as they serve a reader of news.

A token is a word (inner hyphens, apostrophes and full stops of abbreviations included), a number, or one punctuation
mark. A hyphen at a line end is decided by the dictionary: `zapa-⏎sach` is one word without it, `amerykańsko-⏎białoruskich`
keeps it. What a token reads as (`text`) can so differ from what stands there; its span never does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from parley.language.words import Word

_APOSTROPHES = "'’ʼ"
_TOKEN = re.compile(
    r"""
    https?://[^\s<>"]+[^\s<>".,;:!?)\]] | www\.[^\s<>"]+[^\s<>".,;:!?)\]] | [\w.+-]+@[\w-]+\.[\w.]+ # addresses
  | \d{1,2}\.\d{1,2}\.\d{4} | \d{4}-\d\d-\d\d                       # dates in figures
  | \d+(?:[.,\u00a0\u202f\ ]\d{3})+(?:[.,]\d+)?(?![\d]) | \d+[.,]\d+ | \d+(?:st|nd|rd|th)\b # numbers
  | (?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?                                # U.S., m.in.
  | [^\W_]+(?:[-\u2010\u2011][ ]?\n[ ]*[^\W_]+|\u00ad\s*[^\W_]+|[-\u2010\u2011'’ʼ.&/][^\W_]+)*  # words
  | [$€£¥₴₽] | \.\.\. | \S
    """,
    re.VERBOSE,
)
_BROKEN = re.compile(r"[-\u2010\u2011\u00ad][ ]?\n?[ ]*")
_LINE_END_HYPHEN = re.compile(r"([-\u2010\u2011])[ ]?\n[ ]*|(\u00ad)\s*")
_DOTTED = re.compile(r"^[^\W\d_]{1,}(?:\.[^\W\d_]+)+$")


@dataclass(frozen=True)
class TokenRules:
    """What a language adds: `abbreviations` (with their stop, lower case), `clitics` (a pattern for endings that are
    tokens of their own, `'s`), abbreviations that never end a sentence, and words that begin one after an abbreviation.
    """

    abbreviations: frozenset[str]
    clitics: re.Pattern[str] | None = None
    always_leaning: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()


def mend_hyphen(text: str, is_word: Callable[[str], bool]) -> str:
    """A token with the hyphens at its line ends decided: kept after a first part of compounds (`is_word("polsko-")`), dropped
    where the joined word is one, else kept where both parts are words.
    """
    if "\n" not in text and "\u00ad" not in text:
        return text
    joined = _LINE_END_HYPHEN.sub("", text)
    kept = _LINE_END_HYPHEN.sub(lambda m: "-" if m[1] else "", text)
    parts = kept.split("-")
    if len(parts) == 2 and is_word(f"{parts[0]}-"):  # the first part of compounds only: `polsko-`
        return kept
    if is_word(joined.casefold()) or is_word(joined):
        return joined
    return kept if all(is_word(p) or is_word(p.casefold()) for p in parts) else joined


def tokenise(text: str, start: int, end: int, rules: TokenRules, is_word: Callable[[str], bool]) -> list[Word]:
    """The tokens of `text[start:end]`, with offsets into `text`."""
    words: list[Word] = []
    done = start
    for match in _TOKEN.finditer(text, start, end):
        if match.start() < done:  # the full stop that an abbreviation took
            continue
        for low, high in _pieces(match[0], text, match.start(), end, rules):
            raw, done = text[low:high], high
            shown = mend_hyphen(raw, is_word)
            words.append(Word(len(words), shown, low, high, shown.casefold()))
    return words


def _pieces(raw: str, text: str, start: int, end: int, rules: TokenRules) -> list[tuple[int, int]]:
    """The spans of the tokens in one match: a clitic is cut off, an abbreviation takes its stop, a slash divides."""
    stop = start + len(raw)
    if "." in raw and _DOTTED.match(raw) and raw.casefold() + "." not in rules.abbreviations and not _initials(raw):
        cut = raw.index(".")  # a missing space after a full stop: "need.And"
        if raw[cut + 1].isupper() and len(raw[:cut]) > 1 and raw[:cut].casefold() + "." not in rules.abbreviations:
            rest = _pieces(raw[cut + 1 :], text, start + cut + 1, end, rules)
            return [(start, start + cut), (start + cut, start + cut + 1), *rest]
    if text[stop : stop + 1] == "." and stop < end and raw.casefold() + "." in rules.abbreviations:
        return [(start, stop + 1)]
    if "/" in raw and raw[0] not in "hw" and not raw.replace("/", "").isdigit():
        cut = raw.index("/")
        if 0 < cut < len(raw) - 1:
            rest = _pieces(raw[cut + 1 :], text, start + cut + 1, end, rules)
            return [(start, start + cut), (start + cut, start + cut + 1), *rest]
    if rules.clitics is not None and (clitic := rules.clitics.search(raw)) and clitic.start() > 0:
        at = start + clitic.start()
        return [(start, at), (at, stop)]
    return [(start, stop)]


@lru_cache(maxsize=4096)
def _initials(raw: str) -> bool:
    return all(len(p) <= 2 for p in raw.split("."))
