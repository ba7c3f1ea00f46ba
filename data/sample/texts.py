"""The sentences of the sample, in English and Hindi, as officers write them. `{gang}` is an invented gang's name."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from data.sample.draw import Ints, texts
from data.sample.gangs import GANGS

NAMES = [*((item.name, item.name_hi) for item in GANGS), ("not known", "अज्ञात")]

INCIDENTS = {
    "murder": (
        (
            "Man shot dead outside his shop; motorcycle used. Gang: {gang}.",
            "दुकान के बाहर गोली मारकर हत्या; मोटरसाइकिल का उपयोग। गैंग: {gang}।",
        ),
        ("Killed in a dispute between gangs. Gang: {gang}.", "गैंगों की रंजिश में हत्या। गैंग: {gang}।"),
    ),
    "attempt": (
        ("Shot at on the way home and injured. Gang: {gang}.", "घर लौटते समय गोली मारी, घायल। गैंग: {gang}।"),
        ("Attacked by four persons in a car. Gang: {gang}.", "कार सवार चार व्यक्तियों द्वारा हमला। गैंग: {gang}।"),
    ),
    "abduction_for_ransom": (
        (
            "Trader abducted, ransom demanded by internet call. Gang: {gang}.",
            "व्यापारी का फिरौती हेतु अपहरण, इंटरनेट कॉल से मांग। गैंग: {gang}।",
        ),
        (
            "Contractor abducted and let go after two days. Gang: {gang}.",
            "ठेकेदार का अपहरण, दो दिन बाद छोड़ा। गैंग: {gang}।",
        ),
    ),
    "extortion": (
        ("Extortion call from a foreign number. Gang: {gang}.", "विदेशी नंबर से रंगदारी की कॉल। गैंग: {gang}।"),
        ("Letter with a demand left at a showroom. Gang: {gang}.", "शोरूम पर रंगदारी की पर्ची फेंकी। गैंग: {gang}।"),
    ),
    "robbery_or_dacoity": (
        ("Cash van robbed on the highway. Gang: {gang}.", "राजमार्ग पर कैश वैन लूट। गैंग: {gang}।"),
        ("Car taken at gunpoint. Gang: {gang}.", "हथियार दिखाकर कार छीनी। गैंग: {gang}।"),
    ),
    "firing": (
        ("Shots at the gate of a house, nobody hurt. Gang: {gang}.", "मकान के गेट पर फायरिंग, कोई घायल नहीं। गैंग: {gang}।"),
        ("Shots at a hotel after a refused demand. Gang: {gang}.", "मांग न मानने पर होटल पर फायरिंग। गैंग: {gang}।"),
    ),
    "harbouring": (
        (
            "Shelter given to wanted persons in a farmhouse. Gang: {gang}.",
            "वांछित व्यक्तियों को फार्म हाउस में शरण। गैंग: {gang}।",
        ),
        ("Flat rented in another's name for gang members. Gang: {gang}.", "अन्य के नाम से किराये के फ्लैट में शरण। गैंग: {gang}।"),
    ),
    "online_threat_or_glorification": (
        ("Video praising the gang posted from abroad. Gang: {gang}.", "विदेश से गैंग का महिमामंडन करता वीडियो। गैंग: {gang}।"),
        ("Threat posted against a trader. Gang: {gang}.", "व्यापारी को सोशल मीडिया पर धमकी। गैंग: {gang}।"),
    ),
}
MESSAGES = {
    "alert": (
        ("Movement of {gang} towards the border", "White car, three to four persons, armed. Please set up checks."),
        ("{gang} के सदस्यों की आवाजाही", "सीमा की ओर आवाजाही की सूचना। नाकाबंदी का अनुरोध।"),
    ),
    "intelligence": (
        ("Intelligence on {gang}", "Source report: meeting of members planned, place not known yet."),
        ("{gang} संबंधी आसूचना", "विश्वसनीय सूत्र: सदस्यों की बैठक संभावित।"),
        ("{gang}: numbers used for demands", "Numbers and accounts in use are in the annexe."),
    ),
    "dossier": (
        ("Dossier, {gang}", "Dossier with photographs and associates is enclosed."),
        ("डोजियर, {gang}", "फोटो एवं सहयोगियों सहित डोजियर संलग्न।"),
    ),
    "request": (
        ("Request: whereabouts of a member of {gang}", "Please verify the address and report whereabouts."),
        ("{gang}: सत्यापन का अनुरोध", "कृपया पते एवं गतिविधि का सत्यापन कर अवगत कराएं।"),
        ("Request: vehicle used by {gang}", "Please share registration details and toll records."),
    ),
    "reply": (("Reply, {gang}", "Verification report is enclosed."), ("उत्तर, {gang}", "सत्यापन आख्या संलग्न।")),
    "good_practice": (
        ("Good practice: joint interrogation format", "Our format for joint interrogation is enclosed."),
        ("सर्वोत्तम प्रथा: साक्ष्य संकलन", "साक्ष्य संकलन की प्रक्रिया संलग्न।"),
    ),
}
REFUSALS = (
    "Investigation at a sensitive stage",
    "Needs an order of the court",
    "No written request on record",
    "अन्वेषण प्रचलित, अभी साझा करना संभव नहीं",
    "न्यायालय की अनुमति आवश्यक",
)


def by_kind(
    table: dict[str, Sequence], kinds: Ints, gangs: Ints, choice: Ints, side: int, language: int = 0
) -> pl.Series:
    """The sentence of each record: `side` picks the text of a pair, `choice` the version, `language` the gang's name."""
    options, start, width = [], [], []
    for versions in table.values():
        start.append(len(options))
        width.append(len(versions))
        options += [
            version[side].format(gang=name[_language(version[side], language)])
            for version in versions
            for name in NAMES
        ]
    version = choice % np.array(width)[kinds]
    named = np.where(gangs < 0, len(NAMES) - 1, gangs)
    return texts(options, np.array(start)[kinds] + version * len(NAMES) + named)


def _language(text: str, wanted: int) -> int:
    """A gang is named in the script of the sentence."""
    return 1 if wanted or any("\u0900" <= letter <= "\u097f" for letter in text) else 0
