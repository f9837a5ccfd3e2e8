"""Sign-in, roles, permissions; the record of who did and who saw what."""
