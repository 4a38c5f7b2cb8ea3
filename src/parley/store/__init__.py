"""The dossier: tables, migrations, writing, questions, full text, decisions."""

from parley.store.decisions import Decision
from parley.store.dossier import Dossier
from parley.store.found import Hit, Judged, Kept, Told
from parley.store.kinds import Kind
from parley.store.write import Change

__all__ = ["Change", "Decision", "Dossier", "Hit", "Judged", "Kept", "Kind", "Told"]
