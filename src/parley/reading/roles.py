"""Who does it to whom, with what: the slots around a trigger and its governors, by the frame of its entry."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.knowledge.acts import acts
from parley.model import Actor
from parley.reading.chain import SPEECH, keys
from parley.reading.discourse import Discourse
from parley.reading.slots import is_verbal, place, preposition, slots
from parley.reading.triggers import Trigger


@dataclass(slots=True)
class Cast:
    """Who and what stands in an event, with the word and the rule behind each (`why`)."""

    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    targets: list[Actor] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    why: list[tuple[str, tuple[int, int] | None, str]] = field(default_factory=list)

    def add(self, role: str, actors: list[Actor], rule: str) -> None:
        """Put actors into a role, each once; the sides of the same event are not the same party twice."""
        members = {"actor": self.actors, "co": self.actors, "recipient": self.recipients, "target": self.targets}[role]
        for actor in actors:
            if all(actor.id != a.id for a in members):
                members.append(actor)
                self.why.append(("actors" if members is self.actors else "recipients", actor.span, rule))


_PERSON_ACTS = frozenset(a.id for a in acts().values() if a.persons_in_object)


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
    if not found.actors and frame.get("subj", "actor") in ("actor",) and not (act.reciprocal and not is_verbal(discourse.sentences[at].words[trigger.index])):
        _from_context(discourse, at, trigger, found)
    if not found.actors and not act.reciprocal and frame.get("subj", "actor") == "actor":
        _from_surroundings(discourse, at, trigger, found)
    if not found.actors and act.id == "change_policy":
        for head in found.objects[:1]:
            found.add("actor", discourse.linked(at, head)[:1], "whose policy it is")
    if not found.recipients and not act.reciprocal:
        _from_object(discourse, at, trigger, found)
    _settle(found, trigger)
    if any(a.code for a in found.actors):
        discourse.doers[act.family] = (at, tuple(a for a in found.actors if a.code))
    return found


#: Acts whose other side is told by the object's own phrase: "zamknęła przejścia z Białorusią", "freed 32 Armenian servicemen".
_OTHER_SIDE = frozenset(
    """open_border close_border break_relations restore_relations lift ease suspend impose extend cut_aid aid arm seize cooperate
    release transfer attack violate withdraw cede deploy support_war cyberattack""".split()
)


def _from_object(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """The other side from the object's phrase: whom its adjectives, genitives and prepositions name."""
    if trigger.entry.act not in _OTHER_SIDE:
        return
    own = {a.code for a in found.actors}
    for head in found.objects[:2]:
        for actor in discourse.linked(at, head):
            if actor.code and actor.code not in own:
                found.add("recipient", [actor], "named in the object's phrase")


#: Acts whose other side is told by the object's own phrase: "zamknęła przejścia z Białorusią", "freed 32 Armenian servicemen".
_OTHER_SIDE = frozenset(
    """open_border close_border break_relations restore_relations lift ease suspend impose extend cut_aid aid arm seize cooperate
    release transfer attack violate withdraw cede deploy support_war cyberattack""".split()
)


def _from_object(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """The other side from the object's phrase: whom its adjectives, genitives and prepositions name."""
    if trigger.entry.act not in _OTHER_SIDE:
        return
    own = {a.code for a in found.actors}
    for head in found.objects[:2]:
        for actor in discourse.linked(at, head):
            if actor.code and actor.code not in own:
                found.add("recipient", [actor], "named in the object's phrase")


#: Acts whose bare noun can mean the talks told of before.
_TOLD_BEFORE = frozenset({"meet", "negotiate", "call"})


def _from_dyad(discourse: Discourse, at: int, found: Cast) -> None:
    """Talks without sides, or with one, are those of the sides told of before ("the meeting", "the talks")."""
    codes = {a.code for a in found.actors if a.code}
    sides = discourse.sides(at)
    if len(codes) < 2 and len(sides) == 2 and codes <= {a.code for a in sides} and not any(a.code is None for a in found.actors):
        found.add("actor", [s for s in sides if s.code not in codes], "the sides told of before")


def _fill(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str], found: Cast) -> None:
    """The slots of the trigger's own phrase."""
    _lift_phrases(discourse, at, trigger, frame)
    for slot, fillers in list(trigger.slots.fill.items()):
        role = frame.get(slot) or _DEFAULT.get(slot)
        if slot == "obj" and "gen" in frame and trigger.slots.noun and trigger.entry.kind == "N":
            role = frame["gen"]
        if slot == "comp" and trigger.slots.noun and trigger.entry.kind == "N":
            role = frame.get("comp") or frame.get("gen")
        if role == "place" and trigger.entry.act in _DESTINATION and slot in _TOWARDS:
            role = "recipient"
        if role is None or role in ("none", "place"):
            continue
        for filler in fillers:
            _put(discourse, at, role, filler, found, f"{slot} of the frame {trigger.entry.act}")


