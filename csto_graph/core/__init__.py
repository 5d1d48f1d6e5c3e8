"""What every other room uses: dates, names of terms, texts, and files that are written whole or not at all."""

__version__ = "0.2.0"
FIRST_YEAR = 1949
"""Where series begin by default: the year of the North Atlantic Treaty."""
SEED = 1949
"""The seed of communities and layouts by default."""
