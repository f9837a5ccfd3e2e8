"""Tests of the law: each name is a claim, and the manual of the law lists them."""
