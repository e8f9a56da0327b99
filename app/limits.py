"""How often something may be tried. One store for all processes when the queue is on Redis, else one per process."""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import RateLimitItem, parse_many

from app.settings import Settings

limiter = Limiter(key_func=get_remote_address, headers_enabled=False)

PER_PERSON = tuple(parse_many("5 per minute; 15 per 15 minutes; 50 per day"))
PER_ADDRESS = tuple(parse_many("60 per minute; 600 per hour"))

PER_LINK = tuple(parse_many("20 per minute; 120 per hour; 300 per day"))


def spent(purpose: str, who: str = "") -> bool:
    """Whether `who` (an account, say) has failed too often from this address, or this address too often with anybody. The first is
    narrow and backs off; the second is wide, because a whole office may share one address. Without `who` only the second counts."""
    return any(not limiter.limiter.test(limit, *keys) for limit, keys in _counters(purpose, who))


def count_failure(purpose: str, who: str = "") -> None:
    """One more failure of `who` from this address."""
    for limit, keys in _counters(purpose, who):
        limiter.limiter.hit(limit, *keys)


def may_write(purpose: str, who: str) -> bool:
    """Counts that something is written by the link `who` (an id, never its secret); whether that is still within bounds."""
    counts = [(limit, (purpose, who)) for limit in PER_LINK] + [(limit, (purpose, request.remote_addr or "")) for limit in PER_ADDRESS]
    within = [limiter.limiter.hit(limit, *keys) for limit, keys in counts]
    return all(within)


def _counters(purpose: str, who: str) -> list[tuple[RateLimitItem, tuple[str, ...]]]:
    address = request.remote_addr or ""
    narrow = [(limit, (purpose, who, address)) for limit in PER_PERSON if who]
    return narrow + [(limit, (purpose, address)) for limit in PER_ADDRESS]


def wire(app: Flask, settings: Settings) -> None:
    app.config["RATELIMIT_STORAGE_URI"] = settings.queue_url or "memory://"
    limiter.init_app(app)
