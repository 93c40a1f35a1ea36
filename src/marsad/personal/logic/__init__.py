"""Pure parts of this room."""
