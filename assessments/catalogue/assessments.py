"""The part of a catalogue that holds assessments."""

from collections.abc import Iterator

from assessments.catalogue.assessment_table import ASSESSMENTS, file_name, key_of
from assessments.catalogue.rubric_table import RUBRICS
from assessments.catalogue.rubrics import criteria_of, is_published
from assessments.catalogue.schema import AssessmentRecord
from assessments.vocabulary import RaterKind
from vendors.catalogue.facts import in_order, read_one
from vendors.catalogue.folder import Folder
from vendors.catalogue.found import Found
from vendors.catalogue.parts import Entry, Held, Part
from vendors.catalogue.problems import Problem
from vendors.catalogue.product_tables import CLAIMS, PRODUCTS
from vendors.catalogue.yaml_reader import NodePath
from vendors.catalogue.yaml_writer import dump

AnEntry = Entry[AssessmentRecord]


class AssessmentPart(Part):
    """The files assessments/<month>/<product>.yaml."""

    tables = (ASSESSMENTS,)

    def read(self, folder: Folder, found: Found) -> None:
        kinds: dict[str, RaterKind] = {}
        for name in folder.names("assessments/*/*.yaml"):
            document, record = read_one(folder, found, name, AssessmentRecord)
            if document and record:
                entry = Entry(Held(name, 0, record), document, ())
                if found.add(ASSESSMENTS, key_of(record), entry, "as_of"):
                    found.problems.extend(_problems(entry, found, kinds))

    def files(self) -> Iterator[tuple[str, str]]:
        for held in in_order(ASSESSMENTS):
            yield held.file, dump(held.record)


def _problems(entry: AnEntry, found: Found, kinds: dict[str, RaterKind]) -> Iterator[Problem]:
    """What is wrong with one assessment; `kinds` remembers the raters seen before."""
    yield from _named_rightly(entry)
    yield from _product(entry, found)
    yield from _raters(entry, kinds)
    yield from _criteria(entry, found)
    yield from _claims(entry, found)


def _named_rightly(entry: AnEntry) -> Iterator[Problem]:
    name = file_name(key_of(entry.record))
    if entry.held.file != name:
        message = "the file is named for another product or month"
        yield entry.problem(("product",), message, f"Name it {name}, or mend `product` or `as_of`")


def _product(entry: AnEntry, found: Found) -> Iterator[Problem]:
    product = entry.record.product
    if found.lacks(PRODUCTS, product):
        remedy = f"Keep products/{product}.yaml (of a product that is no longer offered, set `retired`), or mend it"
        yield entry.problem(("product",), f"{product} is none of the products", remedy)


def _raters(entry: AnEntry, kinds: dict[str, RaterKind]) -> Iterator[Problem]:
    """A rater who is a person here and automated there; `kinds` remembers those seen before."""
    for stage in ("first", "second"):
        rater = getattr(entry.record.raters, stage)
        if (kind := kinds.setdefault(rater.name, rater.kind)) != rater.kind:
            message = f"{rater.name} is {rater.kind} here and {kind} elsewhere"
            yield entry.problem(("raters", stage, "kind"), message, "Give two raters two names, or mend the kind")


def _criteria(entry: AnEntry, found: Found) -> Iterator[Problem]:
    """Scores of criteria and levels that the rubric does not have, and criteria without a score."""
    record = entry.record
    rubric = f"{record.rubric} {record.rubric_version}"
    key = (record.rubric, record.rubric_version)
    if found.lacks(RUBRICS, key):
        remedy = "Mend the rubric's slug or version, or add the file of that version"
        yield entry.problem(("rubric_version",), f"there is no rubric {rubric}", remedy)
    criteria = criteria_of(found, key)
    if criteria is None:
        return
    if not is_published(found, key):
        message = f"rubric {rubric} is a draft, by which nothing is assessed"
        yield entry.problem(("rubric_version",), message, "Publish the rubric first: remove its status")
    for position, score in enumerate(record.scores):
        criterion = criteria.get(score.criterion)
        if criterion is None:
            path: NodePath = ("scores", position, "criterion")
            yield entry.problem(path, f"{score.criterion} is no criterion of {rubric}", "Mend the code, or remove it")
            continue
        for at, answer in (((), score), (("first",), score.first), (("second",), score.second)):
            if answer.level is not None and answer.level > criterion.top:
                message = f"{answer.level} is above the top level of {score.criterion}"
                yield entry.problem(("scores", position, *at, "level"), message, f"Write 0 to {criterion.top}")
    if missing := sorted(criteria.keys() - {score.criterion for score in record.scores}):
        message = f"the rubric's {', '.join(missing)} have no score"
        yield entry.problem(("scores",), message, "Add them; of what was not looked for, with the state not-looked")


def _claims(entry: AnEntry, found: Found) -> Iterator[Problem]:
    """Claims that there are not. One of another product may bear on this one, and is remarked on."""
    if not found.has(PRODUCTS, entry.record.product):
        return
    product = found.data(PRODUCTS, entry.record.product)
    own = {f"products/{slug}.yaml" for slug in (product["slug"], product["variant_of"])}
    for position, score in enumerate(entry.record.scores):
        for at, answer in (((), score), (("first",), score.first), (("second",), score.second)):
            for index, claim in enumerate(answer.claims):
                path = ("scores", position, *at, "claims", index)
                if found.lacks(CLAIMS, claim):
                    remedy = "Mend the id, or remove it"
                    yield entry.problem(path, f"{claim} is none of the claims", remedy)
                elif found.has(CLAIMS, claim) and found.file(CLAIMS, claim) not in own:
                    message = f"{claim} is a claim about another product"
                    remedy = f"Make sure that it bears on {product['slug']}"
                    found.remarks.append(entry.problem(path, message, remedy))
