"""Whom an English pronoun means, who says "we", and, in any language, who "both sides" are.

A pronoun takes the nearest fitting actor: the subject of the clause that governs its own, then what stands before it in the
sentence, then the sentences before, subjects first (Hobbs 1978, Lappin and Leass 1994, in their order of salience).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.language.words import Sentence, Word
from parley.model import Actor

if TYPE_CHECKING:
    from parley.reading.discourse import Discourse, Seen

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_FIRST = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"})
#: Sentences back to which a person's pronoun may reach, and any other.
_REACH_PERSON, _REACH = 3, 2
_SUBJECTS = ("nsubj", "nsubj:pass")
_DEEPEST = 40


def pronoun(discourse: Discourse, at: int, index: int) -> list[Actor]:
    """The actors that the pronoun at `index` of sentence `at` means; none where no actor fits."""
    word = discourse.sentences[at].words[index]
    if word.lower in _FIRST:
        return _here(speaker(discourse, at, index), word, discourse)
    if word.lower not in _MALE | _FEMALE | _THING | _MANY:
        return []
    ranked = list(_ranked(discourse, at, index))
    if word.lower in _MANY:
        for seen in ranked:
            if len(seen.group) > 1:
                return _here(list(seen.group), word, discourse)
            if seen.plural:
                return _here([seen.actor], word, discourse)
        ranked = [s for s in ranked if not s.person]
    for seen in ranked:
        if _fits(word.lower, seen):
            return _here([seen.actor], word, discourse)
    if word.lower in _MALE | _FEMALE:  # an office holder of the day before or after may be of the other sex
        for seen in ranked:
            if seen.person and not seen.plural and seen.noun.islower():
                return _here([seen.actor], word, discourse)
    return []


def _fits(lower: str, seen: Seen) -> bool:
    if lower in _MANY:
        return True
    if lower in _THING:
        return not seen.person and not seen.plural and len(seen.group) < 2
    return seen.person and not seen.plural and seen.feminine in (None, lower in _FEMALE)


def _here(actors: list[Actor], word: Word, discourse: Discourse) -> list[Actor]:
    """The actors as this word mentions them."""
    span = (word.start, word.end)
    return [replace(a, text=discourse.text[span[0] : span[1]], span=span) for a in actors]


def _ranked(discourse: Discourse, at: int, index: int) -> Iterator[Seen]:
    """Earlier actors, the best first."""
    sentence = discourse.sentences[at]
    word = sentence.words[index]
    here = discourse.seen_in(at, at)
    above, own = _subjects_above(sentence, word)
    barred = own if word.relation in ("obj", "iobj", "obl") else set()
    barred |= _inside_own_quote(discourse, at, word)
    first = [s for place in above for s in here if s.word == place and place not in barred]
    yield from first
    rest = [s for s in here if s.word < index and s not in first and s.word not in barred]
    yield from (s for s in rest if s.subject)
    yield from (s for s in reversed(rest) if not s.subject)
    for back in range(1, (_REACH_PERSON if word.lower in _MALE | _FEMALE else _REACH) + 1):
        before = discourse.seen_in(at - back, at - back)
        yield from (s for s in before if s.subject)
        yield from (s for s in reversed(before) if not s.subject)


def _inside_own_quote(discourse: Discourse, at: int, word: Word) -> set[int]:
    """The words between the quotation marks in front of a speaker's pronoun: of himself one says "I" ('"The president asked me
    to come," he said').
    """
    sentence = discourse.sentences[at]
    if word.relation not in _SUBJECTS or speech_subject(discourse, sentence, word.head) != word.index:
        return set()
    marks = [w.index for w in sentence.words[: word.index] if w.text in ('"', "“", "”", "''", "``")]
    return set(range(marks[0], marks[-1])) if len(marks) > 1 else set()


def _subjects_above(sentence: Sentence, word: Word) -> tuple[list[int], set[int]]:
    """The subjects of the clauses above a word, from the inside out, and those of its own clause."""
    found: list[int] = []
    own: set[int] = set()
    at, inside = word, True
    for _ in range(_DEEPEST):
        if at.head < 0:
            break
        at = sentence.words[at.head]
        subjects = [c.index for c in sentence.children(at.index) if c.relation in _SUBJECTS and c.index != word.index]
        holds = any(word.index in sentence.subtree(s) for s in subjects)
        if subjects and not holds:
            found += subjects
        if inside and (at.upos in ("VERB", "AUX") or subjects):
            own, inside = set(subjects), False
    return found, own


def subjects_over(discourse: Discourse, at: int, index: int) -> list[Actor]:
    """The states of the subjects of the clauses above a word, from the inside out: "the prime minister said the army would …"."""
    here = {s.word: s for s in discourse.seen_in(at, at)}
    above, _ = _subjects_above(discourse.sentences[at], discourse.sentences[at].words[index])
    found = [here[place].actor for place in above if place in here and place != index]
    return [a for a in found if a.code and not a.code.startswith("IGO")]


def speaker(discourse: Discourse, at: int, index: int) -> list[Actor]:
    """Who says "I" or "we": the subject of the verb of speech over or beside the words, else who was last quoted, else the author."""
    sentence = discourse.sentences[at]
    at_word = sentence.words[index]
    for _ in range(_DEEPEST):
        spoken = [at_word.index, *(c.index for c in sentence.children(at_word.index) if c.relation == "parataxis")]
        for verb in spoken:
            subject = speech_subject(discourse, sentence, verb)
            if subject is not None and subject != index:
                told = discourse.resolve(at, subject)
                if told:
                    return told[:1]
        if at_word.head < 0:
            break
        at_word = sentence.words[at_word.head]
    if discourse.voice is not None:
        return [discourse.voice]
    return [discourse.author] if discourse.author is not None else discourse.first_named()


def speech_subject(discourse: Discourse, sentence: Sentence, index: int) -> int | None:
    """The subject of a verb of speech at `index`, or None."""
    from parley.reading.chain import SPEECH, keys

    word = sentence.words[index]
    if word.upos != "VERB":
        return None
    entries = [e for k in keys(word, sentence, discourse.lexicon) for e in discourse.lexicon.governors.get(k, ())]
    if not any(e.meaning in SPEECH for e in entries):
        return None
    child = sentence.child(index, *_SUBJECTS)
    return child.index if child is not None and child.lower not in _FIRST else None


def quoted(discourse: Discourse, at: int) -> Actor | None:
    """Who is quoted in a sentence, for the sentences of the quotation that follow."""
    sentence = discourse.sentences[at]
    text = discourse.text[sentence.start : sentence.end]
    if not any(q in text for q in '“”"') and not text.rstrip().endswith(":"):
        return None
    for word in sentence.words:
        subject = speech_subject(discourse, sentence, word.index)
        if subject is not None:
            told = discourse.resolve(at, subject)
            if told:
                return told[0]
    return None


def both_sides(discourse: Discourse, at: int, index: int) -> list[Actor]:
    """`both countries`, `the two leaders`, `obie strony`: the parties last named together, else, after `both` and `two`, the last two states."""
    sentence = discourse.sentences[at]
    word = sentence.words[index]
    lexicon = discourse.lexicon
    plural = word.tag == "NNS" or ":pl:" in word.features
    if not plural or word.lemma not in lexicon.words("both_sides"):
        return []
    two, sure = lexicon.words("two"), lexicon.words("definite")
    counted = any(c.lower in two or c.lemma in two for c in sentence.children(index))
    definite = counted or any(c.lower in sure for c in sentence.children(index))
    others = [c for c in sentence.children(index) if c.relation in ("amod", "nmod", "acl:relcl", "acl", "compound")]
    if not definite or (others and not counted):
        return []
    states: list[Actor] = []
    for seen in _before(discourse, at, index):
        coded = list({a.code: a for a in seen.group if a.code and a.sector != "CVL"}.values())
        if len(coded) == 2 or (len(coded) > 2 and not counted):
            return _here(coded, word, discourse)
        if (
            counted
            and seen.actor.code
            and seen.actor.sector != "CVL"
            and all(seen.actor.code != s.code for s in states)
        ):
            states.append(seen.actor)
    return _here(states[:2], word, discourse) if len(states) >= 2 else []


def _before(discourse: Discourse, at: int, index: int) -> Iterator[Seen]:
    yield from (s for s in reversed(discourse.seen_in(at, at)) if s.word < index)
    for back in range(1, _REACH_PERSON + 1):
        yield from reversed(discourse.seen_in(at - back, at - back))
