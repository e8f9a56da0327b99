"""The worker's part in mail: on every wake it sends what is due, and every few minutes it reads what came back."""

from __future__ import annotations

from app.jobs.registry import Tools, routine
from app.jobs.running import now
from app.mail.returning import Watch
from app.mail.sending import send_due

WATCH = Watch()


@routine
def send_letters(tools: Tools) -> None:
    send_due(tools, now())


@routine
def read_returned_letters(tools: Tools) -> None:
    WATCH.look(tools, now())
