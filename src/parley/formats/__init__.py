"""Formats: one module a format, out and in. Nothing here decides what is said, only how it is written."""
