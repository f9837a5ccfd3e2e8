"""The flat, dated tables that measures count."""
