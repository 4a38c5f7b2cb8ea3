"""`parley schema`: the form of what `parley read --json` prints."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of what `parley read --json` prints."""
    import json

    from parley.cli import output
    from parley.model import schema as form

    output.write(json.dumps(form(), indent=2, ensure_ascii=False))
