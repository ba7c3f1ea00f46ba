"""The state's brief, minutes, reminder letters and slides; the log; the command line."""

from functools import partial
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from docx import Document
from pptx import Presentation
from sqlalchemy import Engine, text

from data import audit, migrate
from data.audit import NotLogged
from data.engine import connect, writing
from data.facts import Facts
from queries import answers, busiest, changed, records_minutes
from queries.filters import Filters
from queries.gaps.found import two_lists
from queries.visible import LOCAL, Viewer, visible
from tests.exports.conftest import SERVICE, pages, together
from ui import guard, handed, papers
from ui.exports import command, gaps_part, minutes, reminders, slides, state_brief, to_docx, to_pdf, to_pptx
from ui.exports.asking import Asking, paper, speaking
from ui.exports.made import FORMATS, PAPERS, Wanted, made

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
RJ = Filters(states=("RJ",))


def cells(content: bytes) -> list[list[list[str]]]:
    """The tables of a DOCX."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(BytesIO(content)).tables]


def said(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)


def test_the_states_brief_holds_both_lists_of_gaps(facts: Facts) -> None:
    with speaking("en"):
        asking = Asking(facts, RJ, SERVICE)
        content = to_docx.docx(state_brief.state_brief(asking))
        ours, others = two_lists(facts, gaps_part.standing(asking), RJ)
    assert ours.height and others.height
    tables = cells(content)
    assert [len(table) - 1 for table in tables[:2]] == [ours.height, others.height]
    text = said(content)
    assert f"This state must act ({ours.height})" in text
    assert "Action taken report" in text and "Disputed numbers" in text


def test_the_states_brief_is_of_one_state(facts: Facts) -> None:
    with speaking("en"), pytest.raises(ValueError, match="one state"):
        state_brief.state_brief(Asking(facts, Filters(), SERVICE))


@pytest.mark.parametrize("code", ("en", "hi"))
def test_minutes_number_every_decision_and_name_its_owner(facts: Facts, code: str) -> None:
    reference = changed.last_meeting(facts)
    assert reference is not None
    with speaking(code):
        made_of = minutes.minutes(Asking(facts, Filters(), SERVICE))
        table = cells(to_docx.docx(made_of))[-1]
        squeezed = together("".join(pages(to_pdf.pdf(made_of))))
    stands = [row for row in records_minutes.decisions(reference, SERVICE) if row["strike_reason"] is None]
    column = "decision_hi" if code == "hi" else "decision"
    assert [row[:2] for row in table[1:]] == [[str(row["number"]), row[column]] for row in stands] != []
    assert all(row[2] not in ("", "–") for row in table[1:])
    assert all(together(row[column])[:8] in squeezed for row in stands)


def test_minutes_show_a_decision_named_to_some_only_to_them(facts: Facts) -> None:
    items = facts.action_items.filter(pl.col("handling").cast(pl.String) == "named")
    owners = facts.action_owners.join(items, on=["agency", "reference"]).sort("agency", "reference").to_dicts()
    row = next(row for row in owners if row["force"] != row["agency"])
    asked = Viewer(row["force"], "leader", "x", "x", "x")
    count = []
    for viewer in (SERVICE, asked):
        with speaking("en"):
            content = to_docx.docx(minutes.minutes(Asking(facts, Filters(), viewer, row["meeting_reference"])))
        count.append(sum(line[0] == str(row["number"]) for line in cells(content)[-1][1:]))
    assert count[1] == count[0] + 1


def test_a_letter_for_every_overdue_request_and_decision_of_the_state(facts: Facts) -> None:
    with speaking("en"):
        asking = Asking(facts, RJ, SERVICE)
        found = pages(to_pdf.pdf(reminders.reminders(asking)))
        requests, decisions = reminders._requests(asking), reminders._decisions(asking)
    overdue = answers.unanswered(facts, RJ).filter((pl.col("answer") == "overdue") & (pl.col("agency") == "RJ"))
    open_ones = visible(reminders.addressed(facts, overdue), SERVICE)
    assert len(requests) == open_ones.height
    letters = [text for text in found if "No. ____" in text]
    assert len(letters) == len(requests) + len(decisions) > 0
    for row in requests:
        assert any(f"{row['agency']}/{row['reference']}" in text for text in letters)


@pytest.fixture(scope="module")
def deck(facts: Facts) -> Presentation:
    with speaking("en"):
        asking = Asking(facts, Filters(), SERVICE)
        return Presentation(BytesIO(to_pptx.pptx(paper(asking, "Deck", []), slides.slides(asking))))


def test_charts_can_be_edited_and_hold_the_numbers(facts: Facts, deck: Presentation) -> None:
    charts = {
        slide.shapes.title.text: shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart
    }
    found = busiest.as_seen(facts, Filters(), "states", SERVICE)
    chart = charts["Incidents by state"]
    assert [tuple(series.values) for series in chart.plots[0].series] == [
        tuple(found["incident_count"]),
        tuple(found["compared_count"]),
    ]
    assert chart.part.chart_workbook.xlsx_part is not None


def test_the_map_is_shapes_with_names_and_numbers(facts: Facts, deck: Presentation) -> None:
    group = next(shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 6)
    named = [shape.name for shape in group.shapes]
    members = facts.agencies.filter(pl.col("kind") == "force")["state"].drop_nulls().unique()
    assert len(named) == facts.districts.filter(pl.col("state").is_in(members.implode())).height
    top = busiest.as_seen(facts, Filters(), "districts", SERVICE).row(0, named=True)
    name = facts.districts.filter(pl.col("code") == int(top["code"]))["name"][0]
    assert f"{name}: {top['incident_count']}" in named
    assert group.width > 0 and all(shape.width > 0 for shape in group.shapes)


def test_every_slide_says_for_whom_and_of_when(deck: Presentation) -> None:
    for slide in deck.slides:
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "As of" in words and "participating police forces only" in words and "SAMPLE" in words
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height and shape.left + shape.width <= deck.slide_width


@pytest.mark.parametrize("code", ("en", "hi"))
@pytest.mark.parametrize(("name", "ending"), [(name, ending) for name in PAPERS for ending in FORMATS[name]])
def test_every_paper_is_made_and_logged(facts: Facts, filled: Engine, name: str, ending: str, code: str) -> None:
    content = made(Wanted(name, ending, code), Asking(facts, RJ, SERVICE), filled, "meeting")
    assert content.startswith(b"%PDF" if ending == "pdf" else b"PK")
    with filled.connect() as connection:
        line = connection.execute(text("select * from access_log order by id desc")).mappings().first()
    assert line is not None
    assert (line["kind"], line["what"], line["subject"]) == ("paper", f"{name}.{ending} ({code})", "papers")
    assert (line["filters"], line["purpose"], line["role"]) == ("states=RJ", "meeting", "service")
    if name in ("state", "minutes", "tables"):
        assert line["record_count"] > 0 and line["concerns"]


def test_what_cannot_be_logged_is_not_handed_out(facts: Facts, tmp_path: Path) -> None:
    away = connect(f"sqlite:///{tmp_path / 'nothing.db'}")
    with pytest.raises(NotLogged):
        made(Wanted("brief", "pdf", "en"), Asking(facts, RJ, SERVICE), away, None)


def test_papers_that_are_none() -> None:
    for name, ending, code in (("book", "pdf", "en"), ("deck", "pdf", "en"), ("brief", "pdf", "fr")):
        with pytest.raises(ValueError, match=r"are|made"):
            Wanted(name, ending, code)


def test_a_post_given_back_gets_no_paper(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "standing", lambda: guard.Setting("local", "", "", False, "", (), "localhost", "real"))
    brief = Wanted("brief", "pdf", "en")
    for viewer in (SERVICE, LOCAL):
        with pytest.raises(handed.NotHis):
            handed.only_to(viewer, partial(papers.given_out, brief, Asking(facts, RJ, viewer), None))()


def run(engine: Engine, *given: str) -> int:
    return command.run(command.arguments(list(given)), engine)


def test_the_command_line_writes_a_paper_as_the_service(filled: Engine, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    assert run(filled, "brief", "--state", "RJ", "--lang", "hi", "--format", "pdf", "--out", str(out)) == 0
    assert "राजस्थान" in together("".join(pages(out.read_bytes())))
    with filled.connect() as connection:
        line = connection.execute(text("select subject, role, purpose from access_log order by id desc")).first()
        assert audit.verify(connection).wrong == ()
    assert line == ("papers", "service", "timer")


@pytest.mark.parametrize("given", (("--state", "XX"), ("--gang", "nobody"), ("--meeting", "M9"), ("--format", "xlsx")))
def test_the_command_line_refuses_what_means_nothing(
    filled: Engine, tmp_path: Path, given: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "brief.pdf"
    assert run(filled, "brief", *given, "--out", str(out)) == 1
    assert not out.exists()
    assert "No paper was made." in capsys.readouterr().err


def test_real_records_need_a_service_post(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'real.db'}")
    migrate.create(engine, "real")
    out = tmp_path / "brief.pdf"
    assert run(engine, "brief", "--out", str(out)) == 1
    assert "service" in capsys.readouterr().err
    add = "insert into viewer (subject, officer, post, role, from_on) values ('papers', 'Timer', :role, :role, '2020-01-01')"
    with writing(engine) as connection:
        connection.execute(text(add), {"role": "auditor"})
    assert run(engine, "brief", "--out", str(out)) == 1
    with writing(engine) as connection:
        connection.execute(text(add), {"role": "service"})
    for name in ("brief", "deck", "tables", "reminders"):  # nothing recorded yet: a paper all the same
        assert run(engine, name, "--out", str(out)) == 0
