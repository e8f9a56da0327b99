"""The library's queue only rings a bell: what is to be done stands in our own tables. Its messages are JSON, never pickle."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from huey import Huey, RedisHuey, SqliteHuey, crontab
from huey.registry import Message
from huey.serializer import Serializer

from app.settings import Settings


class JsonSerializer(Serializer):
    """Messages and results as JSON."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Any:
        read = json.loads(data)
        return Message(*read) if isinstance(read, list) else read


def make_queue(settings: Settings) -> Huey:
    """The bell: a small SQLite file in the instance folder, or Redis for many machines."""
    if settings.queue_url:
        return RedisHuey("roundtable", url=settings.queue_url, serializer=JsonSerializer(), results=False)
    return SqliteHuey("roundtable", filename=str(settings.instance / "queue.db"), serializer=JsonSerializer(), results=False)


def nothing() -> None:
    """What the ringing side does when the bell rings."""


def bell(queue: Huey, act: Callable[[], object] = nothing) -> Callable[[], Any]:
    """Declares the one task of the queue on it; calling the result rings. The worker gives `act`, and also does it every minute."""

    def ring() -> None:
        act()

    def tick() -> None:
        act()

    rung = queue.task(name="ring")(ring)
    queue.periodic_task(crontab(), name="tick")(tick)
    return rung  # type: ignore[no-any-return]
