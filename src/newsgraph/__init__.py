"""Reads news articles and writes knowledge graphs that keep who says what apart from what is so."""

from __future__ import annotations


__version__ = "0.1.0"
