"""Blocks in, the bytes of a tagged PDF out."""

from __future__ import annotations

from collections.abc import Sequence

from reports.typesetting.blocks import Block
from reports.typesetting.meta import Meta


def publish(blocks: Sequence[Block], meta: Meta) -> bytes:
    """A tagged PDF of `blocks`; the same blocks and meta give the same bytes. Texts are printed as they are, whatever they hold."""
    raise NotImplementedError
