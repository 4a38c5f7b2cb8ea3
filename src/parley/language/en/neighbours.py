"""Ties between English phrases and verbs that stand side by side: prepositions, subjects, objects, relative clauses, `and`."""

from __future__ import annotations

from parley.language.en.phrases import CALENDAR, EITHER, MARKS, SPEECH, VERBS, Group, Phrase, owned_by
from parley.language.en.retag import become
from parley.language.fixed import Fixed
from parley.language.words import Word

_COMPOUND = frozenset(
    {
        ("according", "to"),
        ("because", "of"),
        ("due", "to"),
        ("instead", "of"),
        ("prior", "to"),
        ("along", "with"),
        ("ahead", "of"),
        ("owing", "to"),
        ("thanks", "to"),
    }
)
_GIVING = frozenset(
    """give offer grant hand send show pay lend deny allow award promise sell owe cost bring teach assure guarantee refuse supply loan wire donate
    extend serve deal tell""".split()
)
_PRONOUNS = frozenset("he she they we i it you who which that this these those there".split())


def join(words: list[Word], phrases: list[Phrase], groups: list[Group], found: Fixed) -> None:
    """Fix the arcs between neighbours."""
    by_first = {p.first: p for p in phrases}
    by_last = {p.last: p for p in phrases}
    starts = {g.first: g for g in groups}
    _compound_prepositions(words, by_first, found)
    _prepositions(words, by_first, starts, found)
    _relatives(words, groups, by_last, found)
    ends = {g.last: g for g in groups}
    for group in groups:
        _subject(words, group, by_last, by_first, ends, found)
    for number, group in enumerate(groups):
        _parted_subject(words, group, groups[:number], phrases, found)
    for group in groups:
        _object(words, group, by_first, starts, found)
    _coordination(words, by_last, by_first, starts, found)


def _compound_prepositions(words: list[Word], by_first: dict[int, Phrase], found: Fixed) -> None:
    """`according to`, `because of`: the first word marks the phrase, the second is fixed to it."""
    for word in words[:-2]:
        following = words[word.index + 1]
        phrase = by_first.get(word.index + 2)
        if phrase is None or (word.lower, following.lower) not in _COMPOUND or word.index in found.heads:
            continue
        target = owned_by(words, phrase, by_first)
        for one in (phrase, target):
            one.marker = following.index
        found.put(word.index, target.head, "case")
        found.put(following.index, word.index, "fixed")


def _prepositions(words: list[Word], by_first: dict[int, Phrase], starts: dict[int, Group], found: Fixed) -> None:
    """A preposition marks the phrase behind it, a conjunction the verb of the clause behind it."""
    for word in words:
        if word.tag not in ("IN", "TO") or word.index in found.heads:
            continue
        following = word.index + 1
        phrase = by_first.get(following)
        if word.lower in MARKS | EITHER and word.tag == "IN":
            group = _clause_behind(words, following, by_first, starts)
            if group is not None and (group.finite or word.lower == "that"):
                group.finite = True
                if (
                    word.lower == "that"
                    and phrase is not None
                    and words[owned_by(words, phrase, by_first).head].tag in ("NN", "NNP")
                ):
                    become(words[group.first], "VB", frozenset({"VBP"}))  # "demanded that Rwanda withdraw"
                found.put(word.index, group.head, "mark")
                continue
            if word.lower in MARKS:
                continue
        if following in starts and words[following].tag == "VBG":
            found.put(word.index, starts[following].head, "mark")
        elif phrase is not None:
            target = owned_by(words, phrase, by_first)
            for one in (phrase, target):
                one.marker = word.index
            found.put(word.index, target.head, "case")


def _clause_behind(words: list[Word], at: int, by_first: dict[int, Phrase], starts: dict[int, Group]) -> Group | None:
    """The verb group of a clause that begins at `at` with its subject: a phrase, its of-phrases, adverbs, the verb."""
    phrase = by_first.get(at)
    if phrase is None:
        return None
    at = phrase.last + 1
    for _ in range(6):
        if at >= len(words):
            return None
        if at in starts and words[at].tag not in ("VBG", "VBN"):
            return starts[at]
        if words[at].tag in ("RB", "POS", "IN", "CC"):
            at += 1
        if at in by_first:
            at = by_first[at].last + 1
        elif at not in starts:
            return None
    return None


def _chain_start(words: list[Word], phrase: Phrase, by_last: dict[int, Phrase]) -> Phrase:
    """The first of phrases tied by prepositions and owners up to this one ("the release of prisoners from jail")."""
    for _ in range(5):
        before = words[phrase.first - 1] if phrase.first > 0 else None
        if before is None or not (before.tag in ("IN", "POS") or (before.tag == "TO")):
            return phrase
        if before.lower in MARKS:
            return phrase
        earlier = by_last.get(before.index - 1)
        if earlier is None:
            return phrase
        phrase = earlier
    return phrase


