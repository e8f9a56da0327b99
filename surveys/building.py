"""Large values are built at one go: while that lasts, nothing is looked through for what could be thrown away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_one_go() -> Iterator[None]:
    """Within it the collector of cycles rests, which else goes through everything alive again and again while very much is made and kept.
    What is no longer referred to goes all the same. Within another, and in other threads, it changes nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
