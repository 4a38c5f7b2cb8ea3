"""What the order of English words fixes before parsing: the inside of noun phrases and verb groups, prepositions, subjects beside
their verbs. The parser chooses the best tree among those that agree with it.

A phrase is told by its tags alone (Abney 1991, "Parsing by chunks"): determiner, modifiers, nouns; auxiliaries, adverbs, verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from parley.language.en.name_runs import TITLES, inside
from parley.language.fixed import Fixed
from parley.language.words import Word

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMES = frozenset({"NNP", "NNPS"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
_OPENERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FINITE_VERBS = frozenset({"VBD", "VBZ", "VBP"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_AUXILIARIES = {"be": ("VBN", "VBG"), "have": ("VBN",), "do": ("VB",)}
#: Words that open a clause and never a phrase; and those that open either.
MARKS = frozenset("that because although though if unless whether while whereas lest".split())
EITHER = frozenset("after before since until till as for than like once except without by".split())
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week weekend month year day morning afternoon
    evening night hour minute time january february march april may june july august september october november december jan. feb. mar. apr. aug.
    sept. sep. oct. nov. dec. spring summer autumn winter fall""".split()
)
#: Verbs after which a clause may stand without a conjunction ("said the army would withdraw").
SPEECH = frozenset(
    """say think believe claim hope fear know warn announce add report tell insist suggest argue acknowledge admit deny confirm note stress state
    declare maintain predict expect promise vow pledge reply reckon show mean indicate estimate complain explain write""".split()
)


DAYS = frozenset("today yesterday tomorrow tonight".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())


_QUANTIFIERS_1 = frozenset((w,) for w in "some about around over nearly almost roughly approximately under".split())
_QUANTIFIERS_2 = frozenset(
    {
        ("more", "than"),
        ("less", "than"),
        ("fewer", "than"),
        ("at", "least"),
        ("at", "most"),
        ("up", "to"),
        ("close", "to"),
    }
)
_QUANTIFIERS_3 = frozenset({("as", "many", "as"), ("as", "few", "as"), ("as", "much", "as"), ("no", "more", "than")})


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its words from `first` to `last`, its head, and the preposition in front of it or −1."""

    first: int
    last: int
    head: int
    marker: int = -1


@dataclass(slots=True)
class Group:
    """A verb group: its words, the word that heads it (the verb, or the predicate of a copula), whether finite, passive, copular."""

    first: int
    last: int
    head: int
    finite: bool
    passive: bool = False
    copular: bool = False


# -- noun phrases --------------------------------------------------------------------------------------------------


def noun_phrases(words: list[Word], found: Fixed) -> list[Phrase]:
    """The noun phrases, left to right; owners with 's are phrases of their own."""
    phrases: list[Phrase] = []
    at = 0
    while at < len(words):
        end = _phrase_end(words, at)
        if end < at:
            at += 1
            continue
        phrase = Phrase(at, end, _head(words, at, end))
        phrases.append(phrase)
        _inside(words, phrase, found)
        _bracket(words, phrase, found)
        at = phrase.last + 1
    for one, other in pairwise(phrases):
        if other.first == one.last + 2 and words[one.last + 1].tag == "POS":
            found.put(one.last + 1, one.head, "case")
            found.put(one.head, other.head, "nmod:poss")
    return phrases


def _bracket(words: list[Word], phrase: Phrase, found: Fixed) -> None:
    """A short name in brackets belongs to the phrase before it: "the Tigray People's Liberation Front (TPLF)"."""
    opener = words[phrase.last + 1 : phrase.last + 4]
    if len(opener) == 3 and opener[0].text == "(" and opener[1].tag in _NAMES and opener[2].text == ")":
        found.put(opener[1].index, phrase.head, "appos")
        phrase.last += 3


