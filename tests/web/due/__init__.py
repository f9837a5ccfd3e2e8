"""Tests of heed.web.due."""
