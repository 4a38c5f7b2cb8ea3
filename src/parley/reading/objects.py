"""What an act is about: the noun phrase, its kind, its count with stated parts, the persons named, the measure's target."""

from __future__ import annotations

from dataclasses import replace

from parley.knowledge.acts import acts
from parley.model import Actor, Amount, Measure, Object
from parley.reading.amounts.found import FoundAmount
from parley.reading.discourse import Discourse
from parley.reading.mentions import slug
from parley.reading.slots import preposition
from parley.reading.triggers import classes_at, heads_behind

_KINDS = (
    ("@measure", "measure"), ("@money", "money"), ("@territory", "territory"), ("@agreement", "document"), ("@document", "document"),
    ("@weapon", "goods"), ("@goods", "goods"), ("@aid", "goods"), ("@institution", "institution"), ("@person", "person"), ("@troops", "person"),
    ("@organisation", "institution"),
)  # fmt: skip
_PERSON_ACTS = frozenset(a.id for a in acts().values() if a.persons_in_object)
_CUT = frozenset({"acl:relcl", "acl", "appos", "parataxis", "punct", "advcl", "cc", "ccomp"})
#: Prepositions that name the one whom a measure binds, in any language we read.
TARGET_PREPOSITIONS = frozenset({"wobec", "na", "przeciw", "przeciwko", "dla", "against", "on", "for"})


def phrase(discourse: Discourse, at: int, index: int, conjuncts: bool = True) -> tuple[int, int]:
    """The span of the noun phrase headed by a word: its unbroken stretch, without clauses and appositions that follow."""
    sentence = discourse.sentences[at]
    kept = {index}
    waiting = [index]
    while waiting:
        here = waiting.pop()
        for child in sentence.children(here):
            cut = child.relation in _CUT and not (child.relation in ("cc", "punct") and conjuncts)
            if (
                not cut
                and (child.relation != "conj" or conjuncts)
                and child.relation not in ("nsubj", "cop", "case" if here == index else "nsubj")
            ):
                kept.add(child.index)
                waiting.append(child.index)
    low = high = index
    while low - 1 in kept:
        low -= 1
    while high + 1 in kept:
        high += 1
    words = sentence.words
    while high > index and words[high].upos in ("PUNCT", "CCONJ", "ADP"):
        high -= 1
    while low < index and words[low].upos in ("PUNCT", "CCONJ", "ADP"):
        low += 1
    return low, high


def kind_of(discourse: Discourse, at: int, index: int, act: str) -> str:
    """The kind of object, by the classes of the phrase's head."""
    words = discourse.sentences[at].words
    heads = heads_behind(discourse, at, index)
    counted = [h for h in heads if not _counts_others(discourse, at, h)] or heads
    chosen = {c for h in counted for c in discourse.lexicon.classes.get(words[h].lemma, ())}
    found = {c for h in counted for c in classes_at(discourse, at, h)}
    for classes in (chosen, found):  # what the word is read as goes before what its form could be
        for name, kind in _KINDS:
            if name in classes:
                return kind
    if act in _PERSON_ACTS:
        return "person"
    return "measure" if acts()[act].measure else "other"


def _counts_others(discourse: Discourse, at: int, index: int) -> bool:
    """Whether a noun only counts what stands behind it in the genitive: "tysiąc osób", "a dozen soldiers"."""
    sentence = discourse.sentences[at]
    if "@some" not in discourse.lexicon.classes.get(sentence.words[index].lemma, frozenset()):
        return False
    return any(c.relation in ("nmod", "obl") and c.upos == "NOUN" for c in sentence.children(index))


def make_object(
    discourse: Discourse, at: int, indices: list[int], act: str, amounts: list[FoundAmount], step: str | None
) -> Object | None:
    """The object of an event from the heads of its phrases; several are items of one."""
    if not indices:
        return None
    heads = dict.fromkeys(_referent(discourse, at, index) for index in indices[:4])
    made = [_one(discourse, at, index, act, amounts, step) for index in heads]
    return made[0] if len(made) == 1 else replace(made[0], items=tuple(made))


