"""Parley reads what is written about negotiations and keeps the record, every line with the words it came from."""
