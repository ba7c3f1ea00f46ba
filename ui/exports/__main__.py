"""`python -m ui.exports brief --state RJ --lang hi --format pdf --out FILE`: a paper for a timer, made without a browser.

It is made for a named service viewer, who sees what all participating forces may see, and is entered in the log under his
name. On a database of real records that viewer must hold a post with the role `service` (`python -m data viewer add ...`).
"""

import logging
import sys

if __name__ == "__main__":
    logging.disable(logging.WARNING)  # Streamlit says at its import that no page runs
    from ui.exports.command import main

    sys.exit(main(sys.argv[1:]))
