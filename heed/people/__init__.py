"""Persons, workers, identifiers and relationships."""
