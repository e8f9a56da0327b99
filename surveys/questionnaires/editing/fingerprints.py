"""A short name for one thing as it stands, by which an editor notices that somebody else has changed it in the meantime."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from surveys.questionnaires import stored
from surveys.questionnaires.editing import edits
from surveys.questionnaires.editing.edits import Edit
from surveys.questionnaires.values import Dimension, Item, Questionnaire, Scale, Section

Thing = Item | Section | Scale | Dimension | Questionnaire


def fingerprint(thing: Thing | None) -> str:
    """Sixteen hexadecimal digits; for nothing an empty text. A section is known without its items, a questionnaire by its title page."""
    if thing is None:
        return ""
    plain = stored.plain(thing)
    for parts in ("items", "sections", "scales", "dimensions", "short", "minutes"):
        plain.pop(parts, None)
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def changed_thing(questionnaire: Questionnaire, edit: Edit) -> Thing | None:
    """What the edit would change, as it stands now, of several the first; None for an edit that adds or moves, or whose thing is gone."""
    if isinstance(edit, edits.Many):
        return changed_thing(questionnaire, edit.edits[0])
    if isinstance(edit, edits.PutHeading):
        return questionnaire
    things: dict[type, Sequence[Item | Section | Scale | Dimension]] = {
        edits.PutItem: tuple(questionnaire.items()),
        edits.PutSection: questionnaire.sections,
        edits.PutScale: questionnaire.scales,
        edits.PutDimension: questionnaire.dimensions,
    }
    return next((thing for thing in things.get(type(edit), ()) if thing.code == getattr(edit, "code", "")), None)
