"""Whom a phrase means: names, role nouns with their owner, nationality adjectives, pronouns, dropped subjects.

A phrase is coded by the state or organisation that its words give; what its own words leave open is taken from the same
sentence or the one before (a pronoun, `the regime`, a verb without subject), and from nothing farther away. Nothing is guessed from
knowledge of the world beyond who holds which office.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace

from parley.knowledge.countries import countries
from parley.knowledge.names import given_names
from parley.knowledge.offices import holder
from parley.knowledge.persons import Person
from parley.language.words import Sentence, Word, without_case
from parley.model import Actor, When
from parley.reading import anaphora
from parley.reading.gazetteer import Entity
from parley.reading.lexicon import Lexicon
from parley.reading.mentions import NameMention, Names, slug
from parley.reading.roles_table import Role, role_at
from parley.reading.slots import preposition

_OWNERS = frozenset({"amod", "nmod", "nmod:poss", "compound", "det", "flat", "obl"})
_OWNER_PREPOSITIONS = frozenset({"", "of", "'s", "’s", "'", "’"})
_PLACE_PREPOSITIONS = frozenset({"w", "z", "in", "from", "we", "ze", "na"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"})
#: Relations inside a noun phrase, and how far from its head its words are asked, for what it belongs to.
_INSIDE = frozenset({"amod", "nmod", "compound", "flat", "nmod:poss", "conj", "det", "appos", "nummod", "obl", "acl"})
_NEAR_HEAD = 9
#: Classes of nouns that can act.
_AGENTS = frozenset(
    {
        "@person",
        "@institution",
        "@organisation",
        "@armedgroup",
        "@party",
        "@troops",
        "@troop",
        "@media",
        "@company",
        "@state",
    }
)
#: Prepositions before a part of a whole.
_AMONG = frozenset({"wśród", "spośród", "w_tym", "including", "among", "łącznie_z"})
#: Sectors of those who free and jail rather than being freed or jailed.
_IN_OFFICE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "IGO"})
#: Sentences back to which a pronoun or a role noun without owner may reach.
REACH = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor met in the text: where, in which grammatical place, whether a person, singular, and its role noun."""

    sentence: int
    word: int
    actor: Actor
    subject: bool
    person: bool
    plural: bool
    feminine: bool | None
    noun: str = ""
    group: tuple[Actor, ...] = ()


