"""Which language a text is in: by its stop words and letters, for the languages read and a few that are told apart."""

from __future__ import annotations

import re

_STOP: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "pl": "i w z na do się że nie to jest przez po o za od oraz dla jak który która które których a ale są był"
        " była było także przed przy ze we tym tego jego jej ich może został została jednak jako więc też już czy pod",
        "en": "the of and to in a is that for on with as was by at from it are be this which have has not an"
        " were will its but or had their said would after who been they he more his about",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus"
        " er hat dass sie nach wird bei einer um am sind noch wie einem über",
        "fr": "le la les de des et à en un une du est que qui dans pour pas sur au par avec ce il se plus ne ont été"
        " son sont aux mais cette ou elle d' l'",
        "es": "el la los las de y en que un una del se por con no para su al es lo como más pero fue este ha sus le ya"
        " o entre cuando sobre también",
        "cs": "a v na se je že o s z do i to ve pro k za by si po jako jsou ale od jsem který která které při není byl"
        " bude podle aby nebo také jeho již",
        "lt": "ir į iš kad su yra tai bei kaip už dėl nuo apie prie bus buvo tik ar jau taip pat savo po bet kuris",
        "ru": "и в не на что с по как из к у за от о для это а но был была было его ее их они при также после",
        "uk": "і в не на що з та до у за як від про для це є було був але його її їх при також після й або",
        "be": "і ў не на што з па як у да за ад аб для гэта а але быў была было яго яе іх пры таксама пасля ці",
    }.items()
}
_LETTERS: dict[str, str] = {
    "pl": "ąęłńśźż",
    "de": "äöüß",
    "cs": "ěřůťď",
    "lt": "ėįųū",
    "uk": "їєґ",
    "be": "ў",
    "ru": "ыэъё",
    "es": "ñ¿¡",
    "fr": "èêçœ",
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?", re.UNICODE)
_SAMPLE = 20_000


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where there is too little to tell, or it is another one."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if len(words) < 3:
        return None
    scores = {code: _score(code, words, sample) for code in _STOP}
    best = max(sorted(scores), key=lambda code: scores[code])
    second = max(score for code, score in scores.items() if code != best)
    return best if scores[best] >= 0.08 and scores[best] > 1.1 * second else None


def _score(code: str, words: list[str], sample: str) -> float:
    stop = sum(1 for word in words if word in _STOP[code]) / len(words)
    letters = sum(sample.count(letter) for letter in _LETTERS.get(code, "")) / max(len(sample), 1)
    return stop + 6 * min(letters, 0.05)
