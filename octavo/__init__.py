"""Octavo: the self-hosted documentation platform that speaks GitBook's REST API."""

__version__ = "0.1.0"
