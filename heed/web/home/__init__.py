"""The pages of home, and what one was told."""