def _referent(discourse: Discourse, at: int, index: int) -> int:
    """What a relative pronoun stands for: the noun on which its clause hangs ("52 prisoners, who were taken to Vilnius")."""
    sentence = discourse.sentences[at]
    word = sentence.words[index]
    if word.upos not in ("PRON", "DET") or word.lemma not in discourse.lexicon.words("relative_pronouns"):
        return index
    while word.head >= 0:
        if word.relation in ("acl:relcl", "acl"):
            return word.head
        word = sentence.words[word.head]
    return index


def _one(discourse: Discourse, at: int, index: int, act: str, amounts: list[FoundAmount], step: str | None) -> Object:
    sentence = discourse.sentences[at]
    low, high = phrase(discourse, at, index)
    span = (sentence.words[low].start, sentence.words[high].end)
    kind = kind_of(discourse, at, index, act)
    inside = {index, *sentence.subtree(index)}
    count, parts = _counts(discourse, at, index, low, high, inside, amounts)
    measure = None
    if kind == "measure":
        word = sentence.words[heads_behind(discourse, at, index)[-1]]
        measure = Measure(word.lemma, None, step)  # type: ignore[arg-type]
    return Object(
        text=discourse.text[span[0] : span[1]], span=span, kind=kind, count=count, people=tuple(_people(discourse, at, index)) if kind in ("person", "other") or act in _PERSON_ACTS else (),  # type: ignore[arg-type]
        parts=parts, target=None, measure=measure,
    )  # fmt: skip


def _counts(
    discourse: Discourse, at: int, index: int, low: int, high: int, inside: set[int], amounts: list[FoundAmount]
) -> tuple[Amount | None, tuple[Object, ...]]:
    """The count of the phrase (the first amount in it), and the parts: further amounts below it."""
    count: Amount | None = None
    parts: list[Object] = []
    for amount in amounts:
        if amount.kind in ("percent", "ordinal") or amount.first not in inside:
            continue
        if count is None and (amount.unit_index == index or low <= amount.first <= high or amount.last == index):
            count = amount.amount
        elif count is not None and amount.amount.value < count.value and amount.unit_index is not None:
            parts.append(part_of(discourse, at, amount))
    return count, tuple(parts)


def part_of(discourse: Discourse, at: int, amount: FoundAmount) -> Object:
    """A stated part of a count, as an object."""
    sentence = discourse.sentences[at]
    head = amount.unit_index if amount.unit_index is not None else amount.first
    low, high = phrase(discourse, at, head, conjuncts=False)
    span = (sentence.words[min(low, amount.first)].start, sentence.words[max(high, amount.last)].end)
    return Object(discourse.text[span[0] : span[1]], span, "person", amount.amount)


def _people(discourse: Discourse, at: int, index: int) -> list[Actor]:
    """The persons named in a phrase: head, appositions, conjuncts, and those listed after "among them"."""
    sentence = discourse.sentences[at]
    found: list[Actor] = []
    for member in sentence.subtree(index):
        word = sentence.words[member]
        if _below_owner(discourse, at, index, member):
            continue
        for mention in discourse.names.at(at, member):
            if (
                mention.entity.kind == "person"
                and mention.first == member
                and all(mention.entity.id != a.id for a in found)
            ):
                found += discourse.named(at, mention)[:1]
        if word.upos == "PRON" and member == index:
            found += discourse.person_meant(at, member)
    return found or _named_above(discourse, at, index)


def _named_above(discourse: Discourse, at: int, index: int) -> list[Actor]:
    """The person with whom a noun stands in apposition: "Ana Pereira, a nurse whom rebels held"."""
    word = discourse.sentences[at].words[index]
    if word.relation != "appos" or word.head < 0:
        return []
    named = [m for m in discourse.names.at(at, word.head) if m.entity.kind == "person"]
    return discourse.named(at, named[0])[:1] if named else []