def _phrase_end(words: list[Word], start: int) -> int:
    """The last word of the noun phrase that begins at `start`, or −1."""
    size, at = len(words), start
    if words[at].tag in ("PRP", "EX", "WP"):
        return at
    at += _quantifier(words, at)
    while at < size and words[at].tag in _OPENERS:
        at += 1
    opened, last, seen_noun = at > start, -1, False
    while at < size:
        tag = words[at].tag
        if tag in _NOUNS:
            if (
                seen_noun
                and words[at].lower in CALENDAR
                and (words[at - 1].tag not in _ADJECTIVES or words[at].lower in DAYS)
            ):
                break
            if seen_noun and not opened and words[at - 1].lower in MONTHS and words[start - 1].tag == "IN":
                break  # "In March parliament"
            seen_noun, last = True, at
        elif tag in _ADJECTIVES or tag == "CD" or words[at].text in "$€£":
            if seen_noun and not (words[at - 1].tag in _NAMES and tag == "JJ" and _noun_follows(words, at + 1)):
                break
            last = at if tag == "CD" or words[at].text in "$€£" else last
        elif (
            (
                tag in ("VBN", "VBG")
                and not seen_noun
                and (opened or at > start or (tag == "VBN" and at > 0 and words[at - 1].tag in _FINITE_VERBS))
                and _noun_follows(words, at + 1)
                and not (at > 0 and words[at - 1].lemma in _AUXILIARIES)
            )
            or (
                tag in ("RB", "RBR", "RBS")
                and not seen_noun
                and opened
                and at + 1 < size
                and words[at + 1].tag in (_ADJECTIVES | {"CD", "VBN"})
            )
            or (tag == "CC" and not seen_noun and at > start and _adjective_pair(words, at))
        ):
            pass
        else:
            break
        at += 1
    if last >= 0:
        return last
    if opened and at > start and words[at - 1].tag in _ADJECTIVES and (at >= size or words[at].tag not in VERBS):
        return at - 1  # "the wounded"
    return start if words[start].tag == "DT" and opened and at == start + 1 else -1


def _quantifier(words: list[Word], at: int) -> int:
    """How many words before a number limit it: `more than 100`, `at least two`, `some 40`."""
    texts = [w.lower for w in words[at : at + 4]]
    for count, quantifiers in ((3, _QUANTIFIERS_3), (2, _QUANTIFIERS_2), (1, _QUANTIFIERS_1)):
        if tuple(texts[:count]) in quantifiers and at + count < len(words) and words[at + count].tag == "CD":
            return 0 if count == 1 and at and words[at - 1].tag in _NOUNS else count
    return 0


def _noun_follows(words: list[Word], at: int) -> bool:
    """Whether a noun comes next, behind adjectives at most."""
    while at < len(words) and words[at].tag in _ADJECTIVES | {"VBN", "VBG"}:
        at += 1
    return at < len(words) and words[at].tag in _NOUNS


def _adjective_pair(words: list[Word], at: int) -> bool:
    """`political and economic talks`: a conjunction between two adjectives before a noun."""
    return (
        words[at - 1].tag in _ADJECTIVES
        and at + 1 < len(words)
        and words[at + 1].tag in _ADJECTIVES
        and _noun_follows(words, at + 2)
    )


def _head(words: list[Word], first: int, last: int) -> int:
    """The last noun; of a title before a name (`defence minister Israel Katz`) the title; of an amount the sign of money."""
    run = _run(words, first, last)
    if first < run <= last and words[run - 1].tag in ("NN", "NNS"):
        return run - 1
    if run < last and (words[first].tag not in ("DT", "PRP$") or any(w.lower in TITLES for w in words[run:last])):
        return inside(words, run, last)[0]
    if words[last].tag == "CD":
        signs = [i for i in range(first, last) if words[i].text in "$€£"]
        return signs[0] if signs else last
    return last


def _run(words: list[Word], first: int, last: int) -> int:
    """Where the run of names at the end of a phrase begins; behind the phrase where it ends in a common noun."""
    run = last + 1
    while run > first and words[run - 1].tag in _NAMES:
        run -= 1
    return run


def _inside(words: list[Word], phrase: Phrase, found: Fixed) -> None:
    """Modifiers hang on the head, names as their run has it, what limits a number on the number."""
    limits = _quantifier(words, phrase.first)
    for index in range(phrase.first, phrase.first + limits):
        first = index == phrase.first
        found.put(index, phrase.first + limits if first else phrase.first, "advmod" if first else "fixed")
    run = _run(words, phrase.first, phrase.last)
    titled = phrase.head < run <= phrase.last
    if titled:
        top, arcs = inside(words, run, phrase.last)
        found.put(top, phrase.head, "appos")
    elif run < phrase.last and words[phrase.first].tag in ("DT", "PRP$"):
        titles = any(w.lower in TITLES for w in words[run : phrase.last])
        compounds = [(i, phrase.last, "compound") for i in range(run, phrase.last)]
        arcs = inside(words, run, phrase.last)[1] if titles else compounds
    else:
        arcs = inside(words, run, phrase.last)[1] if run < phrase.last else []
    for dependent, head, relation in arcs:
        found.put(dependent, head, relation)
    for index in range(phrase.first, min(run, phrase.last + 1)):
        word = words[index]
        if index == phrase.head or word.tag == "CC":
            continue
        if word.tag in _ADJECTIVES and index > phrase.first and words[index - 1].tag == "CC":
            found.put(index, index - 2, "conj")
            found.put(index - 1, index, "cc")
            continue
        _modifier(words, word, phrase, run, found)


