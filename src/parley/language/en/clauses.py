"""Which clause an English clause may hang on, by the words that join them: what is said, what is done in order to, when and why."""

from __future__ import annotations

from parley.language.en.phrases import EITHER, MARKS, SPEECH, Group, Phrase
from parley.language.fixed import Fixed
from parley.language.words import Word

#: Verbs that take their of-phrase past their object ("accused Iran of breaking"); everywhere else an of-phrase is the noun's before it.
_TAKE_OF = frozenset(
    "accuse inform remind warn convict suspect rob strip deprive rid assure notify cure clear acquit advise dispose".split()
)
_ADVERBIAL = (MARKS | EITHER | {"when", "as", "whenever", "where"}) - {"that", "whether", "than"}
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "’"})
#: Form classes whose members are coordinated with each other.
_ALIKE = {"VBD": "fin", "VBZ": "fin", "VBP": "fin", "MD": "fin", "VB": "inf", "VBG": "ing", "VBN": "part"}


def tie(words: list[Word], phrases: list[Phrase], groups: list[Group], found: Fixed) -> None:
    """Fix the heads that a clause's verb may have."""
    by_last = {p.last: p for p in phrases}
    by_first = {p.first: p for p in phrases}
    ends = {g.last: g for g in groups}
    for group in groups:
        ends.setdefault(group.head, group)
    for number, group in enumerate(groups):
        if group.head in found.heads:
            continue
        opener = _opener(words, group, by_last)
        if group.first and words[group.first - 1].tag == "TO" and words[group.first].tag == "VB":
            _infinitive(words, group, by_last, ends, found)
        elif _tail(words, group, opener, groups[:number], found):
            continue
        elif opener >= 1 and words[opener - 1].lower == "that" and words[opener - 1].tag == "IN":
            _said(words, group, opener - 1, groups[:number], phrases, found)
        elif opener >= 1 and opener - 1 in ends and group.finite and opener < group.first:
            if words[ends[opener - 1].last].lemma in SPEECH:
                found.put(group.head, ends[opener - 1].head, "ccomp")
        elif opener >= 0 and _marked(words, opener, group):
            _adverbial(words, group, opener, groups, found)
        elif opener >= 1 and words[opener - 1].tag == "CC":
            _joined(words, group, opener - 1, groups[:number], found)
    _behind_verbs(words, ends, by_first, found)
    _of_phrases(words, by_last, by_first, groups, found)


def _opener(words: list[Word], group: Group, by_last: dict[int, Phrase]) -> int:
    """Where the clause of a finite verb begins: at its subject's first word, or at the verb."""
    at = group.first
    while at > 0 and words[at - 1].tag in ("RB", "RBR"):
        at -= 1
    if not group.finite:
        return at
    for _ in range(6):
        phrase = by_last.get(at - 1)
        if phrase is None:
            return at
        at = phrase.first
        before = words[at - 1] if at else None
        if before is not None and (
            before.tag in ("POS", "CC") or (before.tag in ("IN", "TO") and before.lower not in MARKS | EITHER)
        ):
            if before.index - 1 in by_last:
                at -= 1
                continue
        return at
    return at


def _marked(words: list[Word], opener: int, group: Group) -> bool:
    before = words[opener - 1] if opener else None
    return (
        before is not None
        and before.lower in _ADVERBIAL
        and before.tag in ("IN", "WRB")
        and (group.finite or words[group.first].tag == "VBG")
    )


def _infinitive(
    words: list[Word], group: Group, by_last: dict[int, Phrase], ends: dict[int, Group], found: Fixed
) -> None:
    """`refused to meet`, `ready to meet`: the word before. `urged Iran to free`: the verb or its object."""
    before = group.first - 2
    while before >= 0 and words[before].tag == "RB":
        before -= 1
    if before < 0:
        return
    phrase = by_last.get(before)
    if before in ends and words[before].tag != "RP":
        found.put(group.head, ends[before].head, "xcomp")
    elif words[before].tag == "JJ" and phrase is None:
        found.put(group.head, before, "xcomp")
    elif phrase is not None and phrase.first - 1 in ends and not ends[phrase.first - 1].passive:
        found.heads[group.head] = frozenset({phrase.head, ends[phrase.first - 1].head})


