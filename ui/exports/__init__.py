"""Papers: what a leader takes home. `python -m ui.exports --help`, and the button on every page (`ui.papers`)."""
