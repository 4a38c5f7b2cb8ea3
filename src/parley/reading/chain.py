"""In which sense an act is spoken of: the chain of words that govern it, from the act up to the root, composed.

Each step has a meaning (a governor of the lexicon, a negation, a modal, a tense, a conjunction); an outer step applies
to what the inner ones made. "nie zdecydował się na uwolnienie": `intent` over `asserted` gives promised, negated gives denied.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from parley.language.words import Sentence, Word
from parley.reading.lexicon import Governor, Lexicon
from parley.reading.slots import Place, Slots, is_verbal, place, slots

#: Meanings of governors that give a stance of their own, and which.
STANCES = {
    "wish": ("promised", "wish"), "intent": ("promised", "intent"), "commitment": ("promised", "commitment"), "offered": ("offered", "intent"),
    "demanded": ("demanded", None), "refused": ("refused", None), "threatened": ("threatened", None), "planned": ("planned", None),
    "expected": ("expected", None), "possible": ("possible", None), "doubted": ("expected", None), "attempted": ("possible", None),
    "condition": ("possible", None), "opposed": ("refused", None), "supported": ("demanded", None), "counted": ("demanded", None),
}  # fmt: skip
#: What a negated governor makes of the act: (stance, polarity, force).
NEGATED = {
    "wish": ("refused", "positive", None), "intent": ("promised", "negative", "intent"), "commitment": ("refused", "positive", None),
    "offered": ("refused", "positive", None), "demanded": ("denied", "positive", None), "refused": ("possible", "positive", None),
    "threatened": ("denied", "positive", None), "planned": ("planned", "negative", None), "expected": ("expected", "negative", None),
    "possible": ("expected", "negative", None), "doubted": ("expected", "positive", None), "attempted": ("denied", "positive", None),
    "condition": ("possible", "positive", None), "opposed": ("possible", "positive", None), "supported": ("refused", "positive", None),
    "counted": ("expected", "negative", None),
}  # fmt: skip
#: Meanings of verbs whose passive participle tells of a deed to come.
_AHEAD = frozenset({"wish", "intent", "commitment", "offered", "demanded", "threatened", "planned", "expected"})
SPEECH = frozenset({"reported", "announced", "claimed", "denied", "recalled"})


@dataclass(slots=True)
class Sense:
    """What the chain gives an act. Indices are words of the sentence, -1 for none; `holder` −1 is the author's own voice.

    `backed` says that somebody's support for it is told, `speech` is the verb of speech whose subject reports it, `claimant` the verb of stance whose unsaid subject holds it;
    `doers` are the phrases that the chain names as who acts; `attribution` who reports it; `announced` says that its own
    doer announced it; `steps` the words and rules passed, for `explain`; `factual` is False below a stance.
    """

    kind: str = "asserted"
    polarity: str = "positive"
    force: str | None = None
    holder: int = -1
    doers: list[int] = field(default_factory=list)
    doers_slot: str = ""
    attribution: int = -1
    speech: int = -1
    claimant: int = -1
    announced: bool = False
    announcer: int = -1
    by_noun: bool = False
    backed: bool = False
    closed: bool = False
    future: bool = False
    conditional: bool = False
    top: int = -1
    supports: list[int] = field(default_factory=list)
    steps: list[tuple[int, str]] = field(default_factory=list)

    def note(self, index: int, rule: str) -> None:
        """Remember a step."""
        self.steps.append((index, rule))

    def set(self, kind: str, polarity: str, force: str | None, index: int, rule: str) -> None:
        """Give the act a stance, unless an inner step has given it one that the outer does not touch."""
        if self.kind == "denied" and polarity == "positive" and kind != "denied":
            polarity = "negative"
        if self.kind in ("asserted", "denied") or kind in ("denied",):
            self.kind, self.polarity, self.force = kind, polarity, force
        self.note(index, rule)


def keys(word: Word, sentence: Sentence, lexicon: Lexicon) -> list[tuple[str, str]]:
    """What a word is looked up under: (lemma, kind), the most special first."""
    found: list[tuple[str, str]] = []
    verbs = verb_lemmas(word)
    if word.upos == "NOUN" or (word.upos == "PROPN" and verbs):
        found += [
            (lemma, "N")
            for lemma in dict.fromkeys(
                (word.lemma, *(a.lemma for a in word.analyses if a.upos == "NOUN" and ":ger" not in a.features))
            )
        ]
    for verb in verbs:
        found += [(f"{verb} {p}", "V") for p in _particles(word, sentence, lexicon)]
        found.append((verb, "V"))
    if word.upos in ("ADJ", "ADV", "NUM", "DET"):
        found.append((word.lemma, "A"))
    return found


def verb_lemmas(word: Word) -> list[str]:
    """The verbs of which a word can be a form, verbal nouns and participles included; the likeliest first."""
    if word.upos in ("VERB", "AUX"):
        return list(dict.fromkeys([word.lemma, *(a.lemma for a in word.analyses if a.tag == word.tag)]))
    found: list[str] = []
    if word.upos in ("NOUN", "ADJ", "PROPN"):
        for analysis in word.analyses:
            kind = analysis.features[:4]
            if kind in ("ger:", "ppas", "pact") and (word.upos == "ADJ") == (kind != "ger:"):
                found.append(analysis.lemma)
            if analysis.tag in ("VBG", "VBN") and word.tag in ("NN", "JJ", "VBG", "VBN"):
                found.append(analysis.lemma)
    return list(dict.fromkeys(found))


def _particles(word: Word, sentence: Sentence, lexicon: Lexicon) -> list[str]:
    """The reflexive pronoun or verb particles beside a verb; a verbal noun of a reflexive verb has lost its own."""
    found = [
        c.lower for c in sentence.children(word.index) if c.relation in ("compound:prt", "expl") or (c.tag == "RP")
    ]
    reflexive = lexicon.grammar.get("reflexive")
    if reflexive and (reflexive in found or not is_verbal(word) or _climbed(sentence, word, reflexive)):
        found = [reflexive]
    following = sentence.words[word.index + 1 : word.index + 2]
    adverbs = lexicon.words("particle_adverbs")
    if following and following[0].lower not in found:
        if following[0].tag in ("RP", "IN") or following[0].lower in adverbs:
            found.append(following[0].lower)
    found += [c.lower for c in sentence.children(word.index) if c.lower in adverbs and c.lower not in found]
    return found


def _climbed(sentence: Sentence, word: Word, reflexive: str) -> bool:
    """Whether the pronoun of an infinitive stands by the verb above it: "nie należy się spodziewać", "mają się spotkać"."""
    if word.form != "inf" or word.relation not in ("xcomp", "csubj", "ccomp", "conj") or word.head < 0:
        return False
    return any(c.lower == reflexive for c in sentence.children(word.head))


def governor_of(sentence: Sentence, index: int, where: Place, lexicon: Lexicon) -> Governor | None:
    """The entry of the governor at `where`, if the lexicon has one with the act's slot among its slots."""
    word = sentence.words[where.governor]
    accepted = {where.slot, *_SAME.get(where.slot, ())}
    fitting = (
        entry
        for key in keys(word, sentence, lexicon)
        for entry in lexicon.governors.get(key, ())
        if entry.slots & accepted
    )
    if where.slot == "that" and _subjunctive(sentence, index):
        found = list(fitting)
        return next((e for e in found if e.meaning == "demanded"), found[0] if found else None)
    return next(fitting, None)


