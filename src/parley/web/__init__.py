"""The browser: a dossier as pages to look at, check and decide on; made on the server, served to one machine."""

from parley.web.app import application
from parley.web.serve import serve

__all__ = ["application", "serve"]