_DEFAULT = {"subj": "actor"}
#: Acts whose destination is the other side, and the prepositions that name it.
_DESTINATION = frozenset({"transfer", "visit", "deport"})
_TOWARDS = frozenset({"do", "na", "w", "to", "into", "in"})


def _lift_phrases(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str]) -> None:
    """A phrase that the tree hangs on the name in front of it belongs to the act's noun where its frame asks for it:
    "spotkanie prezydenta USA z Putinem", "the visit of the envoy to Minsk".
    """
    if not trigger.slots.noun:
        return
    sentence = discourse.sentences[at]
    _phrases_behind(discourse, at, trigger, frame)
    names = [i for slot in ("gen", "obj", "poss", "subj", "z", "with") for i in trigger.slots.get(slot)]
    for name in names:
        for member in sentence.subtree(name)[:12]:
            for child in sentence.children(member):
                marked = preposition(sentence, child)
                if marked and child.relation in ("nmod", "obl") and frame.get(marked, "none") not in ("none", "topic") and not trigger.slots.get(marked):
                    if discourse.resolve(at, child.index):
                        trigger.slots.add(marked, child.index)


#: How far behind its noun a phrase is looked for on the surface, in words.
BEHIND = 9


def _phrases_behind(discourse: Discourse, at: int, trigger: Trigger, frame: dict[str, str]) -> None:
    """Phrases with a preposition of the frame behind the noun, up to the next verb or comma, that the tree hangs elsewhere."""
    words = discourse.sentences[at].words
    for index in range(trigger.index + 1, min(trigger.index + BEHIND, len(words) - 1)):
        if words[index].upos in ("VERB", "SCONJ", "PUNCT", "AUX") or words[index].relation == "cop":
            return
        role = frame.get(words[index].lemma, "none") if words[index].upos == "ADP" else "none"
        if role in ("none", "topic", "object", "place") and not (role == "place" and trigger.entry.act in _DESTINATION) or trigger.slots.get(words[index].lemma):
            continue
        for noun in words[index + 1 : index + 5]:
            if noun.upos in ("NOUN", "PROPN", "PRON") and noun.relation not in ("compound",):
                if any(a.code for a in discourse.resolve(at, noun.index)):
                    trigger.slots.add(words[index].lemma, noun.index)
                break


def _put(discourse: Discourse, at: int, role: str, filler: int, found: Cast, rule: str) -> None:
    if discourse.is_date(at, filler):
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
                    if mention.role in ("adjective", "prefix") or child.relation == "compound":
                        parties += discourse._named(at, mention)
    role = frame.get("adj", "actor")
    if parties and role != "none":
        if role == "actor" and found.actors and not acts()[trigger.entry.act].reciprocal:
            return
        found.add("actor" if role == "co" else role, parties, "adjective of nationality")


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
    if sense.doers and (not found.actors or sense.supports or acts()[trigger.entry.act].reciprocal):
        own = [d for d in sense.doers if d != trigger.index]
        for doer in own:
            actors = discourse.resolve(at, doer)
            if sense.doers_slot not in ("subj", "obj"):
                actors = [a for a in actors if a.code or a.sector]
            found.add("actor", actors, f"{sense.doers_slot} of the governor")
    elif not found.actors and sense.announced and sense.announcer >= 0:
        found.add("actor", discourse.resolve(at, sense.announcer), "announces its own deed")


