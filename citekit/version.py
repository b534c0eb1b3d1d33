"""Hold the version of the distribution, read by the build and by ``citekit --version``."""

__version__ = "0.1.0"
