"""Faults of meaning in RDF: a row is copied under a new name, one thing in it is changed, and validation reports it.

The kinds are those that a review of version 0.2 tried: 31 faults, of which 24 passed.
"""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass, field
from datetime import date as isodate
from datetime import timedelta

import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.core.namespaces import SPARQL_PREFIXES
from csto_graph.core.resources import data_directory, ontology_directory
from csto_graph.dataset.validation import run_checks, validate
from csto_graph.store import EmbeddedStore
from csto_graph.store.results import Triples

from tests.conftest import built

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Fault:
    """A row like another but for some properties, the rule that it breaks, and what stands beside it."""

    like: str
    number: int
    rule: str
    changes: dict[str, str] = field(default_factory=dict)
    beside: str = ""

    @property
    def slug(self) -> str:
        return f"{self.like}-fault-{self.number}"


def date(text: str) -> str:
    return f'"{text}"^^xsd:date'


def span(start: str, end: str) -> dict[str, str]:
    bounds = {f"sa:start{bound}": date(start) for bound in ("Earliest", "Latest")}
    bounds |= {f"sa:end{bound}": date(end) for bound in ("Earliest", "Presumed", "Latest")}
    return bounds | {"sa:startText": f'"{start}"', "sa:endText": f'"{end}"', "sa:verified": "", "sa:rank": "v:normal"}


def lasting(start: str) -> dict[str, str]:
    """A row that no source ends, last seen on the day after its start."""
    last = isodate.fromisoformat(start) + timedelta(days=1)
    ends = {"sa:endEarliest": date((last + timedelta(days=1)).isoformat())}
    ends |= {f"sa:end{bound}": date("9999-12-31") for bound in ("Presumed", "Latest")}
    return span(start, start) | ends | {"sa:endText": "", "sa:verified": date(last.isoformat())}


def day(text: str) -> dict[str, str]:
    return {"sa:dateText": f'"{text}"', "sa:dateEarliest": date(text), "sa:dateLatest": date(text)}


