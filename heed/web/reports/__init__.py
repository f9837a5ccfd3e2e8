"""The pages of the annual report: written, read, proof-read, agreed and issued. What a report says is in `heed.reports`."""
