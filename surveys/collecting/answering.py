"""Everything a person can do with their link, in one place.

A page takes `find` (2 statements) and at most one reading verb. What happens on a page (`save_section`, `set_word`, `begin_change`) takes a
visit found with `acting=True`, which locks the invitation. What ends something (`submit`, `change`, `withdraw`, `decline`, `undo_decline`)
takes the secret and finds for itself: no post needs more than 4 statements. After any exception roll back.
"""

from __future__ import annotations

from surveys.collecting.drafting import load_draft, questionnaire_of, review, save_section, set_word, start_over, stretch
from surveys.collecting.leaving import decline, undo_decline, withdraw
from surveys.collecting.sending import begin_change, change, is_counted, open_again, receipt_of, submit
from surveys.collecting.tickets import issue_ticket, read_ticket
from surveys.collecting.visiting import find, knock

__all__ = [
    "begin_change",
    "change",
    "decline",
    "find",
    "is_counted",
    "issue_ticket",
    "knock",
    "load_draft",
    "open_again",
    "questionnaire_of",
    "read_ticket",
    "receipt_of",
    "review",
    "save_section",
    "set_word",
    "start_over",
    "stretch",
    "submit",
    "undo_decline",
    "withdraw",
]
