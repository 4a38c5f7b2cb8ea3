"""The first page: what is here, what is new, what waits."""

from __future__ import annotations

from parley.web import shown
from parley.web.answers import Answer, Page
from parley.web.asked import Asked
from parley.web.record import open_items

#: Documents and decisions that are listed.
FEW = 8


def page(asked: Asked) -> Answer:
    """Counts, the documents added since the last visit, what waits for review, what the ledger holds open."""
    dossier = asked.dossier
    documents = dossier.documents()
    states = dossier.states()
    since = dossier.choice(f"visit:{asked.user.name}")
    new = sorted(
        (d for d in documents if since is None or d.added > since), key=lambda d: (d.added, d.id), reverse=True
    )
    latest = sorted(documents, key=lambda d: (d.added, d.published or "", d.id), reverse=True)
    waiting = dossier.waiting()
    most = sorted((d for d in documents if waiting.get(d.id)), key=lambda d: (-waiting[d.id], d.id))
    log = dossier.log(FEW)
    data = {
        "counts": {
            "documents": len(documents),
            "unread": sum(d.outcome not in ("ok", "partial") for d in documents),
            "events": sum(d.events for d in documents),
            "states": states,
        },
        "since": since,
        "new": [shown.kept(d) for d in new[:FEW]],
        "latest": [shown.kept(d) for d in latest[:FEW]],
        "new_count": len(new),
        "waiting": [{**shown.kept(d), "waiting": waiting[d.id]} for d in most[:FEW]],
        "decisions": [shown.decision(one, asked.t) for one in log],
        "open": open_items(asked),
    }
    return Page("overview.html", data)
