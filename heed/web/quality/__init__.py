"""The data quality of a return: what each check found, whose rows they are, and what each fault does to which figure."""
