"""Running it: what the database is, what was loaded, what was promised, who may look and who looked."""

from sqlalchemy import Column, Index, Integer, Text, UniqueConstraint

from data.dialects import utc_now
from data.schema.build import (
    Big,
    Day,
    Number,
    UtcTime,
    checked,
    choice,
    code,
    column,
    count,
    key,
    table,
)
from data.schema.vocabulary import DATABASE_KINDS, DATASETS, LOOK_KINDS, VIEWER_ROLES

about = table(
    "about",
    "What this database is. Exactly one row.",
    column("id", Integer, "Always 1.", primary_key=True, server_default="1", autoincrement=False),
    choice("kind", DATABASE_KINDS, "Made-up sample or real records: never both."),
    column("created_at", UtcTime, "When it was made.", server_default=utc_now()),
    column("sample_seed", Integer, "Seed of the sample.", optional=True),
    column("sample_scale", Number, "Scale of the sample.", optional=True),
    checked("id = 1", "one_row"),
)

load = table(
    "load",
    "One file brought in, or tried.",
    column("id", Integer, "Serial number.", primary_key=True),
    code("agency", "agency.code", "For whom; empty for published statistics.", optional=True),
    choice("dataset", DATASETS, "What it held."),
    column("file_name", Text, "Name of the file, without folders."),
    column("sha256", Text, "Fingerprint of the file."),
    column("loaded_at", UtcTime, "When.", server_default=utc_now()),
    column("loaded_by", Text, "The post or service that loaded it."),
    count("received_count", "Rows in the file: accepted, there already, repeated in the file, and refused."),
    count("accepted_count", "Rows accepted: new or changed."),
    count("unchanged_count", "Rows that were there already, the same."),
    count("repeated_count", "Rows that stood twice in the file, the same."),
    count("rejected_count", "Rows refused."),
    count("flagged_count", "Rows accepted with a doubt."),
    count("withdrawn_count", "Rows that withdraw their record."),
    column("undone_at", UtcTime, "When it was undone.", optional=True),
)

rejected_row = table(
    "rejected_row",
    "A row of a file that was refused. Seen by the sending force only, deleted after 90 days.",
    code("load", "load.id", "The load.", kind=Integer),
    count("row_number", "Row in the file, the header being 1."),
    column("rule", Text, "The rule it breaks."),
    column("column_name", Text, "Column, as named in the file.", optional=True),
    column("value", Text, "Value as received.", optional=True),
    column("parameters", Text, "What the rule needs for its sentence, as JSON.", server_default="{}"),
    column("row", Text, "The row as received, as JSON."),
    Column("number", Integer, nullable=False, comment="Several rules may refuse one row.", server_default="1"),
    key("load", "row_number", "number"),
)

flagged_row = table(
    "flagged_row",
    "A row of a file that was taken with a doubt. Seen by the sending force only, deleted after 90 days.",
    code("load", "load.id", "The load.", kind=Integer),
    count("row_number", "Row in the file, the header being 1."),
    column("rule", Text, "The doubt."),
    column("column_name", Text, "Column, as named in the file.", optional=True),
    column("value", Text, "Value as received.", optional=True),
    column("parameters", Text, "What the rule needs for its sentence, as JSON.", server_default="{}"),
    Column("number", Integer, nullable=False, comment="Several doubts may fall on one row.", server_default="1"),
    key("load", "row_number", "number"),
)

load_change = table(
    "load_change",
    "A row before and after a load changed it, for undo; or marks of many new rows, to tell whether they still stand so.",
    code("load", "load.id", "The load.", kind=Integer),
    count("number", "Order of the change."),
    column("table_name", Text, "The table."),
    column("row_key", Text, "Key of the row, as JSON; empty: of many new rows.", server_default=""),
    column("before", Text, "The row before, as JSON; empty: it did not exist.", optional=True),
    column("after", Text, "The row after, as JSON; empty: it is gone. Of many new rows: their marks.", optional=True),
    key("load", "number"),
)

column_mapping = table(
    "column_mapping",
    "What a force's own system calls one of our columns.",
    code("agency", "agency.code", "The force."),
    choice("dataset", DATASETS, "The dataset."),
    column("received", Text, "Column name in the force's export."),
    column("means", Text, "Our column."),
    key("agency", "dataset", "received"),
)

