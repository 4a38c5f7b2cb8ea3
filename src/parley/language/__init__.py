"""Text → sentences and words with tag, lemma, head and relation; one folder a language."""

import os

# small products only: threads of numpy's algebra cost more to start than they save
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
