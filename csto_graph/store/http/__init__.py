"""SPARQL endpoints over HTTP."""
