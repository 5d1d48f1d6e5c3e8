"""What every other room uses: dates, names of terms, texts, and files that are written whole or not at all."""

__version__ = "0.2.0"
