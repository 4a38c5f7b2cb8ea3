"""When and where: which of a sentence's dates and places belong to which act."""

from __future__ import annotations

from parley.knowledge.countries import countries
from parley.language.words import Sentence
from parley.model import Dated, Place
from parley.model.when import When
from parley.reading.dates.found import FoundDate
from parley.reading.discourse import Discourse
from parley.reading.slots import is_verbal, preposition
from parley.reading.triggers import Trigger

_CLAUSE = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "csubj"})
_PLACE_PREPOSITIONS = frozenset(
    {"w", "we", "na", "do", "in", "at", "to", "into", "near", "pod", "koło", "nad", "from", "z", "ze"}
)
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
    borders = sum(
        sentence.words[n].relation in _CLAUSE or (sentence.words[n].relation == "conj" and is_verbal(sentence.words[n]))
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
        if _owned(sentence, at, trigger, others) or steps > nearest + 1:
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


def _owned(sentence: Sentence, at: int, trigger: Trigger, others: list[Trigger]) -> bool:
    """Whether the date hangs below another act that hangs below this one ("the release of those jailed in 2020")."""
    above = _up(sentence, at)
    own = above.index(trigger.index) if trigger.index in above else 99
    return any(t.index in above and above.index(t.index) < own for t in others if t.index != trigger.index)


def dated(date: FoundDate, when: When | None, text: str) -> Dated | None:
    """The date as the event has it; None without a value."""
    return Dated(text[slice(*date.span)], date.span, str(when)) if when is not None else None


def places_for(discourse: Discourse, at: int, trigger: Trigger, others: list[Trigger]) -> list[Place]:
    """The places in whose phrases the act stands: named after a preposition of place, in the act's own clause."""
    sentence = discourse.sentences[at]
    found: list[Place] = []
    for mention in discourse.names.mentions[at]:
        if mention.role in ("adjective", "prefix", "demonym", "surname") or mention.entity.kind not in (
            "place",
            "country",
        ):
            continue
        head = head_of(sentence, mention.first, mention.last)
        if preposition(sentence, sentence.words[head]) not in _PLACE_PREPOSITIONS:
            continue
        steps, borders = path(sentence, trigger.index, head)
        if (
            borders
            or steps > FARTHEST
            or steps > min((path(sentence, t.index, head)[0] for t in others), default=99) + 1
        ):
            continue
        if _owned(sentence, head, trigger, others):
            continue
        found.append(place_of(discourse, at, mention.first, mention.last))
    return list(dict.fromkeys(found))


def place_of(discourse: Discourse, at: int, first: int, last: int) -> Place:
    """The place that a mention names: a capital or metonym as the city, a country as itself."""
    mention = next(m for m in discourse.names.mentions[at] if m.first == first)
    words = discourse.sentences[at].words
    text = discourse.text[words[first].start : words[last].end]
    entity = mention.entity
    if mention.role == "capital" and entity.code:
        country = next((c for c in countries().values() if c.name_en == entity.name), None)
        if country is not None and country.capitals_en:
            return Place(_seat(country.capitals_en, country.capitals_pl, words[first].lemma, text), entity.code, text)
    return Place(entity.name, entity.code, text)


def _seat(english: tuple[str, ...], polish: tuple[str, ...], lemma: str, text: str) -> str:
    """The English name of a seat of government named in either language."""
    for own, other in zip(polish, english, strict=False):
        if own in (lemma, text):
            return other
    return english[0] if lemma not in english and text not in english else text
