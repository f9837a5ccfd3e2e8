"""The pages of rosters: handing one in, what it would change, applying it."""
