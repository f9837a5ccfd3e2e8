"""Published papers held against Heed: cohorts made from the tables that a council published, and what came of each figure."""
