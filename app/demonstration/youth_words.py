"""What the people of the apprenticeship partnership wrote, by open question and language. Written for it; nobody said it."""

from __future__ import annotations

from collections.abc import Mapping

KEEP: Mapping[str, tuple[str, ...]] = {
    "en": (
        "The Friday visits to the workshops. Ten minutes at the bench say more than a form.",
        "One contract for every apprentice, the same in every workshop.",
        "The tool grant that an apprentice takes along at the end.",
        "Workshop owners sitting on the panel that chooses apprentices.",
        "The evening course in bookkeeping; our owners came too.",
        "A person at the foundation who answers the telephone.",
        "Keep the trial month. It saves everybody a bad year.",
        "The joint graduation day, with the families.",
    ),
}

CHANGE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "The stipend comes six weeks late and the workshop lends it meanwhile.",
        "Ask the workshops before the course days are fixed; they fall on our busiest days.",
        "Attendance is reported twice, once on paper and once on the website.",
        "The welding course uses machines that no workshop here owns.",
        "Girls apply and are sent to the same two trades every time.",
        "We hear about a change of rules when the new form arrives.",
        "Pay for the materials that a beginner spoils.",
    ),
}

CHANGED: Mapping[str, tuple[str, ...]] = {
    "en": (
        "A young man who was on the street two years ago now runs the second bench of my workshop.",
        "Three workshops share one lathe and one trainer since last winter.",
        "Parents ask us for a place now. Before, they laughed at the trade.",
        "Of the first year's apprentices, most are paid workers today, some of them in the same workshop.",
        "My own accounts are in order for the first time.",
    ),
}

LESSON: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Let the workshop and the apprentice meet before anybody signs.",
        "Write down who pays when something breaks.",
        "Train the owner first, then the apprentice.",
        "A small side needs a bigger voice in the first months, not in the last.",
        "Count those who stay in the trade after a year, not those who start.",
    ),
}

ADVICE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "To the foundation: pay the stipend on the first of the month.",
        "To the foundation: decide the course days together with the Union.",
        "To the Union: name two owners who speak for all and give them a day a month for it.",
        "To both: one attendance list, on paper, photographed.",
        "To both: ask the apprentices themselves next time.",
    ),
}

YOUTH_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"D2": KEEP, "D3": CHANGE, "D4": CHANGED, "D5": LESSON, "D6": ADVICE}
