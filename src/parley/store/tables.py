"""The tables of a dossier. Plain, with foreign keys, to be read by any program that opens SQLite.

What is stored is what cannot be derived: documents, their bytes, and what each reader (name, version) read in them. A
document has one current reading; the earlier ones stay. Every span counts code points of the reading's text.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData()

#: The bytes of documents by their SHA-256, once each: in `data`, or in a file, where `place` is `beside`.
sources = Table(
    "sources",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("place", Text, nullable=False, server_default="dossier"),
)

#: A document, as its current reading has it. `given` is what the user said of it; `added` when it was first read (UTC).
documents = Table(
    "documents",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("uri", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("published_from", Text),
    Column("language", Text),
    Column("pages", Integer, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text),
    Column("next_step", Text),
    Column("given", Text, nullable=False),
    Column("added", Text, nullable=False),
)

#: Each time a page of the web was fetched: the URL asked for, every address that it led to (`hops`) and the headers of
#: the answer as JSON, the IP address that gave it, when (UTC), and the SHA-256 of the bytes.
fetches = Table(
    "fetches",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("hops", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    UniqueConstraint("document", "url", "at"),
)

#: Texts by the SHA-256 of their UTF-8, once each.
texts = Table(
    "texts",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

#: What one reader read in one document. `record` is JSON: the document and what has no table of its own;
#: `digest` the SHA-256 of the whole output.
readings = Table(
    "readings",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("text_sha256", ForeignKey("texts.sha256"), nullable=False),
    Column("record", Text, nullable=False),
    Column("read", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    UniqueConstraint("document", "reader", "version", "digest"),
)
Index("one_current_reading", readings.c.document, unique=True, sqlite_where=text("current"))

#: Where each character stands on its page: `boxes` is four float32 a character, little-endian, under zlib.
anchors = Table(
    "anchors",
    METADATA,
    Column("reading", ForeignKey("readings.key"), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("boxes", LargeBinary, nullable=False),
)

#: Events. `record` is the whole event; a date without a year has neither `when_first` nor `when_last`.
events = Table(
    "events",
    METADATA,
    Column("reading", ForeignKey("readings.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("act", Text, nullable=False, index=True),
    Column("stance", Text, nullable=False, index=True),
    Column("polarity", Text, nullable=False),
    Column("force", Text),
    Column("holder", Text),
    Column("probability_low", Float),
    Column("probability_high", Float),
    Column("word", Text),
    Column("horizon", Text),
    Column("when_edtf", Text),
    Column("when_text", Text),
    Column("when_first", Text, index=True),
    Column("when_last", Text),
    Column("object", Text),
    Column("object_kind", Text),
    Column("cameo", Text),
    Column("confidence", Float, nullable=False),
    Column("page", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("record", Text, nullable=False),
)
Index("events_listed", *(events.c[name] for name in ("reading", "position", "id", "act", "stance")))

#: Everybody who has a part in an event: as `actor`, `recipient`, `holder`, `attribution`, `target` or `person`.
event_actors = Table(
    "event_actors",
    METADATA,
    Column("reading", Integer, primary_key=True),
    Column("event", Integer, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("code", Text, index=True),
    Column("sector", Text),
    Column("text", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("keys", Text, nullable=False),
    ForeignKeyConstraint(["reading", "event"], ["events.reading", "events.position"]),
)
Index(
    "event_actors_listed",
    *(event_actors.c[name] for name in ("id", "name", "code", "sector", "role", "reading", "event")),
)

#: Assessments: what an author or a source makes of things. `record` is the whole.
assessments = Table(
    "assessments",
    METADATA,
    Column("reading", ForeignKey("readings.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("record", Text, nullable=False),
)

#: Names as they stand in the text.
mentions = Table(
    "mentions",
    METADATA,
    Column("reading", ForeignKey("readings.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("class", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("id", Text, nullable=False, index=True),
)

#: Parts of texts that are searched; the full-text index `search` has a row of keys for each, by the same number.
passages = Table(
    "passages",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.key"), nullable=False, index=True),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

#: What people decided, in order; the database refuses to change or delete a row. `before` and `after` are JSON.
decisions = Table(
    "decisions",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("document", Text, index=True),
    Column("before", Text),
    Column("after", Text),
    Column("reason", Text),
    Column("undoes", ForeignKey("decisions.key")),
    sqlite_autoincrement=True,
)

#: What the log of decisions makes of each event, to be asked quickly; it can be made again from the log at any time.
#: `event` is the id of the event meant in the current reading, `last` the last row on the subject, `stands` the one
#: that stands.
reviews = Table(
    "reviews",
    METADATA,
    Column("subject", Text, primary_key=True),
    Column("document", Text, index=True),
    Column("event", Text, index=True),
    Column("state", Text, nullable=False, index=True),
    Column("last", ForeignKey("decisions.key"), nullable=False),
    Column("stands", ForeignKey("decisions.key")),
)

#: What the owner chose for the dossier, such as its title; values are JSON.
choices = Table(
    "choices",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

#: Who may look (`reader`), decide (`reviewer`), and change the dossier (`owner`); `password` is an argon2 hash.
users = Table(
    "users",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text),
    Column("added", Text, nullable=False),
    Column("seen", Text),
    Column("active", Boolean, nullable=False),
)

#: Sessions of the browser: the SHA-256 of the token, never the token.
sessions = Table(
    "sessions",
    METADATA,
    Column("token", Text, primary_key=True),
    Column("user", ForeignKey("users.name"), nullable=False, index=True),
    Column("begun", Text, nullable=False),
    Column("expires", Text, nullable=False),
)

#: What was done to the dossier and by whom, beside decisions: logins, uploads, settings, users.
audit = Table(
    "audit",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text),
    Column("what", Text, nullable=False),
    Column("detail", Text),
    Column("address", Text),
)
