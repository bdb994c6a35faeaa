from common.words import country


def test_country_has_its_article_inside_a_sentence() -> None:
    assert country("United States") == "the United States"
    assert country("European Union") == "the European Union"
    assert country("China") == "China"
