"""Indicators, each declared once. No Django."""
