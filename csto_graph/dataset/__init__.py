"""From the tables in ``data/`` to a store: reading, building, the cache key, and validation."""
