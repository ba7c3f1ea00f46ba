"""What the browser draws maps from. Apart from `maps`, because a component must first be declared inside a page run."""

import json

from data import geography


def boundaries_json(members: frozenset[str]) -> bytes:
    """What the browser draws: districts of `members` with their names, the shapes of all states, and the lines that two of
    `members` share.

    Raises ValueError where a code is no state's.
    """
    names = {row["code"]: {"en": row["name"], "hi": row["name_hi"]} for row in geography.districts().to_dicts()}
    districts = geography.geojson(sorted(members))
    for feature in districts["features"]:
        feature["properties"]["names"] = names[feature["id"]]
    drawn = {"districts": districts, "states": geography.outline(), "borders": geography.shared_lines(members)}
    return json.dumps(drawn, separators=(",", ":")).encode()
