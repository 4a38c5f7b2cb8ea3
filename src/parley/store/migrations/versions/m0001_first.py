"""The first schema: documents, readings, what was read, and the full-text index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SEARCH = """
CREATE VIRTUAL TABLE search USING fts5(keys, content='', detail='none',
    tokenize="unicode61 remove_diacritics 0 tokenchars '~'")
"""
#: What a person who opens the file sees first, by the names of docs/record.md; current readings only.
_VIEWS = (
    """
    CREATE VIEW event AS
    SELECT e.id, e.act, e.stance, e.polarity, e.when_edtf AS "when", e.object, e.confidence, e.quote, e.page,
           d.title AS document_title, d.published AS document_published, e.document, e.reading, e.position
    FROM events e JOIN readings r ON r.key = e.reading AND r.current JOIN documents d ON d.id = e.document
    """,
    """
    CREATE VIEW assessment AS
    SELECT a.id, a.kind, a.holder, a.text, a.quote, a.page, d.title AS document_title, a.document
    FROM assessments a JOIN readings r ON r.key = a.reading AND r.current JOIN documents d ON d.id = a.document
    """,
    """
    CREATE VIEW actor AS
    SELECT a.id, a.name, a.code, a.role, count(*) AS events
    FROM event_actors a JOIN readings r ON r.key = a.reading AND r.current
    GROUP BY a.id, a.name, a.code, a.role
    """,
    """
    CREATE VIEW evidence AS
    SELECT e.id AS of, e.document, e.page, e.sentence_start, e.sentence_end, e.trigger_start, e.trigger_end, e.quote
    FROM events e JOIN readings r ON r.key = e.reading AND r.current
    UNION ALL
    SELECT a.id, a.document, a.page, a.sentence_start, a.sentence_end, a.trigger_start, a.trigger_end, a.quote
    FROM assessments a JOIN readings r ON r.key = a.reading AND r.current
    """,
)


def upgrade() -> None:
    """Make everything."""
    _tables()
    op.execute(_SEARCH)
    for view in _VIEWS:
        op.execute(view)


def _tables() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_from", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_table(
        "sources",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "texts",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "readings",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("read", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
        ),
        sa.ForeignKeyConstraint(
            ["text_sha256"],
            ["texts.sha256"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("document", "reader", "version", "digest"),
    )
    op.create_index(op.f("ix_readings_document"), "readings", ["document"], unique=False)
    op.create_index("one_current_reading", "readings", ["document"], unique=True, sqlite_where=sa.text("current"))
    op.create_table(
        "anchors",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("width", sa.Float(), nullable=False),
        sa.Column("height", sa.Float(), nullable=False),
        sa.Column("boxes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "page", "start"),
    )
    op.create_table(
        "assessments",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "position"),
    )
    op.create_index(op.f("ix_assessments_document"), "assessments", ["document"], unique=False)
    op.create_index(op.f("ix_assessments_id"), "assessments", ["id"], unique=False)
    op.create_table(
        "events",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("force", sa.Text(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("probability_low", sa.Float(), nullable=True),
        sa.Column("probability_high", sa.Float(), nullable=True),
        sa.Column("word", sa.Text(), nullable=True),
        sa.Column("horizon", sa.Text(), nullable=True),
        sa.Column("when_edtf", sa.Text(), nullable=True),
        sa.Column("when_text", sa.Text(), nullable=True),
        sa.Column("when_first", sa.Text(), nullable=True),
        sa.Column("when_last", sa.Text(), nullable=True),
        sa.Column("object", sa.Text(), nullable=True),
        sa.Column("object_kind", sa.Text(), nullable=True),
        sa.Column("cameo", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "position"),
    )
    op.create_index(op.f("ix_events_act"), "events", ["act"], unique=False)
    op.create_index(op.f("ix_events_document"), "events", ["document"], unique=False)
    op.create_index(op.f("ix_events_id"), "events", ["id"], unique=False)
    op.create_index(op.f("ix_events_stance"), "events", ["stance"], unique=False)
    op.create_index(op.f("ix_events_when_first"), "events", ["when_first"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("class", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "position"),
    )
    op.create_index(op.f("ix_mentions_id"), "mentions", ["id"], unique=False)
    op.create_table(
        "passages",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_passages_reading"), "passages", ["reading"], unique=False)
    op.create_table(
        "event_actors",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading", "event"],
            ["events.reading", "events.position"],
        ),
        sa.PrimaryKeyConstraint("reading", "event", "role", "position"),
    )
    op.create_index(op.f("ix_event_actors_code"), "event_actors", ["code"], unique=False)
    op.create_index(op.f("ix_event_actors_id"), "event_actors", ["id"], unique=False)
