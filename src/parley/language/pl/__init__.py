"""Polish: the dictionary of SGJP through Morfeusz, a guesser for names that it does not have, and the reader's word lists."""

from parley.language.pl.analyser import Polish

LANGUAGE = Polish()
