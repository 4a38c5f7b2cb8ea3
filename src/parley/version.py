"""The version of the program; a reading names it, so that two readings can be told apart."""

__version__ = "0.1.0"