def _tail(words: list[Word], group: Group, opener: int, earlier: list[Group], found: Fixed) -> bool:
    """`…, the Kremlin said on Friday.`, `…," said the minister.`: the verb of speech behind what is said is parataxis to it."""
    if words[group.last].lemma not in SPEECH or not group.finite or opener < 2:
        return False
    before = words[opener - 1]
    if before.text != "," and before.text not in _QUOTES:
        return False
    said = [g for g in earlier if g.finite and g.last < opener]
    if not said:
        return False
    behind = words[group.last + 1 :]
    if any(
        w.tag in ("VBD", "VBZ", "VBP", "MD") or w.lower == "that" or w.text in _QUOTES or w.text == ":" for w in behind
    ):
        return False
    if opener == group.first and not (behind and behind[0].tag in ("DT", "NNP", "PRP", "NN", "JJ", "PRP$")):
        return False
    if opener == group.first and before.text == ",":
        return False  # "met the envoy, said that …": a verb coordinated
    found.heads[group.head] = frozenset(g.head for g in said)
    found.relations[group.head] = "parataxis"
    return True


def _said(
    words: list[Word], group: Group, mark: int, earlier: list[Group], phrases: list[Phrase], found: Fixed
) -> None:
    """A that-clause hangs on the verb before it, or on a noun between the two ("the claim that")."""
    above = next((g for g in reversed(earlier) if g.last < mark), None)
    heads = {p.head for p in phrases if p.last == mark - 1}
    if above is not None:
        heads.add(above.head)
    if mark and words[mark - 1].tag == "JJ":
        heads.add(mark - 1)
    if heads:
        found.heads[group.head] = frozenset(heads - {group.head})
        if above is not None and heads == {above.head}:
            found.relations[group.head] = "ccomp"


def _adverbial(words: list[Word], group: Group, opener: int, groups: list[Group], found: Fixed) -> None:
    """A clause of time, reason or condition hangs on a verb: one before it, or, at the start of a sentence, the one behind its comma."""
    mark = opener - 1
    heads = {g.head for g in groups if g.last < mark}
    if not heads:
        comma = next((w.index for w in words[group.last :] if w.text == ","), len(words))
        heads = {g.head for g in groups if g.first > comma and g.finite}
    heads.discard(group.head)
    if heads:
        found.heads[group.head] = frozenset(heads)
        found.relations[group.head] = "advcl"


def _joined(words: list[Word], group: Group, conjunction: int, earlier: list[Group], found: Fixed) -> None:
    """A verb behind `and` is coordinated with a verb of the same form before it."""
    form = _ALIKE.get(words[group.first].tag)
    alike = [g for g in earlier if g.last < conjunction and _ALIKE.get(words[g.first].tag) == form]
    if alike:
        found.heads[group.head] = frozenset(g.head for g in alike if g.head != group.head)
        found.relations[group.head] = "conj"


def _behind_verbs(words: list[Word], ends: dict[int, Group], by_first: dict[int, Phrase], found: Fixed) -> None:
    """The phrase of a preposition right behind a verb is the verb's."""
    for word in words[1:]:
        phrase = by_first.get(word.index + 1)
        group = ends.get(word.index - 1)
        if phrase is None or group is None or word.tag not in ("IN", "TO") or group.last != word.index - 1:
            continue
        heads = found.heads.get(word.index)
        if heads is not None and len(heads) == 1 and next(iter(heads)) != group.head:
            target = next(iter(heads))
            if target not in found.heads:
                found.heads[target] = frozenset({group.head})


def _of_phrases(
    words: list[Word], by_last: dict[int, Phrase], by_first: dict[int, Phrase], groups: list[Group], found: Fixed
) -> None:
    for word in words:
        if word.lower != "of" or word.index + 1 not in by_first or word.index - 1 not in by_last:
            continue
        before = by_last[word.index - 1]
        verb = next((g for g in groups if g.last == before.first - 1), None)
        heads = found.heads.get(word.index)
        if heads is None or len(heads) != 1 or (verb is not None and words[verb.last].lemma in _TAKE_OF):
            continue
        target = next(iter(heads))
        if target not in found.heads and target != before.head:
            found.put(target, before.head, "nmod")


def bound(words: list[Word], phrases: list[Phrase], groups: list[Group], found: Fixed) -> None:
    """A phrase with a preposition never hangs on a noun phrase behind it, unless that is a predicate."""
    verbs = {g.head for g in groups}
    others = {w.index for w in words if w.tag in ("JJ", "JJR", "RB", "VBN", "VBG", "VBD", "VB", "VBP", "VBZ")}
    before: set[int] = set()
    for phrase in phrases:
        if phrase.marker >= 0 and phrase.head not in found.heads and phrase.marker == phrase.first - 1:
            found.heads[phrase.head] = frozenset((verbs | before | others) - {phrase.head})
        before.update(range(phrase.first, phrase.last + 1))