def _below_owner(discourse: Discourse, at: int, index: int, member: int) -> bool:
    """Whether a name stands only as an owner or in a clause of its own, not as one of those meant."""
    sentence = discourse.sentences[at]
    word = sentence.words[member]
    for _ in range(8):
        if word.index == index or word.head < 0:
            return False
        if word.relation in ("acl:relcl", "advcl", "ccomp", "parataxis") or (
            word.relation in ("nmod", "nmod:poss", "amod", "obl")
            and preposition(sentence, word) not in ("including", "wśród", "among", "w_tym")
            and not (word.head == index and sentence.words[index].lemma in discourse.lexicon.words("person_carriers"))
        ):
            return True
        word = sentence.words[word.head]
    return False


def target_of(discourse: Discourse, at: int, index: int) -> list[Actor]:
    """Whom the measure at `index` binds: the phrase after its preposition, its compound or adjective."""
    sentence = discourse.sentences[at]
    for head in heads_behind(discourse, at, index):
        for child in sentence.children(head):
            if child.relation in ("nmod", "obl") and preposition(sentence, child) in TARGET_PREPOSITIONS:
                actors = discourse.resolve(at, child.index)
                if any(a.code for a in actors):
                    return [_institution(discourse, at, child.index, a) for a in actors if a.code]
                behind = discourse.linked(at, child.index) if discourse.code == "en" else []
                if behind:  # "restrictions on aid to Azerbaijan"
                    return behind[:1]
            if child.relation == "acl:relcl":  # "the duties which it put on Kenyan coffee"
                for phrase_ in sentence.children(child.index):
                    if preposition(sentence, phrase_) in ("on", "against"):
                        actors = [a for a in discourse.resolve(at, phrase_.index) if a.code]
                        if actors:
                            return actors
        behind = _target_behind(discourse, at, head)
        if behind:
            return behind
        named = [
            m for c in sentence.children(head) if c.relation == "compound" for m in discourse.names.at(at, c.index)
        ]
        if named:
            return [a for m in named for a in discourse.named(at, m)]
    return []


def _target_behind(discourse: Discourse, at: int, head: int) -> list[Actor]:
    """The phrase that follows a measure's noun directly, after a preposition of target, wherever the tree hangs it."""
    words = discourse.sentences[at].words
    place = head + 1
    while place < len(words) and words[place].upos == "ADJ":
        place += 1
    if place >= len(words) or words[place].lower not in TARGET_PREPOSITIONS:
        return []
    for index in range(place + 1, min(place + 6, len(words))):
        if words[index].upos in ("NOUN", "PROPN"):
            following = words[index + 1 : index + 2]
            if following and following[0].upos in ("NOUN", "PROPN") and following[0].head != index:
                continue
            return [_institution(discourse, at, index, a) for a in discourse.resolve(at, index) if a.code]
        if words[index].upos in ("VERB", "PUNCT", "SCONJ"):
            return []
    return []


def _institution(discourse: Discourse, at: int, index: int, actor: Actor) -> Actor:
    """`białoruskich linii lotniczych Bieławia`: the named body in apposition is whom the measure binds."""
    sentence = discourse.sentences[at]
    for child in sentence.children(index):
        if child.relation in ("appos", "flat", "nmod"):
            for mention in discourse.names.at(at, child.index):
                if mention.entity.kind == "organisation":
                    span = (sentence.words[mention.first].start, sentence.words[mention.last].end)
                    return Actor(
                        mention.entity.id or f"local:{slug(mention.base)}",
                        mention.entity.name,
                        mention.entity.code or actor.code,
                        mention.entity.sector,
                        discourse.text[span[0] : span[1]],
                        span,
                    )
    return actor
