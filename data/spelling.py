"""Names and FIR numbers as they are compared: usual spellings alike, in Latin and in Indian scripts.

A name becomes the consonants of its words: Bishnoi, Vishnoi and बिश्नोई are one. It is coarse on purpose: officers see what was
found and judge. A table of sounds and a few lines do what a library of transliteration would be brought in for, and its
transliteration (`viśnoī`) would still have to be folded.
"""

import re
import unicodedata
from functools import lru_cache

_CONSONANTS = dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ", "kkggnccjjnttddnttddnppbbmyrlbssshl", strict=True))
_NASAL, _NUKTA, _VIRAMA = "ंँ", "़", "्"
_LATIN = (
    *(("[aeiou]w(?=[^aeiouhy])", "a"), ("c(?=[eiy])(?!h)", "s"), ("ksh|kṣ|x", "ks"), ("sh", "s"), ("chh|ch", "c")),
    *(("ph|f", "p"), ("[vw]", "b"), ("z", "j"), ("q", "k"), ("ck", "k"), ("ngh?$", "n"), ("([kgcjtdb])h", r"\1")),
)
"""Usual spellings in Latin letters -> one of them, in this order."""
_BLOCKS = {0x0A00: 0x0900, 0x0A80: 0x0900, 0x0980: 0x0900}
"""Gurmukhi, Gujarati and Bengali stand in the order of Devanagari: their letters are moved over."""


@lru_cache(maxsize=65_536)
def spelled(name: str) -> str:
    """`name` as it is compared: the consonants of each word, usual spellings alike, vowels and honorifics left out."""
    text = unicodedata.normalize("NFC", name).casefold()
    words = [_word(word) for word in re.findall(r"[\w\u0900-\u0bff\u200c\u200d]+", text)]
    return " ".join(word for word in words if word)


def _word(word: str) -> str:
    devanagari = "".join(_devanagari(sign) for sign in unicodedata.normalize("NFD", word))
    latin = unicodedata.normalize("NFC", devanagari)
    if any("\u0900" <= sign <= "\u097f" for sign in latin):
        latin = _from_devanagari(latin)
    else:
        latin = "".join(sign for sign in unicodedata.normalize("NFD", latin) if not unicodedata.combining(sign))
        for found, said in _LATIN:
            latin = re.sub(found, said, latin)
    return _skeleton(latin)


def _devanagari(sign: str) -> str:
    block = _BLOCKS.get(ord(sign) & ~0x7F)
    if block is None:
        return sign
    return {"ੰ": "ं", "ੱ": ""}.get(sign, chr(block + (ord(sign) & 0x7F)))


def _from_devanagari(word: str) -> str:
    """Each letter with the vowel that is heard after it, whichever it is, unless a virama takes it away."""
    signs = unicodedata.normalize("NFD", word).replace(_NUKTA, "")
    said = []
    for sign, after in zip(signs, signs[1:] + " ", strict=True):
        heard = _CONSONANTS.get(sign)
        if heard:
            said.append(heard if after == _VIRAMA else heard + "a")
        elif sign in _NASAL:
            said.append("n")
        elif sign in "अआइईउऊएऐओऔऋ" or sign.isascii():
            said.append("a" if not sign.isascii() else sign)
    return "".join(said)


def _skeleton(word: str) -> str:
    """Consonants, doubles once; a first vowel stays as `a`; `y` and `h` inside a word are heard differently, and go."""
    word = re.sub(r"(.)\1+", r"\1", re.sub(r"m(?=[pb])", "n", word))
    head = "a" if word[:1] in tuple("aeiou") else word[:1]
    return head + re.sub("[aeiouyh]", "", word[1:])


def fir(text: str) -> str:
    """An FIR number as it is compared: `123/26`, `0123/2026` and `FIR No. 123 of 2026` are one. Empty where it is none."""
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in unicodedata.normalize("NFKC", text))
    found = re.search(r"(\d{1,5})\s*(?:/|-|of)\s*((?:20)?\d{2})(?!\d)", digits)
    return f"{int(found[1])}/{int(found[2]) % 100:02}" if found else ""
