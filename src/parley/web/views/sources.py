"""Publishers: their documents, and how reliable the owner of the dossier takes them to be (Admiralty A–F)."""

from __future__ import annotations

from collections import Counter

from parley.errors import InputError, NotFound
from parley.store import Decision, Kept
from parley.web import shown
from parley.web.answers import Answer, Moved, Page
from parley.web.asked import Asked

#: NATO's Admiralty grades (AJP-2.1): A completely reliable … E unreliable, F cannot be judged.
GRADES = ("A", "B", "C", "D", "E", "F")


def page(asked: Asked) -> Answer:
    """All publishers, those with the most documents first."""
    documents = asked.dossier.documents()
    counts, told = Counter(d.publisher or "" for d in documents), Counter[str]()
    for document in documents:
        told[document.publisher or ""] += document.events
    grades = grades_of(asked)
    rows = [
        {
            "name": name,
            "documents": count,
            "events": told[name],
            "grade": grades[name].after if name in grades else None,
        }
        for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return Page("sources.html", {"sources": rows}, rows=rows)


def grades_of(asked: Asked) -> dict[str, Decision]:
    """The standing decision on each publisher that was graded."""
    return {one.subject: one for one in asked.dossier.standing("source.reliability")}


def one(asked: Asked) -> Answer:
    """One publisher: grade, its history, documents."""
    name = asked.query.get("name", "")
    documents = [d for d in asked.dossier.documents() if (d.publisher or "") == name]
    if not documents:
        raise NotFound(f"no publisher {name[:60]!r}", "see the list of sources")
    history = asked.dossier.decisions("source.reliability", name) if name else []
    grade = grades_of(asked).get(name)
    data = {
        "name": name,
        "grade": grade.after if grade else None,
        "last": history[-1].key if history else 0,
        "documents": [shown.kept(d) for d in documents[:500]],
        "total": len(documents),
        "events": sum(d.events for d in documents),
        "history": [shown.decision(row, asked.t) for row in history],
    }
    return Page("source.html", data, {"grades": GRADES, "years": _years(documents)})


def _years(documents: list[Kept]) -> list[tuple[str, int]]:
    return sorted(Counter((d.published or "?")[:4] for d in documents).items())


def grade(asked: Asked) -> Answer:
    """A grade for a publisher."""
    name, given = asked.text("name"), asked.text("grade")
    if given not in GRADES:
        raise InputError("no such grade", f"give one of {', '.join(GRADES)}")
    if not name or all((d.publisher or "") != name for d in asked.dossier.documents()):
        raise NotFound(f"no publisher {name[:60]!r}", "see the list of sources")
    before = grades_of(asked).get(name)
    made = asked.dossier.decide(
        "source.reliability",
        name,
        who=asked.user.name,
        before=before.after if before else None,
        after=given,
        reason=asked.text("reason") or None,
        expected=asked.expected(),
    )
    from urllib.parse import urlencode

    return Moved(f"/source?{urlencode({'name': name})}", {"decision": shown.decision(made, asked.t)})
