"""Tests of heed.web.child."""