KAZ, CSTO, NATO, UKRAINE = "state-kaz", "org-csto", "treaty-north-atlantic-1949", "event-ukraine-invasion-2022"
MEMBER = "membership-kaz-csto-1"
SECRETARY = "tenure-mark-rutte-nato-secretary-general-1"
PERSON = "person-vladimir-putin"
GENERAL = "tenure-imangali-tasmagambetov-csto-secretary-general-1"
PLEDGE = "obligation-north-atlantic-1949-8-1"
DEFENCE = "obligation-north-atlantic-1949-5-1"
BILATERAL = "obligation-albania-ukraine-2025-future-attack-1"
RATIFIED = "act-uzb-csto-charter-2002-ratification-1"
VOTE = "participation-rio-treaty-convocation-2019-bra-voted-for"
LEFT, RIGHT, CHANGE = "sa:predecessor", "sa:successor", "succession-cst-csto"
FAULTS = [
    # What the review tried, in its order: first what was caught, then what passed.
    Fault(MEMBER, 1, "one-thing-on-both-sides", {"org:member": f"id:{CSTO}"}),
    Fault("figure-armenia-attack-2022-arm-1", 2, "figure-outside-its-range", {"sa:low": "300"}),
    Fault(f"{MEMBER}-rival-1", 3, "preferred-twice", {"sa:rank": "v:preferred"}),
    Fault("membership-pol-warsaw-pact-1", 4, "member-outside-its-organisation", span("1955-06-04", "1999-01-01")),
    Fault("place-astana", 5, "shapes", {"geo:lat": "95.0"}),
    Fault(KAZ, 6, "two-kinds-at-once", {}, "id:SELF a sa:Person ."),
    Fault("claim-suara-22", 7, "sa:ClaimStanceShape", {"sa:denies": "id:proposition-uzb-member-csto"}),
    Fault(CSTO, 8, "linked-to-itself", {"org:subOrganizationOf": "id:SELF"}),
    Fault(GENERAL, 9, "post-of-two-holders", {"org:member": f"id:{PERSON}"}),
    Fault(PLEDGE, 10, "obligation-of-no-party", {"sa:obligorState": "id:state-bra", "sa:obligeeState": "id:state-mng"}),
    Fault("event-kazakhstan-deployment-2022", 11, "place-outside-its-time", span("1900-01-06", "1900-01-20")),
    Fault("claim-suara-22", 12, "claim-without-assessment"),
    Fault(KAZ, 13, "label-of-two-things", {"schema:sameAs": ""}),
    Fault(NATO, 14, "treaty-before-its-signature", {"sa:signed": '"2030"'}),
    Fault(RATIFIED, 15, "treaty-before-its-signature", day("1801-12-13")),
    Fault(UKRAINE, 16, "linked-to-itself", {"sa:partOf": "id:SELF", "sa:follows": "id:SELF"}),
    Fault("event-rubezh-2008", 17, "event-before-what-it-follows", {"sa:follows": f"id:{UKRAINE}"}),
    Fault("state-uzb", 18, "identifier-of-two-things", {"rdfs:label": '"Second"@en'}),
    Fault(GENERAL, 19, "longer-than-a-life", span("1850-01-01", "1970-01-01")),
    Fault(CHANGE, 20, "one-thing-on-both-sides", {RIGHT: "id:org-cst"}),
    Fault("succession-sun-rus", 21, "succession-of-another-kind", {RIGHT: f"id:{NATO}"}),
    Fault("source-180-uy-81134", 22, "after-the-release", {"dcterms:issued": '"2099"'}),
    Fault(MEMBER, 23, "after-the-release", {"sa:verified": date("2090-01-01")}),
    Fault("assessment-suara-27", 24, "sa:AssessmentBasisShape", {"sa:basis": ""}),
    Fault(VOTE, 25, "role-against-role", {"sa:role": "v:voted-against"}),
    Fault("suspension-nzl-anzus-1", 26, "one-thing-on-both-sides", {"sa:suspendedTowards": "id:state-nzl"}),
    Fault("treaty-aachen-2019", 27, "linked-to-itself", {"sa:amends": "id:SELF"}),
    Fault("territory-crimea", 28, "one-thing-on-both-sides", {"sa:claimedBy": "id:state-ukr"}),
    Fault(KAZ, 29, "unknown-term", {"sa:capitol": '"Astana"@en'}),
    Fault(MEMBER, 30, "overlapping-spells", {"org:role": "v:observer"}),
    Fault(DEFENCE, 31, "duty-against-its-type", {"sa:forbids": "v:use-of-force"}),
    # The kinds behind them.
    Fault(
        CSTO,
        32,
        "part-of-its-own-part",
        {"org:subOrganizationOf": "id:org-b"},
        "id:org-b org:subOrganizationOf id:SELF .",
    ),
    Fault(UKRAINE, 33, "part-of-its-own-part", {"sa:partOf": "id:event-b"}, "id:event-b sa:partOf id:SELF ."),
    Fault(NATO, 34, "part-of-its-own-part", {"sa:amends": "id:treaty-b"}, "id:treaty-b sa:amends id:SELF ."),
    Fault(CHANGE, 35, "succession-outside-its-time", day("2010-01-01")),
    Fault("succession-sun-rus", 36, "succession-outside-its-time", day("1980-01-01")),
    Fault(BILATERAL, 37, "obligation-of-no-party", {"sa:obligeeState": "id:state-mng", "sa:condition": "v:none"}),
    Fault(BILATERAL, 38, "unnamed-states", {"sa:obligorState": ""}),
    Fault(BILATERAL, 39, "one-thing-on-both-sides", {"sa:adversaryState": "id:state-alb"}),
    Fault(PLEDGE, 40, "forbidden-act-of-another-type", {"sa:forbids": "v:use-of-force"}),
    Fault(DEFENCE, 41, "duty-against-its-type", {"sa:compulsion": "v:to-consult"}),
    Fault("obligation-aachen-2019-4-1-1", 42, "outside-its-treaty", span("1990-01-01", "2000-01-01")),
    Fault(RATIFIED, 43, "act-outside-its-state", day("1980-01-01")),
    Fault("act-uzb-collective-security-1992-entry-into-force-1", 44, "act-outside-its-state", day("1900-01-01")),
    Fault(
        "tenure-vladimir-putin-rus-president-1", 45, "outside-the-time-of-its-state", span("1912-01-01", "1914-01-01")
    ),
    Fault(GENERAL, 46, "outside-the-time-of-its-organisation", span("1960-01-01", "1965-01-01")),
    Fault("seat-cento-1", 47, "outside-the-time-of-its-state", span("1900-01-01", "1905-01-01")),
    Fault("recognition-abkhazia-nic-1", 48, "recognised-by-itself", {"sa:recognisedBy": "id:state-abkhazia"}),
    Fault("recognition-abkhazia-nic-1", 49, "said-twice"),
    Fault(VOTE, 50, "said-twice"),
    Fault("article-aachen-2019-4-1", 51, "said-twice"),
    Fault("source-180-uy-81134", 52, "identifier-of-two-things"),
    Fault("figure-armenia-attack-2022-arm-1", 53, "figure-before-its-event", day("1999-01-01")),
    Fault(UKRAINE, 54, "outside-its-treaty", {"sa:invokes": "id:article-warsaw-1955-3"}),
    Fault("treaty-aachen-2019", 55, "after-the-release", {"sa:signed": '"2030-01-22"'}),
    Fault("treaty-aachen-2019", 56, "treaty-amended-before-it-is-signed", {"sa:signed": '"1950-01-22"'}),
    Fault(UKRAINE, 57, "after-the-release", span("2031-01-01", "2031-01-02")),
    Fault(RATIFIED, 58, "after-the-release", day("2031-01-01")),
    Fault("assessment-suara-27", 59, "after-the-release", {"dcterms:date": date("2031-01-01")}),
    Fault(MEMBER, 60, "dangling-reference", {"org:organization": "id:org-cstoo"}),
    Fault(MEMBER, 61, "dangling-reference", {"org:role": "v:membre"}),
    Fault(MEMBER, 62, "unknown-term", {"org:membr": "id:state-kaz"}),
    Fault(MEMBER, 63, "unknown-term", {"rdf:type": "sa:Membershp"}),
    Fault(MEMBER, 64, "thing-without-class", {"rdf:type": ""}),
    Fault(NATO, 65, "two-kinds-at-once", {}, "id:SELF a sa:Event ."),
    Fault(CSTO, 66, "label-of-two-things", {"schema:sameAs": ""}),
    Fault(PERSON, 67, "label-of-two-things", {"schema:sameAs": ""}),
    Fault("state-uzb", 68, "code-without-its-row", {"schema:sameAs": ""}),
    Fault("state-bra", 69, "shortcut-without-membership", {"sa:everMemberOf": "id:org-nato"}),
    Fault("state-uzb", 70, "state-without-spell"),
    Fault(
        "participation-warsaw-treaty-signature-1955-pol-host",
        71,
        "actor-outside-its-time",
        {"sa:actor": "id:state-kaz"},
    ),
    Fault("proposition-arm-member-csto", 72, "said-twice"),
    Fault(UKRAINE, 73, "bounds-against-text", {"sa:startEarliest": date("1900-01-01")}),
    Fault(RATIFIED, 74, "bounds-against-text", {"sa:dateText": '"1801-12-13"'}),
    Fault(SECRETARY, 75, "post-of-two-holders", {**lasting("2026-03-01"), "org:member": f"id:{PERSON}"}),
    Fault("membership-arm-csto-1", 76, "overlapping-spells", {**lasting("2026-03-01"), "org:role": "v:observer"}),
    Fault(
        "membership-pol-warsaw-pact-1",
        77,
        "member-outside-its-organisation",
        {**lasting("1960-01-01"), "org:member": "id:state-aut"},
    ),
    Fault(KAZ, 78, "property-of-another-kind", {}, 'id:SELF sa:signed "1999-01-01" .'),
    Fault(UKRAINE, 79, "property-for-reasoners", {}, "id:SELF sa:isAfter id:event-kazakhstan-unrest-2022 ."),
    Fault(KAZ, 80, "shapes", {"geo:lat": "95.0"}),
]


