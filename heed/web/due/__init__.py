"""The pages of reviews due and the diary."""
