"""The council's own words, dated settings, lists and teams."""
