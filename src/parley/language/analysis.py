"""Text → sentences of words with lemma, tag, head and relation: one language's analysers put in a row."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from parley.language import interface, sentences, tokens
from parley.language.interface import Language
from parley.language.parser import ARC_BITS, LABEL_BITS, Parser, ParserWeights
from parley.language.rows import Rows
from parley.language.tagger import BITS, Tagger, TaggerWeights
from parley.language.words import Analysis, Sentence, Word

Units = Callable[[Sentence], list[tuple[int, int]]]
#: Scale of the weights, which are stored as 8-bit integers.
_BYTE = 127.0


class Analyser:
    """Cuts text of one language into sentences and says what each word is and depends on."""

    def __init__(self, language: Language, tagger: Tagger, parser: Parser, observed: dict[str, list[str]]) -> None:
        self.language = language
        self.tagger = tagger
        self.parser = parser
        self.observed = observed

    def sentences(self, text: str, start: int, end: int) -> list[Sentence]:
        """The analysed sentences of one paragraph, `text[start:end]`; offsets are into `text`."""
        words = tokens.tokenise(text, start, end, self.language.rules, self.language.is_word)
        return [self.analyse(part) for part in sentences.split(words, self.language.rules, text)]

    def analyse(self, words: list[Word], units: Units | None = None) -> Sentence:
        """A sentence of tokens with everything filled in. `units` finds, in the tagged sentence, stretches such as dates that
        head nothing outside themselves and are neither subject nor object.
        """
        for index, word in enumerate(words):
            word.index = index
        tag_words(self.language, self.tagger, words, self.observed)
        stretches = units(Sentence(words[0].start, words[-1].end, words)) if units else []
        known = self.language.fixed(words)
        self.parser(words, stretches, known.heads)
        known.label(words)
        self.language.finish(words)
        sentence = Sentence(words[0].start, words[-1].end, words)
        sentence.link()
        return sentence


def look_up(language: Language, words: list[Word]) -> None:
    """Fill in what each word can be. A word after an opening quotation mark or dash also opens a sentence."""
    opening = True
    for word in words:
        word.analyses = language.analyse(word, opening)
        opening = (opening and not word.text[0].isalnum()) or word.text in {"„", "“", ":", '"'}


def options(words: list[Word], observed: dict[str, list[str]]) -> list[tuple[str, ...]]:
    """The tags each word may have: the dictionary's, and those seen for a word of the closed classes in training."""
    return [tuple(dict.fromkeys([*(a.tag for a in w.analyses), *observed.get(w.lower, ())])) for w in words]


def tag_words(language: Language, tagger: Tagger, words: list[Word], observed: dict[str, list[str]]) -> None:
    """Look up and tag `words` in place."""
    look_up(language, words)
    for word, tag in zip(words, tagger(words, options(words, observed)), strict=True):
        settle(word, tag)


def settle(word: Word, tag: str) -> None:
    """Write the chosen tag into a word, with the lemma and agreement of the best analysis that has it."""
    fitting = [a for a in word.analyses if a.tag == tag]
    upos, _, rest = tag.partition(".")
    chosen = fitting[0] if fitting else _nearest(word, upos)
    word.tag, word.lemma, word.features = tag, chosen.lemma, chosen.features
    word.upos = chosen.upos if chosen.tag == tag else upos
    word.case, word.form = (rest, "") if upos not in ("VERB", "AUX") else ("", rest)
    word.agreement = 0
    for analysis in fitting:
        if analysis.lemma == chosen.lemma or upos in ("ADJ", "DET", "NUM"):
            word.agreement |= analysis.agreement


def _nearest(word: Word, upos: str) -> Analysis:
    """An analysis of the same class, else the first, for a tag that only training has."""
    return next((a for a in word.analyses if a.upos == upos), word.analyses[0])


@lru_cache(maxsize=8)
def analyser(code: str) -> Analyser:
    """The analyser of a language, its weights loaded once a process."""
    language = interface.language(code)
    tagger, parser, observed = load_weights((language.folder / "weights.npz").read_bytes())
    return Analyser(language, tagger, parser, observed)


def load_weights(data: bytes) -> tuple[Tagger, Parser, dict[str, list[str]]]:
    """Tagger, parser and observed tags from the bytes that training wrote."""
    stored = np.load(io.BytesIO(data), allow_pickle=False)
    names = json.loads(bytes(stored["names"]).decode())
    tags, relations = tuple(names["tags"]), tuple(names["relations"])

    def dense(name: str, shape: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        table = np.zeros(shape, dtype=np.float32)
        table[stored[f"{name}_at"]] = stored[f"{name}_values"].astype(np.float32) * (names["scale"][name] / _BYTE)
        return table

    def rows(name: str, size: int) -> Rows:
        return Rows(size, stored[f"{name}_at"], stored[f"{name}_values"], names["scale"][name] / _BYTE)

    tagger = Tagger(TaggerWeights(tags, rows("emission", 1 << BITS), dense("transition", (len(tags) + 1, len(tags)))))
    parser = Parser(ParserWeights(dense("arcs", (1 << ARC_BITS,)), rows("labels", 1 << LABEL_BITS), relations))
    return tagger, parser, names["observed"]


def pack_weights(tagger: TaggerWeights, parser: ParserWeights, observed: dict[str, list[str]]) -> bytes:
    """The bytes that `load_weights` reads: rows without weight left out, weights rounded to 8 bits, the same for the same weights."""
    tables = {
        "emission": np.asarray(tagger.emission),
        "transition": tagger.transition,
        "arcs": parser.arcs,
        "labels": np.asarray(parser.labels),
    }
    arrays: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]] = {}
    scale = {}
    for name, table in tables.items():
        scale[name] = float(np.abs(table).max()) or 1.0
        rounded = np.rint(table * (_BYTE / scale[name])).astype(np.int8)
        at = np.flatnonzero(rounded if rounded.ndim == 1 else rounded.any(1)).astype(np.uint32)
        arrays[f"{name}_at"], arrays[f"{name}_values"] = at, rounded[at]
    names = {"tags": tagger.tags, "relations": parser.relations, "observed": observed, "scale": scale}
    arrays["names"] = np.frombuffer(json.dumps(names, ensure_ascii=False, sort_keys=True).encode(), dtype=np.uint8)
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    return out.getvalue()
