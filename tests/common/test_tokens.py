"""Words as they are searched by: one form for every way of writing them, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.tokens import LONGEST, token_line, tokens


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("End-to-end encryption", "end to end encryption"),
        ("E2EE", "e2ee"),
        ("VooV Meeting", "voov meeting"),
        ("Servers, SERVER; server's", "server server server s"),
        ("access status this iOS DPAs", "access status this ios dpa"),
        ("Québec Que\u0301bec QUEBEC", "quebec quebec quebec"),
        ("Straße STRASSE", "strasse strasse"),
        ("ＺＯＯＭ ﬁle ½", "zoom file 12"),
        ("腾讯会议", "腾 讯 会 议"),
        ("VooV会议SDK", "voov 会 议 sdk"),
        ("ビデオ", "ヒ テ オ"),
        ("snake_case", "snake case"),
        ("", ""),
        ("… — ¶ \0 \u202e 🎥", ""),
        ("x" * 500, "x" * LONGEST),
    ],
)
def test_words_are_one_in_every_way_of_writing_them(text, line):
    assert token_line(text) == line


@given(st.text())
def test_token_holds_letters_and_digits_only(text):
    for token in tokens(text):
        assert token.text.isalnum()
        assert token.text == token.text.lower()
        assert len(token.text) <= LONGEST


@given(st.text())
def test_tokens_stand_in_the_text_in_their_order(text):
    places = [place for token in tokens(text) for place in (token.start, token.end)]
    assert places == sorted(places)
    assert all(token_line(text[token.start : token.end]).split(" ")[0][:1] == token.text[:1] for token in tokens(text))
