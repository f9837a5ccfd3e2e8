"""Which IRO is appointed to which child, and who holds the case; independence."""
