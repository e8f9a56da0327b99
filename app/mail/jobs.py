"""The worker's part in mail: on every wake it sends what is due."""

from __future__ import annotations

from app.jobs.registry import Tools, routine
from app.jobs.running import now
from app.mail.sending import send_due


@routine
def send_letters(tools: Tools) -> None:
    send_due(tools, now())
