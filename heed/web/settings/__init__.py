"""The pages of the council's settings, words and lists."""
