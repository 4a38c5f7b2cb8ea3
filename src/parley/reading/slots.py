"""What stands around a word of the tree: its slots, as docs/lexicon.md names them, and its place under its governor."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.language.words import Sentence, Word
from parley.reading.lexicon import Lexicon

#: Longest chain of heads followed; deeper trees are not real.
DEEPEST = 40


@dataclass(slots=True)
class Slots:
    """The fillers of each slot of a word: slot → indices of the words that head the phrases. `passive` tells its voice."""

    fill: dict[str, list[int]] = field(default_factory=dict)
    passive: bool = False
    noun: bool = False

    def add(self, slot: str, index: int) -> None:
        """Note a filler, once."""
        members = self.fill.setdefault(slot, [])
        if index not in members:
            members.append(index)

    def get(self, slot: str) -> list[int]:
        """The fillers of a slot, in order."""
        return self.fill.get(slot, [])


def preposition(sentence: Sentence, word: Word) -> str:
    """The preposition of a phrase, its words joined by `_` (`w_związku_z`), or ""."""
    case = sentence.child(word.index, "case")
    if case is None:
        return ""
    rest = [c.lemma.casefold() for c in sentence.children(case.index) if c.relation == "fixed"]
    parts = [c for c in sentence.children(word.index) if c.relation == "case" and c.upos == "ADP"]
    if len(parts) > 1 and not rest:
        return "_".join(p.lower for p in parts)
    own = case.lemma.casefold() if case.upos == "ADP" or case.tag in ("TO", "IN") else case.lower
    return "_".join([own if not rest else case.lower, *rest])


def is_passive(sentence: Sentence, word: Word) -> bool:
    """Whether a verb form is passive: with a passive auxiliary or subject, or a passive participle without `have`."""
    children = list(sentence.children(word.index))
    if word.tag == "VBN":
        helped = [c.lemma for c in children if c.relation in ("aux", "aux:pass")]
        return "be" in helped or "get" in helped or "have" not in helped
    if word.tag.startswith("VB") and word.tag != "VBD":
        return False
    if any(c.relation in ("aux:pass", "nsubj:pass") for c in children):
        return not word.features.startswith(("praet", "fin", "adj:"))
    return word.features.startswith("ppas")


def is_verbal(word: Word) -> bool:
    """Whether a word is a verb form with a clause of its own (participles included, verbal nouns not)."""
    return word.upos in ("VERB", "AUX") or word.features[:4] in ("ppas", "pact")


def slots(sentence: Sentence, index: int, lexicon: Lexicon, as_verb: bool) -> Slots:
    """The slots of a word. `as_verb` says that a noun is read as a form of its verb (`zniesienie`, `the lifting`)."""
    word = sentence.words[index]
    found = Slots(passive=is_passive(sentence, word), noun=not is_verbal(word))
    for child in sentence.children(index):
        _add_child(sentence, word, child, found, lexicon, as_verb)
    if not found.noun:
        _add_host(sentence, word, found, lexicon)
        _add_shared(sentence, word, found, lexicon)
    return found


def _add_child(sentence: Sentence, word: Word, child: Word, found: Slots, lexicon: Lexicon, as_verb: bool) -> None:
    relation, marked = child.relation, preposition(sentence, child)
    target = _antecedent(sentence, word, child, lexicon)
    agents = lexicon.words("agent_prepositions")
    if relation in ("nsubj", "obj") and not found.noun and not found.passive and child.case and target == child.index:
        relation = _by_case(sentence, word, child, lexicon)
    if relation == "nsubj":
        found.add("obj" if found.passive and not found.noun else "subj", target)
    elif relation == "nsubj:pass":
        found.add("obj" if found.passive else "subj", target)
    elif relation == "obl:agent" or (
        marked in agents and (found.passive or (found.noun and relation in ("nmod", "obl")))
    ):
        found.add("subj", target)
    elif relation in ("obj", "nummod"):
        found.add("obj", target)
    elif relation == "iobj":
        found.add("dat", target)
    elif relation in ("obl", "nmod", "advcl", "acl") and marked:
        found.add(marked, target)
        if (
            child.case != "loc"  # "po trzech rundach" is a time; "po dwa czołgi", "po 52 jeńców" are so many each
            and marked in lexicon.words("distributive_prepositions")
            and any(c.relation == "nummod" for c in sentence.children(child.index))
        ):
            found.add("obj", target)
        if marked == "of" and found.noun:
            found.add("obj" if as_verb else "gen", target)
    elif relation in ("nmod", "obl", "nmod:poss", "compound", "amod", "det"):
        _add_bare(child, target, found, as_verb)
    elif relation == "xcomp" and marked and child.upos == "NOUN":
        found.add(marked, target)  # "remains in force"
    elif relation in ("xcomp", "csubj"):
        found.add("inf", target)
    elif relation == "ccomp":
        found.add("that", target)
    elif relation == "compound:prt":
        found.add("prt", target)
    elif relation == "acl" and child.form == "inf":
        found.add("inf", target)


def _acts_itself(word: Word, child: Word, lexicon: Lexicon) -> bool:
    """Whether the one noun phrase of a verb, which could be its object or its subject, is of those who act ("ćwiczyły wojska")."""
    if "@troops" not in lexicon.classes.get(child.lemma, frozenset()) or word.form != "fin":
        return False
    return any(
        a.tag.endswith(".nom") and a.agreement & word.agreement for a in child.analyses if a.lemma == child.lemma
    )


def _by_case(sentence: Sentence, word: Word, child: Word, lexicon: Lexicon) -> str:
    """Subject or object by case, where the tree contradicts it and another phrase is the subject."""
    sisters = [c for c in sentence.children(word.index) if c.index != child.index and c.relation in ("nsubj", "obj")]
    if child.relation == "nsubj" and child.case == "acc":
        return "obj"
    if child.relation == "nsubj" and child.case == "gen" and any(c.case == "nom" for c in sisters):
        return "obj"
    if word.form == "imps":  # "odnowiono stosunki": no subject at all
        return "obj"
    if child.relation == "obj" and not sisters and _acts_itself(word, child, lexicon):
        return "nsubj"
    if (
        child.relation == "obj"
        and child.case == "nom"
        and not any(c.relation == "nsubj" and c.case == "nom" for c in sisters)
    ):
        joined = any(c.relation == "conj" for c in sentence.children(child.index))
        return "nsubj" if child.agreement & word.agreement or not word.agreement or joined else "obj"
    return child.relation


_POLISH_OWNERS = frozenset({"jego", "jej", "ich"})


def _add_bare(child: Word, target: int, found: Slots, as_verb: bool) -> None:
    """A dependent without preposition: a case, an owner, a compound or an adjective tells what it is."""
    relation = child.relation
    if relation == "nmod:poss":
        found.add("poss", target)
        # Polish: "jego uwolnienie" is the release of him, "his withdrawal" is what he does
        inherent = "obj" if child.features.startswith(("ppron3", "adj")) or child.lower in _POLISH_OWNERS else "subj"
        found.add(inherent if as_verb else "gen", target)
    elif relation in ("amod", "det"):
        found.add("amod", target)
    elif relation == "compound":
        found.add("comp", target)
        found.add("obj" if as_verb and child.upos != "PROPN" else "gen", target)
    elif child.case == "dat" or (child.case == "loc" and not found.noun):  # a locative without preposition is a dative
        found.add("dat", target)
    elif found.noun and child.case in ("gen", ""):
        found.add("obj" if as_verb else "gen", target)
    elif child.case:
        found.add(child.case, target)


def _antecedent(sentence: Sentence, word: Word, child: Word, lexicon: Lexicon) -> int:
    """The child itself, or the noun that a relative pronoun stands for."""
    if child.lemma not in lexicon.words("relative_pronouns"):
        return child.index
    clause = word
    for _ in range(DEEPEST):
        if clause.relation == "acl:relcl":
            return clause.head
        if clause.head < 0:
            break
        clause = sentence.words[clause.head]
    return child.index


def _add_host(sentence: Sentence, word: Word, found: Slots, lexicon: Lexicon) -> None:
    """A participle takes the noun it modifies as object (passive) or subject; a bare relative clause its antecedent."""
    if word.head < 0:
        return
    if word.relation in ("acl", "amod"):
        host = sentence.words[word.head]
        if (
            host.upos in ("NOUN", "PROPN", "PRON", "NUM")
            and word.form != "inf"
            and not found.get("obj" if found.passive else "subj")
        ):
            found.add("obj" if found.passive else "subj", word.head)
    elif (
        word.relation == "acl:relcl"
        and not found.get("obj")
        and found.get("subj")
        and word.head not in found.get("subj")
    ):
        if not any(word.head in members for members in found.fill.values()):
            found.add("obj", word.head)


def _add_shared(sentence: Sentence, word: Word, found: Slots, lexicon: Lexicon) -> None:
    """A coordinated verb without a subject shares that of the first; a passive one shares its object."""
    if word.relation != "conj" or found.get("subj") or word.head < 0:
        return
    first = sentence.words[word.head]
    if not is_verbal(first) or (word.form and first.form and (word.form == "inf") != (first.form == "inf")):
        return
    shared = slots(sentence, first.index, lexicon, False)
    if found.passive and not found.get("obj"):
        for index in shared.get("obj") if shared.passive else shared.get("subj"):
            found.add("obj", index)
    elif not found.passive:
        for index in shared.get("obj") if shared.passive else shared.get("subj"):
            found.add("subj", index)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands under its governor: the governor's index and the slot, or index −1 at the root. `clause` tells a
    clause that hangs on a noun or on a conjunction and so takes no sense from what governs it (`relative`, `condition`,
    `purpose`, `time`, or "").
    """

    governor: int
    slot: str
    clause: str = ""


