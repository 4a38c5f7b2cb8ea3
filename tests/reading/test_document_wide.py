"""What one sentence leaves open and the document tells: sides, dates, ties."""

from parley.language.analysis import analyser
from parley.reading import chronology, links, rounds
from parley.reading.dates import find_dates
from parley.reading.lexicon import lexicon


def codes(event):
    return {a.code for a in event.actors}


def test_bare_talks_are_those_of_the_documents_pair(made):
    told = [made("a", "negotiate", "TUR", "EGY"), made("b", "meet", "TUR", "EGY"), made("c", "negotiate")]
    filled = rounds.fill_sides(told, [0, 1, 7], [True, True, True])
    assert codes(filled[2]) == {"TUR", "EGY"}
    assert filled[2].because


def test_a_pair_told_once_fills_only_what_is_near(made):
    told = [made("a", "negotiate", "TUR", "EGY"), made("b", "meet"), made("c", "meet")]
    filled = rounds.fill_sides(told, [0, 1, 5], [True, True, True])
    assert codes(filled[1]) == {"TUR", "EGY"}
    assert codes(filled[2]) == set()


def test_talks_with_another_side_keep_it(made):
    told = [made("a", "meet", "TUR", "EGY"), made("b", "meet", "TUR", "EGY"), made("c", "meet", "FRA")]
    assert codes(rounds.fill_sides(told, [0, 1, 2], [True, True, True])[2]) == {"FRA"}


def test_the_same_told_twice_is_linked_and_shares_its_date(made):
    told = [made("a", "release", "TUR", count=14, when="2025-03-02"), made("b", "release", "TUR", count=14)]
    linked = links.link(told, [0, 3], ["", "", "", ""], lexicon("pl"))
    assert [(x.kind, x.event) for x in linked[1].links] == [("same_as", "a")]
    settled = chronology.settle(linked, [], [], "then")
    assert settled[1].when is not None
    assert settled[1].when.edtf == "2025-03-02"


def test_different_counts_are_not_the_same(made):
    told = [made("a", "release", "TUR", count=14), made("b", "release", "TUR", count=9)]
    assert not links.link(told, [0, 3], ["", "", "", ""], lexicon("pl"))[1].links


def test_a_denial_is_not_the_same_as_what_it_denies(made):
    told = [made("a", "release", "TUR"), made("b", "release", "TUR", stance="denied")]
    assert not links.link(told, [0, 1], ["", ""], lexicon("pl"))[1].links


def test_exchange_ties_what_two_sides_give(made):
    told = [made("a", "release", "TUR"), made("b", "lift", "EGY")]
    linked = links.link(told, [0, 1], ["turcja zwolniła jeńców", "w zamian egipt zniósł cła"], lexicon("pl"))
    assert [x.kind for x in linked[0].links] == ["exchange"]
    assert [x.event for x in linked[1].links] == ["a"]


def test_a_day_after_dates_either_end(made):
    text = "dzień po ataku"
    sentence = analyser("pl").sentences(text, 0, len(text))[0]
    date = next(d for d in find_dates(sentence, "pl", None) if d.anchor == "following")
    leaning = chronology.Leaning(0, 1, date)
    forth = chronology.settle([made("a", "meet"), made("b", "attack", when="2025-03-02")], [leaning], [], text)
    back = chronology.settle([made("a", "meet", when="2025-03-03"), made("b", "attack")], [leaning], [], text)
    assert forth[0].when is not None
    assert forth[0].when.edtf == "2025-03-03"
    assert back[1].when is not None
    assert back[1].when.edtf == "2025-03-02"


def test_a_pronoun_tells_an_act_again(events):
    found = events("Algieria nie uwolniła Omara Haddada, o co zabiega Malta.", "pl")
    stances = {e.stance.kind for e in found if e.act == "release"}
    assert stances == {"denied", "demanded"}
