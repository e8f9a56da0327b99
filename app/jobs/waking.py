"""Rings the worker's bell from a page, after the commit. If nobody hears it, the worker's own minute finds the work."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from typing import Any

from flask import current_app
from huey.exceptions import HueyException
from redis.exceptions import RedisError

from app.jobs.queue import bell, make_queue

log = logging.getLogger("app.jobs")


def wake() -> None:
    """Tells the worker to look now."""
    try:
        _bell()()
    except (HueyException, RedisError, sqlite3.Error, OSError):
        log.warning("the worker could not be woken; it will look within a minute")


def _bell() -> Callable[[], Any]:
    places = current_app.extensions
    if "bell" not in places:
        places["bell"] = bell(make_queue(places["settings"]))
    ring: Callable[[], Any] = places["bell"]
    return ring
