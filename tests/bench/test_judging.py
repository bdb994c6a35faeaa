from bench.figures import Figure
from bench.judging import judge

RATIOS = {"SQLite": 1, "PostgreSQL": 0.5}


def figure(part: str, what: str, products: int = 30, engine: str = "SQLite", **values: float) -> Figure:
    named = {name.replace("_", " "): value for name, value in values.items()}
    return Figure(part, what, products, engine, named)


def lighthouse(**values: float) -> Figure:
    perfect = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100, "LCP s": 0.7, "CLS": 0}
    return Figure("lighthouse", "home", 30, "SQLite", perfect | values)


def missed(*figures: Figure) -> list[str]:
    return [one.what for one in judge(figures) if not one.held]


def test_nothing_measured_is_not_judged() -> None:
    assert judge([]) == []
    assert judge([figure("cold", "claim", 1000, p50_ms=900), figure("load", "all", 1000, seconds=900)]) == []


def test_the_worst_of_several_sites_counts() -> None:
    (judgement,) = judge([figure("pages", "page : file", engine=name, ratio=ratio) for name, ratio in RATIOS.items()])
    assert (judgement.measured, judgement.held) == (0.5, False)


def test_cold_home_page_of_many_products_is_held_against_that_of_few_on_the_same_engine() -> None:
    figures = [
        figure("cold", "home", products, engine, p50_ms=milliseconds)
        for products, engine, milliseconds in (
            (100, "SQLite", 40),
            (100, "PostgreSQL", 80),
            (10_000, "SQLite", 50),
            (10_000, "PostgreSQL", 100),
        )
    ]
    (judgement,) = judge(figures)
    assert (judgement.measured, judgement.held) == (1.25, True)


def test_cold_pages_are_judged_with_the_catalogue_that_ships() -> None:
    pages = [figure("cold", "reach", 30, p50_ms=61), figure("cold", "reach", 1000, p50_ms=200)]
    assert missed(*pages, figure("cold", "brief", p50_ms=299)) == ["cold reach, 30 products"]


def test_loading_is_judged_in_time_and_memory() -> None:
    loaded = Figure("load", "all", 10_000, "SQLite", {"seconds": 100, "peak MB": 501})
    assert missed(loaded) == ["load at 10,000 products, all: peak"]


def test_export_of_one_changed_product_is_judged_by_itself() -> None:
    whole, one = figure("export", "all", 1000, seconds=100), figure("export", "one changed", 1000, seconds=6)
    assert missed(whole, one) == ["export at 1,000 products, one changed: seconds"]


def test_lighthouse_asks_for_all_of_every_score() -> None:
    assert missed(lighthouse()) == []
    assert missed(lighthouse(seo=92, CLS=0.01)) == ["Lighthouse, home: seo", "Lighthouse, home: layout shift"]
