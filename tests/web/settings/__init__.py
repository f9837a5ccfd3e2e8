"""The pages of settings, words, lists, school holidays and the one file."""
