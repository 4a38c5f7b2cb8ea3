"""A program that adds documents to a dossier and says which are in; made to be killed. Arguments: dossier, from, to."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from makers import many, read

from parley.store import Dossier
from parley.store.keys import keys, words


def main(path: str, first: int, last: int) -> None:
    """Add the documents with these numbers; each is said once it is on the disk."""
    ready = [(number, read(many(number))) for number in range(first, last)]
    print("begun", flush=True)
    for _, (taken, _, _) in ready:  # the words are looked up before, so that kills meet the writing
        for start, end in words(taken.document.text, 0, len(taken.document.text)):
            keys(taken.document.text[start:end], taken.document.language)
    with Dossier.open(path, create=True) as dossier:
        print("open", flush=True)
        for number, (taken, reading, data) in ready:
            dossier.add(taken, reading, data)
            print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