def place(sentence: Sentence, index: int, lexicon: Lexicon) -> Place:
    """Where the word at `index` stands under its governor; a conjunct stands where the first one does."""
    word = sentence.words[index]
    for _ in range(DEEPEST):
        if word.relation != "conj" or word.head < 0:
            break
        word = sentence.words[word.head]
    if word.head < 0:
        return Place(-1, "root")
    relation, head = word.relation, word.head
    marked = preposition(sentence, word)
    if relation in ("nsubj", "csubj"):
        return Place(head, "obj" if is_passive(sentence, sentence.words[head]) else "subj")
    if relation == "nsubj:pass":
        return Place(head, "obj" if is_passive(sentence, sentence.words[head]) else "subj")
    if relation in ("obj", "iobj"):
        return Place(head, "obj" if relation == "obj" else "dat")
    if relation == "obl:agent":
        return Place(head, "agent")
    if relation in ("acl:relcl",):
        return Place(head, "relative", "relative")
    if relation == "acl":
        if word.form == "inf" or word.tag == "VB":
            return Place(head, "inf")
        marker = sentence.child(word.index, "mark")
        if marker is not None and marker.upos == "SCONJ":
            return Place(head, "that")
        return Place(head, marked, "") if marked else Place(head, "relative", "relative")
    if relation == "xcomp":
        return Place(head, "inf")
    if relation == "ccomp":
        return Place(head, "that")
    if _has_mark(sentence, word, lexicon.words("that_markers")) and relation not in ("acl:relcl",):
        return Place(head, "that")
    if relation == "advcl":
        return _adverbial(sentence, word, lexicon)
    if relation in ("obl", "nmod", "nmod:poss", "compound", "amod"):
        bare = {"nmod:poss": "poss", "compound": "comp", "amod": "amod"}.get(relation) or _bare(word)
        return Place(head, marked or bare)
    return Place(head, relation)


def _has_mark(sentence: Sentence, word: Word, markers: frozenset[str]) -> bool:
    return any(c.relation == "mark" and c.lower in markers for c in sentence.children(word.index))


def _bare(word: Word) -> str:
    return "obj" if word.case in ("gen", "acc", "ins", "") else word.case


def _adverbial(sentence: Sentence, word: Word, lexicon: Lexicon) -> Place:
    """An adverbial clause: what its conjunction says."""
    marks = [c for c in sentence.children(word.index) if c.relation in ("mark", "advmod", "case")]
    for mark in marks:
        for kind in ("condition", "purpose", "comparison"):
            if mark.lower in lexicon.words(f"{kind}_markers"):
                return Place(word.head, kind, kind)
    timed = marks and marks[0].lower in lexicon.words("time_markers")
    if marks and (marks[0].upos == "ADP" or marks[0].tag in ("IN", "TO")) and word.tag == "VBG" and not timed:
        return Place(word.head, marks[0].lower, "")
    if word.form == "inf" or word.tag == "VB":
        return Place(word.head, "purpose", "purpose")
    return Place(word.head, "time", "time")
