"""What the people of the market dialogue wrote, by open question and language. Written for it; nobody said it."""

from __future__ import annotations

from collections.abc import Mapping

KEEP: Mapping[str, tuple[str, ...]] = {
    "en": (
        "The table under the fig tree on market days. People come to it by themselves now.",
        "Mediators from all three communities, always two together.",
        "That the district office listens first and writes afterwards.",
        "The small fund for repairs that all three communities decide on.",
        "Tea before talk.",
    ),
    "ar": (
        "الطاولة تحت شجرة التين في أيام السوق، فالناس يأتون إليها من تلقاء أنفسهم.",
        "وسيطان من مجتمعين مختلفين في كل مرة.",
        "أن يستمع مكتب المقاطعة أولًا ثم يكتب.",
    ),
}

CHANGE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "The reports ask for names of people in dispute. We cannot give them.",
        "Decide about the second market with us.",
        "Money for transport ends in winter, and so do the visits.",
        "Women sell most of the goods and sit at the edge of the table.",
    ),
    "ar": (
        "التقارير تطلب أسماء المتخاصمين ولا نستطيع ذكرها.",
        "قرروا معنا بشأن السوق الثانية.",
        "ينتهي مال المواصلات في الشتاء فتنتهي الزيارات.",
    ),
}

CHANGED: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Two families that had not traded for nine years share one stall.",
        "The police are called less, the shopkeepers say.",
        "My sons carry goods for the other hill and nobody remarks on it.",
    ),
    "ar": (
        "عائلتان لم تتعاملا منذ تسع سنوات تتقاسمان اليوم بسطة واحدة.",
        "يقول أصحاب الدكاكين إن الشرطة تُستدعى أقل من قبل.",
    ),
}

LESSON: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Begin with scales and weights, not with history.",
        "Never mediate alone.",
        "Let each side choose its own speaker.",
    ),
    "ar": (
        "ابدأوا بالموازين والمكاييل لا بالماضي.",
        "ليختر كل طرف من يتكلم باسمه.",
    ),
}

ADVICE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "To the fund: two years at once, with less reporting.",
        "To the district office: put the agreed rules on the market wall.",
        "To the forum: train four women as mediators.",
    ),
    "ar": (
        "إلى الصندوق: تمويل لسنتين وتقارير أقل.",
        "إلى مكتب المقاطعة: علّقوا القواعد المتفق عليها على جدار السوق.",
    ),
}

PEACE_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"D2": KEEP, "D3": CHANGE, "D4": CHANGED, "D5": LESSON, "D6": ADVICE}
