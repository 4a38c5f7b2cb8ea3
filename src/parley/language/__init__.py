"""Text → sentences and words with tag, lemma, head and relation; one folder a language."""
