"""What a remark on a questionnaire is. A remark is advice: nobody is held up by it, and an author may say why something is meant so."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.messages import Message


@dataclass(frozen=True, slots=True)
class Remark:
    """`place`: a text's key ("item/A1/text") or a thing ("scale agree5", "section A1", "questionnaire"). `rule`: its short name. `lang`:
    the language it is about; empty: all."""

    place: str
    rule: str
    what: Message
    mend: Message
    lang: str = ""

    @property
    def owner(self) -> str:
        """The thing, as problems name it: "item A1"."""
        pieces = self.place.split("/")
        return f"{pieces[0]} {pieces[1]}" if len(pieces) > 1 else self.place