@pytest.fixture(scope="module")
def findings(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The rules that each thing breaks in the graph with all faults in it, validated once."""
    path = tmp_path_factory.mktemp("faults") / "faults.ttl"
    prefixes = SPARQL_PREFIXES.replace("PREFIX", "@prefix").replace(">\n", "> .\n")
    path.write_text(prefixes + "".join(turtle(kg, fault) for fault in FAULTS), encoding="utf-8")
    store = EmbeddedStore.in_memory()
    store.load(b"", ontology_directory())
    store.add_ntriples("\n".join(built(kg).graph_lines()).encode(), None, merged=False)
    store.load_file(path)
    return {(finding.subject, finding.rule) for finding in validate(store)}


def turtle(kg: AllianceGraph, fault: Fault) -> str:
    """Return the triples of the row that a fault is like, changed and under its own name."""
    dropped = ", ".join(["sa:none", *fault.changes])
    answer = kg.query(
        f"CONSTRUCT {{ id:{fault.slug} ?p ?o }} WHERE {{ id:{fault.like} ?p ?o FILTER (?p NOT IN ({dropped})) }}"
    )
    assert isinstance(answer, Triples)
    assert answer.ntriples, f"there is no {fault.like}"
    changed = "".join(f"id:{fault.slug} {term} {value} .\n" for term, value in fault.changes.items() if value)
    return answer.ntriples + (changed + fault.beside + "\n").replace("SELF", fault.slug)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.number}-{fault.rule.removeprefix('sa:')}")
def test_a_fault_of_meaning_is_reported_at_its_row(fault: Fault, findings: set[tuple[str, str]]) -> None:
    assert fault.rule in {broken for subject, broken in findings if subject == fault.slug}


# Of two rows that do not go together, both are reported.
OF_BOTH = {
    "longer-than-a-life",
    "post-of-two-holders",
    "overlapping-spells",
    "label-of-two-things",
    "identifier-of-two-things",
    "role-against-role",
    "said-twice",
}


@pytest.mark.parametrize(
    "fault", [fault for fault in FAULTS if fault.rule not in OF_BOTH], ids=lambda fault: str(fault.number)
)
def test_the_row_that_a_fault_is_like_is_in_order(fault: Fault, findings: set[tuple[str, str]]) -> None:
    assert (fault.like, fault.rule) not in findings


# The same kinds as rows of tables: the file, the row that it is like, and what is changed.
ROWS = [
    ("tenures", GENERAL, {"person": PERSON, "rank": "normal"}, "post-of-two-holders"),
    ("tenures", GENERAL, {"start": "1850", "end": "1970", "rank": "normal"}, "longer-than-a-life"),
    ("organisations", CSTO, {"parent": "org-zz-2", "label_en": "Second"}, "linked-to-itself"),
    (
        "obligations",
        "obligation-albania-ukraine-2025-future-attack-1",
        {"obligor_states": "state-bra", "conditions": "none"},
        "obligation-of-no-party",
    ),
    ("obligations", DEFENCE, {"forbids": "use-of-force"}, "duty-against-its-type"),
    (
        "events",
        "event-kazakhstan-deployment-2022",
        {"start": "1900-01-06", "end": "1900-01-20"},
        "place-outside-its-time",
    ),
    ("events", UKRAINE, {"part_of": "event-zz-6", "follows": "event-zz-6"}, "linked-to-itself"),
    ("events", "event-rubezh-2008", {"follows": UKRAINE, "rank": "normal"}, "event-before-what-it-follows"),
    ("states", KAZ, {"wikidata": ""}, "label-of-two-things"),
    ("states", "state-uzb", {"label_en": "Second"}, "identifier-of-two-things"),
    ("party_acts", RATIFIED, {"date": "1801-12-13"}, "treaty-before-its-signature"),
    ("successions", CHANGE, {"resulting": "org-cst"}, "one-thing-on-both-sides"),
    ("successions", "succession-sun-rus", {"resulting": NATO}, "succession-of-another-kind"),
    ("memberships", MEMBER, {"role": "observer", "rank": "normal"}, "overlapping-spells"),
    ("participations", VOTE, {"role": "voted-against"}, "role-against-role"),
    ("suspensions", "suspension-nzl-anzus-1", {"towards": "state-nzl"}, "one-thing-on-both-sides"),
    ("territories", "territory-crimea", {"claimed_by": "state-ukr"}, "one-thing-on-both-sides"),
    ("treaties", "treaty-aachen-2019", {"amends": "treaty-zz-17"}, "linked-to-itself"),
]


@pytest.fixture(scope="module")
def row_findings(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The rules that each row breaks in the tables with all faults in them, validated once."""
    data = tmp_path_factory.mktemp("tables") / "data"
    shutil.copytree(data_directory(), data)
    for number, (table, like, changes, _) in enumerate(ROWS):
        path = data / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        row = next(row for row in rows if row["id"] == like) | changes | {"id": f"{like.split('-')[0]}-zz-{number}"}
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(row), lineterminator="\n")
            writer.writeheader()
            writer.writerows([*rows, row])
    return {(finding.subject, finding.rule) for finding in run_checks(open_graph(data, cache=None).store)}


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda number: f"{number}-{ROWS[number][3]}")
def test_a_fault_of_meaning_in_a_table_is_reported_at_its_row(number: int, row_findings: set[tuple[str, str]]) -> None:
    _, like, _, rule = ROWS[number]
    assert (f"{like.split('-')[0]}-zz-{number}", rule) in row_findings
