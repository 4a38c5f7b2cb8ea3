"""Indexes that hold all that a list asks for, so that long lists need not look at the whole record of each event."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("events_listed", "events", ["reading", "position", "id", "act", "stance"])
    op.create_index("event_actors_listed", "event_actors", ["id", "name", "code", "sector", "role", "reading", "event"])
