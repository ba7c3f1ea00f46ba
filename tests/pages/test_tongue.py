"""The language of a page: from the address, by one click, and with nothing else changed."""

import pytest
from streamlit.testing.v1 import AppTest

from queries import records
from tests.pages.test_pages_open import ROOT
from tests.queries import made
from ui import live, local_sign_in, words
from ui.retold import retold

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]


@pytest.fixture
def opened(new_sqlite, monkeypatch: pytest.MonkeyPatch):
    """A page at an address; two states and three gangs, and no record."""
    engine = new_sqlite()
    monkeypatch.setattr(records, "_engine", lambda: engine)
    live.hold(made.facts())

    def one(page: str = "meetings_and_actions.py", **address: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60)
        for key, value in address.items():
            app.query_params[key] = value
        app.run()
        return app.switch_page(f"../pages/{page}").run()

    yield one
    live.hold(None)


def address(app: AppTest) -> dict[str, str]:
    return {key: value[0] if isinstance(value, list) else value for key, value in app.query_params.items()}


def more(app: AppTest) -> AppTest:
    """With what stands behind "More filters"."""
    app.session_state["more_filters"] = True
    return app.run()


def button(app: AppTest, label: str):
    return next(each for each in app.button if each.label == label)


CHOSEN = {"states": "HR,RJ", "period": "12m", "compare": "previous", "view": "definitions"}


def test_one_click_and_nothing_else_changes(opened) -> None:
    app = opened("data.py", **CHOSEN)
    assert app.title[0].value == "Data"
    button(app, "हिन्दी").click().run()
    assert app.title[0].value == "डेटा"
    assert address(app) == CHOSEN | {"lang": "hi"}
    assert app.multiselect(key="bar_states:hi").value == ["HR", "RJ"]
    assert app.selectbox(key="bar_period:hi").value == "12m"
    assert more(app).radio(key="bar_comparison:hi").value == "previous"
    button(app, "English").click().run()
    assert app.title[0].value == "Data"
    assert address(app) == CHOSEN


def test_the_language_stays_when_the_page_is_turned(opened) -> None:
    app = opened(lang="hi").switch_page("../pages/data.py").run()
    assert app.title[0].value == "डेटा"
    assert address(app)["lang"] == "hi"


def test_the_address_wins_over_the_session(opened) -> None:
    app = opened(**CHOSEN, lang="hi")
    app.query_params["lang"] = "en"
    assert app.run().title[0].value == "Meetings and actions"
    assert app.multiselect(key="bar_states").value == ["HR", "RJ"]  # a new widget, filled
    assert app.selectbox(key="bar_period").value == "12m"


def test_an_unknown_language_is_dropped_with_a_note(opened) -> None:
    app = opened()
    app.query_params["lang"] = "fr"
    assert "“fr”" in app.run().warning[0].value
    assert app.title[0].value == "Meetings and actions"
    assert "lang" not in address(app)


def test_titles_in_both_languages(opened) -> None:
    assert opened(titles="both").title[0].value == "Meetings and actions · बैठकें और कार्यबिंदु"
    app = opened(titles="both", lang="hi")
    assert app.title[0].value == "बैठकें और कार्यबिंदु · Meetings and actions"
    more(app).checkbox(key="titles_in_both").uncheck().run()
    assert app.title[0].value == "बैठकें और कार्यबिंदु"
    assert "titles" not in address(app)


def test_the_sign_in_page_speaks_the_language_of_the_page_behind_it() -> None:
    assert local_sign_in.language_of("/map?lang=hi&states=RJ") == "hi"
    assert local_sign_in.language_of("/map?states=RJ") == "en"
    assert local_sign_in.language_of("/map?lang=<b>") == "en"
    assert local_sign_in.in_language("/map?states=RJ,HR", "hi") == "/map?states=RJ%2CHR&lang=hi"


@pytest.mark.parametrize(
    ("english", "hindi"),
    [
        ("The last day lies before the first.", "अंतिम दिन पहले दिन से पूर्व का है।"),
        (
            "Load 7 changed rows of load 5 later. Undo load 7 first.",
            "लोड 7 ने लोड 5 की पंक्तियां बाद में बदलीं। पहले लोड 7 वापस लें।",
        ),
        ("The column 'S. No.' was passed over.", "कॉलम 'S. No.' छोड़ दिया गया।"),  # with its marks
        ("offender/PB/O1", "हार्डकोर अपराधी PB/O1"),
        ("a text of an officer. {no place}", "a text of an officer. {no place}"),  # as entered
    ],
)
def test_what_data_says_in_english_is_told_again(english: str, hindi: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert retold(english) == english
    monkeypatch.setattr(words, "language", lambda: "hi")
    assert retold(english) == hindi
