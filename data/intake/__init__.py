"""What forces send: files in, rows of the shared database out, and a receipt that says what became of every row.

`load_file` loads or tries a file, `in_another_process` does so where parsing must not hold up the caller (a page), `undo` takes a
load back, `withdraw` one record, `write_template` and `write_rejected_file` make workbooks. Datasets are declared in
`data.intake.datasets`.
"""

from data.intake.datasets import ALL
from data.intake.elsewhere import in_another_process, rejected_in_another_process, undo_in_another_process
from data.intake.headers import mapping, save_mapping
from data.intake.loading import NotAllowed, load_file
from data.intake.published import PUBLISHED
from data.intake.receipt import Problem, Receipt, lines
from data.intake.returned import rejected, write_rejected_file
from data.intake.template import write_template
from data.intake.undo import CannotUndo, undo
from data.intake.withdraw import withdraw

__all__ = [
    "ALL",
    "PUBLISHED",
    "CannotUndo",
    "NotAllowed",
    "Problem",
    "Receipt",
    "in_another_process",
    "lines",
    "load_file",
    "mapping",
    "rejected",
    "rejected_in_another_process",
    "save_mapping",
    "undo",
    "undo_in_another_process",
    "withdraw",
    "write_rejected_file",
    "write_template",
]
