"""Parley's own reader: a document in, its reading out. A pure function: no clock, no network, no database, no chance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from parley.knowledge.acts import acts
from parley.knowledge.codes import cameo_of, plover_of
from parley.language.analysis import analyser
from parley.language.words import Sentence
from parley.model import (
    Actor,
    AmountMention,
    Assessment,
    Because,
    Dated,
    Document,
    Event,
    Evidence,
    Object,
    Ordinal,
    Passage,
    Reader,
    Reading,
    When,
    event_id,
)
from parley.reading import chronology, links, objects, rounds, timing
from parley.reading.amounts import find_amounts, find_ordinals
from parley.reading.amounts.found import FoundAmount, FoundOrdinal
from parley.reading.assessments import assessments
from parley.reading.cast import Cast
from parley.reading.confidence import confidence
from parley.reading.dates import FoundDate, find_dates, resolve
from parley.reading.discourse import Discourse
from parley.reading.lexicon import lexicon
from parley.reading.mentions import as_mentions, find_names
from parley.reading.paragraphs import read_sentences, segment
from parley.reading.places import places_for
from parley.reading.roles import cast
from parley.reading.shares import shares
from parley.reading.slots import is_verbal, preposition
from parley.reading.stances import make_stance
from parley.reading.tallies import tallies
from parley.reading.told import Told
from parley.reading.triggers import Trigger, triggers
from parley.version import __version__

READER = Reader("parley", __version__)


@dataclass(slots=True)
class Marks:
    """The dates, amounts and ordinals of one sentence."""

    dates: list[FoundDate]
    amounts: list[FoundAmount]
    ordinals: list[FoundOrdinal]


def read(document: Document) -> Reading:
    """Everything that Parley reads in a document; a document without text or in a language not read gives an empty reading."""
    if not document.text or document.language is None:
        return Reading(document, reader=READER)
    sentences = list(read_sentences(document, analyser(document.language)))
    words = lexicon(document.language)
    names = find_names(sentences, document.language)
    published = When.parse(document.published.edtf) if document.published else None
    discourse = Discourse(document.text, sentences, names, words, published=published)
    discourse.learn_sides()
    told: list[Told] = []
    notes: list[Assessment] = []
    marks: list[Marks] = []
    previous: When | None = None
    for at, sentence in enumerate(sentences):
        mark = _marks(sentence, document.language, published, previous)
        marks.append(mark)
        discourse.dates.append({i for d in mark.dates for i in range(d.first, d.last + 1)})
        discourse.remember(at)
        here = _sentence_events(discourse, document, at, mark, previous)
        shares(discourse, at, mark.amounts, told)
        here += tallies(discourse, document, at, mark.amounts, here, told)
        told += here
        previous = next(
            (
                When.parse(t.event.when.edtf)
                for t in reversed(here)
                if t.event.when is not None and t.event.stance.kind == "asserted"
            ),
            previous,
        )
        notes += assessments(discourse, document, at)
    events = _document_wide(discourse, told, marks)
    return Reading(
        document=document,
        events=tuple(sorted(events, key=lambda e: (e.evidence.trigger, e.id))),
        assessments=tuple(sorted(notes, key=lambda a: (a.evidence.trigger, a.id))),
        mentions=tuple(sorted(as_mentions(sentences, names, document.text), key=lambda m: (m.span, m.id))),
        dates=tuple(
            Dated(document.text[slice(*d.span)], d.span, str(d.when))
            for m in marks
            for d in m.dates
            if d.when is not None
        ),
        amounts=tuple(_amount_mention(a, document.text) for m in marks for a in m.amounts),
        reader=READER,
    )


def _marks(sentence: Sentence, code: str, published: When | None, previous: When | None) -> Marks:
    dates = find_dates(sentence, code, published, previous)
    taken = [(d.first, d.last) for d in dates]
    return Marks(dates, find_amounts(sentence, code, taken), find_ordinals(sentence, code, taken))


def _amount_mention(found: FoundAmount, text: str) -> AmountMention:
    a = found.amount
    return AmountMention(a.value, a.max, a.bound, a.approximate, a.unit, span=found.span, text=text[slice(*found.span)])


def _mates(told: list[Told], at: int) -> range:
    """The numbers of what sentence `at` tells; `told` is in the order of sentences."""
    low = bisect_left(told, at, key=_place)
    return range(low, bisect_right(told, at, lo=low, key=_place))


def _place(told: Told) -> int:
    return told.at


def _document_wide(discourse: Discourse, told: list[Told], marks: list[Marks]) -> list[Event]:
    """What one sentence leaves open and the document tells: sides of talks, ties between events, dates."""
    events = [t.event for t in told]
    places = [t.at for t in told]
    bare = [t.trigger.slots.noun and t.trigger.echo_of < 0 for t in told]
    events = rounds.fill_sides(events, places, bare)
    events = _wanted_by(events, told)
    texts = [" ".join(w.lower for w in s.words) for s in discourse.sentences]
    events = links.link(events, places, texts, discourse.lexicon)
    return chronology.settle(events, _leanings(discourse, told, marks), _results(discourse, told), discourse.text)


def _wanted_by(events: list[Event], told: list[Told]) -> list[Event]:
    """Whoever demands the release that another sentence part tells or denies is the side that wanted it."""
    found = list(events)
    for one in told:
        holder = one.event.stance.holder
        if one.trigger.echo_of < 0 or one.event.stance.kind != "demanded" or not isinstance(holder, Actor):
            continue
        for other in _mates(told, one.at):
            first = told[other]
            if (
                first.trigger.index == one.trigger.echo_of
                and not found[other].recipients
                and acts()[first.event.act].persons_in_object
            ):
                found[other] = replace(found[other], recipients=(holder,))
    return found


def _leanings(discourse: Discourse, told: list[Told], marks: list[Marks]) -> list[chronology.Leaning]:
    """Dates that lean on an event told in the words after them ("a day after the attack")."""
    found = []
    for number, one in enumerate(told):
        mates = [told[n].trigger for n in _mates(told, one.at)]
        date = timing.date_for(
            discourse.sentences[one.at],
            one.trigger,
            mates,
            [d for d in marks[one.at].dates if d.anchor == "following"],
            near_enough=True,
        )
        if date is None or date.anchor_index is None:
            continue
        anchors = [
            n
            for n in _mates(told, one.at)
            if n != number and date.anchor_index <= told[n].trigger.index <= date.anchor_index + 4
        ]
        if anchors:
            found.append(chronology.Leaning(number, anchors[0], date))
    return found


def _results(discourse: Discourse, told: list[Told]) -> list[tuple[int, int]]:
    """Pairs (outcome, talks): "the result of the meeting was the release of …"."""
    carriers = discourse.lexicon.words("result_nouns")
    found = []
    for number, one in enumerate(told):
        word = discourse.sentences[one.at].words[one.trigger.index]
        head = discourse.sentences[one.at].words[word.head] if word.head >= 0 else None
        if one.event.act not in rounds.TALKS or head is None or head.lemma not in carriers:
            continue
        found += [(n, number) for n in _mates(told, one.at) if n != number and told[n].event.act not in rounds.TALKS]
    return found


def _sentence_events(
    discourse: Discourse, document: Document, at: int, mark: Marks, previous: When | None
) -> list[Told]:
    """The events of one sentence, each once."""
    found = triggers(discourse, at)
    events: list[Told] = []
    met: set[str] = set()
    for trigger in found:
        event = _event(discourse, document, at, trigger, found, mark, previous)
        if event.id not in met:
            met.add(event.id)
            events.append(Told(at, trigger, event))
    return events


def _event(
    discourse: Discourse,
    document: Document,
    at: int,
    trigger: Trigger,
    others: list[Trigger],
    mark: Marks,
    previous: When | None,
) -> Event:
    sentence = discourse.sentences[at]
    word = sentence.words[trigger.index]
    players = cast(discourse, at, trigger)
    act = trigger.entry.act
    what = _object(discourse, at, trigger, players, mark)
    if what is not None and what.target is not None and all(what.target.id != r.id for r in players.recipients):
        players.recipients.append(what.target)
    date, when = _when(sentence, trigger, others, mark, previous)
    horizon = next(
        (
            str(d.when)
            for d in mark.dates
            if d.role == "within"
            and d.when is not None
            and timing.path(sentence, trigger.index, timing.head_of(sentence, d.first, d.last))[0] <= timing.FARTHEST
        ),
        None,
    )
    stance, attribution = make_stance(discourse, at, act, trigger.sense, trigger.index, players.actors, horizon)
    if stance.kind == "asserted" and when is not None and discourse.published is not None:
        if discourse.published.before(when):
            stance = replace(stance, kind="planned")  # what has a date after the day of publication is still to come
    low, high = segment(sentence, document, word.start)
    trigger_span = (word.start, word.end)
    joint = len({a.code for a in players.actors if a.code}) > 1
    kind = what.kind if what else None
    event = Event(
        id=event_id(document.id, trigger_span, act, stance.kind),
        act=act,
        stance=stance,
        evidence=Evidence(document.page_at(word.start), (low, high), trigger_span, document.text[low:high]),
        actors=tuple(players.actors),
        recipients=tuple(players.recipients),
        object=what,
        when=timing.dated(date, when, document.text) if date is not None else timing.before_now(discourse, at, trigger),
        where=tuple(places_for(discourse, at, trigger, others)),
        attribution=attribution,
        grounds=_grounds(discourse, at, trigger),
        ordinal=_ordinal(discourse, at, trigger, mark),
        plover=plover_of(act, stance.kind, stance.polarity, joint=joint, object_kind=kind),
        cameo=cameo_of(act, stance.kind, stance.polarity, joint=joint, object_kind=kind),
        because=tuple(_because(discourse, at, trigger, players, date)),
    )
    return replace(event, confidence=confidence(sentence, trigger, event))


def _object(discourse: Discourse, at: int, trigger: Trigger, players: Cast, mark: Marks) -> Object | None:
    act = acts()[trigger.entry.act]
    topics = [t for t in players.topics if discourse.sentences[at].words[t].upos != "PRON" or discourse.meant(at, t)]
    heads = players.objects or topics
    # "ogłosiły zniesienie sankcji nałożonych w 2022 r.": the lifting is announced, the imposing is not
    inside = discourse.sentences[at].words[trigger.index].relation in ("acl", "amod", "acl:relcl")
    step = "announced" if act.measure and trigger.sense.announced and not inside else None
    what = objects.make_object(discourse, at, heads, act.id, mark.amounts, step)
    if act.measure and heads:
        stood = discourse.meant(at, heads[0]) or (at, heads[0])
        targets = objects.target_of(discourse, *stood) or [r for r in players.recipients if r.code]
        if what is not None and targets:
            what = replace(what, target=targets[0])
    elif act.measure and what is None:
        targets = objects.target_of(discourse, at, trigger.index)
        if targets:
            word = discourse.sentences[at].words[trigger.index]
            what = Object(word.text, (word.start, word.end), "measure", target=targets[0])
    return what


def _when(
    sentence: Sentence, trigger: Trigger, others: list[Trigger], mark: Marks, previous: When | None
) -> tuple[FoundDate | None, When | None]:
    date = timing.date_for(sentence, trigger, others, mark.dates)
    if date is None:
        date = timing.shared_date(sentence, trigger, others, mark.dates)
    if date is None:
        return None, None
    if date.when is None and date.anchor == "previous" and previous is not None:
        return date, resolve(date, previous)
    return date, date.when


def _grounds(discourse: Discourse, at: int, trigger: Trigger) -> Passage | None:
    """The stated reason: the phrase after "because of" under the act, or under the clause in which it stands."""
    sentence = discourse.sentences[at]
    wanted = discourse.lexicon.words("ground_prepositions")
    if acts()[trigger.entry.act].kind == "material_conflict":
        wanted |= discourse.lexicon.words("penalty_prepositions")
    for index in dict.fromkeys((trigger.index, *trigger.sense.supports)):
        for child in sentence.children(index):
            if child.relation in ("obl", "nmod") and preposition(sentence, child) in wanted:
                inside = sentence.subtree(child.index)
                start, end = sentence.words[inside[0]].start, sentence.words[inside[-1]].end
                return Passage(discourse.text[start:end], (start, end))
    return None


def _ordinal(discourse: Discourse, at: int, trigger: Trigger, mark: Marks) -> Ordinal | None:
    """The ordinal that numbers the act's noun, or the carrier in front of it ("the fourth round of talks")."""
    sentence = discourse.sentences[at]
    word = sentence.words[trigger.index]
    near = {trigger.index, *(c.index for c in sentence.children(trigger.index) if c.relation in ("amod", "nummod"))}
    if word.head >= 0 and word.relation in ("nmod", "compound"):
        near |= {word.head, *(c.index for c in sentence.children(word.head) if c.relation in ("amod", "nummod"))}
    for ordinal in mark.ordinals:
        if ordinal.value > 0 and _counts_times(sentence, word.index, ordinal, discourse):
            low, high = objects.phrase(discourse, at, ordinal.scope_index or ordinal.first, conjuncts=False)
            return Ordinal(ordinal.value, discourse.text[sentence.words[low].start : sentence.words[high].end])
        if ordinal.value > 0 and (ordinal.first in near or ordinal.scope_index in near):
            low, high = objects.phrase(
                discourse,
                at,
                ordinal.scope_index if ordinal.scope_index is not None else trigger.index,
                conjuncts=False,
            )
            return Ordinal(ordinal.value, discourse.text[sentence.words[low].start : sentence.words[high].end])
    return None


def _counts_times(sentence: Sentence, index: int, ordinal: FoundOrdinal, discourse: Discourse) -> bool:
    """Whether an ordinal says the how-manieth time a verb's act is done: "po raz drugi", "for the second time"."""
    if ordinal.scope_index is None or not is_verbal(sentence.words[index]):
        return False
    times = sentence.words[ordinal.scope_index]
    return times.lemma in discourse.lexicon.words("times") and timing.path(sentence, index, times.index) <= (2, 0)


def _because(discourse: Discourse, at: int, trigger: Trigger, players: Cast, date: FoundDate | None) -> list[Because]:
    """Which words and which rule gave each field, for `parley explain`."""
    words = discourse.sentences[at].words
    word = words[trigger.index]
    found = [
        Because(
            "act",
            (word.start, word.end),
            f"acts.tsv line {trigger.entry.line}: {trigger.entry.lemma} ({trigger.entry.kind})",
        )
    ]
    found += [Because("stance", (words[i].start, words[i].end), rule) for i, rule in trigger.sense.steps]
    found += [Because(name, span, rule) for name, span, rule in players.why]
    if date is not None:
        found.append(Because("when", date.span, "nearest date in the clause"))
    return found
