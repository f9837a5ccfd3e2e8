"""The review of a child's case: so far, what an import says was held."""
