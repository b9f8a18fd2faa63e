"""Laws of comparing: equal states differ in nothing, a decision that moved is told once, the gravest comes first."""

from hypothesis import given
from hypothesis import strategies as st

from generator.review.changes import Aspect, Claim, How, State, Subject, Weight
from generator.review.compare import compare
from generator.review.reports import as_markdown

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)
TEXTS = st.dictionaries(st.sampled_from("abcdefgh"), st.text(st.characters(codec="utf-8"), max_size=20), max_size=8)


def state(order=(), texts=None):
    """Make a state with one decision an id, and a force a text."""
    claims = [Claim(Subject.DECISION, item, item.upper(), {}) for item in order]
    claims += [Claim(Subject.FORCE, key, text, {"meaning": Aspect(text)}) for key, text in (texts or {}).items()]
    return State("state", {claim.key: claim for claim in claims}, tuple(order), {}, {})


@given(IDS, TEXTS)
def test_a_state_does_not_differ_from_itself(order, texts):
    assert compare(state(order, texts), state(order, texts)).changes == ()


@given(IDS)
def test_one_decision_that_moves_to_the_end_is_the_only_one_that_moved(order):
    moved = [*order[1:], *order[:1]]
    found = compare(state(order), state(moved)).changes
    assert len(found) == (len(order) > 1)
    for change in found:
        assert (change.how, change.aspect) == (How.MOVED, "order")


def test_a_decision_says_behind_which_it_stood_and_stands():
    [change] = compare(state("abcd"), state("bcda")).changes
    assert (change.id, change.before, change.after) == ("a", "first", "after d")


@given(TEXTS, TEXTS)
def test_both_ways_the_same_things_differ(before, after):
    there, back = compare(state(texts=before), state(texts=after)), compare(state(texts=after), state(texts=before))
    assert {(item.id, item.before, item.after) for item in there.changes} == {
        (item.id, item.after, item.before) for item in back.changes
    }


def test_within_a_subject_the_gravest_change_comes_first():
    grave = Claim(Subject.FORCE, "z", "Z", {}, weight=Weight.VERDICT)
    light = Claim(Subject.FORCE, "a", "A", {}, weight=Weight.TEXT)
    head = State("head", {claim.key: claim for claim in (light, grave)}, (), {}, {})
    assert [change.id for change in compare(state(), head).changes] == ["z", "a"]


@given(TEXTS)
def test_a_summary_that_is_cut_counts_what_it_leaves_out(texts):
    comparison = compare(state(), state(texts=texts))
    whole, cut = as_markdown(comparison), as_markdown(comparison, 260)
    if len(whole.encode()) <= 260:
        assert cut == whole
    else:
        shown = sum(line.startswith("- ") for line in cut.splitlines())
        assert f"… and {len(texts) - shown} further changes" in cut
        assert len(cut.encode()) <= 260
