"""What every other room uses: dates, names of terms, texts, and files that are written whole or not at all."""
