"""Pages of the web as they were fetched, and bytes that are kept beside the dossier."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, and say of the bytes that are here that they are in the dossier."""
    op.create_table(
        "fetches",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("hops", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"]),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("document", "url", "at"),
    )
    op.create_index(op.f("ix_fetches_document"), "fetches", ["document"], unique=False)
    op.add_column("sources", sa.Column("place", sa.Text(), nullable=False, server_default="dossier"))
