"""The stance of an event from the sense that its chain of governors gives: holder, force, probability, horizon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from parley.knowledge.acts import acts
from parley.knowledge.yardsticks import yardsticks
from parley.language.interface import language
from parley.language.words import Sentence
from parley.model import Actor, Force, Polarity, Stance, StanceKind
from parley.reading.chain import Sense
from parley.reading.discourse import Discourse
from parley.reading.mentions import slug

YARDSTICK = "icd203"
_CONFLICT = frozenset({"verbal_conflict", "material_conflict"})
_HELD = frozenset({"demanded", "refused", "threatened", "expected", "possible", "promised", "offered"})


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A word of probability: its words, the range of the chance that the thing happens, and the polarity that it gives."""

    words: tuple[str, ...]
    low: float
    high: float
    negative: bool


@lru_cache(maxsize=8)
def likelihoods(code: str) -> dict[str, tuple[Likelihood, ...]]:
    """The words of probability of a language by their first word, longest first."""
    terms = yardsticks()[YARDSTICK].terms
    found: dict[str, list[Likelihood]] = {}
    lines = (language(code).folder / "probability.tsv").read_text("utf-8").splitlines()
    for line in [r for r in lines if r.strip() and not r.startswith("#")][1:]:
        phrase, term, low, high, polarity = [*line.split("\t"), "", "", "", ""][:5]
        span = terms[term] if term else (float(low), float(high))
        words = tuple(phrase.casefold().split())
        found.setdefault(words[0], []).append(Likelihood(words, span[0], span[1], polarity == "negative"))
    return {first: tuple(sorted(ws, key=lambda w: -len(w.words))) for first, ws in found.items()}


def likelihood_at(sentence: Sentence, index: int, code: str) -> tuple[Likelihood, int] | None:
    """The word of probability that begins at `index`, with the index of its last word."""
    table = likelihoods(code)
    word = sentence.words[index]
    for first in dict.fromkeys((word.lower, word.lemma.casefold())):
        for entry in table.get(first, ()):
            last = index + len(entry.words) - 1
            if last < len(sentence.words) and all(
                w in (sentence.words[index + n].lower, sentence.words[index + n].lemma.casefold())
                for n, w in enumerate(entry.words)
            ):
                return entry, last
    return None


def likelihood_for(
    discourse: Discourse, at: int, sense: Sense, trigger: int
) -> tuple[Likelihood, tuple[int, int]] | None:
    """The word of probability on the way from the act to the top of its chain, or beside it."""
    sentence = discourse.sentences[at]
    chain = {trigger, sense.top, *(i for i, _ in sense.steps)}
    near = chain | {
        c.index
        for i in chain
        for c in sentence.children(i)
        if c.relation
        in ("advmod", "amod", "discourse", "cop", "obl", "parataxis", "xcomp", "compound", "conj", "nsubj", "aux")
    }
    best: tuple[Likelihood, tuple[int, int]] | None = None
    for index in sorted({i - back for i in near for back in range(4) if i - back >= 0}):
        hit = likelihood_at(sentence, index, discourse.code)
        if (
            hit is not None
            and any(index <= i <= hit[1] for i in near)
            and not (hit[0].negative and _denied_before(sentence, index, discourse))
            and (best is None or len(hit[0].words) > len(best[0].words))
        ):
            best = hit[0], (index, hit[1])
    return best


def _denied_before(sentence: Sentence, index: int, discourse: Discourse) -> bool:
    """Whether a negation stands right before a word of probability: "cannot be ruled out" rules nothing out."""
    negations = discourse.lexicon.words("negations")
    return any(w.lower in negations or w.lemma in negations for w in sentence.words[max(0, index - 2) : index])


