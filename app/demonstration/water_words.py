"""What the people of the water partnership wrote, by open question and language. Written for it; nobody said it."""

from __future__ import annotations

from collections.abc import Mapping

KEEP: Mapping[str, tuple[str, ...]] = {
    "en": (
        "The monthly walk to the wells with all three partners. We see the same pump and stop arguing about reports.",
        "One shared repair log instead of three.",
        "The ministry's engineers coming to the villages themselves.",
        "Keep the rule that nobody signs off a water point without the committee there.",
        "The joint training of pump mechanics. It is the best thing we did.",
        "That we can phone each other and do not need a letter.",
        "The early meetings with the women's groups, before anything was designed.",
        "Weekly call on Sunday morning, short and useful.",
        "The common map of water points.",
        "Please keep the small repair fund that each village decides on.",
        "Two people from the association sitting in our planning week.",
        "The way the drought plan was changed within ten days.",
    ),
    "ar": (
        "الزيارة الشهرية المشتركة إلى الآبار، فهي تجعلنا نرى المشكلة نفسها.",
        "تدريب ميكانيكيي المضخات، فقد أصبح في كل قرية من يعرف الإصلاح.",
        "احترام رأي لجنة القرية قبل اختيار مكان البئر.",
        "سجل الإصلاح المشترك بدلًا من ثلاثة سجلات.",
        "صندوق الإصلاح الصغير الذي تديره القرية بنفسها.",
        "اجتماع صباح الأحد القصير.",
        "حضور مهندسي الوزارة إلى القرى.",
    ),
}

CHANGE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Decide the budget with us, not after us.",
        "Money arrived four months late two years running; we paid the mechanics from our own pocket.",
        "The reporting template changed three times in one year.",
        "Tell us earlier when plans change. We heard about the new districts from the radio.",
        "Running costs of our office are not covered by anybody.",
        "Too many visitors, too few spare parts.",
        "Somebody must own the pumps after December. Today everybody says somebody else does.",
        "Share the budget lines that concern the villages.",
        "Let the committees see the water tests.",
        "Fewer indicators, and ones we can measure ourselves.",
        "We need one person at the agency who stays longer than six months.",
        "Do not announce results before the ministry has checked them.",
    ),
    "ar": (
        "نحتاج أن نشارك في قرار الميزانية قبل اعتمادها لا بعده.",
        "تصل الأموال متأخرة أربعة أشهر، والعمل لا ينتظر.",
        "كثرة التقارير تأخذ وقت المتطوعين.",
        "أخبرونا بالتغييرات في وقت مبكر.",
        "من سيتولى صيانة المضخات بعد نهاية السنة؟ لا أحد يجيب.",
        "نريد الاطلاع على نتائج فحص المياه.",
        "المصاريف الإدارية لمكتبنا لا يغطيها أحد.",
    ),
}

CHANGED: Mapping[str, tuple[str, ...]] = {
    "en": (
        "My daughter goes to school in the morning now, not to the river.",
        "In our district the clinic sees half as many children with diarrhoea as before, the nurse says.",
        "Three villages that did not speak to each other share one tank and one fund.",
        "The ministry now plans repairs with the committees' own lists.",
        "Women sit on 30 of the 34 committees and hold the key of the fund in most.",
        "A mechanic trained by us repairs pumps for villages outside the programme too.",
    ),
    "ar": (
        "صارت ابنتي تذهب إلى المدرسة صباحًا بدلًا من الذهاب إلى النهر.",
        "ثلاث قرى كانت متخاصمة تتقاسم اليوم خزانًا واحدًا وصندوقًا واحدًا.",
        "النساء عضوات في معظم اللجان ويحتفظن بمفتاح الصندوق.",
        "نشرب ماء نظيفًا في الصيف أيضًا.",
    ),
}

LESSON: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Agree who pays for spare parts before the first pump is installed.",
        "Bring the three finance officers into one room in the first month.",
        "Start with a small joint task; trust came from the first repaired well, not from the agreement.",
        "Write down who decides what. We thought we knew.",
        "Train two mechanics a village, because one always leaves.",
        "Plan the end at the beginning.",
    ),
    "ar": (
        "اتفقوا على من يدفع ثمن قطع الغيار قبل تركيب أول مضخة.",
        "ابدأوا بعمل صغير مشترك، فالثقة جاءت من أول بئر أصلحناها معًا.",
        "خططوا للنهاية منذ البداية.",
    ),
}

