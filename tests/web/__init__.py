"""Tests of heed.web."""