def make_stance(
    discourse: Discourse, at: int, act: str, sense: Sense, trigger: int, actors: list[Actor], horizon: str | None
) -> tuple[Stance, Actor | None]:
    """The stance and the attribution of an event."""
    sentence = discourse.sentences[at]
    kind, polarity, force = sense.kind, sense.polarity, sense.force
    if sense.backed and kind == "demanded" and acts()[act].kind == "material_conflict":
        kind, force = "asserted", None  # support for a war is given to one that is waged
    attribution = _actor(discourse, at, sense.attribution) or _unsaid(discourse, at, sense.speech, sense.attribution)
    hit = (
        likelihood_for(discourse, at, sense, trigger)
        if kind in ("expected", "possible", "promised", "planned", "refused")
        else None
    )
    if hit is not None and kind == "refused" and (not hit[0].negative or _someone(discourse, at, sense)):
        hit = None  # only what nobody in particular excludes ("jest niemal wykluczone") is a forecast
    probability, word = None, None
    if hit is not None:
        entry, (first, last) = hit
        kind, force = ("expected" if kind != "possible" or entry.high != entry.low else kind), None
        probability = (entry.low, entry.high)
        word = discourse.text[sentence.words[first].start : sentence.words[last].end]
        if entry.negative and polarity == "positive":
            polarity = "negative"
    if (
        kind == "promised"
        and polarity == "negative"
        and attribution is not None
        and acts()[act].kind not in _CONFLICT
        and any(attribution.code == a.code for a in actors)
    ):
        kind, polarity = "refused", "positive"
    if kind == "promised" and force == "commitment" and sense.future and _arranged(act, actors, attribution):
        kind, force = "planned", None
    if kind == "promised" and force in ("intent", "wish") and _conditional(discourse, at, sense, trigger):
        kind = "offered"
    holder = _holder(discourse, at, sense, kind, actors, attribution)
    if (
        attribution is not None
        and any(attribution.id == a.id or (attribution.code and attribution.code == a.code) for a in actors)
        and kind in ("promised", "offered", "threatened", "refused", "planned")
    ):
        attribution = None
    return Stance(
        cast("StanceKind", kind),
        cast("Polarity", polarity),
        cast("Force | None", force if kind in ("promised", "offered") else None),
        holder,
        probability,
        word,
        horizon if kind in ("expected", "possible", "promised", "planned") else None,
    ), attribution


#: Acts that are arranged rather than promised, where not one side alone speaks of its own deed.
_ARRANGED = frozenset({"meet", "negotiate", "call", "visit", "exercise", "vote", "sign", "swap"})


def _arranged(act: str, actors: list[Actor], attribution: Actor | None) -> bool:
    """Whether a future deed is one that both sides have fixed, or that nobody is said to do; what one side says it will do is not."""
    codes = {a.code for a in actors if a.code}
    if attribution is not None and attribution.code in codes:
        return False
    return act in _ARRANGED and len(codes) != 1


def _conditional(discourse: Discourse, at: int, sense: Sense, trigger: int) -> bool:
    """Whether a readiness is tied to something: a phrase of exchange or a condition in its clause."""
    sentence = discourse.sentences[at]
    grammar = discourse.lexicon.grammar
    text = " ".join(w.lower for w in sentence.words)
    phrases = [*grammar.get("exchange_phrases", ()), *grammar.get("condition_phrases", ())]
    if any(f" {p} " in f" {text} " for p in phrases):
        return True
    chain = {trigger, sense.top, *(i for i, _ in sense.steps)}
    markers = discourse.lexicon.words("condition_markers")
    return any(
        g.lower in markers
        for i in chain
        for c in sentence.children(i)
        if c.relation == "advcl"
        for g in sentence.children(c.index)
    )


def _actor(discourse: Discourse, at: int, index: int) -> Actor | None:
    if index < 0:
        return None
    actors = discourse.resolve(at, index)
    if actors:
        return actors[0]
    word = discourse.sentences[at].words[index]
    if word.upos not in ("NOUN", "PROPN"):
        return None
    name, span = discourse.phrase(at, index)
    return Actor(f"local:{slug(name)}", name, None, None, discourse.text[span[0] : span[1]], span)


def _someone(discourse: Discourse, at: int, sense: Sense) -> bool:
    """Whether somebody in particular holds the stance, said or unsaid."""
    return sense.holder >= 0 or _unsaid(discourse, at, sense.claimant, sense.holder) is not None


def _unsaid(discourse: Discourse, at: int, verb: int, named: int) -> Actor | None:
    """The subject that a finite verb of speech or stance leaves unsaid: "Zaznaczył, że …", "Domaga się …"."""
    if verb < 0 or named >= 0 or discourse.code != "pl" or discourse.sentences[at].words[verb].form != "fin":
        return None
    return next(iter(discourse.dropped_subject(at, verb)), None)


def _holder(
    discourse: Discourse, at: int, sense: Sense, kind: str, actors: list[Actor], attribution: Actor | None
) -> Actor | Literal["author"]:
    """Whose stance it is: the one whom the governor names, else for a promise or refusal the doer, else the source, else the author."""
    own = _actor(discourse, at, sense.holder) or _unsaid(discourse, at, sense.claimant, sense.holder)
    if own is not None and kind in _HELD:
        return own
    if kind in ("promised", "offered", "threatened", "refused") and actors:
        return actors[0]
    if attribution is not None and kind in _HELD:
        return attribution
    if sense.announced and kind in _HELD:
        return _actor(discourse, at, sense.announcer) or "author"
    return "author"
