"""Grammar over the parser: what Polish case and agreement forbid in a tree, set right.

A nominative under a phrase in another case is the subject of a verb that lacks one; a relative pronoun makes its clause hang
on a noun that it agrees with; a genitive never hangs as apposition on a nominative verb's subject of another number.
"""

from __future__ import annotations

from parley.language.words import Word, without_case

_OF_PREDICATE = frozenset({"nsubj", "nsubj:pass", "csubj", "obj", "iobj", "obl", "obl:agent", "advcl", "ccomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LOOSE = frozenset({"appos", "nmod", "obl", "flat", "conj", "dep", "acl", "amod"})


def repair(words: list[Word], adverbials: frozenset[tuple[str, str]] = frozenset()) -> None:
    """Set right, in place, what case and agreement forbid; `adverbials` are pairs of preposition and noun that are adverbs."""
    _adverbials(words, adverbials)
    _off_copula(words)
    _owners(words)
    _agents(words)
    _relative_clauses(words)
    _double_subjects(words)
    _stray_subjects(words)
    _hidden_subjects(words)
    _subjects_outside(words)


def _adverbials(words: list[Word], adverbials: frozenset[tuple[str, str]]) -> None:
    """`z kolei`, `w sumie`: what the tree hangs on their noun belongs to the word above it."""
    for word in words[1:]:
        before = words[word.index - 1]
        if (before.lower, word.lower) in adverbials and before.head == word.index and word.head >= 0:
            for other in words:
                if other.head == word.index and other.index != before.index:
                    other.head = word.head
                    other.relation = "obl" if other.relation == "nmod" else other.relation
            word.relation = "advmod"


#: After a preposition the personal pronoun has an n ("do niego"), so these are possessive there ("do jego uwolnienia").
_OWNERS = frozenset({"jego", "jej", "ich"})
_TO_NOUN = 5


def _owners(words: list[Word]) -> None:
    """A possessive pronoun behind a preposition belongs to the noun that follows, and so does the preposition."""
    for word in words[1:]:
        before = words[word.index - 1]
        if word.lower not in _OWNERS or before.upos != "ADP":
            continue
        noun = next(
            (
                w
                for w in words[word.index + 1 : word.index + _TO_NOUN]
                if w.upos in ("NOUN", "PROPN") or w.upos not in ("ADJ", "NUM", "ADV", "PART", "DET")
            ),
            None,
        )
        if noun is None or noun.upos not in ("NOUN", "PROPN") or (_below(words, word, noun) is False and noun.head < 0):
            continue
        if _below(words, noun, word):
            noun.head, noun.relation = word.head, word.relation
        for other in words:
            if other.head == word.index:
                other.head = noun.index
        word.head, word.relation = noun.index, "nmod:poss"
        before.head, before.relation = noun.index, "case"


def _off_copula(words: list[Word]) -> None:
    """Subjects, objects and phrases hang on the predicate, never on its copula or auxiliary ("Na to bym nie liczył")."""
    for word in words:
        above = words[word.head] if word.head >= 0 else None
        if above is not None and above.relation in ("cop", "aux", "aux:pass") and word.relation in _OF_PREDICATE:
            word.head = above.head


def _agents(words: list[Word]) -> None:
    """`przez` governs the accusative: a person's genitive of the same form behind it is one, and the agent of a passive participle."""
    for word in words:
        fitting = [a for a in word.analyses if a.tag.endswith(".acc") and a.upos == word.upos]
        behind = any(w.head == word.index and w.relation == "case" and w.lower == "przez" for w in words)
        if word.case == "gen" and fitting and behind:
            word.case, word.tag, word.agreement = "acc", fitting[0].tag, fitting[0].agreement
            if word.relation == "obl" and word.head >= 0 and words[word.head].features.startswith("ppas"):
                word.relation = "obl:agent"


def _stray_subjects(words: list[Word]) -> None:
    for word in words:
        if word.case != "nom" or word.upos not in _NOMINAL or word.head < 0 or word.relation not in _LOOSE:
            continue
        head = words[word.head]
        if head.case in ("", "nom") and head.upos in _NOMINAL | {"ADJ", "DET"}:
            continue
        verb = _verb_above(words, head)
        fits = _agree(word, verb) or _joined(words, word) if verb is not None else False
        if verb is not None and fits and not _has_subject(words, verb) and not _below(words, verb, word):
            word.head = verb.index
            word.relation = "nsubj:pass" if verb.features.startswith("ppas") else "nsubj"


def _double_subjects(words: list[Word]) -> None:
    """Of two subjects of one verb the nearer stays; the other goes to a verb between them that lacks one."""
    for verb in words:
        subjects = [
            w for w in words if w.head == verb.index and w.relation in ("nsubj", "nsubj:pass") and w.case in ("nom", "")
        ]
        if len(subjects) < 2:
            continue
        keep = min(subjects, key=lambda w: (not _agree(w, verb), abs(w.index - verb.index)))
        for word in subjects:
            between = [v for v in words if min(word.index, verb.index) < v.index < max(word.index, verb.index)]
            free = next(
                (
                    v
                    for v in between
                    if v.upos == "VERB"
                    and v.form == "fin"
                    and not _has_subject(words, v)
                    and not _below(words, v, word)
                ),
                None,
            )
            if word.index != keep.index and free is not None and _agree(word, free):
                word.head = free.index


def _hidden_subjects(words: list[Word]) -> None:
    """A finite verb with two objects and no subject: the one that can be a nominative is the subject ("Reżim nie wypuścił Nowaka")."""
    for verb in words:
        if verb.upos != "VERB" or verb.form != "fin" or _has_subject(words, verb):
            continue
        objects = [w for w in words if w.head == verb.index and w.relation == "obj" and w.upos in _NOMINAL]
        for word in objects if len(objects) > 1 else ():
            nominative = [a for a in word.analyses if a.tag.endswith(".nom") and a.agreement & verb.agreement]
            if nominative and word.upos != "PRON":
                word.relation, word.case, word.tag = "nsubj", "nom", nominative[0].tag
                word.agreement = nominative[0].agreement
                break


def _subjects_outside(words: list[Word]) -> None:
    """A finite verb without subject: a noun in front of it in its clause that can be a nominative and that the tree hangs on a
    word before the clause's conjunction ("…, by USA ponownie otworzyły ambasadę").
    """
    for verb in words:
        if verb.upos != "VERB" or verb.form != "fin" or _has_subject(words, verb) or not verb.agreement:
            continue
        start = next(
            (w.index for w in words if w.head == verb.index and w.relation == "mark" and w.index < verb.index), None
        )
        if start is None:
            continue
        for word in words[start + 1 : verb.index]:
            possible = word.upos in ("PROPN", "NOUN") and any(
                a.tag.endswith(".nom") and a.agreement & verb.agreement for a in word.analyses
            )
            if possible and word.head < start and words[word.index - 1].upos != "ADP" and not _below(words, verb, word):
                word.head, word.relation, word.case = verb.index, "nsubj", "nom"
                break


def _verb_above(words: list[Word], word: Word) -> Word | None:
    """The nearest clause head above a word."""
    for _ in range(len(words)):
        if (word.upos == "VERB" and word.form == "fin") or (
            word.upos == "ADJ" and word.case == "nom" and word.features[:4] in ("ppas", "adj:")
        ):
            return word
        if word.head < 0:
            return None
        word = words[word.head]
    return None


def _has_subject(words: list[Word], verb: Word) -> bool:
    return any(w.head == verb.index and w.relation in ("nsubj", "nsubj:pass") and w.case in ("nom", "") for w in words)


def _joined(words: list[Word], word: Word) -> bool:
    """Whether a phrase is the first of several in the nominative, which together are plural."""
    return any(w.head == word.index and w.relation == "conj" and w.case == "nom" for w in words)


def _agree(word: Word, verb: Word) -> bool:
    return not verb.agreement or not word.agreement or bool(word.agreement & verb.agreement)


def _below(words: list[Word], low: Word, high: Word) -> bool:
    """Whether `low` hangs below `high`."""
    for _ in range(len(words)):
        if low.index == high.index:
            return True
        if low.head < 0:
            return False
        low = words[low.head]
    return False


def _relative_clauses(words: list[Word]) -> None:
    for word in words:
        if word.lemma != "który" or word.index == 0:
            continue
        clause = _clause_of(words, word)
        if clause is None or clause.relation == "acl:relcl" or clause.index < word.index - 1:
            continue
        before = _antecedent(words, word)
        if before is not None and not _below(words, before, clause) and (clause.head >= 0 or before.index < word.index):
            if clause.head < 0:
                continue
            clause.head, clause.relation = before.index, "acl:relcl"


def _clause_of(words: list[Word], word: Word) -> Word | None:
    """The head of the clause that a relative pronoun opens."""
    for _ in range(len(words)):
        if word.head < 0:
            return word
        word = words[word.head]
        if word.upos == "VERB" or word.features.startswith("ppas") or (word.upos == "ADJ" and word.case == "nom"):
            return word
    return None


def _antecedent(words: list[Word], pronoun: Word) -> Word | None:
    """The nearest noun before the comma in front of the pronoun that it agrees with in number and gender."""
    wanted = without_case(pronoun.agreement)
    start = pronoun.index - 1
    while start >= 0 and words[start].upos in ("ADP", "PUNCT", "ADV", "PART"):
        start -= 1
    for word in reversed(words[: start + 1]):
        if word.upos in ("VERB", "AUX"):
            return None
        if word.upos in _NOMINAL and without_case(word.agreement) & wanted and word.relation not in ("flat",):
            return word
    return None