def _modifier(words: list[Word], word: Word, phrase: Phrase, run: int, found: Fixed) -> None:
    mates = frozenset(i for i in range(phrase.first, phrase.last + 1) if i != word.index)
    if word.tag in _OPENERS:
        found.put(word.index, phrase.head, "nmod:poss" if word.tag in ("PRP$", "WP$") else "det")
    elif word.tag in _ADJECTIVES and run > phrase.last:
        found.put(word.index, phrase.head, "amod")
    else:
        found.heads.setdefault(word.index, mates)


# -- verb groups ---------------------------------------------------------------------------------------------------


def verb_groups(words: list[Word], by_first: dict[int, Phrase], found: Fixed) -> list[Group]:
    """The verb groups, left to right."""
    inside = {i for p in by_first.values() for i in range(p.first, p.last + 1)}
    groups: list[Group] = []
    at = 0
    while at < len(words):
        if words[at].tag not in VERBS | {"MD"} or at in inside or words[at].lower == "according":
            at += 1
            continue
        group = _group(words, at, inside)
        groups.append(group)
        _copula(words, group, by_first)
        _inside_group(words, group, found)
        at = group.last + 1
    return groups


def _group(words: list[Word], start: int, inside: set[int]) -> Group:
    parts, at = [start], start
    while True:
        word = words[at]
        wanted = ("VB",) if word.tag == "MD" else _AUXILIARIES.get(word.lemma, ())
        step = at + 1
        while step < len(words) and words[step].tag in ("RB", "RBR") and step - at < 4:
            step += 1
        if not wanted or step >= len(words) or words[step].tag not in wanted or step in inside:
            break
        parts.append(step)
        at = step
    before = words[parts[-2]] if len(parts) > 1 else None
    passive = before is not None and words[at].tag == "VBN" and before.lemma == "be"
    bare = len(parts) == 1 and words[at].tag == "VBN"
    return Group(start, at, at, words[start].tag in _FINITE, passive or bare)


def _copula(words: list[Word], group: Group, by_first: dict[int, Phrase]) -> None:
    """`be` before an adjective or a noun phrase is a copula: the predicate heads the group."""
    last = words[group.last]
    if last.lemma != "be" or (group.first > 0 and words[group.first - 1].tag == "EX"):
        return
    at = group.last + 1
    while at < len(words) and words[at].tag in ("RB", "RBR", "RBS"):
        at += 1
    if at >= len(words):
        return
    if words[at].tag in _ADJECTIVES and at not in by_first:
        group.head, group.copular = at, True
    elif at in by_first and words[at].tag not in ("PRP", "EX"):
        group.head, group.copular = owned_by(words, by_first[at], by_first).head, True
    elif words[at].tag in ("IN", "TO") and at + 1 in by_first and words[at].lower not in MARKS:
        group.head, group.copular = owned_by(words, by_first[at + 1], by_first).head, True
    elif words[at].tag in _ADJECTIVES:
        group.head, group.copular = at, True


def _inside_group(words: list[Word], group: Group, found: Fixed) -> None:
    for index in range(group.first, group.last + 1):
        word = words[index]
        if index == group.head:
            continue
        if word.tag in ("RB", "RBR"):
            found.put(index, group.head, "advmod")
        elif group.copular and index == group.last:
            found.put(index, group.head, "cop")
        elif word.lemma == "be" and group.passive and index == _last_be(words, group):
            found.put(index, group.head, "aux:pass")
        else:
            found.put(index, group.head, "aux")
    before = group.first - 1
    while before >= 0 and words[before].tag == "RB" and group.first - before < 3:
        before -= 1
    if before >= 0 and words[before].tag == "TO" and words[group.first].tag == "VB":
        found.put(before, group.head, "mark")


def _last_be(words: list[Word], group: Group) -> int:
    return max(i for i in range(group.first, group.last + 1) if words[i].lemma == "be")


def owned_by(words: list[Word], phrase: Phrase, by_first: dict[int, Phrase]) -> Phrase:
    """The last phrase of a chain of owners with 's: "Chile's president"."""
    while phrase.last + 2 in by_first and words[phrase.last + 1].tag == "POS":
        phrase = by_first[phrase.last + 2]
    return phrase
