"""The fictional partnerships of the demonstration: who they are and what was said. No person, organisation or place in it exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.demonstration.peace_words import PEACE_WORDS
from app.demonstration.water_words import WATER_WORDS
from app.demonstration.youth_words import YOUTH_WORDS


@dataclass(frozen=True, slots=True)
class Cast:
    """One group of a fictional partnership: its name, its organisation, how many are invited and answer, in which languages, how content
    it is (0-100 by dimension, and by section where that measures none; else `mood`), how much its people differ (points), and how near to
    it each aim of the last year is (0-100)."""

    key: str
    name: Mapping[str, str]
    organisation: str
    invited: int
    answered: int
    arabic: float
    mood: float
    spread: float
    by_dimension: Mapping[str, float]
    aims: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A fictional partner. `lang`: in which its focal person is written to. `agreed`: how it agreed if its focal person has no address."""

    name: str
    kind: str
    pillar: str
    country: str
    focal: str
    lang: str = "en"
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    name: str
    unit: str
    baseline: float | None
    target: float
    actual: float
    source: str
    direction: str = "up"


@dataclass(frozen=True, slots=True)
class Tale:
    """One fictional partnership with what was true when a round was made. `words`: what people wrote, by item code and language.
    `reached`: how far each objective was, by its words (0-100). `matters`: how much each statement matters and how well it goes (0-100).
    `near`: how much two partners work together, by their names (0-100)."""

    title: str
    summary: str
    business_case: str
    starts: date
    ends: date
    organisations: tuple[Organisation, ...]
    objectives: tuple[tuple[str, tuple[int, ...]], ...]
    indicators: tuple[Indicator, ...]
    groups: tuple[Cast, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    reached: Mapping[str, float] = field(default_factory=dict)
    matters: tuple[tuple[float, float], ...] = ()
    near: Mapping[frozenset[str], float] = field(default_factory=dict)


BY_PHONE = "The Union has no e-mail of its own. Its board agreed on the phone, and the minutes of its meeting say so."

AGENCY = Organisation("Harbour Relief Agency", "un", "humanitarian", "Tessaly", "Focal person of Harbour Relief")
ASSOCIATION = Organisation("Nahr Community Association", "civil_society", "development", "Sahlia", "Focal person of Nahr Association", "ar")
MINISTRY = Organisation("Ministry of Water of Sahlia", "government", "development", "Sahlia", "Focal person of the Ministry of Water", "ar")

WATER = Tale(
    title="Safe water for the Wadi Nahr valley",
    summary=(
        "A three-year partnership to bring safe water and working sanitation to 34 villages and two camps in the Wadi Nahr valley. "
        "This partnership is fictional: it was made to show how Roundtable works."
    ),
    business_case=(
        "None of the three could do it alone: the ministry owns the wells and sets the tariffs, the association knows every village "
        "committee, and the agency brings money and engineers who leave again. Together they expected to reach 60,000 people for a third "
        "less than three separate programmes."
    ),
    starts=date(2024, 1, 15),
    ends=date(2026, 12, 31),
    organisations=(AGENCY, ASSOCIATION, MINISTRY),
    objectives=(
        ("60,000 people drink safe water all year round", (6, 3)),
        ("Village committees run and repair their own water points", (6, 16)),
        ("Girls' schools have clean, lockable toilets", (4, 5, 6)),
    ),
    indicators=(
        Indicator("People with safe water within 15 minutes' walk", "people", 18400, 60000, 52300, "Yearly count of the ministry"),
        Indicator("Water points working on the day of the visit", "%", 54, 90, 81, "Joint monitoring visit"),
        Indicator("Days until a broken pump is repaired", "days", 31, 7, 12, "Repair log of the committees", "down"),
        Indicator("Village committees with their own repair fund", "committees", None, 34, 27, "Books of the association"),
        Indicator("Girls' schools with lockable toilets", "schools", 3, 19, 20, "Yearly count of the ministry"),
    ),
    groups=(
        Cast(
            "agency",
            {"en": "Agency staff", "ar": "موظفو الوكالة"},
            AGENCY.name,
            24,
            21,
            0.05,
            74,
            11,
            {"A1": 80, "A3": 77, "A6": 72, "A7": 60, "B3": 72, "B6": 55, "A8": 76}
            | {"I1": 59, "I2": 58, "I3": 57, "I4": 64, "I5": 58, "I6": 65, "I7": 60},
            (78, 60, 42, 34, 70),
        ),
        Cast(
            "association",
            {"en": "Association staff and volunteers", "ar": "موظفو الجمعية ومتطوعوها"},
            ASSOCIATION.name,
            26,
            19,
            0.6,
            60,
            15,
            {"A1": 78, "A2": 48, "A3": 46, "A4": 58, "A6": 38, "A7": 34, "B1": 76, "B6": 60, "A8": 58}
            | {"I1": 63, "I2": 60, "I3": 62, "I4": 62, "I5": 60, "I6": 68, "I7": 64},
            (80, 84, 46, 58, 48),
        ),
        Cast(
            "government",
            {"en": "Government counterparts", "ar": "النظراء الحكوميون"},
            MINISTRY.name,
            14,
            11,
            0.7,
            66,
            13,
            {"A1": 72, "A2": 68, "A6": 58, "B2": 74, "B4": 54, "B6": 66}
            | {"I1": 60, "I2": 64, "I3": 58, "I4": 63, "I5": 62, "I6": 64, "I7": 61},
            (82, 50, 40, 66, 60),
        ),
        Cast(
            "committees",
            {"en": "Village committee members", "ar": "أعضاء لجان القرى"},
            ASSOCIATION.name,
            9,
            4,
            0.75,
            58,
            16,
            {"A3": 42, "B1": 80, "B5": 74} | {"I1": 61, "I2": 60, "I3": 60, "I4": 58, "I5": 57, "I6": 62, "I7": 65},
            (86, 80, 60, 70, 46),
        ),
    ),
    words=WATER_WORDS,
    reached={
        "60,000 people drink safe water all year round": 62,
        "Village committees run and repair their own water points": 44,
        "Girls' schools have clean, lockable toilets": 84,
    },
    matters=((86, 38), (90, 30), (64, 72), (48, 34), (70, 76), (92, 44)),
    near={
        frozenset({AGENCY.name, ASSOCIATION.name}): 90,
        frozenset({AGENCY.name, MINISTRY.name}): 62,
        frozenset({ASSOCIATION.name, MINISTRY.name}): 26,
    },
)

YOUTH = Tale(
    title="Apprenticeships for young people in Port Ostra",
    summary="A small fictional partnership of one large and one small side (20 and 4 people invited), made to show what happens then.",
    business_case="Workshops have places and no trainers; the foundation has trainers and no places.",
    starts=date(2025, 2, 1),
    ends=date(2026, 10, 31),
    organisations=(
        Organisation("Ostra Skills Foundation", "donor", "development", "Ostra", "Focal person of Ostra Skills"),
        Organisation("Union of Small Workshops", "private_sector", "development", "Ostra", "Focal person of the Union", agreed=BY_PHONE),
    ),
    objectives=(("120 young people finish an apprenticeship", (4, 8)),),
    indicators=(Indicator("Apprenticeships finished", "people", 0, 120, 96, "Register of the Union, October 2026"),),
    groups=(
        Cast("foundation", {"en": "Foundation staff", "ar": "موظفو المؤسسة"}, "Ostra Skills Foundation", 20, 15, 0, 72, 12, {"A7": 52}),
        Cast("workshops", {"en": "Workshop owners", "ar": "أصحاب الورش"}, "Union of Small Workshops", 4, 3, 0, 50, 14, {"A6": 34}),
    ),
    words=YOUTH_WORDS,
)

PEACE = Tale(
    title="Market dialogue in the Three Hills district",
    summary="A small fictional partnership of three sides (12, 5 and 4 people invited) that is collecting answers now.",
    business_case="Traders of three communities share one market and no table to sit at.",
    starts=date(2025, 9, 1),
    ends=date(2027, 8, 31),
    organisations=(
        Organisation("Three Hills Peace Forum", "civil_society", "peacebuilding", "Sahlia", "Focal person of the Forum"),
        Organisation("Bridge Fund", "donor", "peacebuilding", "Tessaly", "Focal person of the Bridge Fund"),
        Organisation("Three Hills District Office", "government", "peacebuilding", "Sahlia", "Focal person of the District Office"),
    ),
    objectives=(("Disputes at the market are settled by talking", (16,)),),
    indicators=(Indicator("Disputes settled without the police", "%", 22, 70, 48, "Market committee's book, October 2026"),),
    groups=(
        Cast(
            "forum", {"en": "Forum staff and mediators", "ar": "موظفو المنتدى والوسطاء"}, "Three Hills Peace Forum", 12, 7, 0.4, 66, 13, {}
        ),
        Cast("fund", {"en": "Fund staff", "ar": "موظفو الصندوق"}, "Bridge Fund", 5, 2, 0, 78, 9, {}),
        Cast("district", {"en": "District officers", "ar": "موظفو المقاطعة"}, "Three Hills District Office", 4, 1, 0.8, 60, 12, {}),
    ),
    words=PEACE_WORDS,
)
