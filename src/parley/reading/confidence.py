"""How sure the reader is of an event: what its construction and its roles are worth, as measured (docs/confidence.md)."""

from __future__ import annotations

from parley.language.words import Sentence
from parley.model import Event
from parley.reading.slots import is_verbal
from parley.reading.triggers import Trigger


def confidence(sentence: Sentence, trigger: Trigger, event: Event) -> float:
    """A number between 0 and 1."""
    score = 0.55
    word = sentence.words[trigger.index]
    score += 0.1 if is_verbal(word) else -0.05
    score += 0.12 if any(a.code for a in event.actors) else -0.1
    score += 0.06 if event.recipients or event.object else -0.05
    score += 0.06 if event.when else 0.0
    score -= 0.05 if event.stance.kind in ("possible", "promised") else 0.0
    score -= 0.1 if sentence.kind in ("heading", "title") else 0.0
    score -= 0.08 if len(sentence.words) > 40 else 0.0
    return round(min(max(score, 0.05), 0.98), 2)
