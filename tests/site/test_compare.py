"""Puts options side by side in a browser, on the site of the small study."""


def test_options_stand_side_by_side_and_the_address_keeps_them(page, small_address):
    wrong = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{small_address}compare.html?o=alerting,sampling,nothing")
    page.wait_for_selector("html[data-compare=ready]")
    assert page.locator("#compare-table thead th").all_inner_texts() == ["Option", "Alerting", "Sampling"]
    force = page.locator("#compare-forces tr", has_text="Time to repair")
    assert "++ helps strongly" in force.locator("td").nth(0).inner_text()
    assert "(study model)" in force.locator("td").nth(1).inner_text()
    shown = page.locator("#compare-table tbody tr:visible").count()
    page.locator("#compare-differences").check()
    assert 0 < page.locator("#compare-table tbody tr:visible").count() < shown
    page.locator("#compare-3").select_option("dashboards")
    assert page.url.endswith("?o=alerting%2Csampling%2Cdashboards&only=differences")
    assert wrong == []
