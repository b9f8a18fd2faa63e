import html
import re
import subprocess
import sys

import pytest
from lxml import etree
from markdown import Markdown

from generator.diagrams.dot import to_dot
from generator.diagrams.draw import draw
from generator.diagrams.graph import Edge, Form, Graph, Node, Shape
from generator.diagrams.kept import kept, sealed
from generator.diagrams.markdown import MissingDrawingError, placeholder
from generator.diagrams.store import DiagramStore
from generator.diagrams.svg import finish
from tests.cases import cases
from tests.making import SVG

CASES = cases("diagrams/cases")
DRAWN = [case for case in CASES if not case.marks]
NS = "{http://www.w3.org/2000/svg}"
HREF = "href"


def _graph(case):
    return Graph(
        title=case.get("title", "A title with <b> & “quotes”"),
        description="A description.",
        nodes=tuple(Node(i, label, Shape(shape), link, group) for i, label, shape, link, group in case["nodes"]),
        edges=tuple(Edge(*edge) for edge in case.get("edges", ())),
        ranks=tuple(tuple(rank) for rank in case.get("ranks", ())),
    )


def _finished(case, prefix="d1"):
    graph = _graph(case)
    return etree.fromstring(finish(draw(to_dot(graph)), graph, prefix))


@pytest.mark.parametrize("case", CASES)
def test_a_graph_is_drawn_with_its_labels_as_typed(case):
    root = _finished(case)
    drawn = " ".join("".join(text.itertext()) for text in root.iter(f"{NS}text"))
    assert sorted(" ".join(drawn.split()).split(" ")) == sorted(" ".join(map(str, case["labels"])).split())
    dot = to_dot(_graph(case))
    assert [part for part in case.get("has", ()) if part not in dot] == []
    hrefs = [link.get(HREF) for link in root.iter(f"{NS}a")]
    assert hrefs == case.get("hrefs", [link for *_, link, _ in case["nodes"] if link])


@pytest.mark.parametrize("case", DRAWN)
def test_drawing_twice_gives_the_same_bytes(case):
    dot = to_dot(_graph(case))
    assert dot == to_dot(_graph(case))
    assert draw(dot) == draw(dot)


@pytest.mark.parametrize("case", DRAWN)
def test_a_finished_drawing_has_one_title_a_description_and_ids_with_its_prefix(case):
    root = _finished(case, "dabc")
    titles = list(root.iter(f"{NS}title"))
    assert [title.text for title in titles] == ["A title with <b> & “quotes”"]
    assert titles[0].getparent() is root
    assert root.get("aria-labelledby") == titles[0].get("id")
    (described,) = [item for item in root.iter(f"{NS}desc") if item.get("id") == root.get("aria-describedby")]
    assert described.text == "A description."
    ids = [item.get("id") for item in root.iter() if item.get("id")]
    assert sorted(ids) == ["dabc-description", "dabc-title"]
    assert root.get("role") == ("group" if any(node[3] for node in case["nodes"]) else "img")
    assert not any("black" in item.attrib.values() for item in root.iter())


def test_the_store_draws_each_content_once(tmp_path):
    drawn = []
    store = DiagramStore(tmp_path / "new" / "folder", lambda dot: drawn.append(dot) or SVG)
    one, other = (Graph("T", "D", (Node("a", label, Shape.PART),), ()) for label in ("One", "Other"))
    name = store.keep(one)
    count = len(drawn)
    assert re.fullmatch(r"[0-9a-f]{16}", name)
    assert store.keep(one) == name
    assert len(drawn) == count > 0
    assert store.keep(other) != name
    count = len(drawn)
    again = DiagramStore(tmp_path / "new" / "folder", lambda dot: drawn.append(dot) or SVG)
    assert (again.keep(one), len(drawn)) == (name, count)


@pytest.mark.parametrize("change", [{"title": "U"}, {"description": "E"}, {"nodes": (Node("a", "A", Shape.OPTION),)}])
def test_a_diagram_whose_content_changed_has_another_name(change, tmp_path):
    store = DiagramStore(tmp_path, lambda _: SVG)
    graph = {"title": "T", "description": "D", "nodes": (Node("a", "A", Shape.PART),), "edges": ()}
    assert store.keep(Graph(**graph)) != store.keep(Graph(**{**graph, **change}))


def test_a_drawing_that_fails_leaves_nothing_behind(tmp_path):
    def fail(_):
        raise RuntimeError("no engine")

    graph = Graph("T", "D", (Node("a", "A", Shape.PART),), ())
    with pytest.raises(RuntimeError):
        DiagramStore(tmp_path, fail).keep(graph)
    assert list(tmp_path.glob("*.svg")) == []
    assert DiagramStore(tmp_path, lambda _: SVG).keep(graph)