feed = table(
    "feed",
    "What a force promised to send, and how often.",
    code("agency", "agency.code", "The force."),
    choice("dataset", DATASETS, "What."),
    count("every_days", "Promised days between two sendings."),
    column("from_on", Day, "Promised from."),
    column("until_on", Day, "Promised until.", optional=True),
    key("agency", "dataset"),
)

nil_report = table(
    "nil_report",
    "A force states that it has nothing to report: not the same as saying nothing.",
    code("agency", "agency.code", "The force."),
    choice("dataset", DATASETS, "About what."),
    column("from_on", Day, "First day it speaks of."),
    column("until_on", Day, "Last day it speaks of."),
    column("made_at", UtcTime, "When it was stated.", server_default=utc_now()),
    key("agency", "dataset", "from_on"),
    checked("until_on >= from_on", "ends_after_it_begins"),
)

viewer = table(
    "viewer",
    "Somebody who may look: an officer acting for a post, with dates.",
    column("id", Integer, "Serial number.", primary_key=True),
    column("subject", Text, "Who signs in: the sign-in provider's subject."),
    column("officer", Text, "The officer's own name."),
    column("post", Text, "The post he acts for."),
    code("agency", "agency.code", "The post's agency; empty for the secretariat's own.", optional=True),
    choice("role", VIEWER_ROLES, "What the post may do."),
    column("from_on", Day, "From."),
    column("until_on", Day, "Until.", optional=True),
    column("withdrawn_at", UtcTime, "Withdrawn at.", optional=True),
    UniqueConstraint("subject", "post", "from_on"),
)

account = table(
    "account",
    "A local account, where no sign-in provider is at hand: what its subject proves himself with.",
    column("subject", Text, "Who signs in; the same as in `viewer`.", primary_key=True),
    column("password_hash", Text, "Argon2id of the password."),
    column("totp_secret", Text, "Secret of the one-time codes (RFC 6238)."),
    count("failure_count", "Failures since the last success."),
    column("locked_until", UtcTime, "Refused until then, after too many failures.", optional=True),
    column(
        "last_code_at", UtcTime, "Start of the last half minute whose code was used: a code serves once.", optional=True
    ),
    column("until_on", Day, "Last day it may be used."),
)

access_log = table(
    "access_log",
    "One look. Added to, never changed, chained by hash.",
    column("id", Big, "Serial number, without gaps.", primary_key=True, autoincrement=False),
    column("looked_at", UtcTime, "When."),
    column("subject", Text, "Who."),
    column("officer", Text, "The officer's own name.", server_default=""),
    column("post", Text, "For which post."),
    column("role", Text, "In which role."),
    column("agency", Text, "The post's agency.", optional=True),
    choice("kind", LOOK_KINDS, "What sort of look."),
    column("what", Text, "Page, list, record or paper."),
    column("filters", Text, "The filters, as in the address.", server_default=""),
    column("purpose", Text, "Why, for named records.", optional=True),
    column("concerns", Text, "Whose records were looked at: agencies with a space between.", server_default=""),
    count("record_count", "How many named records were shown."),
    column("batch", Big, "Number of the batch it was written with, without gaps."),
    column("batch_hash", Text, "SHA-256 over the batch and the hash of the one before."),
    Index(None, "looked_at"),
)

access_log_head = table(
    "access_log_head",
    "Where the log ends, so that lines cut off its end are missed. Exactly one row once anybody looked.",
    column("id", Integer, "Always 1.", primary_key=True, autoincrement=False),
    column("last_id", Big, "Number of the last line."),
    column("batch", Big, "Number of the last batch."),
    column("batch_hash", Text, "Its hash."),
    checked("id = 1", "one_row"),
)

disclosure = table(
    "disclosure",
    "To whom a record was named: the named recipients of anything but a message.",
    column("id", Big, "Serial number.", primary_key=True),
    column("record_table", Text, "Table of the record."),
    column("agency", Text, "Owner of the record."),
    column("reference", Text, "Its number."),
    code("to_agency", "agency.code", "To whom."),
    column("made_at", UtcTime, "When."),
    column("by_post", Text, "Who named it."),
    column("basis", Text, "On what ground.", optional=True),
    UniqueConstraint("record_table", "agency", "reference", "to_agency"),
)

purged = table(
    "purged",
    "A record that was removed for good: a hash of its key refuses its return.",
    column("key_hash", Text, "SHA-256 of table, agency and reference.", primary_key=True),
    column("record_table", Text, "The table it stood in."),
    column("purged_on", Day, "When."),
    column("rule", Text, "Under which rule."),
)
