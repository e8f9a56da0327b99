"""The kinds of question. To add one: a class in `asking`, its name here; tests/test_kinds_everywhere.py then lists what else it needs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.questionnaires.asking.amounts import Number
from surveys.questionnaires.asking.choosing import Choice, Choices
from surveys.questionnaires.asking.dates import Date
from surveys.questionnaires.asking.kind import Kind
from surveys.questionnaires.asking.ordering import Ranking
from surveys.questionnaires.asking.ratings import Rating, ZeroToTen
from surveys.questionnaires.asking.relating import Relationship
from surveys.questionnaires.asking.sharing_out import Points
from surveys.questionnaires.asking.sliding import Slider
from surveys.questionnaires.asking.two_scales import TwoScales
from surveys.questionnaires.asking.wording import LongText, ShortText, Statement
from surveys.questionnaires.values import Item

_EVERY: tuple[Kind, ...] = (
    Rating(),
    ZeroToTen(),
    Slider(),
    TwoScales(),
    Relationship(),
    Choice(),
    Choices(),
    Ranking(),
    Points(),
    Number(),
    Date(),
    ShortText(),
    LongText(),
    Statement(),
)
"""In the order in which they are offered."""

KINDS: Mapping[str, Kind] = MappingProxyType({kind.code: kind for kind in _EVERY})


def kind(item: Item) -> Kind:
    """The item's kind."""
    return KINDS[item.kind]
