"""Measures through time: one sweep over all spells, sampled on the days asked for."""

from csto_graph.networks.measures import LEVELS
from csto_graph.networks.series.course import Course
from csto_graph.networks.series.courses import course_of
from csto_graph.networks.series.days import EVERY, sample_days
from csto_graph.networks.series.samples import Sample, sampled
from csto_graph.networks.series.tables import Series, series_of

__all__ = [
    "EVERY",
    "LEVELS",
    "Course",
    "Sample",
    "Series",
    "course_of",
    "sample_days",
    "sampled",
    "series_of",
]
