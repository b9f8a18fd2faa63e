"""What the head of a page says to programs: terms of schema.org, with addresses that are there."""

import json
from urllib.parse import urljoin

import jinja2
import pytest

from generator.site.documentation import BASE
from tests.making import MINIMAL, catalogue_of, changed, made
from tests.pages.html import front_and_body, rendered

PROPERTIES = {
    "DefinedTerm": {"@id", "name", "alternateName", "description", "termCode", "inDefinedTermSet", "subjectOf"},
    "DefinedTermSet": {"name", "url", "license"},
    "Article": {
        *("@id", "name", "headline", "description", "abstract", "license", "isPartOf", "citation", "contributor"),
    },
    "CreativeWork": {"name", "url", "creditText"},
    "Quotation": {"text", "url", "spokenByCharacter"},
    "Person": {"name"},
}
"""Properties that schema.org gives a type or one above it, of those types that are used here."""


def _fronts(root, folder):
    files = made(catalogue_of(root), folder)
    fronts = {path: front_and_body(text)[0] or {} for path, text in files.items() if text.startswith("---\n")}
    return files, {path: front["structured"] for path, front in fronts.items() if "structured" in front}


@pytest.fixture(scope="module")
def drawings(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def study(drawings):
    return _fronts(MINIMAL, drawings)


def _nodes(value):
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from _nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item)


def test_every_node_has_a_type_and_only_properties_of_it(study):
    _, found = study
    assert len(found) > 20
    for data in found.values():
        assert data["@context"] == "https://schema.org"
        nodes = list(_nodes(data))
        assert nodes[0] is data
        for node in nodes:
            assert set(node) - {"@type", "@context"} <= PROPERTIES[node["@type"]], node


def test_every_address_leads_to_a_page_and_every_quotation_to_its_words(study, drawings):
    files, found = study
    ids = {}
    for path, data in found.items():
        assert urljoin(f"http://x/{path}", data["@id"]) == f"http://x/{path.replace('.md', '.html')}"
        for node in _nodes(data):
            if "url" in node:
                target, _, anchor = urljoin(f"http://x/{path}", node["url"]).removeprefix("http://x/").partition("#")
                page = target.replace(".html", ".md")
                if page not in ids:
                    ids[page] = {element.get("id") for element in rendered(files[page], drawings).iter()}
                assert not anchor or anchor in ids[page]


def test_pages_say_what_they_are_about(study):
    _, found = study
    term, article = found["patterns/distributed-tracing.md"], found["decisions/signals.md"]
    assert (term["@type"], term["termCode"], term["alternateName"]) == ("DefinedTerm", "tracing", ["spans"])
    assert "At [employer] we trace every call from the browser down to the disk." in {
        item["text"] for item in term["subjectOf"]
    }
    assert (article["@type"], article["description"]) == ("Article", "Which signals do programs send?")
    assert {item["spokenByCharacter"]["name"] for item in article["citation"]} == {"Expert Q"}
    assert found["sources/obs-p1.md"]["contributor"] == [{"@type": "Person", "name": "Expert Q"}]
    assert "figures.md" not in found


def test_an_interviewers_words_are_no_quotation_of_a_pattern(study):
    _, found = study
    assert "Interviewer" not in json.dumps(found["patterns/dashboards.md"])


def test_a_value_cannot_end_the_script_that_holds_it(tmp_path):
    edit = [["patterns/tracing.md", "name: Distributed tracing", "name: '</script><b>&'"]]
    _, found = _fronts(changed(tmp_path / "content", {"edit": edit}), tmp_path / "pages")
    (data,) = [item for item in found.values() if item.get("termCode") == "tracing"]
    (line,) = [
        line for line in (BASE / "overrides" / "main.html").read_text(encoding="utf-8").split("\n") if "ld+json" in line
    ]
    shown = jinja2.Environment(autoescape=True).from_string(line).render(page={"meta": {"structured": data}})
    assert shown.count("<") == 2
    assert json.loads(shown.removeprefix('<script type="application/ld+json">').removesuffix("</script>")) == data
