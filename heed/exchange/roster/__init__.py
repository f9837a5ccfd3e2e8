"""The roster: who a child is called, who reviews their plan, who works with them, and with whom they are planned together.

A return has none of this (decisions, 5). The roster is a CSV file of our own, with one row for each child.
"""
