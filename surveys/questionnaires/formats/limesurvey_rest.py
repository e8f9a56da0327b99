"""What LimeSurvey has beside a question that Roundtable does not, as remarks with their words."""

from __future__ import annotations

from collections.abc import Iterable

from surveys.messages import msg
from surveys.questionnaires.formats.limesurvey_values import Asked
from surveys.questionnaires.formats.plain import told
from surveys.questionnaires.formats.report import Notes

_USED = frozenset(
    [
        "other_replace_text",
        "exclude_all_others",
        "min_answers",
        "max_answers",
        "dualscale_headerA",
        "dualscale_headerB",
        "multiflexible_checkbox",
        "multiflexible_min",
        "multiflexible_max",
        "min_num_value_n",
        "max_num_value_n",
        "num_value_int_only",
        "suffix",
        "slider_layout",
        "slider_min",
        "slider_max",
        "slider_separator",
        "date_format",
        "date_min",
        "date_max",
        "maximum_chars",
        "hidden",
        "em_validation_q_tip",
        "em_validation_sq_tip",
    ]
)
_USUAL = frozenset(
    {"", "0", "1", "N", "Y", "I", "5", "12", "30", "100", "default", "inherit", "auto", "left", "right", "bar", "none", "-1", "ROADMAP"}
)
"""Values that LimeSurvey writes by itself; they say nothing."""


def _told(sources: Iterable[str]) -> list[str]:
    return [word for source in sources for word in told(source)]


def say_rest(asked: Asked, notes: Notes, *, patterned: bool) -> None:
    """Notes what no question of ours can hold. `patterned`: its rule for right answers was taken over."""
    for name in ("em_validation_sq_tip",):
        if words := asked.spoken(name):
            notes.left(
                msg("Own words for a wrong answer have no place here; Roundtable says what is wrong by itself."), *_told(words.values())
            )
    if asked.preg and not patterned:
        notes.left(msg("Its rule for right answers could not be taken over."), asked.preg)
    if any(asked.script.values()):
        notes.left(msg("A script of the question was left out and not run."), *asked.script.values())
    if asked.defaults:
        notes.left(msg("Answers that were filled in beforehand. Roundtable fills in none, so that nobody is led."), *asked.defaults)
    rest = [f"{name} = {value}" for (name, _), value in asked.attributes.items() if name not in _USED and value not in _USUAL]
    if rest:
        notes.changed(msg("Settings that have no counterpart here."), *dict.fromkeys(rest))
    for part in asked.parts:
        if part.rest:
            notes.left(msg("More words at a line of this question."), *_told(part.rest.values()))
