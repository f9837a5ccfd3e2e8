"""Returns and datasets in and out."""
