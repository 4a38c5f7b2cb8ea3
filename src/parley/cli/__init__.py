"""The command line: verbs, one module each. `main` runs them and turns errors into a message, a next step, a code."""

from parley.cli.app import main

__all__ = ["main"]
