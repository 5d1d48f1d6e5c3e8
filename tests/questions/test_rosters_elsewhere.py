"""Who belonged when, beyond the CSTO and NATO. Each roster is that of an outside work, named where it stands."""

from __future__ import annotations

import pytest
from csto_graph import AllianceGraph

from .test_rosters import roster

# The treaty of 14 May 1955 (UN Treaty Series 2962) names eight; Britannica, "Warsaw Pact": Albania out on 13 September
# 1968, the GDR on unification (protocol of 24 September 1990, Bundesarchiv), the end in Prague on 1 July 1991.
WARSAW = "ALB BGR CSK DDR HUN POL ROU SUN"
# Britannica and history.state.gov, "Southeast Asia Treaty Organization": in force 19 February 1955 (UN Treaty Series 2819),
# Pakistan out in 1973 (notice of November 1972), dissolved on 30 June 1977.
SEATO = "AUS FRA GBR NZL PAK PHL THA USA"
# history.state.gov, "The Baghdad Pact (1955) and the Central Treaty Organization (CENTO)"
CENTO = "GBR IRN PAK TUR"
# weu.int, "Delegations": the seven of the protocols of 1954; Portugal and Spain 27 March 1990, Greece 6 March 1995.
WEU = "BEL DEU FRA GBR ITA LUX NLD"
# sectsco.org, "General information": six founders; India and Pakistan 9 June 2017, Iran 4 July 2023, Belarus 4 July 2024.
SCO = "CHN KAZ KGZ RUS TJK UZB"
# gcc-sg.org, "Member States": the six of 25 May 1981, unchanged since.
GCC = "ARE BHR KWT OMN QAT SAU"
# oas.org, table B-29: the ratifications deposited up to the day on which two thirds had ratified, 3 December 1948.
RIO_FIRST = "BRA COL CRI DOM HND HTI MEX NIC PAN PRY SLV URY USA VEN"
RIO_ALL = f"{RIO_FIRST} ARG BHS BOL CHL CUB ECU GTM PER TTO"
# cis.minsk.by, "Member states"; the Charter of 1993 was ratified by ten, Georgia among them until 18 August 2009.
CIS_CHARTER = "ARM AZE BLR KAZ KGZ MDA RUS TJK UZB"
# Avalon Project (Yale), "Security Treaty between Australia, New Zealand and the United States", in force 29 April 1952
ANZUS = "AUS NZL USA"
# cvce.eu, "Western Union": the five of 17 March 1948, in force 25 August 1948
BRUSSELS = "BEL FRA GBR LUX NLD"


def without(states: str, *gone: str) -> str:
    return " ".join(state for state in states.split() if state not in gone)


ROSTERS = [
    ("warsaw-pact", "1955-06-03", ""),
    ("warsaw-pact", "1956-11-04", WARSAW),
    ("warsaw-pact", "1968-08-20", WARSAW),
    ("warsaw-pact", "1968-09-13", without(WARSAW, "ALB")),
    ("warsaw-pact", "1990-10-02", without(WARSAW, "ALB")),
    ("warsaw-pact", "1990-10-03", without(WARSAW, "ALB", "DDR")),
    ("warsaw-pact", "1991-07-01", ""),
    ("seato", "1955-02-18", ""),
    ("seato", "1955-02-19", SEATO),
    ("seato", "1967-01-01", SEATO),
    ("seato", "1975-01-01", without(SEATO, "PAK")),
    ("seato", "1977-07-01", ""),
    ("cento", "1956-01-01", f"{CENTO} IRQ"),
    ("cento", "1962-01-01", CENTO),
    ("cento", "1980-01-01", ""),
    ("weu", "1955-05-05", ""),
    ("weu", "1960-01-01", WEU),
    ("weu", "1990-03-26", WEU),
    ("weu", "1990-03-27", f"{WEU} ESP PRT"),
    ("weu", "1995-03-06", f"{WEU} ESP GRC PRT"),
    ("weu", "2011-07-01", ""),
    ("western-union", "1950-01-01", BRUSSELS),
    ("sco", "2001-06-14", ""),
    ("sco", "2002-01-01", SCO),
    ("sco", "2017-06-08", SCO),
    ("sco", "2017-06-09", f"{SCO} IND PAK"),
    ("sco", "2023-07-04", f"{SCO} IND IRN PAK"),
    ("sco", "2024-07-04", f"{SCO} BLR IND IRN PAK"),
    ("cis", "1995-01-01", f"{CIS_CHARTER} GEO"),
    ("cis", "2010-01-01", CIS_CHARTER),
    ("gcc", "1981-05-24", ""),
    ("gcc", "1990-08-02", GCC),
    ("gcc", "2017-06-05", GCC),
    ("rio", "1948-12-02", ""),
    ("rio", "1948-12-03", RIO_FIRST),
    ("rio", "1990-01-01", RIO_ALL),
    ("rio", "2005-01-01", without(RIO_ALL, "MEX")),
    ("rio", "2018-01-01", without(RIO_ALL, "MEX", "NIC", "BOL", "VEN", "ECU")),
    ("anzus", "1955-01-01", ANZUS),
    ("anzus", "1990-01-01", ANZUS),  # the suspension of 1986 left all three parties
]


@pytest.mark.parametrize(("organisation", "day", "members"), ROSTERS)
def test_members_on_a_day(kg: AllianceGraph, organisation: str, day: str, members: str) -> None:
    assert roster(kg, organisation, day) == " ".join(sorted(members.split()))


def test_there_are_rosters_for_thirty_dates() -> None:
    assert len({(organisation, day) for organisation, day, _ in ROSTERS}) >= 30