def _from_context(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """A finite verb without subject takes the one spoken of before; one below another clause, that clause's."""
    sentence = discourse.sentences[at]
    word = sentence.words[trigger.index]
    if trigger.echo_of >= 0 or trigger.slots.passive or word.form == "imps" or word.upos not in ("VERB", "AUX"):
        return
    stray = _stray_subject(discourse, at, trigger)
    if stray:
        found.add("actor", stray, "nominal before the verb")
        return
    where = place(sentence, word.index, discourse.lexicon)
    if word.form in ("inf", "adv", "ing", "part") and where.governor >= 0:
        above = slots(sentence, where.governor, discourse.lexicon, False)
        for filler in above.get("subj")[:1]:
            found.add("actor", discourse.resolve(at, filler), "subject of the governing clause")
        return
    if word.form == "fin" and discourse.code == "pl":
        found.add("actor", discourse.dropped_subject(at, word.index), "dropped subject")


def _from_surroundings(discourse: Discourse, at: int, trigger: Trigger, found: Cast) -> None:
    """An act told without its doer (passive, verbal noun): the subject of the sentence's main clause, if it is a state or acts
    for one and is not the other side of the act; else who did an act of the same family in the sentence before.
    """
    if trigger.entry.act == "transfer":
        return
    sentence = discourse.sentences[at]
    taken = {r.code for r in found.recipients} | {a.code for h in found.objects[:1] for a in discourse.linked(at, h)}
    root = next((w for w in sentence.words if w.head < 0), None)
    subjects = slots(sentence, root.index, discourse.lexicon, False).get("subj") if root is not None and root.index != trigger.index else []
    speech = root is not None and any(e.meaning in SPEECH for k in keys(root, sentence, discourse.lexicon) for e in discourse.lexicon.governors.get(k, ()))
    for subject in subjects if not speech else ():
        if subject == trigger.index or trigger.index in sentence.subtree(subject):
            continue
        actors = [a for a in discourse.resolve(at, subject) if a.code and a.sector in _RULING]
        if actors and not taken & {a.code for a in actors}:
            found.add("actor", actors, "subject of the main clause")
            return
    family = acts()[trigger.entry.act].family
    told = discourse.doers.get(family)
    if told is not None and at - told[0] <= 1 and not taken & {a.code for a in told[1]}:
        found.add("actor", list(told[1]), "did an act of the same kind just before")


_RULING = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "IGO", "REB", None})


def _stray_subject(discourse: Discourse, at: int, trigger: Trigger) -> list[Actor]:
    """English: a finite verb that the tree leaves without subject takes the nearest name to its left in the clause that no
    preposition governs.
    """
    sentence = discourse.sentences[at]
    word = sentence.words[trigger.index]
    if discourse.code != "en" or word.form != "fin" or trigger.slots.get("subj") or word.relation == "conj":
        return []
    for index in range(word.index - 1, max(-1, word.index - 12), -1):
        other = sentence.words[index]
        if (other.upos == "VERB" and other.form == "fin") or other.upos == "SCONJ" or other.text in (";", ":"):
            return []
        if other.upos in ("PROPN", "NOUN") and other.relation not in ("compound", "flat", "nmod:poss") and not preposition(sentence, other):
            actors = [a for a in discourse.resolve(at, index) if a.code]
            if actors:
                return actors
    return []


def _settle(found: Cast, trigger: Trigger) -> None:
    """What a frame cannot say: persons acted upon are objects, all sides of a meeting are actors, nobody acts upon himself."""
    act = acts()[trigger.entry.act]
    found.recipients += [t for t in found.targets if all(t.id != r.id for r in found.recipients)]
    if act.reciprocal:
        found.actors += [r for r in found.recipients if all(r.id != a.id for a in found.actors)]
        found.recipients = []
    codes = {a.code for a in found.actors if a.code}
    found.recipients = [r for r in found.recipients if all(r.id != a.id for a in found.actors) and not (r.code in codes and len(codes) == 1 and act.kind != "neutral" and r.code is not None and r.id.startswith("local:"))]
