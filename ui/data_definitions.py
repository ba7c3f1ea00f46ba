"""Every measure, once: what is counted, of what, in which unit, and which way is good."""

import streamlit as st

from queries.measures import Measure, measures
from ui.data_published import report
from ui.words import t

BETTER = {"less": "less is better", "more": "more is better", "neither": "neither way is better"}


def show() -> None:
    head = [t("Measure"), t("Definition"), t("Counted, of what"), t("Unit"), t("Which way is good")]
    st.html(
        report(
            head, [_line(one) for one in sorted(measures().values(), key=lambda one: t(one.title))], "sajha-measures"
        )
    )


def _line(measure: Measure) -> list[str]:
    ratio = f"{t(measure.numerator)} / {t(measure.denominator)}" if measure.numerator and measure.denominator else "–"
    return [t(measure.title), t(measure.definition), ratio, t(measure.unit), t(BETTER[measure.better])]
