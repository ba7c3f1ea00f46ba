"""How printed names of states, police units and crime heads are compared: one spelling for each."""

import re
import unicodedata

# Letters with dots stand for one word whether or not blanks stand between: G.R.P., G. R. P., G.R.P
_INITIALS = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.\s*)+[^\W\d_](?:\.|(?![^\W_]))")
_NOT_WORD = re.compile(r"[^\w\u0900-\u097f]+|_")

_WORDS = {
    "RLY": "RAILWAY",
    "RLYS": "RAILWAY",
    "RAILWAYS": "RAILWAY",
    "DIST": "DISTRICT",
    "DISTT": "DISTRICT",
    "DISTRICTS": "DISTRICT",
    "COMMR": "COMMISSIONERATE",
    "COMMISSIONER": "COMMISSIONERATE",
    "SPL": "SPECIAL",
    "NGR": "NAGAR",
}
_PHRASES = (("GOVERNMENT RAILWAY POLICE", "GRP"), ("GRP RAILWAY", "GRP"))


def normalise(name: str) -> str:
    """A printed name as it is compared: capitals, single blanks, no dots, dashes, slashes or brackets, `&` as AND,
    RLY as RAILWAY, initials joined (`G. R. P.(RLY)` and `G.R.P` are both GRP), Devanagari composed (NFC).
    """
    text = unicodedata.normalize("NFC", name).upper().replace("&", " AND ")
    text = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", text)
    words = _NOT_WORD.sub(" ", text).split()
    joined = " ".join(_WORDS.get(word, word) for word in words)
    for phrase, word in _PHRASES:
        joined = re.sub(rf"\b{phrase}\b", word, joined)
    return joined
