"""Whether a sentence looks ahead or back, by its verbs: a guess for callers that know no better."""

from __future__ import annotations

from parley.language.words import Sentence, Word
from parley.reading.dates.context import Sense
from parley.reading.dates.lexicon import DateLexicon


def senses_of(sentence: Sentence, lexicon: DateLexicon) -> dict[int, Sense]:
    """The words that look ahead or back, by their index: auxiliaries, forms of the past, words of plans."""
    settings = lexicon.settings
    future, past = settings.get("future", frozenset()), settings.get("past", frozenset())
    endings = tuple(settings.get("past_endings", ()))
    found: dict[int, Sense] = {}
    for index, word in enumerate(sentence.words):
        form = word.lower or word.text.casefold()
        if form in future or word.form in settings.get("future_forms", ()):
            found[index] = "future"
        elif index and sentence.words[index - 1].lower in settings.get("before_participle", ()):
            continue  # "to be published": no past
        elif form in past or word.form in settings.get("past_forms", ()) or _ends_as_past(word, index, form, endings):
            found[index] = "past"
    return found


def _ends_as_past(word: Word, index: int, form: str, endings: tuple[str, ...]) -> bool:
    verb = word.upos in ("X", "", "VERB", "AUX")
    return verb and len(form) > 4 and (index == 0 or word.text[0].islower()) and form.endswith(endings)


def sense_at(senses: dict[int, Sense], first: int, last: int) -> Sense:
    """The sense for a date in the words `first` to `last`: that of the nearest such word before it, else behind it."""
    before = [i for i in senses if i < first]
    if before:
        return senses[max(before)]
    behind = [i for i in senses if i > last]
    return senses[min(behind)] if behind else "none"
