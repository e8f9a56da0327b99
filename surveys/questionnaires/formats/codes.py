"""Codes of other tools made into codes that ours may have, each once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from surveys.questionnaires.fields import CODE
from surveys.questionnaires.parsing import RESERVED

_LONGEST = 40
_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(slots=True)
class Codes:
    """The codes given so far in one place where none may be there twice. `begin` comes before what does not begin with a letter."""

    begin: str
    reserved: frozenset[str] = RESERVED
    taken: set[str] = field(default_factory=set)

    def give(self, wanted: str) -> str:
        """A code as near to the one wanted as may be, and not yet given."""
        code = allowed(wanted, self.begin)
        if code in self.reserved:
            code = f"{code}_"
        found, number = code, 2
        while found in self.taken:
            found = f"{code[: _LONGEST - 1 - len(str(number))]}_{number}"
            number += 1
        self.taken.add(found)
        return found


def allowed(wanted: str, begin: str) -> str:
    """The text with what a code cannot hold replaced. What has no letters of ours at all becomes `begin`."""
    if CODE.fullmatch(wanted):
        return wanted
    plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode()
    code = _STRANGE.sub("_", plain).strip("_.-")
    if not code[:1].isalpha():
        code = f"{begin}{code}"
    return code[:_LONGEST].rstrip("_.-") or begin