def _converted(text, folder):
    return Markdown(
        extensions=["generator.diagrams.markdown"],
        extension_configs={"generator.diagrams.markdown": {"folder": str(folder)}},
    ).convert(text)


def test_the_extension_fills_places_and_nothing_else(tmp_path):
    name = DiagramStore(tmp_path, lambda _: SVG).keep(Graph("T", "D", (Node("a", "A", Shape.PART),), ()))
    filled = _converted(f"<div>\n{placeholder(name)}\n</div>\n\nText", tmp_path)
    assert str(kept(tmp_path / f"{name}.svg")) in filled
    assert "sha256" not in filled
    assert "diagram-place" not in filled
    for text in (
        html.escape(placeholder(name)),
        f"`{placeholder(name)}`",
        f"    {placeholder(name)}",
        placeholder("../../secret"),
        placeholder(name.upper() + "x"),
        placeholder(name[:-1]),
    ):
        assert "<svg" not in _converted(text, tmp_path), text


def test_a_missing_drawing_is_told_with_its_file_and_what_to_do(tmp_path):
    with pytest.raises(
        MissingDrawingError, match=r"0123456789abcdef\.svg: this drawing is missing; make the pages again"
    ):
        _converted(placeholder("0123456789abcdef"), tmp_path)


@pytest.mark.parametrize(
    ("inches", "form", "ways"),
    [
        (1, Form.WIDE, ["LR", "TB"]),
        (8, Form.WIDE, ["LR", "TB"] * 4),
        (20, Form.WIDE, ["LR", "TB"] * 2),
        (1, Form.NARROW, ["TB"]),
        (20, Form.NARROW, ["TB"]),
    ],
)
def test_a_graph_is_drawn_with_shorter_lines_only_where_it_is_too_wide(tmp_path, inches, form, ways):
    drawn = []
    svg = SVG.replace(b' width="72pt" height="36pt"', b"")
    svg = svg.replace(b"<svg ", f'<svg width="{inches * 72}pt" height="36pt" '.encode())
    graph = Graph("T", "D", (Node("a", "A", Shape.PART),), (), form=form)
    DiagramStore(tmp_path, lambda dot: drawn.append(dot) or svg).keep(graph)
    assert [re.search(r"rankdir=(\w+)", dot)[1] for dot in drawn] == ways


def test_drawing_says_nothing_and_hides_nothing_that_others_say():
    code = "import os; from generator.diagrams import draw; os.write(2, b'before ')\n"
    code += (
        "with draw._without(draw._COMPLAINTS): os.write(2, bytes([10]).join([b'a fault', *draw._COMPLAINTS, b'']))\n"
    )
    code += "draw.draw('digraph { a }')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "before a fault\n"


HARMLESS = "<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>"


@pytest.mark.parametrize(
    "svg",
    [
        HARMLESS.replace("<text>", "<script>alert(1)</script><text>"),
        HARMLESS.replace("<text>", "<text onclick='alert(1)'>"),
        HARMLESS.replace("<text>", "<text style='background:url(//x)'>"),
        HARMLESS.replace("<text>a</text>", "<foreignObject/>"),
        HARMLESS.replace("xmlns", "xmlns:xlink='http://www.w3.org/1999/xlink' xmlns", 1).replace(
            "<text>a</text>", "<a xlink:href='javascript:alert(1)'/>"
        ),
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + HARMLESS,
        HARMLESS.replace("</text>", ""),
        "<p>no drawing</p>",
    ],
)
def test_a_forged_drawing_is_not_read_however_well_it_is_sealed(svg, tmp_path):
    file = tmp_path / "0123456789abcdef.svg"
    file.write_text(sealed(HARMLESS, file.stem), encoding="utf-8")
    assert kept(file) == HARMLESS
    file.write_text(sealed(svg, file.stem), encoding="utf-8")
    assert kept(file) is None


def test_a_drawing_that_was_changed_or_is_another_one_is_drawn_again(tmp_path):
    graph = Graph("T", "D", (Node("a", "A", Shape.PART),), ())
    name = DiagramStore(tmp_path, lambda _: SVG).keep(graph)
    file = tmp_path / f"{name}.svg"
    right = file.read_bytes()
    for wrong in (right.replace(b"drawn", b"drown"), right[:40], sealed(HARMLESS, "0" * 16).encode(), b"\xff"):
        file.write_bytes(wrong)
        DiagramStore(tmp_path, lambda _: SVG).keep(graph)
        assert file.read_bytes() == right
    assert list(tmp_path.iterdir()) == [file]
