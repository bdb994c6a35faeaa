"""What was looked for, marked in a text: every sign of the text stays, and nothing of it becomes markup."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.search.wanted import read_wanted
from comparison.marks import LONGEST, excerpt, marked
from comparison.templatetags.reading import marks

LONG = "It is said at length. " * 40 + "The key is escrowed. " + "More is said. " * 60


def shown(text: str, asked: str) -> str:
    return marks(marked(text, read_wanted(asked)))


def test_words_phrases_and_beginnings_are_marked_as_they_are_written() -> None:
    assert shown("End-to-end by default", "end-to-end") == "<mark>End-to-end</mark> by default"
    assert shown("No end, to the end", "end-to-end") == "No end, to the end"
    assert shown("Recordings of a recording", "recording") == "<mark>Recordings</mark> of a <mark>recording</mark>"
    assert shown("Is end-to-end encrypted", "E2EE") == "Is <mark>end-to-end encrypted</mark>"
    assert shown("钉钉会议SDK", "会议") == "钉钉<mark>会议</mark>SDK"
    assert shown("Die Délibération", "deliberation") == "Die <mark>Délibération</mark>"


def test_text_never_becomes_markup() -> None:
    text = "<script>key</script> & <mark>"
    assert shown(text, "key") == "&lt;script&gt;<mark>key</mark>&lt;/script&gt; &amp; &lt;mark&gt;"


def test_long_text_is_cut_round_what_was_looked_for() -> None:
    text = "".join(part.text for part in excerpt(LONG, read_wanted("escrowed")))
    assert text.startswith("…")
    assert text.endswith("…")
    assert "The key is escrowed." in text
    assert len(text) <= LONGEST + 2
    assert [part.text for part in excerpt(LONG, read_wanted("escrowed")) if part.marked] == ["escrowed"]


def test_long_text_without_it_is_shown_from_its_beginning() -> None:
    (part,) = excerpt(LONG, read_wanted("nowhere"))
    assert part.text.startswith("It is said")
    assert not part.marked


@given(st.text(), st.text(max_size=30))
def test_every_sign_of_the_text_stays(text: str, asked: str) -> None:
    assert "".join(part.text for part in marked(text, read_wanted(asked))) == text


@given(st.text(min_size=LONGEST, max_size=3 * LONGEST), st.text(max_size=10))
def test_excerpt_is_a_piece_of_the_text(text: str, asked: str) -> None:
    piece = "".join(part.text for part in excerpt(text, read_wanted(asked)))
    assert piece.removeprefix("…").removesuffix("…") in text or piece in text
    assert len(piece) <= LONGEST + 2
