"""`parley serve`: the application on an address, with a link to log in."""

from __future__ import annotations

import getpass
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from parley.errors import InputError
from parley.settings import Settings
from parley.store import Dossier
from parley.web.app import LOOPBACK, application

PORT = 8765
#: Ports that are tried after the first, where it is taken and none was asked for.
TRIED = 20


def serve(
    path: Path,
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    names: frozenset[str] = frozenset(),
    user: str | None = None,
    browse: bool = True,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the dossier at `path`, made if there is none, until the program is stopped.

    `names` are host names that it answers to beside those of this machine. Raises InputError for an address that is not
    this machine's while no owner has a password, and where the port is taken.
    """
    with Dossier.open(path, create=True) as dossier:
        name = owner(dossier, user)
        allowed(dossier, host)
        listening = listen(host, port)
        number = listening.getsockname()[1]
        hosts = LOOPBACK | names | ({host.lower()} if host not in ("0.0.0.0", "::") else frozenset())
        app = application(dossier, settings, hosts, f"parley-{number}")
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
        link = f"http://{shown}:{number}/login/{app.state.parley.links.make(name)}"
        say(f"{path} is served at http://{shown}:{number}/ until you press Ctrl+C")
        say(f"log in once, within ten minutes, with: {link}")
        if browse:
            webbrowser.open(link)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
        uvicorn.Server(config).run(sockets=[listening])


def owner(dossier: Dossier, user: str | None) -> str:
    """Who the login link is for: the user named, else the only active owner, else a new one with the name that this
    machine knows the user by. InputError where the user named is none.
    """
    users = dossier.users()
    if user is not None:
        if not users:
            return dossier.keep_user(user, "owner").name
        if not any(one.name == user and one.active for one in users):
            raise InputError(f"no user {user!r}", "give the name of one; owners add users at /users")
        return user
    owners = [one.name for one in users if one.role == "owner" and one.active]
    if not owners:
        return dossier.keep_user(_me(), "owner").name
    return _me() if _me() in owners else owners[0]


def _me() -> str:
    try:
        return getpass.getuser()[:80] or "owner"
    except (KeyError, OSError, ImportError):
        return "owner"


def allowed(dossier: Dossier, host: str) -> None:
    """Refuse to serve other machines a dossier that has no password."""
    if host in LOOPBACK:
        return
    if not any(one.role == "owner" and one.password and one.active for one in dossier.users()):
        raise InputError(
            f"{host} can be reached by others, and no owner of the dossier has a password",
            "serve it on 127.0.0.1 first and set one at /users",
        )


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens; where no port was asked for, the first free one from 8765 on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    fault: OSError | None = None
    for number in [port] if port is not None else range(PORT, PORT + TRIED):
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, number))
            made.listen(128)
            return made
        except (OSError, OverflowError) as error:
            made.close()
            fault = error if isinstance(error, OSError) else OSError(str(error))
    raise InputError(f"cannot listen at {host}: {fault}", "give another address or port")
