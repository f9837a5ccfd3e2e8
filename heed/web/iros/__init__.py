"""The pages of the IROs and who has which child."""
