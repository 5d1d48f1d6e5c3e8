"""The version of the package, which the build and every request to an endpoint read."""

__version__ = "0.2.0"
