"""Bytes → documents: PDF, HTML, DOCX, plain text, JSON lines; each input ends in exactly one outcome."""

from parley.intake.batch import take_all
from parley.intake.language import language
from parley.intake.parsed import Taken
from parley.intake.sources import Source, sources
from parley.intake.take import take

__all__ = ["Source", "Taken", "language", "sources", "take", "take_all"]
