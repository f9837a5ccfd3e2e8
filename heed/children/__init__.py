"""Children in care: periods of care, episodes; who may see whom."""
