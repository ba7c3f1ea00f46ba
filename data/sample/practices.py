"""Good practice: forty ways of working that forces shared, and who took them up with what result."""

from typing import Any

import numpy as np
import polars as pl

from data.sample.agencies import FORCES
from data.sample.draw import dice, one
from data.sample.world import World

IDEAS = {
    "investigation": (
        ("Joint interrogation format", "संयुक्त पूछताछ प्रारूप"),
        ("Case diary shared between two districts", "दो जिलों के बीच साझा केस डायरी"),
        ("One officer for all cases of a gang", "एक गैंग के सभी प्रकरणों हेतु एक अधिकारी"),
    ),
    "forensics": (
        ("Cartridge cases compared within two days", "दो दिन में खोखों का मिलान"),
        ("Mobile forensic van at every firing", "प्रत्येक फायरिंग पर मोबाइल फोरेंसिक वैन"),
        ("Voice samples for extortion calls", "रंगदारी कॉल हेतु आवाज के नमूने"),
    ),
    "evidence": (
        ("Video of every search", "प्रत्येक तलाशी की वीडियोग्राफी"),
        ("Checklist for electronic evidence", "इलेक्ट्रॉनिक साक्ष्य की जांच सूची"),
        ("Witness protection applied for at once", "गवाह सुरक्षा हेतु तुरंत आवेदन"),
    ),
    "technology": (
        ("Number plate cameras at border posts", "सीमा चौकियों पर नंबर प्लेट कैमरे"),
        ("One list of numbers used for extortion", "रंगदारी में प्रयुक्त नंबरों की एक सूची"),
        ("Toll records within the hour", "एक घंटे में टोल अभिलेख"),
    ),
    "training": (
        ("Week at the neighbour's crime branch", "पड़ोसी राज्य की अपराध शाखा में एक सप्ताह"),
        ("Exercise: road block across the border", "अभ्यास: सीमा पर संयुक्त नाकाबंदी"),
        ("Short course on organised crime law", "संगठित अपराध कानून पर लघु पाठ्यक्रम"),
    ),
    "prisons": (
        ("Releases told a week ahead", "रिहाई की सूचना एक सप्ताह पूर्व"),
        ("Jammers tested every month", "जैमर की मासिक जांच"),
        ("Visitors of gang members reported", "गैंग सदस्यों के मुलाकातियों की सूचना"),
    ),
    "social_media": (
        ("Followers counselled with their families", "फॉलो करने वालों की परिवार सहित समझाइश"),
        ("Accounts reported on the same day", "अकाउंट की उसी दिन रिपोर्टिंग"),
    ),
}
MEASURES = ("Cases traced, per cent", "Days to the forensic report", "Requests answered in time, per cent")


def generate(world: World) -> dict[str, pl.DataFrame]:
    """Frames `practice` (forty: each idea by two forces) and `practice_adoption`."""
    rng, today = dice(world.seed, "practices"), world.clock.day
    ideas = [(theme, *words) for theme, titles in IDEAS.items() for words in titles]
    practices, adoptions = [], []
    for number, (theme, title, title_hi) in enumerate((*ideas, *ideas), 1):
        prisons = theme == "prisons"
        owner = ("RJ-PRI", "HR-PRI", "PB-PRI", "DL-PRI")[number % 4] if prisons else _force(world, rng)
        shared = today - int(rng.integers(40, 1000))
        key = {"agency": owner, "reference": f"G{number:03d}"}
        text = {
            "title": title,
            "title_hi": title_hi,
            "summary": f"{title}: how we do it, what it needs, what came of it.",
        }
        text |= {"summary_hi": f"{title_hi}: प्रक्रिया, आवश्यकता एवं परिणाम।"}
        practices.append(key | text | {"theme": theme, "shared_on": shared, "first_recorded_at": shared * 86_400})
        adoptions += _adoptions(world, rng, key, shared)
    return {"practice": pl.DataFrame(practices), "practice_adoption": pl.DataFrame(adoptions, infer_schema_length=None)}


def _force(world: World, rng: np.random.Generator) -> str:
    return FORCES[one(rng, world.members.talk[world.force_positions])]


def _adoptions(world: World, rng: np.random.Generator, key: dict[str, str], shared: int) -> list[dict[str, Any]]:
    """None to four forces took it up; most measured something before and after."""
    rows = []
    for force in dict.fromkeys(_force(world, rng) for _ in range(int(rng.integers(0, 5)))):
        on = shared + int(rng.integers(20, 400))
        joined = (int(world.members.joined[world.members.at[force]]) + 19_800) // 86_400
        if force == key["agency"] or on >= world.clock.day - 1 or on < joined:
            continue
        row: dict[str, Any] = key | {"force": force, "adopted_on": on}
        if rng.random() < 0.7 and on < world.clock.day - 100:
            before = float(rng.integers(20, 60))
            measure = int(rng.integers(len(MEASURES)))
            better = -1 if measure == 1 else 1
            after = round(before * (1 + better * float(rng.uniform(-0.05, 0.45))), 1)
            row |= {"measure": MEASURES[measure], "better": "less" if measure == 1 else "more"}
            row |= {"before": before, "after": after}
            row |= {"period_from": on, "period_until": on + 90}
        rows.append(row)
    return rows
