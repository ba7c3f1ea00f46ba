"""Sending a file in the browser: choose, try, look at the receipt, load, and take back; a nil report; empty workbooks."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from data import audit, audit_writer, intake
from data.engine import connect
from data.facts import Facts, ist_date
from data.intake import Receipt
from queries.exchange import sides, taking_part
from queries.filters import Dates
from queries.loads import may_load
from queries.visible import Viewer
from ui import data_jobs, data_mapping, data_words, handed, looks, words
from ui.words import plain, t

ENDINGS = ["csv", "xlsx", "tsv", "txt"]
LARGEST_MB = 25
"""As `server.maxUploadSize`: the server holds an upload in memory. Larger files are loaded with `python -m data load`."""


def forces(facts: Facts, viewer: Viewer) -> list[str]:
    """Agencies that take part today and for which the viewer may load, in the readers' order."""
    today = ist_date(facts.as_of)
    here = set(facts.agencies.filter(taking_part(Dates(today, today)))["code"])
    return [code for code in sides(facts)["agency"] if code in here and may_load(viewer, code)]


def show(facts: Facts, viewer: Viewer) -> None:
    own = forces(facts, viewer)
    if not own:
        st.info(t("Files are sent by the nodal officer of each force. You may look, but not load."))
        return
    left, right = st.columns([60, 40], gap="large")
    with left:
        st.header(t("Send a file"))
        _file(facts, viewer, own)
        _outcome(facts, viewer)
    with right:
        st.header(t("Nothing to report"))
        _nil(facts, viewer, own)
        st.header(t("Empty workbook to fill in"))
        _template()


def _file(facts: Facts, viewer: Viewer, own: list[str]) -> None:
    names = words.names(facts.agencies)
    every = [*intake.ALL, *(intake.PUBLISHED if may_load(viewer, None) else ())]
    with st.form("upload_form", border=True):
        one, two = st.columns(2)
        agency = one.selectbox(t("Force"), own, format_func=lambda code: str(names.get(code, code)))
        dataset = two.selectbox(t("What the file holds"), every, format_func=data_words.dataset)
        help_ = t("CSV or XLSX, up to {mb} MB. Nothing graded Secret or above.", mb=LARGEST_MB)
        sent = st.file_uploader(t("File"), type=ENDINGS, max_upload_size=LARGEST_MB, help=help_)
        made_up = facts.kind == "sample" and st.checkbox(
            t("The rows are made up, for practice: this database is a sample and holds no real record.")
        )
        tried = st.form_submit_button(t("Try it: nothing is written yet"), type="primary")
    if not tried:
        return
    if sent is None:
        st.warning(t("Choose a file first."))
    elif facts.kind == "sample" and not made_up and dataset not in intake.PUBLISHED:
        st.warning(t("A sample database takes no record of a force. Tick that the rows are made up, if they are."))
    elif agency is not None and dataset is not None:
        _keep(sent, {"agency": agency, "dataset": dataset, "made_up": made_up})
        _begin(viewer, dry_run=True)


def _keep(sent, chosen: dict) -> None:
    """The file in a folder that goes with the session."""
    folder = TemporaryDirectory(prefix="sajha-")
    path = Path(folder.name) / Path(sent.name).name[-80:]
    path.write_bytes(sent.getvalue())
    st.session_state["upload"] = {**chosen, "folder": folder, "path": path}


def _begin(viewer: Viewer, dry_run: bool) -> None:
    up = st.session_state["upload"]
    agency = None if up["dataset"] in intake.PUBLISHED else up["agency"]
    if not may_load(viewer, agency):
        return
    data_jobs.forget("undo")
    if not dry_run:
        _note(viewer, f"load of {up['dataset']}", agency)
    named = {"dry_run": dry_run, "made_up": up["made_up"]}
    work = intake.in_another_process
    data_jobs.begin("load", work, connect(), up["path"], up["dataset"], agency, viewer.post, **named)


def _note(viewer: Viewer, what: str, agency: str | None) -> None:
    """A line in the log of what was asked to be written."""
    audit_writer.note(looks.look(viewer, "write", what, concerns=agency or ""))


