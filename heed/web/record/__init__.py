"""The pages of who did and who saw what."""
