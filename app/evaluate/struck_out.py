"""A text cut where something is left out of it, for pages that show both."""

from __future__ import annotations

from surveys.evaluations.comments import Written


def pieces(one: Written) -> tuple[tuple[str, str], ...]:
    """The text in pieces, each with the kind of what is left out there; empty for what stays."""
    found, at = [], 0
    for span in sorted(one.left_out):
        if span.start >= at:
            found += [(one.text[at : span.start], ""), (one.text[span.start : span.end], span.kind)]
            at = span.end
    return tuple((words, kind) for words, kind in (*found, (one.text[at:], "")) if words)
