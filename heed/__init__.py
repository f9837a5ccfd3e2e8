"""Heed: the working system of a council's Independent Reviewing Officer service."""
