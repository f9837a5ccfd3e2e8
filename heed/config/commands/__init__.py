"""The commands of `heed`, one module each: `configure(parser)` and `run(args) -> int`."""
