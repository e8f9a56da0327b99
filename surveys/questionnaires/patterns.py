"""Patterns that authors write, held against what people write, in a time that grows with the length of both and never faster: RE2 knows no
backtracking, so no pattern and no text can keep the server busy."""

from __future__ import annotations

from functools import lru_cache

import re2

from surveys.messages import Message, msg

LONGEST = 200
"""Characters of a pattern."""
LONGEST_TEXT = 1000
"""Characters of a text that has a pattern."""
MOST_MEMORY = 1 << 20
"""Bytes that a pattern may need; what repeats too much is refused."""


def fits(pattern: str, text: str) -> bool:
    """Whether the whole text fits the pattern. A pattern that `fault_of` refuses fits nothing."""
    try:
        return _compiled(pattern).fullmatch(text) is not None
    except re2.error:
        return False


def fault_of(pattern: str) -> tuple[Message, Message] | None:
    """What is wrong with a pattern and how to mend it; None where it can be used."""
    try:
        _compiled(pattern)
    except re2.error as error:
        reason = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error.args[0])
        return (
            msg("This pattern cannot be used: {reason}", reason=reason[:200]),
            msg("Write a simpler one, without looking ahead or back and without repeating what repeats."),
        )
    return None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re2._Regexp:
    options = re2.Options()
    options.max_mem = MOST_MEMORY
    options.log_errors = False
    return re2.compile(pattern, options)