ADVICE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "To the agency: open the budget for the last year to both partners by January.",
        "To the ministry: name the office that takes over each water point.",
        "To all three: one reporting format until the end.",
        "To the association: publish the repair funds' balances in every village.",
        "To the agency: pay the first instalment before the dry season.",
    ),
    "ar": (
        "إلى الوكالة: اطلعونا على الميزانية قبل بداية السنة.",
        "إلى الوزارة: حددوا الجهة المسؤولة عن كل نقطة مياه.",
        "إلى الجميع: نموذج تقرير واحد حتى النهاية.",
    ),
}

WATER_WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"D2": KEEP, "D3": CHANGE, "D4": CHANGED, "D5": LESSON, "D6": ADVICE}

IN_ENGLISH: Mapping[str, str] = {
    "الزيارة الشهرية المشتركة إلى الآبار، فهي تجعلنا نرى المشكلة نفسها.": (
        "The joint monthly visit to the wells; it makes us see the same problem."
    ),
    "تدريب ميكانيكيي المضخات، فقد أصبح في كل قرية من يعرف الإصلاح.": (
        "The training of pump mechanics; now every village has somebody who knows how to repair."
    ),
    "احترام رأي لجنة القرية قبل اختيار مكان البئر.": ("Respect for the village committee's opinion before the place of a well is chosen."),
    "سجل الإصلاح المشترك بدلًا من ثلاثة سجلات.": "The common repair log instead of three.",
    "صندوق الإصلاح الصغير الذي تديره القرية بنفسها.": "The small repair fund that the village runs itself.",
    "اجتماع صباح الأحد القصير.": "The short meeting on Sunday morning.",
    "حضور مهندسي الوزارة إلى القرى.": "That the ministry's engineers come to the villages.",
    "نحتاج أن نشارك في قرار الميزانية قبل اعتمادها لا بعده.": (
        "We need to take part in deciding on the budget before it is approved, not after."
    ),
    "تصل الأموال متأخرة أربعة أشهر، والعمل لا ينتظر.": "The money comes four months late, and the work does not wait.",
    "كثرة التقارير تأخذ وقت المتطوعين.": "So many reports take the volunteers' time.",
    "أخبرونا بالتغييرات في وقت مبكر.": "Tell us about changes early.",
    "من سيتولى صيانة المضخات بعد نهاية السنة؟ لا أحد يجيب.": ("Who will look after the pumps when the year has ended? Nobody answers."),
    "نريد الاطلاع على نتائج فحص المياه.": "We want to see the results of the water tests.",
    "المصاريف الإدارية لمكتبنا لا يغطيها أحد.": "Nobody covers the running costs of our office.",
    "صارت ابنتي تذهب إلى المدرسة صباحًا بدلًا من الذهاب إلى النهر.": (
        "My daughter goes to school in the morning now instead of going to the river."
    ),
    "ثلاث قرى كانت متخاصمة تتقاسم اليوم خزانًا واحدًا وصندوقًا واحدًا.": (
        "Three villages that were at odds share one tank and one fund today."
    ),
    "النساء عضوات في معظم اللجان ويحتفظن بمفتاح الصندوق.": "Women are members of most committees and keep the key of the fund.",
    "نشرب ماء نظيفًا في الصيف أيضًا.": "We drink clean water in summer too.",
    "اتفقوا على من يدفع ثمن قطع الغيار قبل تركيب أول مضخة.": ("Agree on who pays for spare parts before the first pump is put in."),
    "ابدأوا بعمل صغير مشترك، فالثقة جاءت من أول بئر أصلحناها معًا.": (
        "Begin with a small task that you share; trust came from the first well that we repaired together."
    ),
    "خططوا للنهاية منذ البداية.": "Plan for the end from the beginning.",
    "إلى الوكالة: اطلعونا على الميزانية قبل بداية السنة.": "To the agency: show us the budget before the year begins.",
    "إلى الوزارة: حددوا الجهة المسؤولة عن كل نقطة مياه.": "To the ministry: say who is responsible for each water point.",
    "إلى الجميع: نموذج تقرير واحد حتى النهاية.": "To all: one form of report until the end.",
}
"""The translation by hand that stands beside what was written in Arabic."""
