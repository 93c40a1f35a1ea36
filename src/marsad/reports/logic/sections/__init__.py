"""The sections of reports, one function each: material in, blocks out. What has nothing to say gives nothing."""
