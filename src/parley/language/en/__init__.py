"""English: lemmas from lemminflect, our own lists of closed classes and irregular verbs, and the reader's word lists."""

from parley.language.en.analyser import English

LANGUAGE = English()
