"""Incidents and seizures."""

import polars as pl

from data.intake.columns import Child, Column, Dataset, Rule, columns_of, fact_columns
from data.intake.datasets.shared import DISTRICT, GANG, HANDLING_COLUMN, UNIT, not_before
from data.schema.events import home_count, incident, incident_gang, seizure

INCIDENT = Dataset(
    "incident",
    "Incidents",
    "घटनाएं",
    incident,
    fact_columns(
        *columns_of(
            incident,
            ("police_station", "Police station", "थाना", "Kotwali"),
            ("fir_number", "FIR number", "एफआईआर संख्या", "0123/2026"),
            ("registered_on", "FIR registered on", "एफआईआर की तिथि", "21/11/2026"),
            ("occurred_from", "Occurred from", "घटना कब (से)", "21/11/2026 22:30"),
            ("occurred_to", "Occurred to", "घटना कब (तक)", "21/11/2026 22:45"),
            ("kind", "Kind of incident", "घटना का प्रकार", "firing"),
            ("firing", "Firing", "फायरिंग", "yes"),
            ("extortion", "Extortion", "रंगदारी", "no"),
            ("sections", "Sections of law", "धाराएं", "BNS 109(1), Arms Act 27"),
            ("status", "Status of investigation", "अन्वेषण की स्थिति", "under_investigation"),
        ),
        UNIT,
        DISTRICT,
        *columns_of(
            incident,
            ("latitude", "Latitude", "अक्षांश", "26.9124", "coordinate"),
            ("longitude", "Longitude", "देशांतर", "75.7873", "coordinate"),
            ("point_precision", "Precision of the point", "बिंदु की शुद्धता", "locality"),
            ("victims_killed", "Victims killed", "मृत पीड़ित", "0"),
            ("victims_injured", "Victims injured", "घायल पीड़ित", "1"),
            ("police_killed", "Police killed", "मृत पुलिसकर्मी", "0"),
            ("police_injured", "Police injured", "घायल पुलिसकर्मी", "0"),
            ("accused_killed", "Accused killed", "मृत अभियुक्त", "0"),
            ("accused_injured", "Accused injured", "घायल अभियुक्त", "0"),
            ("demand_inr", "Money demanded (rupees)", "मांगी गई राशि (रुपये)", "50,00,000"),
            ("terror_link", "Terror link", "आतंकी संबंध", "none"),
        ),
        Column("gangs", "gangs", "Gangs suspected", "संदिग्ध गैंग", "G07; G12"),
        Column("gangs_established", "gangs", "Gangs established", "प्रमाणित गैंग", ""),
        Column("same_as", "record", "Same case as", "वही प्रकरण", "", refers="incident", prefix="same_as_"),
        *columns_of(
            incident,
            ("same_as_reason", "Why the same case", "वही प्रकरण क्यों", ""),
            ("summary", "What happened (English)", "विवरण (अंग्रेजी)", "Shots fired at a shop"),
            ("summary_hi", "What happened (Hindi)", "विवरण (हिन्दी)", "दुकान पर फायरिंग"),
        ),
        HANDLING_COLUMN,
    ),
    rules=(
        not_before("occurred_to", "occurred_from", "ends_before_it_begins"),
        Rule(
            "same_as_without_reason",
            "same_as_reason",
            pl.col("same_as_reference").is_null() != pl.col("same_as_reason").is_null(),
        ),
        Rule(
            "same_as_itself",
            "same_as",
            (pl.col("same_as_agency") == pl.col("agency")) & (pl.col("same_as_reference") == pl.col("reference")),
        ),
    ),
    children=tuple(
        Child(incident_gang, source, "gang", {"standing": standing}, stated_by="stated_by")
        for source, standing in (("gangs_established", "established"), ("gangs", "suspected"))
    ),
)

SEIZURE = Dataset(
    "seizure",
    "Seizures",
    "बरामदगी",
    seizure,
    fact_columns(
        *columns_of(
            seizure,
            ("seized_at", "Seized at", "बरामदगी कब", "21/11/2026 05:00"),
            ("kind", "Kind", "प्रकार", "arms"),
            ("item", "What exactly", "वस्तु", "Pistol .32"),
            ("item_count", "How many", "संख्या", "2"),
            ("weight_kg", "Weight (kg)", "वजन (कि.ग्रा.)", ""),
            ("value_inr", "Value (rupees)", "मूल्य (रुपये)", ""),
        ),
        GANG,
        UNIT,
        DISTRICT,
        Column("incident", "record", "Incident", "घटना", "RJ-2026-0123", refers="incident", prefix="incident_"),
        Column("operation", "record", "Operation", "अभियान", "", refers="operation", prefix="operation_"),
        HANDLING_COLUMN,
    ),
    rules=(Rule("below_zero", "weight_kg", pl.col("weight_kg") < 0),),
)

HOME_COUNT = Dataset(
    "home_count",
    "Incidents kept at home (counts only, beside the records sent)",
    "घटनाएं जिनका अभिलेख बल अपने पास रखता है (केवल संख्या)",
    home_count,
    fact_columns(
        *columns_of(
            home_count,
            ("day", "Day they occurred", "घटना का दिनांक", "21/11/2026"),
            ("kind", "Kind of incident", "घटना का प्रकार", "extortion"),
        ),
        DISTRICT,
        *columns_of(home_count, ("incident_count", "How many", "संख्या", "3")),
    ),
    rules=(Rule("none_counted", "incident_count", pl.col("incident_count") < 1, ()),),
)

DATASETS = (INCIDENT, SEIZURE, HOME_COUNT)
