"""Who does it to whom, with what: the slots around a trigger and its governors, by the frame of its entry."""

from __future__ import annotations

from parley.knowledge.acts import acts
from parley.model import Actor
from parley.reading.cast import Cast
from parley.reading.discourse import Discourse
from parley.reading.mentions import NameMention
from parley.reading.phrases import DESTINATION, TOWARDS, lift_phrases
from parley.reading.slots import is_verbal, preposition, slots
from parley.reading.surroundings import anaphoric, from_context, from_object, from_surroundings
from parley.reading.triggers import Trigger

_DEFAULT = {"subj": "actor"}


def cast(discourse: Discourse, at: int, trigger: Trigger) -> Cast:
    """The participants of the event at a trigger."""
    found = Cast()
    frame = discourse.lexicon.frame(trigger.entry)
    _fill(discourse, at, trigger, frame, found)
    _from_adjectives(discourse, at, trigger, frame, found)
    _from_supports(discourse, at, trigger, frame, found)
    if frame.get("subj", "actor") == "actor":
        _from_governors(discourse, at, trigger, found)
    act = acts()[trigger.entry.act]
    alone = act.reciprocal and not trigger.slots.get("subj") and not trigger.slots.noun
    if (
        (not found.actors or alone)
        and frame.get("subj", "actor") in ("actor",)
        and not (act.reciprocal and not is_verbal(discourse.sentences[at].words[trigger.index]))
    ):
        from_context(discourse, at, trigger, found)
    if not found.actors and not act.reciprocal and frame.get("subj", "actor") == "actor":
        from_surroundings(discourse, at, trigger, found)
    if not found.actors and act.id == "change_policy":
        for head in found.objects[:1]:
            found.add("actor", discourse.linked(at, head)[:1], "whose policy it is")
    _on_behalf(discourse, at, trigger, found)
    if not found.actors and trigger.entry.kind == "A" and trigger.sense.attribution >= 0:
        found.add("actor", discourse.resolve(at, trigger.sense.attribution), "says so")  # "It is unacceptable, he said"
    if trigger.sense.kind == "refused":
        _refused(discourse, at, trigger, found)
    if not found.recipients and not act.reciprocal:
        from_object(discourse, at, trigger, found)
    _settle(found, trigger)
    if any(a.code for a in found.actors):
        discourse.doers[act.family] = (at, tuple(a for a in found.actors if a.code))
    return found


def _fill(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str], found: Cast) -> None:
    """The slots of the trigger's own phrase."""
    lift_phrases(discourse, at, trigger, frame)
    for slot, fillers in list(trigger.slots.fill.items()):
        role = frame.get(slot) or _DEFAULT.get(slot)
        if slot == "obj" and "gen" in frame and trigger.slots.noun and trigger.entry.kind == "N":
            role = frame["gen"]
        if slot == "comp" and trigger.slots.noun and trigger.entry.kind == "N":
            role = frame.get("comp") or frame.get("gen")
        if role == "place" and trigger.entry.act in DESTINATION and slot in TOWARDS:
            role = "recipient"
        if role is None or role in ("none", "place"):
            continue
        for filler in fillers:
            if (
                slot in ("comp", "gen")
                and role == "actor"
                and any(
                    _venue(trigger, m) and discourse.sentences[at].words[filler].relation == "compound"
                    for m in discourse.names.at(at, filler)
                )
            ):
                continue
            _put(discourse, at, role, filler, found, f"{slot} of the frame {trigger.entry.act}")
    for noun in trigger.absorbed:
        _fill_absorbed(discourse, at, noun, frame, found)


def _fill_absorbed(discourse: Discourse, at: int, noun: int, frame: dict[str, str], found: Cast) -> None:
    """The phrases of a noun on which the act's verb acts are the act's own: "zawarła porozumienie z Wielką Brytanią"."""
    for slot, fillers in slots(discourse.sentences[at], noun, discourse.lexicon, False).fill.items():
        role = frame.get(slot)
        if role in ("co", "recipient", "target") and slot not in ("obj", "gen", "comp", "subj"):
            for filler in fillers:
                _put(discourse, at, role, filler, found, f"{slot} of the noun that the verb acts on")


def _put(discourse: Discourse, at: int, role: str, filler: int, found: Cast, rule: str) -> None:
    if discourse.is_date(at, filler):
        return
    if role == "actor" and discourse.sentences[at].words[filler].upos in ("VERB", "AUX"):  # the subject of a clause
        for subject in slots(discourse.sentences[at], filler, discourse.lexicon, False).get("subj"):
            found.add(role, discourse.resolve(at, subject), f"{rule}, its subject")
        return
    if role == "object":
        if filler not in found.objects:
            found.objects.append(filler)
    elif role == "topic":
        found.topics.append(filler)
    else:
        found.add(role, discourse.resolve(at, filler), rule)


def _from_adjectives(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str], found: Cast) -> None:
    """Nationality adjectives and names in front of a noun: `amerykańsko-białoruskie rozmowy`, `US strikes`."""
    if not trigger.slots.noun:
        return
    sentence = discourse.sentences[at]
    parties: list[Actor] = []
    for child in sentence.children(trigger.index):
        if child.relation in ("amod", "compound", "nmod:poss", "det"):
            for index in (child.index, *(g.index for g in sentence.children(child.index) if g.relation == "conj")):
                for mention in discourse.names.at(at, index):
                    if _venue(trigger, mention):
                        continue
                    if mention.role in ("adjective", "prefix") or child.relation == "compound":
                        parties += discourse.named(at, mention)
    role = frame.get("adj", "actor")
    if parties and role != "none":
        if role == "actor" and found.actors and not acts()[trigger.entry.act].reciprocal:
            return
        found.add("actor" if role == "co" else role, parties, "adjective of nationality")


