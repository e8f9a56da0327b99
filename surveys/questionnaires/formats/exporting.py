"""A questionnaire as a file for other tools, with what that tool cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from surveys.messages import Message, msg
from surveys.questionnaires.formats import lss_out, surveyjs_out, tsv_out, xlsform_out
from surveys.questionnaires.formats.outgoing import Exported, Lost
from surveys.questionnaires.formats.toml import to_toml
from surveys.questionnaires.values import Questionnaire


@dataclass(frozen=True, slots=True)
class Format:
    """`name` for people, the ending of its files, and what they are to a browser."""

    name: Message
    ending: str
    mimetype: str
    write: Callable[[Questionnaire], Exported]


def _toml(questionnaire: Questionnaire) -> Exported:
    lost = Lost(msg("Roundtable (TOML)"))
    for item in questionnaire.items():
        lost.of(item, *(one.lang for one in item.recordings), why=msg("Recordings stay where they were made and are not in the file."))
    return Exported(to_toml(questionnaire).encode(), tuple(lost.lines))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "toml": Format(msg("Roundtable (TOML)"), ".toml", "application/toml", _toml),
        "xlsform": Format(
            msg("XLSForm (KoboToolbox, ODK)"),
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsform_out.write,
        ),
        "lss": Format(msg("LimeSurvey (.lss)"), ".lss", "application/xml", lss_out.write),
        "limesurvey-tsv": Format(msg("LimeSurvey (tab-separated)"), ".txt", "text/tab-separated-values", tsv_out.write),
        "surveyjs": Format(msg("SurveyJS (JSON)"), ".json", "application/json", surveyjs_out.write),
    }
)


def export(questionnaire: Questionnaire, name: str) -> Exported:
    """The file of this format. Raises KeyError for an unknown one."""
    return FORMATS[name].write(questionnaire)
