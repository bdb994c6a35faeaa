"""What has changed of products between the edition on which a brief was made and the current one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.document import types as doc
from assessments.document.rubric import RubricText, read_rubric_text
from assessments.models import Publication, RubricVersion
from comparison.brief.words import counted, joined
from comparison.reading import Reading

MOST_SHOWN = 50
"""The most changed products that are told one by one."""

MOST_NAMED = 6
"""The most unchanged products that are named, as many as stand side by side."""


@dataclass(frozen=True)
class Move:
    """One criterion whose answer is another one now, each in a word."""

    criterion: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One product: what spoke for it then, and what speaks for it now; None where it was not in the edition yet, or
    is not any more.

    `moves` compares only criteria that both rubrics ask in the same words; `rubric` is the new version where it is
    another one.
    """

    then: Publication | None
    now: Publication | None
    moves: tuple[Move, ...] = ()
    rubric: str = ""

    @property
    def name(self) -> str:
        publication = self.now or self.then
        return publication.name if publication else ""

    @property
    def same_answers(self) -> bool:
        """Whether it was published again with nothing that a grade or an answer shows."""
        return not self.moves and not self.rubric and self.before == self.after

    @property
    def before(self) -> doc.Result | None:
        return _result(self.then) if self.then else None

    @property
    def after(self) -> doc.Result | None:
        return _result(self.now) if self.now else None


@dataclass(frozen=True)
class Changes:
    """What has changed since `then`: the first products that were published again, came or went, by name, how many
    `more` of them there are, and the names of those that are as they were."""

    then: Reading
    now: Reading
    changed: tuple[Change, ...]
    more: int
    unchanged: tuple[str, ...]

    @property
    def same_edition(self) -> bool:
        return self.then.edition.number == self.now.edition.number

    @property
    def as_they_were(self) -> str:
        """The products that are as they were, counted where there are many."""
        many = len(self.unchanged) > MOST_NAMED
        return counted(len(self.unchanged), "product") if many else joined(self.unchanged)

    @property
    def new_rubric(self) -> bool:
        return self.then.edition.rubric_id != self.now.edition.rubric_id


def changes_since(then: Reading, now: Reading, before: Iterable[Publication], after: Iterable[Publication]) -> Changes:
    """What has changed from what spoke for products then to what speaks for them now (at most 1 query)."""
    old, new = {row.product_id: row for row in before}, {row.product_id: row for row in after}
    pairs = [(old.get(slug), new.get(slug)) for slug in sorted(old | new, key=lambda slug: _name(old, new, slug))]
    changed = [(was, is_now) for was, is_now in pairs if was is None or is_now is None or was.pk != is_now.pk]
    shown = changed[:MOST_SHOWN]
    rubrics = _rubrics([row for pair in shown for row in pair if row])
    return Changes(
        then,
        now,
        changed=tuple(_change(was, is_now, rubrics) for was, is_now in shown),
        more=len(changed) - len(shown),
        unchanged=tuple(was.name for was, is_now in pairs if was and is_now and was.pk == is_now.pk),
    )


def _name(old: Mapping[str, Publication], new: Mapping[str, Publication], slug: str) -> str:
    return (new.get(slug) or old[slug]).name.lower()


def _rubrics(publications: Iterable[Publication]) -> dict[int, RubricText]:
    """The words of the rubrics by which the publications were judged, by primary key."""
    keys = {row.rubric_id for row in publications}
    found = RubricVersion.objects.filter(pk__in=keys).values_list("pk", "document")
    return {pk: read_rubric_text(document) for pk, document in found}


def _change(then: Publication | None, now: Publication | None, rubrics: Mapping[int, RubricText]) -> Change:
    if then is None or now is None:
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
