"""The annual report and its editions: what a report says, made of figures, and the files that it is given out as."""