def _subjunctive(sentence: Sentence, index: int) -> bool:
    """English: a base form with a subject and without auxiliary is what is demanded, not what is said: "insists that Iran disarm"."""
    word = sentence.words[index]
    if word.tag != "VB":
        return False
    relations = {c.relation for c in sentence.children(index)}
    return (
        bool(relations & {"nsubj", "nsubj:pass"})
        and "aux" not in relations
        and sentence.child(index, "mark") is not None
    )


def _object_governor(sentence: Sentence, at: int, where: Place, lexicon: Lexicon) -> tuple[int, Governor] | None:
    """A noun of stance that is the object of the verb above the act, where the tree hangs the act's phrase on the verb: "Ponawiamy
    apel … o dopuszczenie", "issued a call on Friday for the release".
    """
    verb = sentence.words[where.governor]
    if not is_verbal(verb) or where.slot in ("subj", "obj", "that", "agent", "root"):
        return None
    for noun in slots(sentence, where.governor, lexicon, False).get("obj"):
        if noun == at or sentence.words[noun].upos != "NOUN":
            continue
        entry = governor_of(sentence, at, Place(noun, where.slot), lexicon)
        if entry is not None and entry.kind == "N":
            return noun, entry
    return None


def _verb_behind(sentence: Sentence, at: int, where: Place, lexicon: Lexicon) -> tuple[Place, Governor] | None:
    """The verb of stance whose phrase the tree hangs on a noun between: "wezwało władze w Mińsku do uwolnienia", "accused the
    government of the country of breaking the truce". Only a phrase with a preposition that the verb asks for is taken.
    """
    noun = sentence.words[where.governor]
    if (
        noun.upos not in ("NOUN", "PROPN")
        or where.governor > at
        or where.slot in ("gen", "obj", "of", "poss", "comp", "amod")
    ):
        return None
    for _ in range(4):
        if noun.head < 0:
            return None
        noun = sentence.words[noun.head]
        if noun.index > at:
            return None
        if is_verbal(noun):
            there = Place(noun.index, where.slot)
            entry = governor_of(sentence, at, there, lexicon) if where.slot.isalpha() else None
            if entry is None or where.slot not in entry.slots or entry.meaning in ("support", "neutral"):
                return None
            return there, entry
    return None


