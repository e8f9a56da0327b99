"""The editions that can be ordered, each with its name, what it is for, who may see it, and what it can be made as.

No drawing is loaded here, so that pages can list editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reports.editions.order import Audience
from surveys.messages import Message, msg

FILES: Mapping[str, str] = MappingProxyType({"pdf": "PDF", "docx": "Word", "pptx": "PowerPoint", "zip": "ZIP"})
"""What people call files by their endings, in every language."""
WRITTEN = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Edition:
    """`files`: the endings that it can be made with, the first by default. `groups`: one for each group that the report names. `abreast`:
    it can be set in two languages. `choice`: chapters can be added to it."""

    name: Message
    purpose: Message
    audience: Audience
    files: tuple[str, ...] = ("pdf",)
    groups: bool = False
    abreast: bool = False
    choice: bool = False


EDITIONS: Mapping[str, Edition] = MappingProxyType(
    {
        "sense-making": Edition(
            msg("For making sense of the results together"),
            msg("Findings, charts, comments, prompts and room for notes: for the dialogue with everybody who contributed."),
            Audience.CONTRIBUTORS,
            WRITTEN,
            abreast=True,
        ),
        "full": Edition(
            msg("Full report"),
            msg("Everything, with the partnership in brief, method, data quality and glossary: for evaluation offices and archives."),
            Audience.CONTRIBUTORS,
            WRITTEN,
            abreast=True,
        ),
        "brief": Edition(
            msg("Brief on two pages"),
            msg("The headlines, what people value and what to talk about: for those who read only one thing."),
            Audience.CONTRIBUTORS,
            WRITTEN,
            abreast=True,
        ),
        "public": Edition(
            msg("Public edition"),
            msg("What everybody may read. Further chapters are added only where the partners agreed to publish them."),
            Audience.EVERYBODY,
            WRITTEN,
            abreast=True,
            choice=True,
        ),
        "letter": Edition(
            msg("Letter to a group"),
            msg("What you told us and what happens now, for one group."),
            Audience.CONTRIBUTORS,
            WRITTEN,
            groups=True,
            abreast=True,
        ),
        "guide": Edition(
            msg("Facilitator’s guide"),
            msg("Agenda, ground rules, one page for each finding, and a placemat for every table."),
            Audience.PARTNERS,
            WRITTEN,
        ),
        "pictures": Edition(
            msg("Picture briefing on one page"),
            msg("For everybody, also for those who read little: pictures, few words and large letters on one sheet."),
            Audience.CONTRIBUTORS,
            abreast=True,
        ),
        "slides": Edition(
            msg("Slides"),
            msg("For the wall: each finding as a question first, then with its figures. As PowerPoint every word can be edited."),
            Audience.CONTRIBUTORS,
            ("pdf", "pptx"),
        ),
        "posters": Edition(
            msg("Station posters"),
            msg("For the walls of the room, on A3 or Tabloid: on each a finding as a question, its picture, and room for notes."),
            Audience.CONTRIBUTORS,
            abreast=True,
        ),
        "posters-tiled": Edition(
            msg("Station posters for any printer"),
            msg("The same posters without colour, each on two ordinary sheets with marks to glue them together."),
            Audience.CONTRIBUTORS,
            abreast=True,
        ),
        "charts": Edition(
            msg("All charts"),
            msg("Each chart as SVG and as PNG under its title, with a text that says it in words: for documents of your own."),
            Audience.CONTRIBUTORS,
            ("zip",),
        ),
    }
)

PAPERS = ("A4", "Letter")
OPTIONAL: Mapping[str, Message] = MappingProxyType(
    {
        "summary": msg("In one page"),
        "reading": msg("How to read this report"),
        "agreement": msg("Agreed before anybody was asked"),
        "profile": msg("The score profile"),
        "differing": msg("Where we agree, where we differ"),
        "topics": msg("A page for each topic"),
        "results": msg("Results, as people see them and as reported"),
        "case": msg("The case then and now"),
        "criteria": msg("By the criteria of evaluations"),
        "barriers": msg("How often it happens"),
        "matters": msg("What matters, and what comes first"),
        "words": msg("In people’s own words"),
        "dialogue": msg("For the dialogue"),
        "figures": msg("Figures in full"),
        "quality": msg("How far the figures carry"),
    }
)
"""Chapters that can be added to an edition with a `choice`, in the order of the report."""
