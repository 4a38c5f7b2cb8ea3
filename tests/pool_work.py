"""Work for the tests of the pool, in a module of its own, so that another process can import it."""

from __future__ import annotations

import os
import signal
import time


def double(number: int) -> int:
    """Twice the number; 13 kills its process, the others take the longer the smaller they are."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02 if number % 7 == 0 else 0)
    return 2 * number


def who(number: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def fails(number: int) -> int:
    raise ZeroDivisionError(number)


def lost(number: int) -> int:
    return -number


def weight(number: int) -> int:
    return number
