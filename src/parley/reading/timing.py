"""When: which of a sentence's dates belongs to which act."""

from __future__ import annotations

from dataclasses import replace

from parley.knowledge.acts import acts
from parley.language.words import Sentence, Word
from parley.model import Dated
from parley.model.when import When
from parley.reading.dates.found import FoundDate
from parley.reading.discourse import Discourse
from parley.reading.lexicon import Lexicon
from parley.reading.slots import is_verbal
from parley.reading.triggers import Trigger

_CLAUSE = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "csubj"})
#: A path between a date and an act of more steps than this ties nothing.
FARTHEST = 6


def path(sentence: Sentence, low: int, high: int) -> tuple[int, int]:
    """Steps between two words of the tree, and how many clause borders lie on the way."""
    up_low, up_high = _up(sentence, low), _up(sentence, high)
    meeting = next((n for n in up_low if n in up_high), None)
    if meeting is None:
        return 99, 99
    steps = up_low.index(meeting) + up_high.index(meeting)
    walked = up_low[: up_low.index(meeting)] + up_high[: up_high.index(meeting)]
    own = not is_verbal(sentence.words[low])  # a clause that hangs on the noun itself tells of it
    borders = sum(
        (sentence.words[n].relation in _CLAUSE and not (own and sentence.words[n].head == low))
        or (sentence.words[n].relation == "conj" and is_verbal(sentence.words[n]))
        for n in walked
    )
    return steps, borders


def _up(sentence: Sentence, index: int) -> list[int]:
    found = [index]
    while sentence.words[index].head >= 0 and len(found) < 60:
        index = sentence.words[index].head
        found.append(index)
    return found


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The word of a stretch that hangs on a word outside it."""
    for index in range(first, last + 1):
        if not first <= sentence.words[index].head <= last:
            return index
    return first


def date_for(
    sentence: Sentence, trigger: Trigger, others: list[Trigger], dates: list[FoundDate], near_enough: bool = False
) -> FoundDate | None:
    """The date nearest to the act in the tree, if no other act of the sentence is nearer and no clause lies between."""
    fitting: list[tuple[int, FoundDate]] = []
    for date in dates:
        if date.role == "within" or (date.anchor == "following" and not near_enough):
            continue
        at = head_of(sentence, date.first, date.last)
        steps, borders = path(sentence, trigger.index, at)
        if steps > FARTHEST or borders:
            continue
        nearest = min(
            (path(sentence, t.index, at)[0] for t in others if path(sentence, t.index, at)[1] == 0), default=99
        )
        if owned(sentence, at, trigger, others) or steps > nearest + 1:
            continue
        fitting.append((steps, date))
    if not fitting:
        return None
    best = min(fitting, key=lambda item: item[0])[1]
    if best.anchor is None:
        return best
    # of two dates side by side the one that names its day goes before the one that leans on another
    named = [d for _, d in fitting if d.anchor is None and _beside(d, best)]
    return named[0] if named else best


#: Words between two dates that say the same ("the day before, 10 September,").
_BETWEEN = 2


def _beside(one: FoundDate, other: FoundDate) -> bool:
    return 0 < one.first - other.last <= _BETWEEN or 0 < other.first - one.last <= _BETWEEN


def shared_date(
    sentence: Sentence, trigger: Trigger, others: list[Trigger], dates: list[FoundDate]
) -> FoundDate | None:
    """The date of a verb to which the act's verb is joined, said once for both: "on Monday A cut its duties, and B lifted its
    own". The two stand in one tense, and the date before both.
    """
    word = sentence.words[trigger.index]
    while word.relation == "conj" and is_verbal(word):
        first = sentence.words[word.head]
        if not is_verbal(first) or (first.form, first.features[:5]) != (word.form, word.features[:5]):
            return None
        member = next((t for t in others if t.index == first.index), None)
        rest = [t for t in others if t.index != first.index]
        date = date_for(sentence, member or replace(trigger, index=first.index), rest, dates)
        if date is not None:
            return date if date.last < trigger.index else None
        word = first
    return None


def owned(sentence: Sentence, at: int, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether the date hangs below another act that hangs below this one ("the release of those jailed in 2020")."""
    above = _up(sentence, at)
    own = above.index(trigger.index) if trigger.index in above else 99
    return any(t.index in above and above.index(t.index) < own for t in others if t.index != trigger.index)


def _earlier(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is the comparative of "early" ("wcześniejszy")."""
    return word.lemma in lexicon.words("earlier_than") and ":com" in word.features


def before_now(discourse: Discourse, at: int, trigger: Trigger) -> Dated | None:
    """`../` the day of publication, for what earlier rounds brought ("Po trzech wcześniejszych rundach Mińsk zwolnił …", "the
    three earlier rounds led to the release of …"); None where nothing of the kind stands in the clause, or no day is known.
    """
    sentence, lexicon = discourse.sentences[at], discourse.lexicon
    act = acts()[trigger.entry.act]
    if discourse.published is None or discourse.published.interval or act.kind != "yield" or act.reciprocal:
        return None
    head = sentence.words[trigger.index]
    heads = [head.index]
    while head.head >= 0 and len(heads) < FARTHEST and head.relation not in _CLAUSE:
        head = sentence.words[head.head]
        heads.append(head.index)
    for index in heads:
        for child in sentence.children(index):
            if child.lemma in lexicon.words("earlier_talks") or child.upos == "ADJ":
                words = [child, *sentence.children(child.index)]
                found = [w for w in words if w.lemma in lexicon.words("earlier") or _earlier(w, lexicon)]
                if found and child.relation in ("obl", "nsubj", "nmod"):
                    span = (min(w.start for w in found), max(child.end, *(w.end for w in found)))
                    return Dated(discourse.text[slice(*span)], span, f"../{discourse.published}")
    return None


def dated(date: FoundDate, when: When | None, text: str) -> Dated | None:
    """The date as the event has it; None without a value."""
    return Dated(text[slice(*date.span)], date.span, str(when)) if when is not None else None
