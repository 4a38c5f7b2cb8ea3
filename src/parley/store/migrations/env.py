"""Alembic's way in: the connection is given by whoever brings a dossier up to date, and so is the transaction."""

from alembic import context

from parley.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
