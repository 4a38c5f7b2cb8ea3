"""The process that forks a child for each document. Started by `sandbox`, never imported by anything else."""

from __future__ import annotations

import contextlib
import importlib
import os
import select
import signal
import struct
import sys
import time
from typing import IO

import msgspec

from parley.intake.parsed import Parsed, failed
from parley.intake.parsers import LIBRARIES, PARSERS, draw
from parley.intake.sandbox import HEAD, Job
from parley.settings import Settings

_ANSWER_LIMIT = 1 << 30


def main() -> int:
    """Answer jobs from standard input until it ends."""
    channel = os.fdopen(os.dup(1), "wb")
    # whatever a library prints must not get into the channel
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while True:
        head = sys.stdin.buffer.read(HEAD.size)
        if len(head) < HEAD.size:
            return 0
        of_job, of_data = HEAD.unpack(head)
        job = msgspec.msgpack.decode(sys.stdin.buffer.read(of_job), type=Job)
        data = sys.stdin.buffer.read(of_data)
        _load(job.kind)
        answer = _apart(data, job) if hasattr(os, "fork") else _parse(data, job)
        channel.write(struct.pack("<Q", len(answer)))
        channel.write(answer)
        channel.flush()


def _load(kind: str) -> None:
    """Load a parser's libraries once, before the fork, so that each child has them at no cost."""
    for name in LIBRARIES.get(kind, ()):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _apart(data: bytes, job: Job) -> bytes:
    """Parse in a child, and say what became of it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(writing, data, job)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        answer, late = _listen(pipe, job.settings.max_seconds)
    if late:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if late:
        return msgspec.msgpack.encode(_late(job.settings))
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0 and answer:
        return bytes(answer)
    return msgspec.msgpack.encode(_died(status, job.settings))


def _listen(pipe: IO[bytes], seconds: float) -> tuple[bytearray, bool]:
    """All that the child sends, and whether its time ran out before it was done."""
    end = time.monotonic() + seconds
    answer = bytearray()
    while len(answer) <= _ANSWER_LIMIT:
        left = end - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            return answer, True
        part = pipe.read(1 << 20)
        if not part:
            return answer, False
        answer += part
    return answer, True


def _child(writing: int, data: bytes, job: Job) -> None:
    """Parse under the limits, send the answer, and be gone without any clean-up."""
    status = 1
    try:
        _limit(job.settings)
        answer = _parse(data, job)
        view = memoryview(answer)
        while view:
            view = view[os.write(writing, view) :]
        status = 0
    except BaseException:
        status = 1
    finally:
        os._exit(status)


def _limit(settings: Settings) -> None:
    """Memory, processor time, no files to write, no core dumps. What a system does not know is left out."""
    import resource

    memory = settings.max_memory_mb << 20
    seconds = int(settings.max_seconds) + 2
    wanted = (("RLIMIT_AS", memory), ("RLIMIT_CPU", seconds), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0))
    for name, value in wanted:
        with contextlib.suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, name), (value, value))
    sys.setrecursionlimit(3000)


def _parse(data: bytes, job: Job) -> bytes:
    try:
        parsed = draw(data, job.page, job.wide) if job.page else PARSERS[job.kind](data, job.settings)
    except MemoryError:
        parsed = _too_big(job.settings)
    except RecursionError:
        parsed = failed("unsupported", "the document is nested too deep", "save it again in a newer program")
    except Exception as error:
        reason = f"the parser stopped with {type(error).__name__}"
        parsed = failed("crashed", reason, "save it as PDF or plain text and read that; please report it")
    return msgspec.msgpack.encode(parsed)


def _too_big(settings: Settings) -> Parsed:
    reason = f"it needs more than {settings.max_memory_mb} MB of memory to open"
    return failed("too-large", reason, "raise the setting max_memory_mb, or split the file")


def _late(settings: Settings) -> Parsed:
    reason = f"it was not read within {settings.max_seconds:g} seconds"
    return failed("timed-out", reason, "raise the setting max_seconds, or split the file")


def _died(status: int, settings: Settings) -> Parsed:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return _late(settings)
    what = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"status {os.WEXITSTATUS(status)}"
    reason = f"the process that read it died ({what}); the file is damaged or asks for too much"
    return failed("crashed", reason, "print it to a new PDF, or raise the setting max_memory_mb")


if __name__ == "__main__":
    sys.exit(main())
