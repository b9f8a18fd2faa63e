from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.transcript import Ambiguous, Span, Transcript
from generator.reading.readers import READERS
from generator.reading.records import Role
from generator.reading.seam import SourceFile

WORD = st.sampled_from(["we", "use", "a mesh", "Ja,", "trace.", "…", "ﬁne", "cata-\nlogue", "“"])
TURNS = st.lists(st.lists(WORD, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)


def _transcript(*turns):
    text = "# A talk\n\n" + "\n\n".join(f"**{'AB'[number % 2]}nna:** {turn}" for number, turn in enumerate(turns))
    return Transcript(READERS["plain"].read(text, SourceFile("obs-talk", "observability", "x.md"))[0])


@given(TURNS, st.data())
def test_an_excerpt_stands_at_its_offsets_in_the_plain_text_of_its_source(turns, data):
    transcript = _transcript(*turns)
    number = data.draw(st.integers(0, len(transcript.passages) - 1))
    passage = transcript.passages[number]
    start = data.draw(st.integers(0, len(passage.text) - 1))
    excerpt = transcript.excerpt(Span(number, start, data.draw(st.integers(start + 1, len(passage.text)))))
    assert transcript.source.text[slice(*excerpt.span)] == excerpt.text == passage.text[excerpt.start : excerpt.end]
    assert transcript.span_of(excerpt) == (number, excerpt.start, excerpt.end)
    assert transcript.excerpt(transcript.span_of(excerpt)) is excerpt


@given(TURNS, st.lists(WORD, min_size=1, max_size=2).map(" ".join))
def test_words_are_found_wherever_a_search_passage_by_passage_finds_them(turns, words):
    transcript = _transcript(*turns)
    expected = []
    for number, letters in enumerate(transcript.letters):
        found = letters.find(words)
        while found:
            expected.append((number, *found))
            found = letters.find(words, found[0] + 1)
    assert list(transcript.places(words)) == expected


def test_words_that_are_said_twice_are_ambiguous_until_somebody_says_which_time():
    transcript = _transcript("We trace. It costs.", "It costs; it COSTS!", "Nothing.")
    found = transcript.find("it costs")
    assert isinstance(found, Ambiguous)
    assert transcript.told(found) == "this is said 3 times in obs-talk (line 3, 5, 5)"
    assert transcript.find("it costs", 3) == Span(1, 10, 19) == found.spans[2]
    assert transcript.find("it costs", 4) == found
    assert transcript.find("We trace", 1) == transcript.find("we trace") == Span(0, 0, 9)
    assert transcript.told(transcript.find("we trace", 2)) == "this is said once only in obs-talk (line 3)"
    assert transcript.find("it costs nothing") is None


def test_words_left_out_are_looked_for_behind_the_first_words_in_the_same_passage():
    transcript = _transcript("We trace and we log.", "We sleep.", "Who logs? We do. And log")
    assert transcript.find("we … log") == Ambiguous((Span(0, 0, 20), Span(0, 13, 20), Span(2, 10, 24)))
    assert transcript.find("trace … log") == Span(0, 3, 20)
    assert transcript.find("sleep … log") is None


def test_a_correction_and_a_reviewer_decide_who_speaks_and_equal_excerpts_are_one_object():
    transcript = _transcript("We trace. Really? Yes.", "No.")
    transcript.correct(transcript.find("Really"), "Host 2")
    corrected, marked = transcript.excerpt(Span(0, 10, 17)), transcript.excerpt(Span(0, 0, 9))
    assert (corrected.said_by, marked.said_by) == (("Host 2", Role.INTERVIEWER), ("Anna", Role.EXPERT))
    assert transcript.excerpt(Span(0, 0, 9), "Anna") is marked
    assert transcript.excerpt(Span(0, 0, 9), "Moderator").role is Role.INTERVIEWER
