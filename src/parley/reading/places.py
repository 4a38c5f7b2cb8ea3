"""Where: which of a sentence's places belong to which act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from parley.knowledge.countries import countries
from parley.language.words import Sentence, Word
from parley.model import Place
from parley.reading.discourse import Discourse
from parley.reading.names.model import NameMention
from parley.reading.slots import preposition
from parley.reading.timing import FARTHEST, head_of, owned, path
from parley.reading.triggers import Trigger

#: Acts of going somewhere or of holding something there: what they act on is a place where they happen.
_REACHES = frozenset({"visit"})
#: Acts that leave or strike what they act on, where that is a place and no state.
_TOUCHES = frozenset({"attack", "withdraw", "leave", "cede", "seize", "deploy"})
_OPEN = frozenset({"adjective", "prefix", "demonym", "surname"})
#: How many words away a phrase of place may stand that the tree hangs elsewhere.
_NEAR = 8
_ENDS = frozenset({";", ":", "(", ")", "–", "—"})


class Spot(NamedTuple):
    """A phrase of place in a sentence: its first and last word, the word that heads it, and the place."""

    first: int
    last: int
    head: int
    place: Place
    state: bool


def places_for(discourse: Discourse, at: int, trigger: Trigger, others: list[Trigger]) -> list[Place]:
    """The places in whose phrases the act stands, in its own clause; else those of a happening that it is, or falls in."""
    spots = list(_spots(discourse, at))
    found = [s.place for s in spots if _belongs(discourse, at, s, trigger, others)]
    if not found:
        found = [s.place for s in spots if s.head == _antecedent(discourse, at, trigger)]
    if not found:
        hosts = [o for o in others if _happens_in(discourse, at, trigger, o)]
        found = [s.place for host in hosts for s in spots if _belongs(discourse, at, s, host, others)]
    return list(dict.fromkeys(found))


def _spots(discourse: Discourse, at: int) -> Iterator[Spot]:
    """All phrases of a sentence that name a place, or a state's capital without its name."""
    sentence = discourse.sentences[at]
    for mention in discourse.names.mentions[at]:
        if mention.role not in _OPEN and mention.entity.kind in ("place", "country"):
            head = head_of(sentence, mention.first, mention.last)
            state = mention.entity.kind == "country" and mention.role not in ("capital", "metonym")
            yield Spot(mention.first, mention.last, head, place_of(discourse, at, mention), state)
    capitals = discourse.lexicon.words("capital_nouns")
    for word in sentence.words:
        if word.lemma in capitals:
            for child in sentence.children(word.index):
                codes = [m.entity.code for m in discourse.names.at(at, child.index) if m.entity.kind == "country"]
                seat = _capital(codes[0]) if codes else None
                if seat is not None and child.relation in ("amod", "nmod", "nmod:poss", "compound"):
                    first = min(child.index, word.index)
                    text = discourse.text[sentence.words[first].start : word.end]
                    yield Spot(first, word.index, word.index, Place(seat, codes[0], text), False)