@dataclass(slots=True)
class Discourse:
    """What is known of a document while its sentences are read in order."""

    text: str
    sentences: list[Sentence]
    names: Names
    lexicon: Lexicon
    seen: list[Seen] = field(default_factory=list)
    bound: dict[str, Actor] = field(default_factory=dict)
    titles: dict[str, Actor] = field(default_factory=dict)
    author: Actor | None = None
    voice: Actor | None = None
    doers: dict[str, tuple[int, tuple[Actor, ...]]] = field(default_factory=dict)
    dates: list[set[int]] = field(default_factory=list)
    published: When | None = None
    _cache: dict[tuple[int, int], list[Actor]] = field(default_factory=dict)
    _weights: Counter[str | None] | None = None

    @property
    def code(self) -> str:
        """The language."""
        return self.lexicon.code

    def learn_sides(self) -> None:
        """Find the side of every person whom the document introduces, before any event is read: the introduction may come last."""
        for at, mentions in enumerate(self.names.mentions):
            for mention in mentions:
                if mention.entity.kind == "person":
                    entity = self._with_code(at, mention)
                    self._bind_title(at, mention, entity)

    def _bind_title(self, at: int, mention: NameMention, entity: Entity) -> None:
        """`Foreign Secretary Boris Johnson`: the title alone, anywhere in the document, means the same person."""
        sentence = self.sentences[at]
        head = sentence.words[mention.first].head
        for index in (head, mention.first - 1):
            role = role_at(sentence, index, self.code) if index >= 0 else None
            if role is not None and role.kind == "person" and entity.code:
                self.titles.setdefault(
                    " ".join(role.words), self._actor(entity, self._span(at, mention.first, mention.last))
                )
                return

    # -- phrases ---------------------------------------------------------------------------------------------------

    def resolve(self, at: int, index: int) -> list[Actor]:
        """The actors that the phrase headed by word `index` of sentence `at` means; its conjuncts are further actors."""
        key = (at, index)
        if key not in self._cache:
            self._cache[key] = self._resolve(at, index)
        return self._cache[key]

    def is_date(self, at: int, index: int) -> bool:
        """Whether a word is part of a date."""
        return at < len(self.dates) and index in self.dates[at]

    def _resolve(self, at: int, index: int) -> list[Actor]:
        if self.is_date(at, index):
            return []
        sentence = self.sentences[at]
        found: list[Actor] = []
        for head in [index, *self._conjuncts(sentence, index)]:
            for actor in self._one(at, head):
                if all(actor.id != a.id for a in found):
                    found.append(actor)
        return found

    def _conjuncts(self, sentence: Sentence, index: int) -> list[int]:
        """Coordinated nominal phrases; chains of `conj` are followed."""
        found = []
        for child in sentence.children(index):
            if child.relation == "conj" and child.upos in _NOMINAL:
                found.append(child.index)
                found += self._conjuncts(sentence, child.index)
        return found

    def _one(self, at: int, index: int) -> list[Actor]:
        sentence = self.sentences[at]
        word = sentence.words[index]
        own = [m for m in self.names.at(at, index) if m.role not in ("adjective", "prefix")]
        if own:
            named = self.named(at, own[0])
            if named:
                return named
        if word.upos in ("PRON", "DET") or (word.upos == "NUM" and not self._has_noun(sentence, index)):
            return self._pronoun(at, index)
        return self._noun(at, index)

    def _has_noun(self, sentence: Sentence, index: int) -> bool:
        return any(c.upos in ("NOUN", "PROPN") for c in sentence.children(index))

    def named(self, at: int, mention: NameMention) -> list[Actor]:
        """The actors that a name means: several for a group of states, none for a place that acts for nobody."""
        entity, span = mention.entity, self._span(at, mention.first, mention.last)
        if entity.members:
            return [self._actor(e, span) for e in _members(entity)]
        if entity.kind == "place":
            return self._place_as_owner(at, mention)
        if entity.kind == "person":
            entity = self._with_code(at, mention)
        if entity.kind == "organisation" and entity.code is None:
            code = self._owner_code(at, mention.first)
            entity = replace(entity, code=code) if code else entity
        actor = self._actor(entity, span)
        if mention.role == "demonym":
            actor = replace(actor, sector="CVL")
        return [actor]

    def _place_as_owner(self, at: int, mention: NameMention) -> list[Actor]:
        """A place that is no capital acts for nobody; what it belongs to is known, who is meant is not."""
        entity = mention.entity
        if entity.place_kind in ("region", "island", "continent") and entity.code:
            return [self._actor(entity, self._span(at, mention.first, mention.last))]
        return []

    def _with_code(self, at: int, mention: NameMention) -> Entity:
        """A person's side: known, or told by the role beside the name, and then remembered for the whole document."""
        entity = mention.entity
        if entity.code is None:
            code, sector = self._side_of_person(at, mention)
            if code:
                known = replace(entity, code=code, sector=sector or entity.sector)
                self.names.replace(entity, known)
                return known
        return entity

    def _side_of_person(self, at: int, mention: NameMention) -> tuple[str | None, str | None]:
        sentence = self.sentences[at]
        heads = [mention.first]
        head = sentence.words[mention.first]
        if head.relation in ("appos", "flat", "compound", "nmod") and head.head >= 0:
            heads.append(head.head)
        heads += [c.index for c in sentence.children(mention.first) if c.relation == "appos"]
        if mention.first > 0:
            heads.append(mention.first - 1)
        for index in heads:
            role = role_at(sentence, index, self.code)
            code = self._owner_code(at, index)
            if (role or index == mention.first) and code:
                return code, role.sector if role else None
        return None, None

    def _actor(self, entity: Entity, span: tuple[int, int]) -> Actor:
        return Actor(entity.id, entity.name, entity.code, entity.sector, self.text[span[0] : span[1]], span)

    def _span(self, at: int, first: int, last: int) -> tuple[int, int]:
        words = self.sentences[at].words
        return words[first].start, words[last].end

    # -- nouns -----------------------------------------------------------------------------------------------------

    def _noun(self, at: int, index: int) -> list[Actor]:
        """A common noun: a person by apposition, else what owns it, else what the text has just spoken of."""
        sentence = self.sentences[at]
        role = role_at(sentence, index, self.code)
        for child in sentence.children(index):
            if child.relation in ("appos", "flat") or (child.relation == "compound" and role is None):
                for mention in self.names.at(at, child.index):
                    if mention.entity.kind in ("person", "organisation"):
                        return self._titled(at, index, mention, role)
        codes = self._owner_codes(at, index)
        indefinite = any(
            c.lower in self.lexicon.words("indefinite") or c.lemma in self.lexicon.words("indefinite")
            for c in sentence.children(index)
        )
        sides = anaphora.both_sides(self, at, index) if not codes else []
        if sides:
            return sides
        if not codes and role is not None and not indefinite:
            remembered = self._remembered(at, index, role)
            if remembered is not None:
                return [remembered]
        name, span = self.phrase(at, index)
        sector = role.sector if role else None
        if not codes and role is None and not self._acts(sentence.words[index]):
            return []
        if not codes:
            return [Actor(f"local:{slug(name)}", name, None, sector, self.text[span[0] : span[1]], span)]
        person = self._office_holder(sentence, index, role, codes)
        if person is not None:
            return [Actor(person.id, person.name, codes[0], sector, self.text[span[0] : span[1]], span)]
        if role is None and not self._acts(sentence.words[index]):
            return [self._state(c, span) for c in codes]
        return [
            Actor(f"local:{slug(name)}-{c.lower()}", name, c, sector, self.text[span[0] : span[1]], span)
            for c in codes
            if role is None or self._bind(" ".join(role.words), c, name, span, sector)
        ]

    def _state(self, code: str, span: tuple[int, int]) -> Actor:
        """The state itself, where what is named is a thing of its own ("Russian drones", "Israeli strikes")."""
        country = countries().get(code)
        text = self.text[span[0] : span[1]]
        if country is None:
            return Actor(f"local:{slug(text)}-{code.lower()}", text, code, None, text, span)
        return Actor(country.wikidata or f"local:{code}", country.name_en, code, "GOV", text, span)

    def person_meant(self, at: int, index: int) -> list[Actor]:
        """The person whom a pronoun means that stands for somebody acted upon: "domaga się jego uwolnienia", "demanded his release"."""
        word = self.sentences[at].words[index]
        person, plural, feminine = _kind_of(word)
        if plural or person is False:
            return []
        mates = self._fellows(at, index)
        ranked = sorted(self._candidates(at, index), key=lambda s: not self._is_named(s))
        for seen in ranked:
            fits = seen.person and not seen.plural and seen.actor.sector not in _IN_OFFICE
            if fits and not (seen.sentence == at and seen.word in mates) and feminine in (None, bool(seen.feminine)):
                return [replace(seen.actor, text=word.text, span=(word.start, word.end))]
        return []

    def _is_named(self, seen: Seen) -> bool:
        """Whether an actor was met by the name of a person."""
        return any(m.entity.kind == "person" for m in self.names.at(seen.sentence, seen.word))

    def _acts(self, word: Word) -> bool:
        """Whether a noun names somebody who can act: persons, bodies, groups; a drone or a deal does not."""
        if word.features.startswith("ger:"):
            return False
        found = self.lexicon.classes.get(word.lemma, frozenset()) | self.lexicon.classes.get(word.lower, frozenset())
        return bool(found & _AGENTS)

    def _office_holder(self, sentence: Sentence, index: int, role: Role | None, codes: list[str]) -> Person | None:
        """Who holds the office on the day of publication, where one state is named and no "former" stands by."""
        if role is None or role.office is None or role.kind != "person" or len(codes) != 1 or self.published is None:
            return None
        former = self.lexicon.words("former")
        if (
            any(c.lemma in former or c.lower in former for c in sentence.children(index))
            or ":pl:" in sentence.words[index].features
            or sentence.words[index].tag == "NNS"
        ):
            return None
        return holder(role.office, codes[0], self.published)

    def _bind(self, title: str, code: str, name: str, span: tuple[int, int], sector: str | None) -> bool:
        """Remember whom a role noun stood for last (`the president` after `the Lithuanian president`)."""
        self.bound[title] = Actor(
            f"local:{slug(name)}-{code.lower()}", name, code, sector, self.text[span[0] : span[1]], span
        )
        return True

    def _titled(self, at: int, index: int, mention: NameMention, role: Role | None) -> list[Actor]:
        """`prezydent Litwy Gitanas Nausėda`: the person, coded by the owner of the title where the person has no code."""
        entity = mention.entity
        code = entity.code or self._owner_code(at, index)
        if code and entity.code is None:
            known = replace(entity, code=code, sector=(role.sector if role else None) or entity.sector)
            self.names.replace(entity, known)
            entity = known
        actor = self._actor(entity, self._span(at, mention.first, mention.last))
        if role is not None:
            self.bound[" ".join(role.words)] = actor
        return [actor]

    def _remembered(self, at: int, index: int, role: Role) -> Actor | None:
        """A role noun without owner: the one it stood for before, else the last state spoken of nearby."""
        sentence = self.sentences[at]
        word = sentence.words[index]
        span = (word.start, word.end)
        title = " ".join(role.words)
        known = self.bound.get(title) or self.titles.get(title)
        if known is not None:
            return replace(known, text=self.text[span[0] : span[1]], span=span)
        if role.kind not in ("body", "regime", "side", "person", "group") or role.sector in (
            "CVL",
            "NGO",
            "PRI",
            "REF",
            "REB",
        ):
            return None
        near = [
            s.actor
            for s in reversed(self.seen_in(at - REACH, len(self.sentences)))
            if s.actor.code and s.actor.sector == "GOV" and not s.actor.code.startswith("IGO")
            if s.sentence < at or s.word < index
        ]
        if self.code == "en":
            near = [*anaphora.subjects_over(self, at, index), *near]
        if not near:
            return None
        meant = max(near, key=lambda a: self._weight(a.code)) if role.kind == "regime" else near[0]
        name = f"local:{slug(word.lemma)}-{(meant.code or '').lower()}"
        return Actor(name, word.lemma, meant.code, role.sector, self.text[span[0] : span[1]], span)

    def _weight(self, code: str | None) -> int:
        """How often the document names a state; "the regime" is that of the one it is about."""
        if self._weights is None:
            self._weights = Counter(m.entity.code for members in self.names.mentions for m in members)
        return self._weights[code]

    def first_named(self) -> list[Actor]:
        """The first person or organisation with a side that the document names: whose statement it is, where nobody is quoted."""
        for seen in self.seen_in(0, 3):
            if seen.actor.code and (seen.person or seen.actor.code.startswith("IGO")):
                return [seen.actor]
        return []

    def seen_in(self, first: int, last: int) -> list[Seen]:
        """The actors remembered of these sentences, in the order of the text; found by bisection, for long documents."""
        low = bisect_left(self.seen, first, key=_sentence_of)
        return self.seen[low : bisect_right(self.seen, last, lo=low, key=_sentence_of)]

    def phrase(self, at: int, index: int) -> tuple[str, tuple[int, int]]:
        """The noun with its adjectives, compounds and owner: its base form as a name, and its span."""
        sentence = self.sentences[at]
        kept = [index]
        for child in sentence.children(index):
            named = child.relation in ("amod", "compound", "flat", "nummod") or (
                child.relation in ("nmod", "nmod:poss") and not preposition(sentence, child)
            )
            if named and child.upos not in ("PRON", "DET"):
                kept += sentence.subtree(child.index)
        run = sorted(set(kept))
        low = high = index
        while low - 1 in run:
            low -= 1
        while high + 1 in run:
            high += 1
        words = sentence.words[low : high + 1]
        head = sentence.words[index]
        plain = self.code != "pl" or head.case in ("nom", "")
        shown = words if plain else [head, *(w for w in words if w.index > index and w.relation != "amod")]
        base = " ".join(w.lemma if w.index == index and not plain else w.text for w in shown)
        return base, (words[0].start, words[-1].end)

    def _owner_code(self, at: int, index: int) -> str | None:
        codes = self._owner_codes(at, index)
        return codes[0] if codes else None

    def _owner_codes(self, at: int, index: int, depth: int = 0) -> list[str]:
        """The codes of what a noun belongs to, by its adjectives, genitives, compounds, owners; two levels deep."""
        sentence = self.sentences[at]
        found: list[str] = [
            m.entity.code
            for m in self.names.at(at, index)
            if m.role in ("adjective", "prefix", "demonym") and m.entity.code
        ]
        nested: list[int] = []
        for child in sentence.children(index):
            if child.relation not in _OWNERS or preposition(sentence, child) not in _OWNER_PREPOSITIONS:
                continue
            mentions = self.names.at(at, child.index)
            codes = [
                m.entity.code
                for m in mentions
                if m.entity.code and (m.entity.kind != "place" or m.entity.place_kind != "city")
            ]
            if codes:
                for mention in mentions:
                    found += list(mention.entity.members) or [c for c in (mention.entity.code,) if c]
                for other in self._conjuncts(sentence, child.index) if child.relation != "amod" else ():
                    found += [m.entity.code for m in self.names.at(at, other) if m.entity.code]
                if child.relation == "amod":
                    found += [
                        m.entity.code
                        for g in sentence.children(child.index)
                        if g.relation == "conj"
                        for m in self.names.at(at, g.index)
                        if m.entity.code
                    ]
            elif child.relation in ("nmod:poss", "det", "nmod") and child.upos in ("PRON", "DET"):
                found += [a.code for a in self._pronoun(at, child.index) if a.code]
            elif child.relation in ("nmod", "nmod:poss", "compound"):
                nested.append(child.index)
        if found:
            return list(dict.fromkeys(found))
        for child in sentence.children(index):
            if child.relation in ("nmod", "obl") and preposition(sentence, child) in _PLACE_PREPOSITIONS:
                found += [m.entity.code for m in self.names.at(at, child.index) if m.entity.code]
        for child_index in nested if not found and depth < 2 else ():
            found += self._owner_codes(at, child_index, depth + 1)
        return list(dict.fromkeys(found))

    def linked(self, at: int, index: int) -> list[Actor]:
        """The states and organisations that a phrase names below its head: adjectives, genitives, and phrases with prepositions."""
        sentence = self.sentences[at]
        found: list[Actor] = []
        for member in sentence.subtree(index):
            word = sentence.words[member]
            way = _between(sentence, index, member)
            if abs(member - index) > _NEAR_HEAD or any(a.relation not in _INSIDE for a in way):
                continue
            if any(preposition(sentence, a) in _AMONG for a in way) or (
                sentence.words[index].upos == "PROPN" and any(a.relation == "appos" for a in way)
            ):  # a part of those meant, or what is said of a person named, names no side
                continue
            for mention in self.names.at(at, member):
                if (
                    mention.entity.code
                    and mention.entity.kind in ("country", "organisation")
                    and mention.role != "metonym"
                    and all(mention.entity.code != a.code for a in found)
                ):
                    found += self.named(at, mention)[:1]
            if word.upos == "PRON" and word.relation in ("nmod:poss", "det"):
                found += [a for a in self._pronoun(at, member) if a.code]
        return found

    # -- pronouns --------------------------------------------------------------------------------------------------

    def _pronoun(self, at: int, index: int) -> list[Actor]:
        """A pronoun: the nearest fitting actor before it, subjects first."""
        if self.code == "en":
            return anaphora.pronoun(self, at, index)
        word = self.sentences[at].words[index]
        if word.lemma in self.lexicon.words("first_plural") or word.lower in self.lexicon.words("first_plural"):
            return self._speaker(at, index)
        if word.lemma not in self.lexicon.words("personal_pronouns") and word.lower not in self.lexicon.words(
            "personal_pronouns"
        ):
            return []
        if word.lemma in ("swój", "siebie"):
            subject = self._subject_here(at, index)
            return [a for a in subject if a]
        person, plural, feminine = _kind_of(word)
        mates = self._fellows(at, index)
        for seen in self._candidates(at, index):
            if seen.sentence == at and seen.word in mates:
                continue
            if person is not None and seen.person != person:
                continue
            if plural is not None and seen.plural != plural:
                continue
            if feminine is not None and seen.person and seen.feminine != feminine:
                continue
            span = (word.start, word.end)
            return [replace(seen.actor, text=self.text[span[0] : span[1]], span=span)]
        return []

    def meant(self, at: int, index: int) -> tuple[int, int] | None:
        """The thing that a pronoun of the third person stands for: (sentence, word) of a noun before it in the sentence or in the
        one before, of the same number and gender, subjects and objects first, then the nearest. Persons are no things.
        """
        word = self.sentences[at].words[index]
        if word.lower not in self.lexicon.words("thing_pronouns"):
            return None
        for number in (at, at - 1):
            if number < 0:
                break
            words = self.sentences[number].words[: index if number == at else None]
            fitting = [w for w in words if w.upos == "NOUN" and self._thing(number, w) and _stands_for(word, w)]
            if number == at:
                fitting = [w for w in fitting if w.head != word.head]
            if fitting:
                core = ("nsubj", "obj", "nsubj:pass", "root")
                best = max(fitting, key=lambda w: (w.relation in core, w.index))
                return number, best.index
        return None

    def _thing(self, at: int, word: Word) -> bool:
        return (
            "@person" not in self.lexicon.classes.get(word.lemma, frozenset())
            and role_at(self.sentences[at], word.index, self.code) is None
        )

    def _fellows(self, at: int, index: int) -> set[int]:
        """The other phrases of a pronoun's own clause: none of them is whom it means ("Mińsk pomoże mu")."""
        sentence = self.sentences[at]
        word = sentence.words[index]
        if word.head < 0 or word.relation in ("nmod:poss", "det"):
            return set()
        return {c.index for c in sentence.children(word.head) if c.index != index}

    def _speaker(self, at: int, index: int) -> list[Actor]:
        """Who says "we": the publisher where it is an actor, else the body or state last spoken of as a subject."""
        if self.author is not None:
            return [self.author]
        for seen in self._candidates(at, index):
            if seen.subject and seen.actor.code and not seen.person:
                return [seen.actor]
        return []

    def _candidates(self, at: int, index: int) -> list[Seen]:
        """Earlier actors, the best first: those of this sentence before the word, then subjects and others of those before."""
        here = [s for s in self.seen_in(at, at) if s.word < index]
        found = [s for s in here if s.subject]
        for back in range(1, REACH + 1):
            before = self.seen_in(at - back, at - back)
            found += [s for s in before if s.subject]
            if back == 1:
                found += [s for s in reversed(here) if not s.subject]
            found += [s for s in reversed(before) if not s.subject]
        return found

    def spoken_of(self, at: int) -> list[Seen]:
        """The actors met in sentence `at`, in order; none before the first sentence."""
        return self.seen_in(at, at) if at >= 0 else []

    def _subject_here(self, at: int, index: int) -> list[Actor]:
        here = [s.actor for s in self.seen_in(at, at) if s.subject and s.word < index]
        return here[-1:] or [s.actor for s in self.seen_in(at - 1, at - 1) if s.subject][:1]

    def dropped_subject(self, at: int, index: int) -> list[Actor]:
        """Who does what a finite verb without subject says: the last subject before it, in this sentence or the one before."""
        word = self.sentences[at].words[index]
        if ":pri" in word.features:
            return self._speaker(at, index) if ":pl" in word.features else []
        plural = ":pl:" in word.features
        gender = _gender(word)
        for seen in self._candidates(at, index):
            fits = gender is None or not seen.person or seen.plural or bool(seen.feminine) == gender
            if seen.subject and fits and (seen.plural == plural or not word.features):
                return [seen.actor]
        return []

    def remember(self, at: int) -> None:
        """Note the actors of a sentence, for what follows in it and after it."""
        sentence = self.sentences[at]
        for word in sentence.words:
            if word.upos not in ("NOUN", "PROPN") or word.relation in ("flat", "compound", "fixed"):
                continue
            subject = word.relation in ("nsubj", "nsubj:pass", "obl:agent") or (
                # the first of several, or the noun whose name this is
                word.relation in ("conj", "appos") and word.head >= 0 and sentence.words[word.head].relation == "nsubj"
            )
            role = role_at(sentence, word.index, self.code)
            mentions = [
                m
                for m in self.names.at(at, word.index)
                if m.role not in ("adjective",) or (self.code == "en" and word.relation not in ("amod", "compound"))
            ]
            if not mentions and role is None:
                continue
            for actor in self._one(at, word.index)[:1]:
                if actor.code is None and not mentions:
                    continue
                person = any(m.entity.kind == "person" for m in mentions) or bool(role and role.kind == "person")
                plural = ":pl:" in word.features or word.tag in ("NNS", "NNPS")
                feminine = self._feminine(word, actor) if person else False
                group = tuple(a for a in self.resolve(at, word.index) if a.code)
                self.seen.append(Seen(at, word.index, actor, subject, person, plural, feminine, word.lemma, group))
        self.voice = (anaphora.quoted(self, at) or self.voice) if self.code == "en" else None

    def _feminine(self, word: Word, actor: Actor) -> bool | None:
        """Whether a person is a woman: by the noun's gender, in English by the given name, None where that does not tell."""
        if self.code != "en":
            return ":f" in word.features
        gender = given_names().get(actor.name.split()[0]) if actor.name else None
        return None if gender in (None, "both") else gender == "f"


