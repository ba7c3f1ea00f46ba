"""Codes about gangs and hardcore criminals as readers know them."""

from collections.abc import Iterable
from datetime import date

from ui import words
from ui.words import t, tn

BANDS = {"high": "high", "medium": "medium", "low": "low"}
SURE = {"confirmed": "confirmed", "probable": "probable", "possible": "possible"}
GANG_STATUSES = {"active": "active", "dormant": "dormant", "dismantled": "dismantled"}
TIES = {"suspected": "suspected", "established": "established"}
LINKS = {"ally": "Ally", "rival": "Rival"}
STANDINGS = {
    "at_large": "at large",
    "in_jail": "in jail",
    "police_custody": "in police custody",
    "on_bail": "on bail",
    "abroad": "abroad",
    "dead": "dead",
    "not_stated": "whereabouts not stated",
}
LABELS = {
    "convicted": "convicted",
    "accused": "accused",
    "suspect": "suspect",
    "associate_unproven": "associate, unproven",
}
STATUSES = {
    "wanted": "wanted",
    "proclaimed_offender": "proclaimed offender",
    "bail_jumper": "bail jumper",
    "parole_jumper": "parole jumper",
}
NOTICES = {"look_out_circular": "Look-out circulars", "red_notice": "Red notices", "reward": "Rewards"}
ONE_NOTICE = {"look_out_circular": "look-out circular", "red_notice": "red notice", "reward": "reward"}
HELP = {
    "shelter": "Shelter",
    "money": "Money",
    "transport": "Transport",
    "weapons": "Weapons",
    "communication": "Communication",
    "social_media": "Social media",
}
ACTIONS = {
    "counselled": "Counselled",
    "bound_down": "Bound down",
    "case": "Case registered",
    "charge_sheeted": "Charge-sheeted",
    "arrested": "Arrested",
    "account_blocked": "Accounts blocked",
}
LANES = {
    "incident": "Incidents",
    "delivery": "Deliveries naming it",
    "operation": "Joint operations begun",
    "arrest": "Arrests",
    "release": "Bail, parole, release, escape",
}


def incidents(number: int, few: bool) -> str:
    return t("{few} incidents", few=words.FEW) if few else tn("{count} incident", "{count} incidents", number)


def persons(row: dict | None) -> str:
    """How many persons, and the entries beside them; `row` of `by_gang`, None where there is none."""
    if row is None:
        return t("none in the books")
    if row["few"]:
        return t("{few} persons", few=words.FEW)
    said = tn("{count} person", "{count} persons", row["person_count"])
    entries = tn("{count} entry", "{count} entries", row["record_count"])
    return said if row["record_count"] == row["person_count"] else f"{said} ({entries})"


def standings(rows: Iterable[dict]) -> str:
    """`27 at large, 9 in jail`, of rows of `by_standing`."""
    return ", ".join(f"{words.count(row['person_count'], row['few'])} {t(STANDINGS[row['standing']])}" for row in rows)


def review(review_by: date, today: date) -> str:
    """When an entry must be looked at again; said where that day has passed."""
    if review_by < today:
        return t("review was due {day}", day=words.day(review_by))
    return t("review by {day}", day=words.day(review_by))
