"""How the log of looks is shown: unusual looking first, then every line."""

from datetime import datetime, timedelta
from urllib.parse import parse_qsl

import polars as pl
import streamlit as st

from data.schema.vocabulary import LOOK_KINDS
from queries import records_audit, unusual
from queries.visible import Viewer
from ui import words
from ui.gaps import TITLES
from ui.retold import retold
from ui.words import number, t, tn

DAYS = (1, 7, 30, 90, 365)


def kinds() -> dict[str, str]:
    return {
        "sign_in": t("signed in"),
        "page": t("page opened"),
        "filter": t("filter set"),
        "list": t("list of records"),
        "record": t("record opened"),
        "search": t("search"),
        "paper": t("paper"),
        "refusal": t("refused"),
        "write": t("written"),
    }


def stands_out(viewer: Viewer, now: datetime, days: int) -> None:
    """Days on which somebody looked otherwise than his post usually does, with the rule that says so."""
    looks = records_audit.for_unusual(viewer, now, days)
    found = unusual.unusual(looks, (now - timedelta(days=days)).date())
    if found.is_empty():
        st.markdown(t("No unusual looking in these days."))
    for row in found.head(20).iter_rows(named=True):
        who = f"{words.day(row['day'])}: {retold(row['officer'] or row['subject'])}, {retold(row['post'])}"
        usual = t(" (usual: {count})", count=number(row["usual_count"])) if row["usual_count"] is not None else ""
        st.text(f"{who}: {number(row['found_count'])}{usual}{t('.')} {t(unusual.rules()[row['rule']]['said'])}")


def lines(facts_agencies: pl.DataFrame, viewer: Viewer, since: datetime) -> None:
    """Every look, latest first, searched and a page at a time."""
    said = kinds()
    kind, text, page = st.columns([2, 3, 1], vertical_alignment="bottom")
    chosen = kind.multiselect(t("Kind of look"), LOOK_KINDS, format_func=said.__getitem__, placeholder=t("All kinds"))
    wanted = text.text_input(t("Officer, post, record or purpose"), max_chars=100)
    count = records_audit.looks_count(viewer, since, tuple(chosen), wanted)
    pages = max(1, -(-count // records_audit.PAGE))
    at = page.number_input(t("Page, of {pages}", pages=number(pages)), 1, pages) if pages > 1 else 1
    st.caption(tn("{count} look", "{count} looks", count))
    if count:
        found = records_audit.looks(viewer, since, tuple(chosen), wanted, int(at) - 1)
        st.dataframe(_shown(found, facts_agencies, said), hide_index=True, height="content", alt=t("Looks"))


def _what(logged: str) -> str:
    """What a line of the log is about: a page by its title, else as it was written down."""
    page = st.session_state["pages"].get(logged)
    return page.title if page else retold(logged)


def _filters(logged: str) -> str:
    """The filters of a page by their names, gaps by their titles; the rest as it was written down."""
    for rule, title in TITLES.items():
        logged = logged.replace(f"{rule}:", f"{t(title)}: ")
    parts = parse_qsl(logged)
    if not any(key in words.ADDRESS_KEYS for key, _ in parts):
        return logged
    said = {key: t(words.ADDRESS_KEYS[key]) if key in words.ADDRESS_KEYS else key for key, _ in parts}
    return ", ".join(
        f"{said[key]}: {t(words.PERIODS[value]) if value in words.PERIODS else value}" for key, value in parts
    )


def _shown(found: pl.DataFrame, agencies: pl.DataFrame, said: dict[str, str]) -> pl.DataFrame:
    forces = {str(code): name for code, name in words.names(agencies).items()}
    concerned = pl.col("concerns").map_elements(
        lambda text: ", ".join(forces.get(code, code) for code in text.split()), return_dtype=pl.String
    )
    return found.select(
        pl.Series(t("When"), [words.clock(at) for at in found["looked_at"]], dtype=pl.String),
        pl.Series(t("Officer"), map(retold, found["officer"]), dtype=pl.String),
        pl.Series(t("Post"), map(retold, found["post"]), dtype=pl.String),
        pl.col("kind").replace_strict(said, default=pl.col("kind")).alias(t("Look")),
        pl.Series(t("At what"), map(_what, found["what"]), dtype=pl.String),
        concerned.alias(t("Records of")),
        pl.col("record_count").alias(t("Records shown")),
        pl.col("purpose").fill_null("").alias(t("Purpose")),
        pl.Series(t("Filters, or what was searched"), map(_filters, found["filters"]), dtype=pl.String),
    )
