"""Keeps personal links and sign-in links out of every log line this process writes."""

from __future__ import annotations

import logging
import re

SECRET_PATH = re.compile(r"(/(?:r|agree|suggest|in)/)[^\s/?#\"']+")
LOGGERS = ("", "app", "werkzeug", "gunicorn.access", "gunicorn.error", "granian.access", "_granian", "sqlalchemy", "huey")


def masked(text: str) -> str:
    """The text with every secret in a path replaced."""
    return SECRET_PATH.sub(r"\1[hidden]", text)


class Masking(logging.Filter):
    """Rewrites the finished line, arguments and traceback included."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = masked(record.exc_text) if record.exc_text else record.exc_text
        return True


def wire() -> None:
    """Puts the mask on every logger and handler that this process has; gives it a handler if it has none."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    mask = Masking()
    for name in LOGGERS:
        logger = logging.getLogger(name)
        for place in (logger, *logger.handlers):
            if not any(isinstance(present, Masking) for present in place.filters):
                place.addFilter(mask)
