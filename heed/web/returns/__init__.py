"""The pages on which a return is handed in, looked through, applied, and read afterwards."""
