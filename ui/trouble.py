"""What a viewer sees where our code failed: a number that stands in the server's log beside the reason, and nothing of the
reason."""

import logging
from secrets import token_hex

import streamlit as st

from ui.words import t

log = logging.getLogger("sajha.trouble")


def shown(trouble: Exception) -> bool:
    """Streamlit's `on_script_error`: True where the viewer has been told."""
    number = token_hex(4).upper()
    log.error("Trouble %s", number, exc_info=trouble)
    st.error(
        t(
            "This could not be shown. Whoever runs Sajha finds the reason in the server's log under {number}.",
            number=number,
        )
    )
    return True
