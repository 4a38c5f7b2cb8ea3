"""A dossier as a page to read: what led to it, what came of it, what is ahead; every line with its quoted words."""

from parley.brief.html import html
from parley.brief.markdown import markdown
from parley.brief.page import Brief
from parley.brief.sections import build
from parley.brief.terminal import terminal

__all__ = ["Brief", "build", "html", "markdown", "terminal"]
