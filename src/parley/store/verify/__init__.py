"""Whether a dossier is as it was written: every byte hashed again, every anchor and every derived id looked at."""

from parley.store.verify.fault import Fault, Verified
from parley.store.verify.whole import verify

__all__ = ["Fault", "Verified", "verify"]
