"""The inside of a run of capitalised names: `President Joe Biden`, `Sergei Lavrov`, `Human Rights Watch`.

By the scheme of training/README.md a title heads the person's name, a person's first name heads the rest, and of any other
name the last word heads.
"""

from __future__ import annotations

from functools import lru_cache

from parley.knowledge.names import given_names
from parley.language.words import Word

TITLES = frozenset(
    """president minister secretary chancellor premier king queen prince princess crown general gen. mr mr. mrs mrs. ms ms. dr dr. sheikh senator sen. rep.
    representative judge justice ambassador envoy commissioner governor gov. mayor col. colonel sir lord lady pope cardinal archbishop bishop marshal admiral lt.
    lieutenant major maj. capt. captain sultan emir shah ayatollah imam director chief spokesman spokeswoman spokesperson leader secretary-general
    director-general vice-president chairman chairwoman speaker deputy commander coach editor professor prof. congressman congresswoman lawmaker
    taoiseach dictator comrade""".split()
)


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(given_names())


def inside(words: list[Word], first: int, last: int) -> tuple[int, list[tuple[int, int, str]]]:
    """The head of the run from `first` to `last`, and the arcs (dependent, head, relation) of its other words."""
    title = max((i for i in range(first, last) if words[i].lower in TITLES), default=-1)
    if title >= 0:
        rest = title + 1
        arcs = [(i, title, "compound") for i in range(first, title)]
        return title, [*arcs, (rest, title, "appos"), *((i, rest, "flat") for i in range(rest + 1, last + 1))]
    person = next((i for i in range(first, last) if words[i].text in _given()), -1)
    if person == first or (person < 0 and _looks_personal(words, first, last)):
        return first, [(i, first, "flat") for i in range(first + 1, last + 1)]
    if person > first and words[first].text not in _given() and last - person <= 2:
        flat = [(i, person, "flat") for i in range(person + 1, last + 1)]
        return person, [(i, person, "compound") for i in range(first, person)] + flat
    return last, [(i, last, "compound") for i in range(first, last)]


def _looks_personal(words: list[Word], first: int, last: int) -> bool:
    """Two or three names of which no word is in the dictionary: a foreign person sooner than an institution."""
    if not 2 <= last - first + 1 <= 3 or any(w.text.isupper() for w in words[first : last + 1]):
        return False
    return all(all(a.upos == "PROPN" for a in w.analyses) and w.text.isalpha() for w in words[first : last + 1])