def _opens_clause(words: list[Word], index: int) -> bool:
    """Whether a clause can open at `index`, by the word before it."""
    if index == 0:
        return True
    before = words[index - 1]
    return (
        before.text in (",", '"', "“", "”", "-", "–", "—", ":", ";", "''", "``", "(", ")")
        or (before.lower in MARKS | EITHER and before.tag == "IN")
        or before.tag == "WRB"
        or (before.tag in VERBS and before.lemma in SPEECH)
    )


def _before_participle(
    words: list[Word], phrase: Phrase, by_last: dict[int, Phrase], ends: dict[int, Group], found: Fixed
) -> Phrase:
    """The first phrase of a chain in which participles stand: "Ukrainians leaving Belarus (will)", "prisoners freed on Thursday (were)"."""
    for _ in range(4):
        start = _chain_start(words, phrase, by_last)
        before = start.first - 1
        if start.marker == before and before >= 1:
            before -= 1
        group = ends.get(before)
        host = by_last.get(group.first - 1) if group is not None else None
        if group is None or host is None or group.finite or words[group.first].tag not in ("VBN", "VBG"):
            return start
        if group.head not in found.heads:
            found.put(group.head, host.head, "acl")
        phrase = host
    return start


def _parted_subject(words: list[Word], group: Group, earlier: list[Group], phrases: list[Phrase], found: Fixed) -> None:
    """A finite verb behind a comma without subject: that of the phrase before the insertion ("Iran, which …, broke off …")."""
    if not group.finite or group.first < 3 or words[group.first - 1].text not in (",", ")", "–", "—", "-"):
        return
    for phrase in phrases:
        if phrase.last >= group.first - 2:
            return
        if not _opens_clause(words, phrase.first) or words[phrase.last + 1].text not in (",", "(", "–", "—", "-"):
            continue
        inside = [g for g in earlier if g.first > phrase.last and g.finite]
        before = [g for g in earlier if g.last < phrase.first and g.finite]
        if all(found.relations.get(g.head) == "acl:relcl" for g in inside) and not before:
            found.put(phrase.head, group.head, "nsubj:pass" if group.passive else "nsubj")
        return


def _subject(
    words: list[Word],
    group: Group,
    by_last: dict[int, Phrase],
    by_first: dict[int, Phrase],
    ends: dict[int, Group],
    found: Fixed,
) -> None:
    """The phrase right before a finite verb is its subject, or the phrase that it belongs to."""
    if not group.finite:
        return
    at = group.first - 1
    while at >= 0 and words[at].tag in ("RB", "RBR") and group.first - at < 3:
        at -= 1
    relation = "nsubj:pass" if group.passive else "nsubj"
    phrase = by_last.get(at)
    if phrase is not None and phrase.marker < 0 and phrase.last == phrase.head and words[phrase.head].lower in CALENDAR:
        earlier = by_last.get(phrase.first - 1)
        if earlier is not None:  # "Nigeria today announced", "Yasser Arafat Wednesday rejected"
            found.put(phrase.head, group.head, "obl")
            phrase = earlier
    if phrase is None:
        if at >= 0 and words[at].tag in ("WDT", "WP"):
            found.put(at, group.head, relation)
        return
    if phrase.first == phrase.last and words[at].lower in _PRONOUNS and words[at].tag != "DT":
        found.put(at, group.head, "expl" if words[at].tag == "EX" else relation)
        return
    start = _before_participle(words, phrase, by_last, ends, found)
    if start.marker >= 0 and words[start.marker].lower not in MARKS and words[start.marker].index == start.first - 1:
        return
    if start.first > 0 and words[start.first - 1].tag == "CC":
        before = by_last.get(start.first - 2)
        members = _list(words, before, by_last) if before is not None else []
        if members and _chain_start(words, members[0], by_last).marker >= 0:
            members = members[-1:]  # "In Paris, Germany and France"
        first = _chain_start(words, members[0], by_last) if members else None
        if before is not None and first is not None and _opens_clause(words, first.first):
            joined = owned_by(words, start, by_first)
            for member in [*members[1:], joined] if len(members) > 1 else ():
                found.put(member.head, members[0].head, "conj")
            if joined.head not in found.heads:
                found.heads[joined.head] = frozenset(_candidates(words, before, joined, by_last))
                found.relations[joined.head] = "conj"
            found.put(start.first - 1, joined.head, "cc")
            found.put(first.head, group.head, relation)
        return
    if _opens_clause(words, start.first) or start is phrase:
        opener = words[start.first - 1] if start.first > 0 else None
        if opener is None or opener.tag not in ("IN", "TO") or opener.lower in MARKS | EITHER:
            found.put(start.head, group.head, relation)