_SAME = {
    "gen": ("obj",),
    "obj": ("gen", "of"),
    "of": ("gen", "obj"),
    "poss": ("gen",),
    "comp": ("gen", "obj"),
    "ing": ("inf",),
    "inf": ("ing",),
    "to": ("inf",),
}


def is_negated(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is negated: by a particle beside it, by its auxiliary's, or by a negative subject or object."""
    negations, negative = lexicon.words("negations"), lexicon.words("negative_words")
    for child in sentence.children(word.index):
        if child.lemma in negations or child.lower in negations:
            if child.relation in ("advmod", "det", "neg", "cc", "aux", "dep") and not _only(sentence, child):
                return True
        if child.lemma in negative and child.relation in ("nsubj", "nsubj:pass", "obj", "det"):
            if lexicon.code != "pl":  # in Polish the verb has a negation of its own beside it
                return True
        if child.relation in ("nsubj", "nsubj:pass") and any(
            g.lemma in negative and g.relation == "det" for g in sentence.children(child.index)
        ):
            if lexicon.code != "pl":
                return True
    return ":neg" in word.features


def _only(sentence: Sentence, particle: Word) -> bool:
    """`nie tylko`, `not only`: no negation."""
    following = sentence.words[particle.index + 1 : particle.index + 2]
    return bool(following) and following[0].lower in ("tylko", "only", "just", "jedynie")


def sense(sentence: Sentence, index: int, lexicon: Lexicon, own: str = "") -> Sense:
    """Compose the chain above the act at `index`; `own` is the meaning that the act's word itself has."""
    found = Sense(top=index)
    if own:
        found.kind, found.force = STANCES[own]
        found.holder = next(iter(slots(sentence, index, lexicon, False).get("subj")), -1)
        found.note(index, f"stance of the word itself: {own}")
    bargain = _bargained(sentence, index, lexicon)
    found.closed = bargain >= 0
    at, inside = index, True
    for _ in range(12):
        word = sentence.words[at]
        found.top = at
        _apply_own(sentence, word, found, lexicon, at == index or inside)
        if at == index:
            _apply_relative(sentence, word, found, lexicon)
        where = place(sentence, at, lexicon)
        if where.governor < 0:
            break
        told = governor_of(sentence, at, Place(where.governor, "that"), lexicon) if where.clause == "purpose" else None
        if told is not None and told.meaning not in SPEECH:
            _apply_governor(sentence, at, Place(where.governor, "that"), told, found, lexicon, inside)
        elif where.clause:
            _apply_clause(where, found)
            inside = False
        elif inside or sentence.words[where.governor].relation:
            entry = governor_of(sentence, at, where, lexicon)
            if entry is None and at == index:
                above = _verb_behind(sentence, at, where, lexicon)
                if above is not None:
                    where, entry = above
            carried = None if entry is not None else _object_governor(sentence, at, where, lexicon)
            if entry is not None:
                _apply_governor(sentence, at, where, entry, found, lexicon, inside)
            elif carried is not None:
                noun, entry = carried
                _apply_governor(sentence, at, Place(noun, where.slot), entry, found, lexicon, inside)
                if found.holder < 0:
                    found.holder = next(iter(slots(sentence, where.governor, lexicon, False).get("subj")), -1)
            elif is_verbal(sentence.words[where.governor]) or where.slot not in (
                "obj",
                "gen",
                "of",
                "inf",
                "that",
                "comp",
            ):
                inside = inside and where.slot in ("inf", "that") and False
        at = where.governor
    if found.attribution < 0:
        _apply_tail(sentence, index, found, lexicon)
    if bargain >= 0 and found.kind == "asserted" and sense(sentence, bargain, lexicon).kind != "asserted":
        found.kind = "possible"
        found.note(bargain, "what is asked in exchange for what is not yet done")
    return found


def _bargained(sentence: Sentence, index: int, lexicon: Lexicon) -> int:
    """The verb in exchange for whose deed a noun is named ("in exchange for the lifting of sanctions"), or -1."""
    case = next((c for c in sentence.children(index) if c.relation == "case"), None)
    if case is None or is_verbal(sentence.words[index]):
        return -1
    end = max([case.index, *(c.index for c in sentence.children(case.index) if c.relation == "fixed")])
    if " ".join(w.lower for w in sentence.words[max(0, end - 2) : end + 1]) not in lexicon.words(
        "exchange_prepositions"
    ):
        return -1
    word = sentence.words[index]
    for _ in range(6):
        if word.head < 0:
            return -1
        word = sentence.words[word.head]
        if is_verbal(word):
            return word.index
    return -1


def echo_sense(sentence: Sentence, index: int, governor: Governor, lexicon: Lexicon) -> Sense:
    """The sense that a verb of stance gives to an act that a pronoun under it stands for."""
    found = Sense(top=index)
    word = sentence.words[index]
    around = slots(sentence, index, lexicon, False)
    _name_doers(around, governor, found, set())
    _apply_stance(
        Place(index, "obj"),
        governor,
        found,
        _holder(around, governor, set()),
        is_negated(sentence, word, lexicon),
        lexicon,
    )
    return found


def _apply_tail(sentence: Sentence, index: int, found: Sense, lexicon: Lexicon) -> None:
    """A speech verb put after what is said (", the Kremlin said.") speaks for the whole sentence, wherever it hangs."""
    for word in sentence.words:
        if word.relation == "parataxis" and is_verbal(word) and index not in sentence.subtree(word.index):
            entries = [e for k in keys(word, sentence, lexicon) for e in lexicon.governors.get(k, ())]
            speakers = (
                slots(sentence, word.index, lexicon, False).get("subj")
                if any(e.meaning in SPEECH for e in entries)
                else []
            )
            if speakers and speakers[0] != index:
                found.attribution = speakers[0]
                found.note(word.index, "speech verb after what is said")
                return


def _apply_clause(where: Place, found: Sense) -> None:
    """A conditional clause makes its act possible; a purpose is an intent."""
    if where.clause == "condition" and found.kind in ("asserted", "promised", "planned"):
        found.set("possible", found.polarity, None, where.governor, "condition")
        found.kind = "possible"
    elif where.clause == "purpose" and found.kind == "asserted":
        found.set("promised", found.polarity, "wish", where.governor, "purpose")


def _apply_own(sentence: Sentence, word: Word, found: Sense, lexicon: Lexicon, inside: bool) -> None:
    """What stands by the word itself: quoted speech, negation, modal, tense."""
    _apply_quote(sentence, word, found, lexicon)
    if not inside:
        return
    if word.index == found.top and instead(sentence, word, lexicon):
        _negate(word, found)
    negated = is_negated(sentence, word, lexicon)
    if (
        word.index == found.top
        and negated
        and not any(rule == "negated governor" for i, rule in found.steps if i == word.index)
    ):
        _negate(word, found)
    for child in sentence.children(word.index):
        if child.relation in ("aux", "aux:pass", "cop"):
            _apply_auxiliary(sentence, word, child, found, lexicon)
        elif child.relation in ("advmod", "discourse", "parataxis") and child.lower in lexicon.words("possible_words"):
            found.set("possible", found.polarity, None, child.index, "possible word")
    _apply_modifiers(sentence, word, found, lexicon)
    if _is_future(word):
        _future(word, found)
    if word.form == "imp":
        found.set("demanded", found.polarity, None, word.index, "imperative")
    if word.features.startswith("cond"):
        found.set("possible", found.polarity, None, word.index, "conditional mood")


def instead(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether a phrase names what was not done: "rather than as a break", "zamiast zerwania"."""
    marks = lexicon.words("instead_words")
    for child in sentence.children(word.index):
        if child.relation in ("case", "cc", "mark", "advmod"):
            fixed = [c.lower for c in sentence.children(child.index) if c.relation == "fixed"]
            if "_".join([child.lower, *fixed]) in marks or child.lower in marks:
                return True
    return False


def _apply_modifiers(sentence: Sentence, word: Word, found: Sense, lexicon: Lexicon) -> None:
    """An adjective or participle beside the act's noun: "planowane rozmowy", "the proposed talks", "a possible strike"."""
    if is_verbal(word):
        return
    for child in sentence.children(word.index):
        if child.relation not in ("amod", "acl"):
            continue
        found_keys = keys(child, sentence, lexicon)
        for key in [(child.lower, "A"), *found_keys] if lexicon.code == "en" else found_keys:
            entry = next((e for e in lexicon.governors.get((key[0], "A"), ()) if "amod" in e.slots), None)
            if entry is None and key[1] == "V" and child.features.startswith("ppas"):
                # "zapowiadane rozmowy", "zaplanowane na wtorek głosowania": what is promised or planned is the act
                entry = next(
                    (e for e in lexicon.governors.get(key, ()) if "obj" in e.slots and e.meaning in _AHEAD), None
                )
            if entry is not None and found.kind == "asserted":
                if entry.meaning in STANCES:
                    kind, force = STANCES[entry.meaning]
                    found.set(
                        kind,
                        "negative" if entry.meaning == "doubted" else "positive",
                        force,
                        child.index,
                        f"modifier {entry.lemma}",
                    )
                elif entry.meaning in ("failed", "prevented"):
                    _negate(child, found)
                return


def _apply_relative(sentence: Sentence, word: Word, found: Sense, lexicon: Lexicon) -> None:
    """What a relative clause says of the act's noun: "the talks that will be held in May", "elections that were cancelled"."""
    if is_verbal(word) or found.kind != "asserted":
        return
    for clause in sentence.children(word.index):
        if clause.relation != "acl:relcl" or not is_verbal(clause):
            continue
        around = slots(sentence, clause.index, lexicon, False)
        slot = next((name for name in ("obj", "subj") if word.index in around.get(name)), None)
        entry = governor_of(sentence, word.index, Place(clause.index, slot), lexicon) if slot else None
        if entry is None or entry.meaning not in ("support", "begin", "continue", "planned", "failed", "prevented"):
            continue
        inner = Sense(top=clause.index)
        _apply_own(sentence, clause, inner, lexicon, True)
        if entry.meaning == "planned" or inner.kind == "promised":
            found.set("planned", inner.polarity, None, clause.index, "relative clause")
        elif inner.kind == "possible":
            found.set("possible", inner.polarity, None, clause.index, "relative clause")
        elif (inner.kind == "denied") != (entry.meaning in ("failed", "prevented")):
            _negate(clause, found)
        return


def _negate(word: Word, found: Sense) -> None:
    if found.kind == "asserted":
        found.kind = "denied"
    elif found.kind == "denied":
        found.kind = "asserted"
    else:
        found.polarity = "negative" if found.polarity == "positive" else "positive"
    found.note(word.index, "negation")


def _is_future(word: Word) -> bool:
    """Polish: the present form of a verb that is perfective in every reading of the form."""
    if not word.features.startswith("fin:") or ":perf" not in word.features:
        return False
    return not any(
        a.features.startswith("fin:") and ":imperf" in a.features for a in word.analyses if a.lemma == word.lemma
    )


def _future(word: Word, found: Sense) -> None:
    if found.kind in ("asserted", "denied"):
        found.future = True
        found.polarity = "negative" if found.kind == "denied" else "positive"
        found.kind, found.force = "promised", "commitment"
        found.note(word.index, "future")


def _apply_auxiliary(sentence: Sentence, word: Word, child: Word, found: Sense, lexicon: Lexicon) -> None:
    lemma = child.lemma
    negated = found.kind == "denied"
    if (
        child.features.startswith("bedzie")
        or (child.tag == "MD" and child.lower in lexicon.words("future_auxiliaries"))
        or (child.features.startswith("fin:") and ":perf" in child.features)
    ):
        _future(word, found)
    elif child.tag == "MD" and lemma in lexicon.words("modal_possible"):
        found.set("possible", "negative" if negated else "positive", None, child.index, "modal")
    elif child.tag == "MD" and lemma in lexicon.words("modal_demand"):
        found.set("demanded", "negative" if negated else "positive", None, child.index, "modal")
    elif child.tag == "MD" and child.lower in lexicon.words("modal_conditional"):
        found.set("possible", "negative" if negated else "positive", None, child.index, "would")
        found.conditional = True
    elif child.upos == "AUX" and child.lower == "niech":
        found.set("demanded", found.polarity, None, child.index, "imperative")


def _apply_quote(sentence: Sentence, word: Word, found: Sense, lexicon: Lexicon) -> None:
    """A verb of speech in parenthesis or after a quotation, and `according to …`, name the source."""
    for child in sentence.children(word.index):
        if child.relation in ("parataxis", "advcl") and found.attribution < 0 and is_verbal(child):
            if child.relation == "advcl" and not any(
                c.lower in lexicon.words("report_markers") for c in sentence.children(child.index)
            ):
                continue
            if any(e.meaning in SPEECH for k in keys(child, sentence, lexicon) for e in lexicon.governors.get(k, ())):
                speakers = slots(sentence, child.index, lexicon, False).get("subj")
                if speakers:
                    found.attribution = speakers[0]
                    found.note(child.index, "quoted")
        elif child.lower in lexicon.words("source_prepositions") and child.upos == "NOUN" and found.attribution < 0:
            owner = next((c for c in sentence.children(child.index) if c.relation in ("nmod", "nmod:poss")), None)
            if owner is not None:  # "Zdaniem ekonomistów"
                found.attribution = owner.index
                found.note(child.index, "source")
        elif child.relation in ("obl", "nmod", "parataxis") and found.attribution < 0:
            _apply_source(sentence, child, found, lexicon)


def _apply_source(sentence: Sentence, child: Word, found: Sense, lexicon: Lexicon) -> None:
    from parley.reading.slots import preposition

    marked = preposition(sentence, child)
    # "za agencją" names a source, "za zwolnienie" a ground, "za granicą" a place
    relayed = child.upos == "PROPN" or child.lemma in lexicon.words("relayed_by")
    named = marked != "za" or (child.case == "ins" and relayed)
    if marked in lexicon.words("source_prepositions") and child.upos in ("NOUN", "PROPN") and named:
        found.attribution = child.index
        found.note(child.index, "source")


def _apply_governor(
    sentence: Sentence, at: int, where: Place, entry: Governor, found: Sense, lexicon: Lexicon, inside: bool
) -> None:
    """One step up: the governor's meaning, negated or not, and whom it names as doer and as holder."""
    word = sentence.words[where.governor]
    negated = is_negated(sentence, word, lexicon)
    around = slots(sentence, where.governor, lexicon, entry.kind == "V" and not is_verbal(word))
    path = set(sentence.subtree(at))
    if entry.meaning == "wish" and where.slot == "inf" and any(o not in path for o in around.get("obj")):
        # "wants the United States to lift": a wish for another's deed
        entry = replace(entry, meaning="demanded", actor="obj", holder="subj")
    _name_doers(around, entry, found, path)
    holder = _holder(around, entry, path)
    if entry.meaning in SPEECH:
        _apply_speech(where, entry, found, holder, negated)
    elif not inside:
        return
    elif entry.meaning in STANCES:
        _apply_stance(where, entry, found, holder, negated, lexicon)
    elif entry.meaning in ("failed", "prevented"):
        if not negated:
            _negate(word, found)
    elif negated:
        found.note(where.governor, "negated governor")
        _negate(word, found)
    if entry.meaning == "support":
        found.supports.append(where.governor)
    found.note(where.governor, f"governor {entry.lemma}: {entry.meaning}")
    if negated:
        found.note(where.governor, "negated governor")


def _name_doers(around: Slots, entry: Governor, found: Sense, path: set[int]) -> None:
    if found.doers or found.closed:
        return
    if entry.actor in ("", "-"):
        # whoever demands or expects another's deed is not its doer, and nor is the subject of a verb above
        found.closed = entry.meaning in STANCES
        return
    for slot in entry.actor.split("|"):
        fillers = [f for f in around.get(slot) if f not in path]
        if fillers:
            found.doers, found.doers_slot = fillers, slot
            return


def _holder(around: Slots, entry: Governor, path: set[int]) -> int:
    """The word that heads the phrase of whoever holds the stance; never the phrase in which the act itself stands."""
    if entry.holder in ("", "-"):
        return -1
    for slot in (*entry.holder.split("|"), *(("subj", "poss", "gen") if entry.holder == "subj" else ())):
        fillers = [f for f in around.get(slot) if f not in path]
        if fillers:
            return fillers[0]
    return -1


def _apply_speech(where: Place, entry: Governor, found: Sense, holder: int, negated: bool) -> None:
    if entry.meaning == "denied" and found.kind in ("asserted", "denied"):
        found.kind = "asserted" if negated else "denied"
    if entry.meaning == "announced" and negated and where.slot != "that" and found.kind == "asserted":
        found.kind = "denied"
        found.doers = found.doers or ([holder] if holder >= 0 else [])
        return
    if found.conditional and found.kind == "possible" and where.slot == "that":
        found.kind, found.force, found.future, found.conditional = "promised", "commitment", True, False
        found.note(where.governor, "future in the past")
    if entry.meaning == "announced" and found.attribution < 0:
        found.announced = True
        found.announcer = holder
        return
    if found.attribution < 0 and found.speech < 0:
        found.attribution = holder
        found.speech = where.governor


def _apply_stance(where: Place, entry: Governor, found: Sense, holder: int, negated: bool, lexicon: Lexicon) -> None:
    before = found.kind
    found.backed = found.backed or (entry.meaning == "supported" and entry.kind == "N")
    if entry.meaning in ("demanded", "intent") and holder < 0 and entry.kind == "V" and entry.holder == "subj":
        entry = replace(
            entry,
            meaning="expected"
            if entry.meaning == "demanded" and entry.lemma in lexicon.words("expect_without_subject")
            else "planned"
            if entry.meaning == "intent"
            else entry.meaning,
        )
    if negated:
        kind, polarity, force = NEGATED[entry.meaning]
    else:
        kind, force = STANCES[entry.meaning]
        polarity = "negative" if entry.meaning == "doubted" else "positive"
    over_noun = (
        found.by_noun
        and entry.kind == "V"
        and kind in ("refused", "demanded", "threatened", "offered", "denied")
        and before != kind
    )
    if (
        before in ("asserted", "denied")
        or (found.future and before == "promised")
        or (before == "possible" and kind == "demanded")
        or over_noun
    ):
        found.by_noun = entry.kind != "V"
        inner = (
            found.polarity if before not in ("asserted", "denied") else "negative" if before == "denied" else "positive"
        )
        if inner == "negative" and kind not in ("denied",):
            polarity = "negative" if polarity == "positive" else "positive"
        found.kind, found.polarity, found.force, found.future = kind, polarity, force, False
        found.holder = holder
        found.claimant = where.governor if holder < 0 and entry.kind == "V" and entry.holder == "subj" else -1
    elif kind == "expected" and polarity == "negative" and entry.meaning == "possible" and before == "expected":
        found.polarity = "negative"
    elif negated and entry.meaning in ("demanded", "possible") and before in ("expected", "promised", "planned"):
        found.polarity = "negative" if found.polarity == "positive" else "positive"
    elif negated and entry.meaning == "possible" and before == "refused":
        found.kind, found.force, found.holder, found.claimant = "possible", None, -1, -1  # "nie można wykluczyć, że"
    elif kind == "possible" and before in ("promised", "planned"):
        found.kind, found.force = "possible", None
    found.note(where.governor, f"stance {kind}")
