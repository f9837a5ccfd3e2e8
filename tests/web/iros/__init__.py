"""The pages of the IROs."""
