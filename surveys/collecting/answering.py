"""Everything a person can do with their link, in one place.

Pages take two steps: `find` (2 statements), then at most one reading verb. Acts on a page (`save_section`, `set_word`, `start_over`,
`begin_change`) take a visit found with `acting=True`, which locks the invitation; acts that end something (`submit`, `change`, `withdraw`,
`decline`, `undo_decline`) take the secret and find for themselves, so that no post needs more than 4 statements. After any exception roll back.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Draft, Receipt, Review, Sent, Visit
from surveys.questionnaires.values import Answers, Questionnaire, Section


def find(session: Session, ring: KeyRing, secret: str, *, now: datetime, acting: bool = False) -> Visit:
    """The visit of this link. Raises LinkUnknown, LinkClosed, LinkSealed, LinkWithdrawn, LostKey. 2 statements."""
    raise NotImplementedError


def questionnaire_of(session: Session, visit: Visit) -> Questionnaire:
    """The frozen questionnaire; read once per process and digest, then 0 statements."""
    raise NotImplementedError


def load_draft(session: Session, ring: KeyRing, visit: Visit, lock: bytes = b"") -> Draft:
    """The saved answers, or an empty draft. Raises CodeNeeded when a return word is set and `lock` does not fit. 1 statement."""
    raise NotImplementedError


def save_section(session: Session, ring: KeyRing, visit: Visit, section: Section, answers: Answers, lang: str, lock: bytes = b"") -> Draft:
    """Replaces this section's answers in the draft (checked elsewhere). Raises CodeNeeded. 2 statements."""
    raise NotImplementedError


def review(session: Session, ring: KeyRing, visit: Visit, lock: bytes = b"") -> Review:
    """What would be sent, with each section's problems and a fresh nonce. 1 statement."""
    raise NotImplementedError


def start_over(session: Session, visit: Visit) -> None:
    """Throws the draft away, also when its return word was forgotten. 1 statement."""
    raise NotImplementedError


# the return word: stretch it once (some 50 ms), carry it from page to page as a ticket: /r/<t>~<ticket>/…


def stretch(ring: KeyRing, visit: Visit, word: str) -> bytes:
    """The `lock` that a return word gives for this link. Raises Invalid when it is shorter than 4 letters."""
    raise NotImplementedError


def set_word(session: Session, ring: KeyRing, visit: Visit, word: str, lock: bytes = b"") -> bytes:
    """Puts the draft under a return word; gives the new lock. `lock` is the one in force before. 2 statements."""
    raise NotImplementedError


def issue_ticket(server_key: bytes, visit: Visit, lock: bytes, *, now: datetime) -> str:
    """The lock, encrypted under the server's key for this link and two hours, as URL-safe text."""
    raise NotImplementedError


def read_ticket(server_key: bytes, visit: Visit, ticket: str, *, now: datetime) -> bytes:
    """The lock in a ticket. Raises CodeNeeded when it is old, another link's or damaged."""
    raise NotImplementedError


# sending and coming back


def submit(session: Session, ring: KeyRing, secret: str, *, nonce: str, may_quote: bool, now: datetime, lock: bytes = b"") -> Receipt:
    """Sends the draft. The same nonce again gives the same receipt. Raises Invalid (problems), CodeNeeded (sent before), LinkError. 4 statements."""
    raise NotImplementedError


def open_again(session: Session, ring: KeyRing, visit: Visit, return_code: str) -> Sent:
    """The answers that were sent. Raises CodeNeeded. 1 statement."""
    raise NotImplementedError


def begin_change(session: Session, ring: KeyRing, visit: Visit, return_code: str) -> bytes:
    """Puts the sent answers into a draft that only this return code opens; gives its lock (make a ticket of it). 2 statements."""
    raise NotImplementedError


def change(session: Session, ring: KeyRing, secret: str, *, may_quote: bool, now: datetime, lock: bytes) -> str:
    """Sends the changed draft in place of the answers; the return code stays; gives the receipt. 4 statements."""
    raise NotImplementedError


def receipt_of(ring: KeyRing, visit: Visit) -> str:
    """The receipt that the holder of an answered link may read again (empty when nothing was sent)."""
    raise NotImplementedError


def withdraw(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Deletes the answers, also in the grace time; a notice goes to the address on file. 4 statements."""
    raise NotImplementedError


def decline(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Notes that this person does not want to answer: no more reminders. 3 statements."""
    raise NotImplementedError


def undo_decline(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Takes the declining back. 2 statements."""
    raise NotImplementedError
