"""The dossier: tables, migrations, writing, questions, full text."""

from parley.store.dossier import Dossier
from parley.store.found import Hit, Judged, Kept, Told
from parley.store.write import Change

__all__ = ["Change", "Dossier", "Hit", "Judged", "Kept", "Told"]
