"""The columns of the table of released figures: their names in every file, their headings, HXL hashtags and meanings, and the words that
they may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from surveys.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Column:
    """`name`: the same in every language, file and script. `hxl`: its hashtag (hxlstandard.org, 1.1). `width`: in characters, on a sheet.
    `coded`: it holds one of a few known words. `numeric`: numbers, blank where a figure is not shown."""

    name: str
    heading: Message
    meaning: Message
    hxl: str
    width: int = 14
    coded: bool = False
    numeric: bool = False


COLUMNS = (
    Column("what", msg("What"), msg("Which kind of figure the row holds."), "#indicator+type", 18, coded=True),
    Column("code", msg("Code"), msg("The code of the topic, question or page that the figure is about."), "#indicator+code"),
    Column(
        "part",
        msg("Part"),
        msg(
            "Which answer or part of it; several answers that were put together stand with a bar between. Of groups that were asked "
            "different questions: the codes of those that both were asked."
        ),
        "#item+code",
    ),
    Column("text", msg("Text"), msg("The topic, question or answer in words."), "#indicator+name", 70),
    Column("group", msg("Group"), msg("The group’s code; empty for everybody."), "#group+code", 9),
    Column("group_name", msg("Group in words"), msg("The group’s name."), "#group+name", 26),
    Column("against", msg("Compared with"), msg("Of a difference: the code of the group that is subtracted."), "#group+code+other", 9),
    Column(
        "estimand", msg("Whose voice"), msg("Whose voices the figure is made of, and how they count."), "#meta+estimand", 20, coded=True
    ),
    Column("n", msg("Answers"), msg("How many people’s answers stand behind the figure."), "#respondee+num", 10, numeric=True),
    Column("invited", msg("Invited"), msg("How many people were invited."), "#respondee+invited+num", 10, numeric=True),
    Column(
        "figure",
        msg("Figure"),
        msg("The figure as it was released; empty where it is not shown."),
        "#indicator+value+num",
        10,
        numeric=True,
    ),
    Column("low", msg("From"), msg("The lower end of its range."), "#indicator+value+min+num", 10, numeric=True),
    Column("high", msg("To"), msg("The upper end of its range."), "#indicator+value+max+num", 10, numeric=True),
    Column("unit", msg("Unit"), msg("What the figure is counted in."), "#meta+unit", 16, coded=True),
    Column("bound", msg("Read as"), msg("How the figure is to be read where it is no exact number."), "#meta+bound", 14, coded=True),
    Column("precision", msg("Range by"), msg("Where the range comes from."), "#meta+precision", 20, coded=True),
    Column("words", msg("In words"), msg("What was released in words, beside a figure or in its place."), "#description", 60),
    Column("reason", msg("Why empty"), msg("Why no figure is shown."), "#meta+reason", 60),
)

WHAT: Mapping[str, Message] = MappingProxyType(
    {
        "taking_part": msg("Who took part"),
        "headline": msg("Headline"),
        "topic": msg("Topic"),
        "before": msg("Last round"),
        "change": msg("Change since the last round"),
        "difference": msg("Difference of two groups"),
        "on_shared": msg("Group on the questions that another was asked too"),
        "agreement": msg("Agreement within a group"),
        "item": msg("Question"),
        "share": msg("Share of answers"),
        "left_open": msg("Why there was no answer"),
        "part": msg("Part of a question"),
        "balance": msg("Balance from 0 to 10"),
        "amount": msg("Average in its own unit"),
        "own_view": msg("How people see their own side"),
        "other_view": msg("How the others see them"),
        "often_with": msg("How often partners work together"),
        "well_with": msg("How well partners work together"),
        "goes_together": msg("Goes together with the results"),
        "among_others": msg("Among comparable partnerships"),
        "occurs": msg("How often it occurs"),
        "reached": msg("How far an objective was reached"),
        "about_people": msg("What people said about themselves"),
        "comments": msg("Comments"),
        "indicator": msg("Indicator as measured"),
    }
)
ESTIMAND: Mapping[str, Message] = MappingProxyType(
    {
        "group": msg("the people of one group"),
        "groups": msg("each group the same"),
        "people": msg("every invited person the same"),
        "answers": msg("every answer the same"),
        "measured": msg("measured, not asked"),
    }
)
UNIT: Mapping[str, Message] = MappingProxyType(
    {
        "score": msg("points from 0 to 100"),
        "points": msg("points more or less"),
        "percent": msg("per cent"),
        "people": msg("people"),
        "own": msg("its own unit"),
    }
)
BOUND: Mapping[str, Message] = MappingProxyType(
    {
        "at_least": msg("so much or more"),
        "at_most": msg("so much or less"),
        "cell": msg("somewhere in the ten points from here"),
        "about": msg("about so much"),
    }
)
PRECISION: Mapping[str, Message] = MappingProxyType(
    {
        "own": msg("the spread of its own answers"),
        "pooled": msg("the common spread of small groups"),
        "typical": msg("a typical spread"),
        "wilson": msg("the number of answers"),
        "census": msg("no range: everyone invited answered"),
    }
)
WORDS: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {"what": WHAT, "estimand": ESTIMAND, "unit": UNIT, "bound": BOUND, "precision": PRECISION}
)
"""By column: what each of its words means."""
