"""The report: the operator's own rows, and what became of each."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lib import wiring
from lib.drafts import sheet
from lib.history.views import HistoryFilter
from lib.model.item import Exclusion
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.words import words

NOW = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
EVERYTHING = HistoryFilter()
FILE = "phone;Имя;\r\n79160010001;Анна;x\r\n79160010001;=1+1;\r\n79160010002\r\n"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[wiring.Services]:
    built = wiring.build(Settings(CALLBOARD_DATA=tmp_path, CALLBOARD_SANDBOX_LATENCY=0), clock=lambda: NOW)
    yield built
    wiring.close(built)


def send(services: wiring.Services, content: str, name: str = "people.csv") -> str:
    draft_id = services.drafts.create(content.encode(), name, by=LOCAL)
    services.drafts.check(draft_id, by=LOCAL)
    plan = services.releases.plan(draft_id, pace=Pace(10))
    submission_id = services.releases.release(
        draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=Pace(10), by=LOCAL
    )
    while services.sender.step():
        pass
    return submission_id


def report(services: wiring.Services, submission_id: str, language: str = "en") -> list[str]:
    zone = ZoneInfo("Europe/Moscow")
    return services.exports.submission(submission_id, say=words(language), zone=zone).decode("utf-8-sig").splitlines()


def test_every_row_of_the_file_is_there_with_its_own_columns_and_what_became_of_it(services: wiring.Services) -> None:
    lines = report(services, send(services, FILE))
    assert lines[0] == (
        "Row,phone,Имя,column_3,State,Why excluded,Earlier submission,Request,autoCallId,autoCallCandidateId,Matched,"
        "Sent at (Europe/Moscow),Changed at (Europe/Moscow),Submission,File,Released at (Europe/Moscow),Released by"
    )
    first, second, third = (line.split(",") for line in lines[1:])
    assert first[:8] == ["2", "79160010001", "Анна", "x", "Accepted", "", "", "1"]
    assert all(len(identifier) == 36 for identifier in first[8:10])
    assert first[10:] == [
        "certain", "2026-11-25 00:30:00", "2026-11-25 00:30:00", "1", "people.csv", "2026-11-25 00:30:00", "Local user",
    ]  # fmt: skip
    assert second[:6] == ["3", "79160010001", "'=1+1", "", "Excluded", "Has an error"]
    assert third[:6] == ["4", "79160010002", "", "", "Excluded", "Unreadable"]


def test_rows_left_out_name_the_earlier_submission(services: wiring.Services) -> None:
    send(services, "phone\r\n79160010001\r\n")
    later = send(services, "phone\r\n79160010001\r\n79160010005\r\n", "renamed.csv")
    left_out = report(services, later)[1].split(",")
    assert (left_out[2], left_out[4]) == ("Excluded", "1")


def test_in_russian_the_words_and_the_separator_are_russian(services: wiring.Services) -> None:
    lines = report(services, send(services, "phone\r\n79160010001\r\n"), "ru")
    assert lines[0].startswith("Строка;phone;Состояние;")
    assert lines[1].startswith("2;79160010001;Принято;")


def test_several_submissions_share_the_columns_of_one_title(services: wiring.Services) -> None:
    send(services, "phone;Name\r\n79160010001;Anna\r\n")
    send(services, "Name;City;phone\r\nOlga;Omsk;79160010002\r\n", "other.csv")
    text = services.exports.found(EVERYTHING, say=words("en"), zone=ZoneInfo("UTC")).decode("utf-8-sig")
    lines = [line.split(",")[:5] for line in text.splitlines()]
    assert lines == [
        ["Row", "phone", "Name", "City", "State"],
        ["2", "79160010001", "Anna", "", "Accepted"],
        ["2", "79160010002", "Olga", "Omsk", "Accepted"],
    ]


def test_where_nothing_fits_the_report_is_a_header_alone(services: wiring.Services) -> None:
    found = services.exports.found(HistoryFilter(text="nothing"), say=words("en"), zone=ZoneInfo("UTC"))
    assert len(found.decode("utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("+SUM(1)", "'+SUM(1)"), ("-x", "'-x"), ("\t=1", "'\t=1"), ("+7 916", "+7 916"),
     ("-5,5", "-5,5"), ("Anna", "Anna")],
)  # fmt: skip
def test_a_cell_never_runs_as_a_formula_and_a_number_stays_one(cell: str, written: str) -> None:
    text = sheet.write(["title"], [[cell]], language="ru").decode("utf-8-sig")
    assert text == f"title\r\n{written}\r\n"


def test_a_number_is_found_however_it_is_written(services: wiring.Services) -> None:
    submission_id = send(services, "phone\r\n79160010001\r\n79160010002\r\n")
    for written in ("79160010001", "+7 916 001-00-01", "8 (916) 001-00-01", "9160010001"):
        assert services.history.count(HistoryFilter(number=written)) == (1, 2)
        assert services.history.rows_count(submission_id, text=written) == 1
    for strange in ("79160010009", "Ivanova", "+"):
        assert services.history.count(HistoryFilter(number=strange)) == (0, 0)


def test_a_day_of_the_filter_is_a_day_of_the_person_who_asks(services: wiring.Services) -> None:
    send(services, "phone\r\n79160010001\r\n")
    moscow, day = ZoneInfo("Europe/Moscow"), NOW.date()
    assert services.history.count(HistoryFilter(until=day)) == (1, 1)
    assert services.history.count(HistoryFilter(until=day, zone=moscow)) == (0, 0)
    assert services.history.count(HistoryFilter(since=day + timedelta(days=1), zone=moscow)) == (1, 1)


def test_a_row_that_a_person_left_out_says_so(services: wiring.Services) -> None:
    draft_id = services.drafts.create(b"phone;name\r\n79160010001;Anna\r\n79160010002;Olga\r\n", "p.csv", by=LOCAL)
    services.drafts.check(draft_id, by=LOCAL)
    services.mending.leave_out(draft_id, [3], version=1, by=LOCAL)
    plan = services.releases.plan(draft_id, pace=Pace(10))
    submission_id = services.releases.release(draft_id, fingerprint=plan.fingerprint, typed=1, pace=Pace(10), by=LOCAL)
    assert [line.split(",")[:5] for line in report(services, submission_id)[1:]] == [
        ["2", "79160010001", "Anna", "Waiting", ""],
        ["3", "79160010002", "Olga", "Excluded", "Left out"],
    ]
    assert dict(services.history.submission(submission_id).exclusions) == {Exclusion.LEFT_OUT: 1}
