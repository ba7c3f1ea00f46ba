"""What the running of Sajha left behind: loads, refused rows, nil reports, to whom named records went, remarks."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from data.sample import planted
from data.sample.agencies import AGENCIES, FEEDS, every_days
from data.sample.draw import DAY, HOUR, day_of, dice, pick_by_row
from data.sample.messages import flows
from data.sample.planted import gap_key
from data.sample.world import DATASETS, World

NIL_DAYS = 200
REFUSED = (
    ("unknown_district", "district", "Neeli Nagar"),
    ("not_a_time", "occurred_from", "31/02/2026"),
    ("below_zero", "victims_injured", "-1"),
    ("unknown_unit", "unit", "Old City Zone"),
    ("required", "kind", ""),
)
DOUBTS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("time_not_given", "occurred_to", "12/11/2026", {}),
    ("point_outside_state", "latitude", "8.1, 77.5", {"state": "{agency}"}),
    ("gang_not_registered", "gangs", "Chhoti Toli", {}),
)


def loads(world: World) -> pl.DataFrame:
    """Rows of `load` in order of time, with `key` and the `number` under which records name it (from 1)."""
    rng = dice(world.seed, "loads")
    brought = (
        pl.concat(world.files.used).group_by("key").agg(pl.col("loaded_at").first(), pl.col("accepted_count").sum())
    )
    brought = brought.sort("loaded_at", "key")
    keys = brought["key"].to_numpy()
    kind, agency, n = keys // 10_000_000, keys // 100_000 % 100, len(keys)
    codes = [world.members.codes[at] for at in agency]
    names = [
        f"{code}-{DATASETS[k]}-{number:05d}.xlsx" for number, (code, k) in enumerate(zip(codes, kind, strict=True), 1)
    ]
    rejected = pl.Series(np.where(rng.random(n) < 0.04, rng.integers(1, 4, n), 0))
    return brought.with_columns(
        number=pl.Series(np.arange(1, n + 1)),
        agency=pl.Series(codes),
        dataset=pl.Series([DATASETS[k] for k in kind]),
        file_name=pl.Series(names),
        sha256=pl.Series([hashlib.sha256(f"{world.seed}/{name}".encode()).hexdigest() for name in names]),
        loaded_by=pl.Series([f"Nodal officer, {code}" for code in codes]),
        received_count=brought["accepted_count"] + rejected,
        rejected_count=rejected,
        flagged_count=pl.Series(np.where(rng.random(n) < 0.06, 1, 0)),
    )


def rejected_rows(world: World, brought: pl.DataFrame) -> pl.DataFrame:
    """Rows of `rejected_row` of the last 90 days: older ones were deleted. `load` holds the number of the load."""
    rows = []
    for item in _lately(world, brought, "rejected_count"):
        for number in range(item["rejected_count"]):
            rule, name, value = REFUSED[(item["number"] + number) % len(REFUSED)]
            row = {"load": item["number"], "row_number": 2 + 7 * number, "number": 1, "rule": rule, "column_name": name}
            received = {"reference": f"X{item['number']:05d}", name: value}
            rows.append(row | {"value": value, "row": json.dumps(received)})
    return pl.DataFrame(rows, infer_schema_length=None)


def flagged_rows(world: World, brought: pl.DataFrame) -> pl.DataFrame:
    """Rows of `flagged_row`, as `rejected_rows`."""
    rows = []
    for item in _lately(world, brought, "flagged_count"):
        rule, name, value, parameters = DOUBTS[item["number"] % len(DOUBTS)]
        shown = {key: text.format(agency=item["agency"]) for key, text in parameters.items()}
        row = {"load": item["number"], "row_number": 3, "number": 1, "rule": rule, "column_name": name}
        rows.append(row | {"value": value, "parameters": json.dumps(shown)})
    return pl.DataFrame(rows, infer_schema_length=None)


def _lately(world: World, brought: pl.DataFrame, column: str) -> Iterator[dict[str, Any]]:
    recent = brought.filter((pl.col(column) > 0) & (pl.col("loaded_at") > world.clock.ago(90)))
    return recent.iter_rows(named=True)


def nil_reports(world: World, brought: pl.DataFrame, messages: pl.DataFrame) -> pl.DataFrame:
    """Rows of `nil_report`: for each promised interval of the last months in which a force had nothing to send.

    Carries `nil_reported`; planted silences and late feeds get none.
    """
    came = set(brought["key"].to_list()) | _sent(world, messages)
    silent = {case.force: world.clock.ago(case.days) for case in planted.SILENCES.cases}
    rows = []
    for at, item in enumerate(AGENCIES):
        for name in FEEDS[item.kind]:
            kind = DATASETS.index(name)
            step, last = every_days(item, name), int(world.files.last[kind, at])
            for back in range(NIL_DAYS // step + 1):
                made = last - back * step * DAY
                excused = name == "message" and made >= silent.get(item.code, world.clock.now)
                if (
                    (kind * 100 + at) * 100_000 + back in came
                    or excused
                    or made - step * DAY < world.members.joined[at]
                ):
                    continue
                until = int(day_of(made)) - 1
                key = {"agency": item.code, "dataset": name, "from_on": until - step + 1, "until_on": until}
                rows.append(key | {"made_at": made})
    return pl.DataFrame(rows)


def _sent(world: World, messages: pl.DataFrame) -> set[int]:
    """Keys of the intervals in which an agency sent messages, through whatever channel."""
    kind = DATASETS.index("message")
    agency = messages["agency"].replace_strict(world.members.at, return_dtype=pl.Int64).to_numpy()
    back = (world.files.last[kind][agency] - messages["sent_at"].to_numpy()) // world.files.step[kind][agency]
    return set(np.unique((kind * 100 + agency) * 100_000 + np.maximum(back, 0)).tolist())


def disclosures(world: World, frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Rows of `disclosure`: every record that is `named`, messages apart, was named to somebody."""
    rng, parts = dice(world.seed, "disclosures"), []
    for name in ("incident", "offender", "seizure", "action_item"):
        rows = frames[name].filter(pl.col("handling") == "named").select("agency", "reference", "first_recorded_at")
        owner = rows["agency"].replace_strict(world.members.at, return_dtype=pl.Int64).to_numpy()
        for _ in range(2):
            to = pl.Series(world.members.codes).gather(pick_by_row(rng, flows(world), owner))
            parts.append(rows.with_columns(record_table=pl.lit(name), to_agency=to))
    for name, owners in (("operation", "operation_agency"), ("action_item", "action_owner")):
        rows = frames[name].filter(pl.col("handling") == "named").select("agency", "reference", "first_recorded_at")
        forces = frames[owners].select("agency", "reference", to_agency="force")
        parts.append(
            rows.join(forces, on=["agency", "reference"], maintain_order="left_right").with_columns(
                record_table=pl.lit(name)
            )
        )
    key = ["record_table", "agency", "reference", "to_agency"]
    whole = pl.concat([part.select(*key, "first_recorded_at") for part in parts])
    whole = whole.filter(pl.col("agency") != pl.col("to_agency")).unique(key, keep="first", maintain_order=True)
    basis = {"by_post": pl.lit("Nodal officer"), "basis": pl.lit("Needs it for an investigation of its own")}
    return whole.rename({"first_recorded_at": "made_at"}).with_columns(**basis)