def _outcome(facts: Facts, viewer: Viewer) -> None:
    """What became of the file so far, and what can be done next."""
    if data_jobs.waiting("load", t("The file is read and checked by another process")):
        return
    receipt: Receipt | None = data_jobs.result("load")
    if receipt is None:
        return
    show_receipt(receipt)
    if receipt.dry_run and data_mapping.asked(receipt, viewer):
        _note(viewer, f"names of columns for {receipt.dataset}", receipt.agency)
        _begin(viewer, dry_run=True)
        st.rerun()
    if receipt.dry_run and not receipt.refused and receipt.accepted_count:
        said = words.tn("Load {count} row for good", "Load {count} rows for good", receipt.accepted_count)
        st.button(said, type="primary", on_click=_begin, args=(viewer, False))
    elif receipt.dry_run and not receipt.refused:
        st.markdown(t("There is nothing in it that could be loaded."))
    if receipt.load is not None:
        if receipt.rejected_count:
            rejected_button(receipt.load, receipt.rejected_count, receipt.agency, viewer)
        undo_button(receipt.load, receipt.agency, viewer)


def show_receipt(receipt: Receipt) -> None:
    """The receipt as the command line prints it."""
    head = data_words.headline(receipt)
    if receipt.refused:
        st.error(plain(head))
    else:
        (st.success if receipt.exit_code == 0 else st.warning)(plain(head))
    if said := list(data_words.lines(receipt)):
        st.markdown("\n".join(f"- {plain(line)}" for line in said))


def rejected_button(load: int, count: int, agency: str | None, viewer: Viewer) -> None:
    """The rejected rows of a load as a workbook, made when it is asked for, and logged before."""

    def made() -> bytes:
        what = f"rejected rows of load {load}"
        audit.write(connect(), [looks.look(viewer, "paper", what, concerns=agency or "", record_count=count)])
        return intake.rejected_in_another_process(connect(), load)

    said = words.tn(
        "{count} rejected row with its reason (XLSX)", "{count} rejected rows with their reasons (XLSX)", count
    )
    name = f"rejected_{load}.xlsx"
    st.download_button(said, handed.only_to(viewer, made), name, on_click="ignore")


def undo_button(load: int, agency: str | None, viewer: Viewer) -> None:
    """Take a load back, after a second click that says what goes."""
    if data_jobs.waiting("undo", t("Load {number} is taken back", number=load)):
        return
    done = data_jobs.result("undo")
    if done is not None and st.session_state.get("undone") == load:
        st.success(plain(t("Load {number} is undone: every row stands as before it.", number=load)))
    elif may_load(viewer, agency):
        with st.popover(t("Undo load {number}", number=load)):
            st.markdown(t("Every row will stand as before this load; the load stays in the list, marked as undone."))
            st.button(t("Undo it"), key=f"undo_{load}", on_click=_undo, args=(load, agency, viewer))


def _undo(load: int, agency: str | None, viewer: Viewer) -> None:
    if may_load(viewer, agency):
        st.session_state["undone"] = load
        _note(viewer, f"undo of load {load}", agency)
        data_jobs.begin("undo", intake.undo_in_another_process, connect(), load)


def _nil(facts: Facts, viewer: Viewer, own: list[str]) -> None:
    """A force states that it has nothing to report of a dataset, for some days."""
    names, today = words.names(facts.agencies), ist_date(facts.as_of)
    with st.form("nil_form", border=True):
        agency = st.selectbox(t("Force"), own, format_func=lambda code: str(names.get(code, code)))
        dataset = st.selectbox(t("About what"), list(intake.ALL), format_func=data_words.dataset)
        days = st.date_input(t("Days"), (today - timedelta(days=7), today), max_value=today, format="DD.MM.YYYY")
        sent = st.form_submit_button(t("State that there is nothing to report"))
    if sent and isinstance(days, tuple) and len(days) == 2 and agency and may_load(viewer, agency):
        folder = TemporaryDirectory(prefix="sajha-")
        path = Path(folder.name) / "nil_report.csv"
        path.write_text(f"dataset,from_on,until_on\n{dataset},{days[0]},{days[1]}\n", encoding="utf-8")
        st.session_state["nil_folder"] = folder
        made_up = facts.kind == "sample"
        _note(viewer, f"nil report of {dataset}", agency)
        given = (connect(), path, "nil_report", agency, viewer.post)
        data_jobs.begin("nil", intake.in_another_process, *given, dry_run=False, made_up=made_up)
    if not data_jobs.waiting("nil", t("The nil report is being written")) and (done := data_jobs.result("nil")):
        show_receipt(done)


def _template() -> None:
    dataset = st.selectbox(
        t("For what"), list(intake.ALL), format_func=data_words.dataset, key=words.keyed("template_of")
    )
    if dataset:
        said = t("Template with columns in both languages (XLSX)")
        st.download_button(said, lambda: template(dataset), f"{dataset}.xlsx", on_click="ignore")


def template(dataset: str) -> bytes:
    out = BytesIO()
    intake.write_template(intake.ALL[dataset], out)
    return out.getvalue()
