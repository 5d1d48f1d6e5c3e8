"""Measures through time: one sweep over all spells, sampled on the days asked for."""

from csto_graph.networks.measures import LEVELS
from csto_graph.networks.series.change_log import Course
from csto_graph.networks.series.sample_days import EVERY, sample_days
from csto_graph.networks.series.sampler import Sample, sampled
from csto_graph.networks.series.series import Series, series_of
from csto_graph.networks.series.series_projections import course_of

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