def _belongs(discourse: Discourse, at: int, spot: Spot, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether a place is where the act is done."""
    sentence = discourse.sentences[at]
    head = _first_of_list(sentence, spot.head)
    act, word = trigger.entry.act, sentence.words[head]
    reached = act in _REACHES or (act in _TOUCHES and not spot.state)
    if reached and word.head == trigger.index and word.relation in ("obj", "nmod", "obl", "compound"):
        return preposition(sentence, word) not in discourse.lexicon.words("place_sources")
    if not _marked(discourse, at, head, spot.first):
        return False
    steps, borders = path(sentence, trigger.index, head)
    nearest = min((path(sentence, t.index, head)[0] for t in others), default=99)
    if not borders and steps <= FARTHEST and steps <= nearest + 1:
        return not owned(sentence, head, trigger, others)
    return _beside(sentence, spot, trigger, others)


def _first_of_list(sentence: Sentence, head: int) -> int:
    """The first of coordinated places, to whose preposition the others belong."""
    while sentence.words[head].relation in ("conj", "flat", "appos"):
        above = sentence.words[sentence.words[head].head]
        if above.upos not in ("PROPN", "NOUN"):
            break
        head = above.index
    return head


def _marked(discourse: Discourse, at: int, head: int, first: int) -> bool:
    """Whether a phrase has a preposition of place: by the tree, by what stands before it, or as the name of a place so marked."""
    sentence = discourse.sentences[at]
    wanted = discourse.lexicon.words("place_prepositions")
    word = sentence.words[head]
    if preposition(sentence, word) in wanted:
        return True
    left = first - 1
    while left >= 0 and first - left < 4 and sentence.words[left].upos in ("ADJ", "DET"):
        left -= 1
    if left >= 0 and sentence.words[left].upos == "ADP" and sentence.words[left].lower in wanted:
        return True
    above: Word | None = sentence.words[word.head] if word.head >= 0 else None
    return (
        above is not None
        and above.upos == "NOUN"
        and word.relation in ("nmod", "appos", "flat", "compound")
        and bool(discourse.lexicon.classes.get(above.lemma, frozenset()) & {"@place", "@territory"})
        and preposition(sentence, above) in wanted
    )


def _beside(sentence: Sentence, spot: Spot, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether a phrase of place stands in the same clause as the act, wherever the tree hangs it, and no other act nearer."""
    low, high = sorted((trigger.index, spot.first))
    between = sentence.words[low + 1 : high]
    if len(between) > _NEAR or (spot.first < trigger.index and spot.first > 3):
        return False
    taken = {t.index for t in others}
    return not any(
        w.index in taken or w.text in _ENDS or w.upos == "SCONJ" or (w.upos in ("VERB", "AUX") and w.form == "fin")
        for w in between
    )


def _antecedent(discourse: Discourse, at: int, trigger: Trigger) -> int:
    """The word on which a relative clause of place hangs that tells the act ("Ukraine, where …"); -1 for none."""
    sentence = discourse.sentences[at]
    adverbs = discourse.lexicon.words("place_relatives")
    word = sentence.words[trigger.index]
    for _ in range(FARTHEST):
        if any(c.lemma in adverbs and c.index < word.index for c in sentence.children(word.index)):
            return word.head if word.relation in ("acl:relcl", "acl", "advcl") else -1
        if word.head < 0 or word.relation in ("acl:relcl", "advcl", "ccomp"):
            return -1
        word = sentence.words[word.head]
    return -1


def _happens_in(discourse: Discourse, at: int, trigger: Trigger, other: Trigger) -> bool:
    """Whether the act is said to be another happening ("The meeting in Minsk was the fourth round of talks") or to fall in it
    ("during the visit to Warsaw he met …").
    """
    if other.index == trigger.index:
        return False
    sentence = discourse.sentences[at]
    word = sentence.words[other.index]
    if preposition(sentence, word) in discourse.lexicon.words("during_prepositions"):
        return path(sentence, trigger.index, other.index) in ((1, 0), (2, 0))
    if word.relation != "nsubj" or sentence.child(word.head, "cop") is None:
        return False
    return path(sentence, trigger.index, word.head)[0] <= 2


def place_of(discourse: Discourse, at: int, mention: NameMention) -> Place:
    """The place that a mention names: a capital or a seat of government as the city, a country as itself."""
    words = discourse.sentences[at].words
    text = discourse.text[words[mention.first].start : words[mention.last].end]
    entity = mention.entity
    if mention.role == "metonym" and (seat := _capital(entity.code)) is not None:
        return Place(seat, entity.code, text)
    if mention.role == "capital" and entity.code:
        country = next((c for c in countries().values() if c.name_en == entity.name), None)
        if country is not None and country.capitals_en:
            own = _seat(country.capitals_en, country.capitals_pl, words[mention.first].lemma, text)
            return Place(own, entity.code, text)
    return Place(entity.name, entity.code, text)


def _capital(code: str | None) -> str | None:
    """The usual English name of a state's capital."""
    country = countries().get(code or "")
    return country.capitals_en[0] if country is not None and country.capitals_en else None


def _seat(english: tuple[str, ...], polish: tuple[str, ...], lemma: str, text: str) -> str:
    """The English name of a seat of government named in either language."""
    for own, other in zip(polish, english, strict=False):
        if own in (lemma, text):
            return other
    return english[0] if lemma not in english and text not in english else text
