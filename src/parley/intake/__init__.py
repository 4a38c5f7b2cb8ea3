"""Bytes → documents: PDF, HTML, DOCX, plain text, JSON lines; each input ends in exactly one outcome."""

from parley.intake.batch import take_all, take_source
from parley.intake.language import language
from parley.intake.parsed import Given, Taken
from parley.intake.sources import Source, sources
from parley.intake.take import take

__all__ = ["Given", "Source", "Taken", "language", "sources", "take", "take_all", "take_source"]
