"""Files made to do harm, one design after the other, each with what must become of it."""