def _object(
    words: list[Word], group: Group, by_first: dict[int, Phrase], starts: dict[int, Group], found: Fixed
) -> None:
    """The phrase right behind an active verb hangs on it, unless it opens a clause of its own."""
    if group.passive or group.copular or words[group.last].lemma == "be":
        return
    at = group.last + 1
    if at < len(words) and words[at].tag == "RP":
        found.put(at, group.head, "compound:prt")
        at += 1
    phrase = by_first.get(at)
    if phrase is None or words[at].tag in ("WP", "EX"):
        return
    owned = owned_by(words, phrase, by_first)
    behind = _clause_behind(words, at, by_first, starts)
    if behind is not None and behind.finite:
        return
    second = by_first.get(owned.last + 1)
    if second is not None and words[group.last].lemma in _GIVING and words[second.head].lower not in CALENDAR:
        found.put(owned.head, group.head, "iobj")  # "gave the rebels two tanks"
        found.put(owned_by(words, second, by_first).head, group.head, "obj")
        return
    timed = words[owned.head].lower in CALENDAR
    following = owned.last + 1
    sure = not timed and not (following in by_first or (following < len(words) and words[following].lower in MARKS))
    found.put(owned.head, group.head, "obj" if sure else "")


def _relatives(words: list[Word], groups: list[Group], by_last: dict[int, Phrase], found: Fixed) -> None:
    """A clause behind `who`, `which`, `that` hangs on one of the phrases before it."""
    for group in groups:
        opener = group.first - 1
        if opener < 1 or words[opener].tag not in ("WDT", "WP") or words[opener].lower == "what" or not group.finite:
            continue
        before = opener - 1
        if words[before].text == ",":
            before -= 1
        phrase = by_last.get(before)
        if phrase is None or group.head in found.heads:
            continue
        heads = {phrase.head}
        for _ in range(3):
            mark = words[phrase.first - 1] if phrase.first > 0 else None
            earlier = by_last.get(phrase.first - 2) if mark is not None and mark.tag in ("IN", "POS") else None
            if earlier is None:
                break
            phrase = earlier
            heads.add(phrase.head)
        found.heads[group.head] = frozenset(heads)
        found.relations[group.head] = "acl:relcl"


def _coordination(
    words: list[Word], by_last: dict[int, Phrase], by_first: dict[int, Phrase], starts: dict[int, Group], found: Fixed
) -> None:
    """`and` between two phrases of which the second opens no clause: the second is a conjunct of a phrase before it."""
    for word in words:
        if word.tag != "CC" or word.index in found.heads:
            continue
        first, second = by_last.get(word.index - 1), by_first.get(word.index + 1)
        following = word.index + 1
        if first is None and second is not None and word.index > 1 and words[word.index - 1].text == ",":
            first = by_last.get(word.index - 2)
        if following in starts:
            found.put(word.index, starts[following].head, "cc")
        elif second is not None:
            owned = owned_by(words, second, by_first)
            behind = _clause_behind(words, second.first, by_first, starts)
            if behind is not None and behind.finite:
                found.put(word.index, behind.head, "cc")
                continue
            found.put(word.index, owned.head, "cc")
            if first is None or owned.head in found.heads:
                continue
            members = _list(words, first, by_last)
            if len(members) > 1:  # "Iran, Saudi Arabia and Qatar"
                for member in [*members[1:], owned]:
                    found.put(member.head, members[0].head, "conj")
                continue
            heads = _candidates(words, first, owned, by_last)
            found.heads[owned.head] = frozenset(heads)
            found.relations[owned.head] = "conj"


def _list(words: list[Word], last: Phrase, by_last: dict[int, Phrase]) -> list[Phrase]:
    """The phrases parted by commas up to this one, left to right; names with names and common nouns with common nouns."""
    members = [last]
    named = words[last.head].tag in ("NNP", "NNPS")
    while True:
        first = members[0].first
        before = by_last.get(first - 2) if first > 1 and words[first - 1].text == "," else None
        if (
            before is None
            or not words[before.head].tag.startswith("NN")
            or (words[before.head].tag in ("NNP", "NNPS")) != named
            or words[before.head].lower in CALENDAR
        ):
            return members
        members.insert(0, before)


def _candidates(words: list[Word], first: Phrase, second: Phrase, by_last: dict[int, Phrase]) -> set[int]:
    """The heads of phrases with which a phrase behind `and` can be coordinated: those before it in its chain, names with names."""
    heads, phrase = [first.head], first
    if first.marker >= 0 and words[first.marker].lower == "between":
        return {first.head}
    for _ in range(4):
        mark = words[phrase.first - 1] if phrase.first > 0 else None
        joined = mark is not None and (mark.tag in ("IN", "POS", "CC", "TO") or mark.text == ",")
        earlier = by_last.get(phrase.first - 2) if joined else None
        if earlier is None:
            break
        phrase = earlier
        heads.append(phrase.head)
    named = words[second.head].tag in ("NNP", "NNPS")
    alike = [h for h in heads if (words[h].tag in ("NNP", "NNPS")) == named]
    return set(alike or heads)
