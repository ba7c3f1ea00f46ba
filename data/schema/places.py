"""Who and where: states, districts, police units, agencies and whom to call."""

from sqlalchemy import Integer, Text

from data.schema.build import (
    Day,
    Flag,
    Number,
    checked,
    choice,
    code,
    column,
    count,
    fact,
    key,
    names,
    table,
)
from data.schema.vocabulary import AGENCY_KINDS, CONTACT_KINDS, STATE_KINDS, UNIT_KINDS


def _population() -> tuple:
    return (
        count("population", "People living there; empty where not known for today's borders.", optional=True),
        column("population_year", Integer, "Year of the count of people.", optional=True),
        column("population_source", Text, "Who counted, or why the number is not available.", optional=True),
    )


def _validity() -> tuple:
    return (
        column("valid_from", Day, "Exists since; empty: since before the register.", optional=True),
        column("valid_until", Day, "Last day it existed; empty: still does.", optional=True),
    )


state = table(
    "state",
    "One state or union territory of India, by its ISO 3166-2:IN letters (`UK` for Uttarakhand).",
    column("code", Text, "ISO 3166-2:IN letters.", primary_key=True),
    column("lgd", Integer, "Code in the Local Government Directory.", optional=True),
    *names("the state"),
    choice("kind", STATE_KINDS, "State or union territory."),
    column("latitude", Number, "A point inside, for its label."),
    column("longitude", Number, "A point inside, for its label."),
    *_population(),
    *_validity(),
    code("replaced_by", "state.code", "The state that took its place.", optional=True),
)

district = table(
    "district",
    "One district of any state of India, by its code in the Local Government Directory (LGD).",
    column("code", Integer, "LGD code.", primary_key=True, autoincrement=False),
    code("state", "state.code", "The state it lies in."),
    *names("the district"),
    column("latitude", Number, "A point inside, for its mark on the map."),
    column("longitude", Number, "A point inside, for its mark on the map."),
    column("area_km2", Number, "Area in square kilometres."),
    column(
        "police_reporting", Flag, "False where no Indian police reports (Mirpur, Muzaffarabad).", server_default="1"
    ),
    *_population(),
    *_validity(),
    code("replaced_by", "district.code", "The district that took its place.", optional=True, kind=Integer),
)

border_pair = table(
    "border_pair",
    "Two districts of different states that share a border line.",
    code("district_a", "district.code", "The one with the lower code.", kind=Integer),
    code("district_b", "district.code", "The one with the higher code.", kind=Integer),
    column("shared_km", Number, "Length of the shared border in km, from the boundaries."),
    key("district_a", "district_b"),
    checked("district_a < district_b", "in_order"),
)

agency = table(
    "agency",
    "A police force, central agency or prisons department that takes part ('force' on screen).",
    column("code", Text, "Its code: a state's letters for its police, else an abbreviation.", primary_key=True),
    code("state", "state.code", "Its state; empty for central agencies.", optional=True),
    choice("kind", AGENCY_KINDS, "What it is."),
    *names("the agency"),
    column("participates_from", Day, "First day it takes part."),
    column("participates_until", Day, "Last day it takes part; empty: still does.", optional=True),
)

police_unit = table(
    "police_unit",
    "A police district, commissionerate, railway police, crime branch ... as forces know it. Units are not districts.",
    column("code", Text, "Stable code, such as RJ-JAIPUR-EAST.", primary_key=True),
    code("state", "state.code", "The state whose police it belongs to."),
    column("name", Text, "Name in English."),
    column("name_hi", Text, "Name in Hindi.", optional=True),
    choice("kind", UNIT_KINDS, "What sort of unit."),
    column("has_territory", Flag, "False for railway police, crime branch and the like."),
)

police_unit_alias = table(
    "police_unit_alias",
    "A spelling under which a police unit occurs in files.",
    code("state", "state.code", "The state in whose files it occurs."),
    column("alias", Text, "The normalised spelling."),
    code("unit", "police_unit.code", "The unit meant."),
    key("state", "alias"),
)

police_unit_district = table(
    "police_unit_district",
    "A district that a police unit covers, wholly or in part.",
    code("unit", "police_unit.code", "The unit."),
    code("district", "district.code", "The district.", kind=Integer),
    key("unit", "district"),
)

contact = fact(
    "contact",
    "Whom to call at a force: a nodal officer's post or a control room.",
    choice("kind", CONTACT_KINDS, "What it is."),
    column("post", Text, "The post in English; never a person's name."),
    column("post_hi", Text, "The post in Hindi."),
    column("telephone", Text, "Number as dialled from another state."),
    column("hours", Text, "When it answers, such as 24x7 or 09:30-18:00."),
)
