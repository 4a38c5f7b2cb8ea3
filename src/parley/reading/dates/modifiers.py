"""What a modifier says."""

from __future__ import annotations

#: Modifier → steps from the unit of a base.
MODIFIERS = {
    "this": (0, "published"),
    "last": (-1, "published"),
    "latest": (-1, "published"),
    "next": (1, "published"),
    "following": (1, "previous"),
    "previous": (-1, "previous"),
    "same": (0, "previous"),
}
