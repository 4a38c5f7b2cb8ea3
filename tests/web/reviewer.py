"""A program that reviews events of a document as a person would: it looks, then decides on what it saw, and looks again where
somebody was first. Arguments: dossier, document, name, how many. Prints how many were written, and how many refused.
"""

from __future__ import annotations

import random
import sys

from parley.errors import StaleDecision
from parley.store import Dossier


def main(path: str, document: str, who: str, count: int) -> None:
    """Decide `count` times."""
    chance = random.Random(who)
    written = stale = 0
    with Dossier.open(path) as dossier:
        while written < count:
            seen = chance.choice(dossier.reviews(document))
            verdict = chance.choice(("accept", "reject", "skip"))
            try:
                dossier.judge(
                    verdict, seen.subject, who=who, reason="r" if verdict == "reject" else None, expected=seen.last
                )
                written += 1
            except StaleDecision:
                stale += 1
    print(written, stale)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
