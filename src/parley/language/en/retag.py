"""Tags that an English word's neighbours forbid, set right before parsing: a base form after a modal, a participle after `have`
and `be`, a noun between an article and `of`, and a finite verb in every sentence.
"""

from __future__ import annotations

from itertools import pairwise

from parley.language.en.phrases import DAYS, MARKS, SPEECH, Group, Phrase
from parley.language.en.tagset import FORMS
from parley.language.words import Word

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
_BASE = frozenset({"VB", "VBP", "VBZ"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def retag(words: list[Word]) -> None:
    """Change, in place, the tags that the words beside them forbid and the dictionary lets be another."""
    for word in words:
        following = _past_adverbs(words, word.index + 1)
        if following is None:
            continue
        if word.tag == "TO" and following.tag == "VB" and following.index == word.index + 1:
            behind = words[following.index + 1 : following.index + 3]
            if len(behind) == 2 and behind[0].tag == "JJ" and behind[1].tag in _NOUNS:
                become(following, "JJ", frozenset({"VB"}))  # "objected to complete electoral reforms"
        if word.tag == "MD":
            become(following, "VB", _NOUNS | _ADJECTIVES | {"VBP", "VBD", "VBN"})
        elif word.lemma in ("have", "be") and word.tag.startswith("VB"):
            become(following, "VBN", frozenset({"VBD"}))
        elif word.tag in ("DT", "PRP$", "POS") and following.index == word.index + 1:
            if following.tag in ("VB", "VBP", "VBZ") and word.lower not in (
                "that",
                "this",
                "these",
                "those",
                "all",
                "both",
            ):
                become(following, "JJ", _BASE) or become(following, "NN", _BASE) or become(following, "NNS", _BASE)
            behind = words[following.index + 1 : following.index + 2]
            if following.tag == "VBG" and behind and behind[0].lower == "of":
                following.tag, following.upos, following.form = "NN", "NOUN", ""
                following.lemma = following.lower
    for word in words:
        after = words[word.index + 1] if word.index + 1 < len(words) else None
        if (
            word.tag == "VBG"
            and after is not None
            and after.tag in ("IN", "MD", "VBZ", "VBD", "PUNCT")
            and _determined(words, word)
        ):
            become(word, "NN", frozenset({"VBG"}))  # "The delayed meeting in Nairobi"
    if not any(w.tag in _FINITE for w in words) and words and words[-1].text == ".":
        for changed in (frozenset({"VBN"}), frozenset({"JJ"})):
            for word in words:
                before = words[word.index - 1] if word.index else None
                if before is not None and before.tag in _NOUNS | {"PRP", "RB"} and become(word, "VBD", changed):
                    return


def _determined(words: list[Word], word: Word) -> bool:
    """Whether an article or a possessive stands before a word, with modifiers at most between."""
    at = word.index - 1
    while at >= 0 and words[at].tag in _ADJECTIVES | {"VBN"}:
        at -= 1
    return 0 <= at < word.index - 1 and words[at].tag in ("DT", "PRP$", "POS")


def bare_adjectives(words: list[Word]) -> None:
    """An adjective that can be a noun is one between a noun's modifier and a finite verb: "a U.S. official said"."""
    for word, following in pairwise(words):
        before = words[word.index - 1] if word.index else None
        if word.tag == "JJ" and before is not None and before.tag in ("DT", "NNP", "JJ", "NN"):
            if (following.tag in _FINITE and following.lemma != "be") or following.lower in DAYS:
                become(word, "NN", _ADJECTIVES)


def finite_verb(words: list[Word], phrases: list[Phrase], groups: list[Group]) -> bool:
    """A sentence whose finite verbs all stand in relative or subordinate clauses: the first participle behind a phrase that opens
    it is its verb ("The government signed in Pretoria an agreement that ended …"). Tells whether a tag was changed.
    """
    if not words or words[-1].text not in (".", "!", "?"):
        return False
    ends = {p.last: p for p in phrases}
    for group in groups:
        if group.finite and not _subordinate(words, group, ends) and not _tail(words, group, groups, ends):
            return False
    for group in groups:
        before = words[group.first - 1] if group.first else None
        if words[group.first].tag == "VBN" and group.first == group.last and before is not None:
            before = words[before.index - 1] if before.tag == "RB" and before.index else before
            if (before.index in ends or before.text in (",", ")")) and become(
                words[group.first], "VBD", frozenset({"VBN"})
            ):
                return True
    return False


def _tail(words: list[Word], group: Group, groups: list[Group], ends: dict[int, Phrase]) -> bool:
    """Whether a verb of speech closes the sentence behind a comma ("…, Belgrade radio said.")."""
    subject = ends.get(group.first - 1)
    return (
        group is groups[-1]
        and len(groups) > 1
        and words[group.last].lemma in SPEECH
        and subject is not None
        and subject.first > 0
        and words[subject.first - 1].text == ","
    )


def _subordinate(words: list[Word], group: Group, ends: dict[int, Phrase]) -> bool:
    """Whether a relative pronoun or a conjunction opens the clause of a finite verb."""
    at = group.first - 1
    for _ in range(8):
        if at < 0:
            return False
        if words[at].tag in ("WDT", "WP", "WRB") or words[at].lower in MARKS:
            return True
        if at in ends:
            at = ends[at].first - 1
        elif words[at].tag in ("RB", "IN", "POS"):
            at -= 1
        else:
            return False
    return False


def _past_adverbs(words: list[Word], at: int) -> Word | None:
    while at < len(words) and words[at].tag == "RB":
        at += 1
    return words[at] if at < len(words) else None


def become(word: Word, tag: str, changed: frozenset[str]) -> bool:
    """Give a word another tag that its form allows, if its own is one of `changed`."""
    fitting = next((a for a in word.analyses if a.tag == tag), None)
    if fitting is None or word.tag not in changed:
        return False
    word.tag, word.lemma, word.upos, word.form = tag, fitting.lemma, fitting.upos, FORMS.get(tag, "")
    return True
