"""Each untrusted document in a process of its own, under limits; a process that dies is an outcome, not an error.

A warden (`python -m parley.intake.warden`) holds the parsers loaded and forks a child for each document. The child has
the limits, parses, and sends back plain data; the warden waits for it and kills it when its time is over. The warden
itself never looks at a document, and nothing that comes back is ever run: it is decoded into known fields.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import struct
import subprocess
import sys
from pathlib import Path
from typing import IO

import msgspec

from parley.intake.kinds import PDF
from parley.intake.parsed import Parsed, failed
from parley.settings import Settings

HEAD = struct.Struct("<IQ")
_GRACE = 10.0


class Job(msgspec.Struct, frozen=True):
    """What the warden is asked: parse bytes of this kind under these settings, or, with a `page` (from 1), draw that
    page of a PDF so many dots `wide`. The bytes follow it.
    """

    kind: str
    settings: Settings
    page: int = 0
    wide: int = 0


class _Warden:
    """One warden process, used by one thread at a time."""

    def __init__(self) -> None:
        root = str(Path(__file__).resolve().parents[2])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
        self.process = subprocess.Popen(
            # -P: nothing that lies in the folder where the user stands is ever loaded
            [sys.executable, "-P", "-m", "parley.intake.warden"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )

    def ask(self, data: bytes, job: Job) -> Parsed:
        """The answer for one document. Raises OSError, EOFError or msgspec errors where the warden is gone."""
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        head = msgspec.msgpack.encode(job)
        stdin.write(HEAD.pack(len(head), len(data)))
        stdin.write(head)
        stdin.write(data)
        stdin.flush()
        (length,) = struct.unpack("<Q", _exactly(stdout, 8))
        return msgspec.msgpack.decode(_exactly(stdout, length), type=Parsed)

    def end(self) -> None:
        """Stop the process."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


_idle: queue.SimpleQueue[_Warden] = queue.SimpleQueue()
_owner = os.getpid()


def parse_apart(data: bytes, kind: str, settings: Settings) -> Parsed:
    """What the parser for `kind` makes of `data`, in a process of its own. Raises nothing for a bad document."""
    return _ask(data, Job(kind, settings))


def draw_apart(data: bytes, page: int, wide: int, settings: Settings) -> Parsed:
    """A page of a PDF (from 1) as a PNG in `image`, so many dots wide, drawn in a process of its own."""
    return _ask(data, Job(PDF, settings, page, wide))


def _ask(data: bytes, job: Job) -> Parsed:
    warden = _take()
    try:
        answer = warden.ask(data, job)
    except (OSError, EOFError, struct.error, msgspec.MsgspecError):
        warden.end()
        return failed("crashed", "the process that reads documents was ended from outside", "try again")
    except BaseException:
        warden.end()
        raise
    _idle.put(warden)
    return answer


def _take() -> _Warden:
    """An idle warden, or a new one. A forked process never shares those of its parent."""
    global _idle, _owner
    if os.getpid() != _owner:
        _idle, _owner = queue.SimpleQueue(), os.getpid()
    while True:
        try:
            warden = _idle.get_nowait()
        except queue.Empty:
            return _Warden()
        if warden.process.poll() is None:
            return warden


@atexit.register
def close() -> None:
    """End all idle wardens; called at exit, safe to call at any time."""
    if os.getpid() != _owner:
        return
    while True:
        try:
            _idle.get_nowait().end()
        except queue.Empty:
            return
