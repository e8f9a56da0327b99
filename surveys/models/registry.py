"""Every table in one place, for migrations and for tests that make a whole schema."""

from __future__ import annotations

from surveys.models import accounts, agreements, collecting, dossiers, evaluations, partnerships, proposals, questionnaires, sounds, work
from surveys.models.base import Base

metadata = Base.metadata
MODULES = (accounts, partnerships, questionnaires, proposals, evaluations, agreements, collecting, dossiers, sounds, work)
