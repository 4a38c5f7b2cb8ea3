"""Words → sentences: where a full stop, a question mark or an exclamation mark ends one, and where it does not."""

from __future__ import annotations

from parley.language.tokens import TokenRules
from parley.language.words import Word

_ENDS = {".", "?", "!", "...", "…"}
_CLOSERS = {'"', "”", "’", "'", ")", "]", "»"}
_OPENERS = {'"', "„", "“", "‘", "'", "(", "[", "«", "–", "—", "-", "•", "*"}
#: A sentence longer than this many tokens is cut at its next semicolon, else comma, else anywhere: no real sentence is.
LONGEST = 120


def split(words: list[Word], rules: TokenRules, text: str) -> list[list[Word]]:
    """The sentences of one paragraph, in order; every word is in exactly one."""
    sentences: list[list[Word]] = []
    begin, at = 0, 0
    while at < len(words):
        if _ends_here(words, at, rules):
            at += 1
            while at < len(words) and words[at].text in _CLOSERS and words[at].start == words[at - 1].end:
                at += 1
            sentences.append(words[begin:at])
            begin = at
        else:
            at += 1
            if at - begin >= LONGEST and (words[at - 1].text in {";", ",", ":"} or at - begin >= 2 * LONGEST):
                sentences.append(words[begin:at])
                begin = at
    if begin < len(words):
        sentences.append(words[begin:])
    return sentences


def _ends_here(words: list[Word], at: int, rules: TokenRules) -> bool:
    """Whether the sentence ends with the token at `at` (closing quotes that follow belong to it)."""
    word = words[at]
    following = words[at + 1 : at + 4]
    while following and following[0].text in _CLOSERS and following[0].start == word.end:
        following = following[1:]
    if word.text.endswith(".") and len(word.text) > 1 and word.text != "...":
        return _abbreviation_ends(word, following, rules)
    if word.text not in _ENDS:
        return False
    if not following:
        return True
    return _begins(following) and not (word.text == "." and at > 0 and _stop_of_ordinal(words[at - 1], following[0]))


def _abbreviation_ends(word: Word, following: list[Word], rules: TokenRules) -> bool:
    """An abbreviation ends a sentence only before a capital, and never if it always leans on what follows (`gen.`)."""
    if not following:
        return True
    if word.lower in rules.always_leaning or (len(word.text) == 2 and word.text[0].isupper()):
        return False
    if word.text.count(".") > 1 or (
        word.text[0].isupper() and following[0].text[0].isdigit()
    ):  # U.S. President; Sept. 9
        return _begins(following) and following[0].lower in rules.starters
    return _begins(following) and following[0].text not in {"(", "["}


def _begins(following: list[Word]) -> bool:
    first = following[0]
    if first.text in _OPENERS:
        return (
            len(following) < 2
            or following[1].text[0].isupper()
            or following[1].text[0].isdigit()
            or following[1].text in _OPENERS
        )
    return first.text[0].isupper() or first.text[0].isdigit()


def _stop_of_ordinal(word: Word, after: Word) -> bool:
    """Polish ordinals take a stop: `7. runda`."""
    return word.text.isdigit() and len(word.text) <= 2 and not after.text[0].isupper()
