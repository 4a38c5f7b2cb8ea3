"""Words → events. `read` is the way in; docs/reading.md tells the stages."""

from parley.reading.reader import READER, read

__all__ = ["READER", "read"]