def _venue(trigger: Trigger, mention: NameMention) -> bool:
    """Whether a capital in front of a noun of talks only tells where they are: "the London conference", "the Minsk agreements"."""
    return mention.role == "capital" and acts()[trigger.entry.act].reciprocal


def _on_behalf(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """`on behalf of the African Union`: the one spoken for is the doer."""
    sentence = discourse.sentences[at]
    for word in (sentence.words[i] for slot in ("on", "in") for i in trigger.slots.get(slot)):
        if word.lemma not in discourse.lexicon.words("proxy_nouns"):
            continue
        for child in sentence.children(word.index):
            meant = (
                [a for a in discourse.resolve(at, child.index) if a.code]
                if child.relation in ("nmod", "nmod:poss")
                else []
            )
            if meant:
                found.actors.clear()
                found.add("actor", meant, "on whose behalf it is done")
                return


def _refused(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """Whose offer, demand or appeal is refused is the other side: "rejected a US proposal", "dismissed the president's appeal to …"."""
    sentence = discourse.sentences[at]
    nouns = [i for i, _ in trigger.sense.steps if i != trigger.index and sentence.words[i].upos == "NOUN"]
    if trigger.entry.stance:
        nouns += trigger.slots.get("obj") + trigger.slots.get("to")
    own = {a.code for a in found.actors}
    for noun in dict.fromkeys(nouns):
        for child in sentence.children(noun):
            marked = preposition(sentence, child)
            if child.relation in ("amod", "compound", "nmod:poss") or marked in ("by", "from", "of"):
                sides = [a for m in discourse.names.at(at, child.index) for a in discourse.named(at, m) if a.code]
                sides = sides or [a for a in discourse.resolve(at, child.index) if a.code]
                found.add("recipient", [a for a in sides if a.code not in own][:1], "whose offer is refused")


def _from_supports(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str], found: Cast) -> None:
    """The light verb of a noun ("przeprowadził rozmowy z Iranem"): its subject acts, its phrases fill the noun's slots."""
    sentence = discourse.sentences[at]
    for support in trigger.sense.supports:
        around = slots(sentence, support, discourse.lexicon, False)
        for slot, fillers in around.fill.items():
            role = frame.get(slot)
            if slot in ("obj", "inf", "that", "amod") or role in (None, "none", "place"):
                continue
            for filler in fillers:
                if slot == "subj" or (filler != trigger.index and trigger.index not in sentence.subtree(filler)):
                    if slot != "subj":
                        _put(discourse, at, role, filler, found, f"{slot} of the light verb")


def _from_governors(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """The doers whom the chain of governors names (control), and who announced its own deed."""
    if found.actors and not acts()[trigger.entry.act].reciprocal:
        return
    sense = trigger.sense
    if sense.announced and not found.actors and _told_before(discourse, at, trigger, found):
        return
    if sense.doers and (not found.actors or sense.supports or acts()[trigger.entry.act].reciprocal):
        own = [d for d in sense.doers if d != trigger.index]
        for doer in own:
            actors = discourse.resolve(at, doer)
            if sense.doers_slot not in ("subj", "obj"):
                actors = [a for a in actors if a.code or a.sector]
            found.add("actor", actors, f"{sense.doers_slot} of the governor")
    if acts()[trigger.entry.act].reciprocal and sense.holder >= 0 and sense.kind in ("refused", "promised", "offered"):
        found.add("actor", discourse.resolve(at, sense.holder), "refuses or offers to deal with the other side")
    if not found.actors:
        _told_before(discourse, at, trigger, found)
    if not found.actors and sense.announced and sense.announcer >= 0:
        found.add("actor", discourse.resolve(at, sense.announcer), "announces its own deed")


def _told_before(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> bool:
    """Whether a noun that stands for an act told just before has taken over its doer."""
    act = acts()[trigger.entry.act]
    told = None if act.reciprocal or act.id == "vote" else discourse.doers.get(act.family)
    if told is None or at - told[0] > 2 or not anaphoric(trigger):
        return False
    found.add("actor", list(told[1]), "did what the noun stands for")
    return True


def _settle(found: Cast, trigger: Trigger) -> None:
    """What a frame cannot say: persons acted upon are objects, all sides of a meeting are actors, nobody acts upon himself."""
    act = acts()[trigger.entry.act]
    found.recipients += [t for t in found.targets if all(t.id != r.id for r in found.recipients)]
    if act.reciprocal:
        found.actors += [r for r in found.recipients if all(r.id != a.id for a in found.actors)]
        found.recipients = []
    codes = {a.code for a in found.actors if a.code}
    found.recipients = [
        r
        for r in found.recipients
        if all(r.id != a.id for a in found.actors)
        and not (
            r.code in codes
            and len(codes) == 1
            and act.kind != "neutral"
            and r.code is not None
            and r.id.startswith("local:")
        )
    ]
