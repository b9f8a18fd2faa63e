import pytest
from lxml import etree

from generator.diagrams.draw import draw
from generator.diagrams.frames import crossed_frames
from generator.diagrams.graph import Edge, Form, Graph, Node, Shape
from generator.diagrams.layouts import WIDEST, drawing
from generator.diagrams.letters import broken, wide
from generator.diagrams.outline import outline
from generator.diagrams.steps import steps
from tests.audit.drawing_reader import arrows, boxes

A, B, C, D, E, F = "ABCDEF"
GRAPHS = {
    "a chain": ([A, B, C], [(A, B), (B, C)]),
    "a star": ([A, B, C, D], [(A, B), (A, C), (A, D)]),
    "two lead to one": ([A, B, C], [(A, C), (B, C)]),
    "a ring": ([A, B, C], [(A, B), (B, C), (C, A)]),
    "an arrow to itself": ([A, B], [(A, A), (A, B)]),
    "a ring beside a chain": ([A, B, C, D], [(A, B), (C, D), (D, C)]),
    "two arrows with one way": ([A, B], [(A, B), (A, B)]),
    "no arrow": ([A, B], []),
    "a web": ([A, B, C, D, E, F], [(A, B), (A, C), (B, D), (C, D), (D, A), (D, E), (E, B), (F, C)]),
    "a long way": ([str(n) for n in range(40)], [(str(n), str(m)) for n in range(39) for m in (n + 1, 39)]),
}


def _graph(nodes, edges, current="", ranks=()):
    shapes = {current: Shape.CURRENT}
    return Graph(
        "T",
        "D",
        tuple(Node(name, name, shapes.get(name, Shape.PART), f"{name}.html") for name in nodes),
        tuple(Edge(start, end, f"{start}-{end}-{number}") for number, (start, end) in enumerate(edges)),
        ranks,
    )


@pytest.mark.parametrize("current", ["", B])
@pytest.mark.parametrize("name", GRAPHS)
def test_an_outline_shows_every_box_and_every_arrow_once(name, current):
    graph = _graph(*GRAPHS[name], current)
    root = outline(graph)
    seen = sorted((arrow.tail.label, arrow.head.label, arrow.label) for arrow in arrows(root))
    assert seen == sorted((edge.start, edge.end, edge.label) for edge in graph.edges)
    assert {(box.label, box.href) for box in boxes(root)} == {(node.label, node.address) for node in graph.nodes}
    alone = [group for group in root.iter() if "node" in group.get("class", "").split()]
    full = [group for group in alone if "repeated" not in group.get("class")]
    assert len(full) == len(graph.nodes)


@pytest.mark.parametrize("name", GRAPHS)
def test_nothing_of_an_outline_leaves_it(name):
    found = boxes(root := outline(_graph(*GRAPHS[name])))
    assert max(box.right for box in found) <= WIDEST[Form.NARROW]
    assert min(box.left for box in found) >= 0
    assert max(box.bottom for box in found) <= float(root.get("height"))


def test_what_only_leads_to_the_page_stands_above_it():
    graph = _graph([A, B, C, D], [(A, B), (C, B), (B, D)], B)
    assert [step.node.id for step in steps(graph)] == [A, C, B, D]


def test_the_next_of_a_rank_stands_below_and_not_to_the_right():
    graph = _graph([A, B, C, D], [(A, C), (A, B), (B, D)], ranks=((A, C),))
    assert [(step.node.id, step.depth) for step in steps(graph)] == [(A, 0), (B, 1), (D, 1), (C, 0)]


def test_a_line_is_as_wide_as_its_room_and_a_long_word_is_broken():
    lines = broken("one two Donaudampfschifffahrtsgesellschaft 漢字漢字漢字", 10, 60)
    assert "".join(lines).replace(" ", "") == "onetwoDonaudampfschifffahrtsgesellschaft漢字漢字漢字"
    assert all(0 < wide(line, 10) <= 60 for line in lines)
    assert lines[0] == "one two"


@pytest.mark.parametrize("form", Form)
def test_a_drawing_is_no_wider_than_its_column(form):
    edges = [(A, str(number)) for number in range(20)] + [(str(number), f"{number}x") for number in range(20)]
    graph = _graph(dict.fromkeys(name for edge in edges for name in edge), edges)
    graph = Graph(graph.title, graph.description, graph.nodes, graph.edges, form=form)
    root = etree.fromstring(drawing(graph, draw, "d"))
    assert 0 < float(root.get("width")) <= WIDEST[form]
    assert len(arrows(root)) == len(edges)


def test_the_label_of_a_frame_makes_way_for_an_arrow():
    nodes = (Node(A, A, Shape.PART), Node(B, "A box", Shape.PART, group="Zero-trust runtime"))
    root = etree.fromstring(drawing(Graph("T", "D", nodes, (Edge(A, B),)), draw, "d"))
    assert len(arrows(root)) == 1
    assert crossed_frames(etree.tostring(root)) == []
    assert "".join(root.itertext()).count("runtime") == 1