def small(world: World, sittings: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows of `column_mapping`, `gap_remark`, `gap_kept_off`, `purged`, and the limit that a DGP meeting adopted."""
    clock, adopted = world.clock, next(row for row in sittings if row["series"] == "DGP" and row["status"] == "held")
    mapped = (("RJ", "FIR No", "fir_number"), ("RJ", "थाना", "police_station"), ("GJ", "Date of Occ.", "occurred_from"))
    remarks = (
        ("UK", gap_key("nothing_sent", "UK"), 9, "Our link to the exchange is being replaced; letters were sent."),
        ("HP", gap_key("nothing_sent", "HP"), 6, "कार्यालय स्थानांतरण के कारण विलंब, शीघ्र प्रेषित किया जाएगा।"),
        ("HR", gap_key("border_meetings_missed", "B-HR-RJ"), 15, "Dates proposed to Rajasthan twice; awaiting reply."),
        ("DL", gap_key("slow_answers", "PB", "DL", "most_immediate"), 4, "Two officers added to the desk."),
    )
    return {
        "column_mapping": [
            {"agency": agency, "dataset": "incident", "received": received, "means": means}
            for agency, received, means in mapped
        ],
        "gap_remark": [
            {
                "agency": agency,
                "gap_key": key,
                "post": "Nodal officer",
                "made_at": clock.ago(days) - 8 * HOUR,
                "remark": remark,
            }
            for agency, key, days, remark in remarks
        ],
        "gap_kept_off": [
            {
                "gap_key": gap_key("no_border_meeting", "HP", "UP"),
                "post": "Secretariat",
                "made_at": clock.ago(30) - 9 * HOUR,
            }
            | {"until_at": clock.now + 60 * DAY, "reason": "Only three kilometres of common border"}
        ],
        "purged": [
            {"key_hash": hashlib.sha256(f"offender/{name}".encode()).hexdigest(), "purged_on": clock.day - 90}
            | {"record_table": "offender", "rule": "Review: no reason to keep the entry"}
            for name in ("RJ/O0000", "PB/O0000")
        ],
        "time_limit": [
            {"urgency": "immediate", "valid_from": int(day_of(adopted["meets_at"])) + 1, "limit_hours": 72}
            | {"source": "Directive (EU) 2023/977, Article 5, as a suggestion; adopted by the DGP meeting"}
            | {"adopted_agency": adopted["agency"], "adopted_reference": adopted["reference"]}
        ],
    }
