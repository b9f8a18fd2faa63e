"""Weighs, decides and takes the records along in a browser, on the site of the small study."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.addresses import Addresses
from generator.decide.gather import decide_data
from generator.decide.madr import Answer, Edition, write_record
from generator.pages.words import words
from generator.pipeline import build
from tests.making import MINIMAL
from tests.site.kinds import found_by_axe


@pytest.fixture
def decide(quiet_page, small_address):
    """Give a function that opens the page, ready for a reader."""

    def call(query="?d=wake_decision"):
        quiet_page.goto(f"{small_address}decide.html{query}")
        quiet_page.wait_for_selector("html[data-decide=ready]")
        return quiet_page

    return call


def lines(page, place):
    return page.locator(place).all_inner_texts()


def test_what_is_weighed_ranks_the_options_by_keyboard_and_says_what_another_weight_would_change(decide):
    page = decide()
    assert lines(page, "#decide-lines p")[0].startswith("Nothing is weighed yet")
    page.locator("#weight-repair_time").focus()
    page.keyboard.type("some")
    page.keyboard.press("Tab")
    assert lines(page, "#decide-lines p") == ["Alerting comes first with 8 points."]
    assert lines(page, "#decide-ranked .points") == ["+8", "-1", "-4"]
    assert "++ helps strongly" not in page.inner_text("#decide-ranked")
    assert "Time to repair: helps strongly." in page.locator("#decide-ranked li").first.inner_text()
    page.locator("#decide-swings summary").click()
    assert "Sampling would win if Running cost mattered more." in page.inner_text("#decide-swings")
    page.locator("#decide-ranked summary").first.focus()
    page.keyboard.press("Enter")
    assert "weight 1 × effect 2 × evidence 4 = 8" in page.locator("#decide-ranked li").first.inner_text()


def test_what_a_choice_requires_is_shown_and_where_it_is_decided(decide):
    page = decide()
    page.get_by_label("choose it: Alerting").check()
    assert lines(page, "#decide-conflicts li") == ["Alerting requires Distributed tracing: to be taken in Signals."]
    page.locator("#decide-which").select_option("signal_decision")
    page.get_by_label("choose it: Distributed tracing").check()
    assert lines(page, "#decide-conflicts li") == ["Alerting requires Distributed tracing: taken."]
    page.get_by_label("choose it: Logging").check()
    assert lines(page, "#decide-conflicts li")[1] == "Distributed tracing and Logging can be combined."


def test_an_address_and_a_file_hold_everything_and_nothing_of_a_broken_one(decide, browser, tmp_path):
    page = decide()
    page.locator("#weight-repair_time").select_option("1")
    page.get_by_label("Sampling: or rule it out, since").fill("the law")
    page.get_by_label("choose it: Alerting").check()
    page.locator("#decide-notes").fill("<img src=x onerror=alert(1)> $& {name}")
    page.locator("#decide-notes").blur()
    page.wait_for_url("**&s=*")
    expect(page.locator("#decide-preview pre")).to_contain_text("{name", use_inner_text=False)
    page.wait_for_timeout(200)
    with page.expect_download() as caught:
        page.locator("#decide-save").click()
    caught.value.save_as(tmp_path / "saved.json")
    other = browser.new_context().new_page()
    other.goto(page.url)
    other.wait_for_selector("html[data-decide=ready]")
    for window in (other, page):
        assert window.input_value("#decide-notes") == "<img src=x onerror=alert(1)> $& {name}"
        assert window.get_by_label("choose it: Alerting").is_checked()
        assert "Sampling is ruled out: the law" in window.inner_text("#decide-ranked")
    other.context.close()
    page.locator("#decide-clear").click()
    assert page.input_value("#decide-notes") == ""
    page.locator("#decide-load").set_input_files(tmp_path / "saved.json")
    expect(page.locator("#decide-notes")).to_have_value("<img src=x onerror=alert(1)> $& {name}")
    (tmp_path / "saved.json").write_text("no file of ours", encoding="utf-8")
    page.locator("#decide-load").set_input_files(tmp_path / "saved.json")
    expect(page.locator("#decide-done")).to_have_text("This file holds no saved decisions.")
    assert lines(decide("?d=nothing&s=broken"), "#decide-which option") != []


def test_a_link_of_another_version_says_so_and_names_what_is_gone(decide):
    page = decide()
    page.evaluate("""localStorage.setItem("decide", JSON.stringify({ content: "sha256:old", weights: { cost: 7 },
        answers: { wake_decision: { chosen: ["alerting", "pager"], status: "odd" } } }))""")
    decide()
    assert "another version of the catalogue" in page.inner_text("#decide-former")
    assert lines(page, "#decide-gone li") == ["pager is no longer in the catalogue."]
    assert page.get_by_label("choose it: Alerting").is_checked()
    assert page.input_value("#weight-cost") == "0"


def test_the_records_that_are_taken_along_are_those_that_python_writes(decide, small_address, small_site, tmp_path):
    page = decide()
    page.locator("#weight-repair_time").select_option("2")
    page.get_by_label("choose it: Alerting").check()
    page.locator("#decide-constraints").fill("we have no platform team")
    page.locator("#decide-deciders").fill("Ann, Bob")
    page.locator("#decide-deciders").blur()
    page.locator("#decide-number").fill("12")
    with page.expect_download() as caught:
        page.locator("#decide-all").click()
    caught.value.save_as(tmp_path / "records.zip")
    with zipfile.ZipFile(io.BytesIO(Path(tmp_path / "records.zip").read_bytes())) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["index.md", "0012-waking.md"]
        text = packed.read("0012-waking.md").decode()
    catalogue = build(MINIMAL).catalogue
    data = decide_data(catalogue, Addresses(catalogue), words())
    decision = next(item for item in data.decisions if item.id == "wake_decision")
    answer = Answer({"repair_time": 2}, ("we have no platform team",), chosen=("alerting",), deciders=("Ann", "Bob"))
    content = json.loads((small_site / "data" / "decide.json").read_text(encoding="utf-8"))["content"]
    assert text == write_record(
        data, decision, answer, Edition(catalogue.file.title, content["version"], content["digest"], small_address)
    )


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_everybody_can_use_the_page(decide, page, width, colours):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours)
    decide()
    page.locator("#weight-repair_time").select_option("2")
    for summary in page.locator(".md-content summary").all():
        summary.click()
    assert found_by_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
