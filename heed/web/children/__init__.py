"""The pages of children: the list, search, saved views, an emergency."""
