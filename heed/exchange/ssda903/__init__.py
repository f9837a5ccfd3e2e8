"""The SSDA903 return: read, parse, check and match. No Django."""
