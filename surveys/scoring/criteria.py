"""The criteria and principles that others evaluate by, by the frames that questionnaires name (`questionnaires.frames`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.messages import Message, msg

CRITERIA: Mapping[str, Message] = MappingProxyType(
    {
        "dac.relevance": msg("Relevance"),
        "dac.coherence": msg("Coherence"),
        "dac.effectiveness": msg("Effectiveness"),
        "dac.efficiency": msg("Efficiency"),
        "dac.impact": msg("Impact"),
        "dac.sustainability": msg("Sustainability"),
    }
)
"""OECD-DAC 2019, in their own order."""
PRINCIPLES: Mapping[str, Message] = MappingProxyType(
    {
        "principles.equality": msg("Equality"),
        "principles.transparency": msg("Transparency"),
        "principles.results": msg("Result-oriented approach"),
        "principles.responsibility": msg("Responsibility"),
        "principles.complementarity": msg("Complementarity"),
    }
)
"""Principles of Partnership (Global Humanitarian Platform 2007)."""
EFFECTIVENESS = "dac.effectiveness"