def _sentence_of(seen: Seen) -> int:
    return seen.sentence


def _gender(verb: Word) -> bool | None:
    """Whether a Polish verb in the past speaks of a woman; None where its form does not say."""
    parts = verb.features.split(":")
    if parts[0] != "praet" or len(parts) < 3:
        return None
    genders = set(parts[2].split("."))
    return True if genders == {"f"} else False if "m1" in genders and "f" not in genders else None


def _between(sentence: Sentence, top: int, low: int) -> list[Word]:
    """The words from `low` up to, and without, `top`."""
    found: list[Word] = []
    while low != top and low >= 0 and len(found) < 30:
        found.append(sentence.words[low])
        low = sentence.words[low].head
    return found


def _members(entity: Entity) -> list[Entity]:
    table = countries()
    return [
        Entity(table[c].wikidata or f"local:{c}", table[c].name_en, c, "GOV", "country")
        for c in entity.members
        if c in table
    ]


def _stands_for(pronoun: Word, noun: Word) -> bool:
    """Whether number and gender of a noun fit a pronoun; in English number alone."""
    if pronoun.agreement:
        return bool(without_case(pronoun.agreement) & without_case(noun.agreement))
    return (noun.tag == "NNS") == (pronoun.lower in ("they", "them", "these", "those"))


def _kind_of(word: Word) -> tuple[bool | None, bool | None, bool | None]:
    """(person, plural, feminine) that a pronoun asks for, None where it does not say."""
    if word.lower in ("he", "him", "his", "himself"):
        return True, False, False
    if word.lower in ("she", "her", "herself", "hers"):
        return True, False, True
    if word.lower in ("it", "its", "itself"):
        return False, None, None
    if word.lower in ("they", "their", "them", "themselves"):
        return None, None, None
    if ":pl:" in word.features or word.lower in ("ich", "nich", "nimi", "im", "oni", "one"):
        return None, True, None
    if word.lower in ("jej", "nią", "niej", "ona", "ją"):
        return None, False, True
    return None, False, False
