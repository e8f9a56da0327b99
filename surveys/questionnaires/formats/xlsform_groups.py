"""The rows of an XLSForm by the groups that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from surveys.questionnaires.formats.xlsform_columns import Record
from surveys.questionnaires.formats.xlsform_types import Type, read_type


@dataclass(slots=True)
class Group:
    """A group of rows with what stands in it, in order. `begin` is the row that opens it; the whole form has an empty one."""

    begin: Record
    type: Type = field(default_factory=Type)
    inside: list[Group | Record] = field(default_factory=list)

    def asks(self) -> bool:
        return any(isinstance(one, Record) for one in self.inside) or self.type.sort in {"score", "rank", "kobomatrix"}


def tree(rows: Iterator[Record]) -> Group:
    """The rows by their groups. A group that is not closed ends with the sheet, and an end without a beginning is passed over."""
    stack = [Group(Record(1))]
    for row in rows:
        type_ = read_type(row.cell("type"))
        if type_.group == "begin":
            group = Group(row, type_)
            stack[-1].inside.append(group)
            stack.append(group)
        elif type_.group == "end":
            stack = stack[:-1] or stack
        elif row.cell("type") or row.text("label"):
            stack[-1].inside.append(row)
    return stack[0]
