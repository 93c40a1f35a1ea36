"""Pure functions of reports: composing from facts, rendering to bytes, reading citations back."""
