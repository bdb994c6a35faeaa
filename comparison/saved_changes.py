"""What has changed of chosen products between the edition on which a brief was made and the current one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assessments.document import types as doc
from assessments.document.rubric import RubricText, read_rubric_text
from assessments.models import Publication, RubricVersion
from comparison.reading import Reading


@dataclass(frozen=True)
class Move:
    """One criterion whose answer is another one now, each in a word."""

    criterion: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One product: what spoke for it then, and what speaks for it now; None where it is no longer in the edition.

    `moves` compares only criteria that both rubrics ask in the same words; `rubric` is the new version where it is
    another one.
    """

    then: Publication
    now: Publication | None
    moves: tuple[Move, ...] = ()
    rubric: str = ""

    @property
    def name(self) -> str:
        return (self.now or self.then).name

    @property
    def is_changed(self) -> bool:
        return self.now is None or self.then.pk != self.now.pk

    @property
    def same_answers(self) -> bool:
        """Whether it was published again with nothing that a grade or an answer shows."""
        return self.now is not None and not self.moves and not self.rubric and self.before == self.after

    @property
    def before(self) -> doc.Result:
        return _result(self.then)

    @property
    def after(self) -> doc.Result | None:
        return _result(self.now) if self.now else None


@dataclass(frozen=True)
class Changes:
    """What has changed since `then`; `products` stand by name."""

    then: Reading
    now: Reading
    products: tuple[Change, ...]

    @property
    def same_edition(self) -> bool:
        return self.then.edition.number == self.now.edition.number

    @cached_property
    def changed(self) -> tuple[Change, ...]:
        return tuple(change for change in self.products if change.is_changed)

    @property
    def unchanged(self) -> tuple[Change, ...]:
        return tuple(change for change in self.products if not change.is_changed)

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """The slugs of products that are not in the current edition."""
        return tuple(change.then.product_id for change in self.products if change.now is None)

    @property
    def new_rubric(self) -> bool:
        return self.then.edition.rubric_id != self.now.edition.rubric_id


def changes_since(then: Reading, now: Reading, slugs: Sequence[str]) -> Changes:
    """What has changed of the products between two readings of one day (at most 3 queries)."""
    before, after = _by_slug(then, slugs), _by_slug(now, slugs)
    rubrics = _rubrics([*before.values(), *after.values()])
    products = [_change(before[slug], after.get(slug), rubrics) for slug in slugs]
    return Changes(then, now, tuple(sorted(products, key=lambda change: change.name.lower())))


def _by_slug(reading: Reading, slugs: Sequence[str]) -> dict[str, Publication]:
    return {row.product_id: row for row in reading.publications().filter(product__in=slugs)}


def _rubrics(publications: Sequence[Publication]) -> dict[int, RubricText]:
    """The words of the rubrics by which the publications were judged, by primary key."""
    keys = {row.rubric_id for row in publications}
    found = RubricVersion.objects.filter(pk__in=keys).values_list("pk", "document")
    return {pk: read_rubric_text(document) for pk, document in found}


def _change(then: Publication, now: Publication | None, rubrics: Mapping[int, RubricText]) -> Change:
    if now is None or then.pk == now.pk:
        return Change(then, now)
    old, new = rubrics[then.rubric_id], rubrics[now.rubric_id]
    moves = []
    for criterion in new.criteria:
        code = criterion.code
        before, after = then.summary["cells"].get(code), now.summary["cells"].get(code)
        if before and after and before != after and _asks_the_same(code, old, new):
            moves.append(Move(code, criterion.title, _word(before, old), _word(after, new)))
    return Change(then, now, tuple(moves), new.version if then.rubric_id != now.rubric_id else "")


def _asks_the_same(code: str, old: RubricText, new: RubricText) -> bool:
    """Whether both rubrics put the question and its levels in the same words."""
    earlier = next((criterion for criterion in old.criteria if criterion.code == code), None)
    later = new.criterion(code)
    return earlier is not None and (earlier.question, earlier.levels) == (later.question, later.levels)


def _word(cell: tuple[str, int | None], rubric: RubricText) -> str:
    """The answer of a matrix cell in a word."""
    state, level = cell
    return rubric.word(level) if level is not None else state.replace("-", " ")


def _result(publication: Publication) -> doc.Result:
    return doc.Result.model_validate(publication.summary["result"])
