"""One module per format: `write` and `read` a file. Loaded on demand by `exchange.formats`."""
