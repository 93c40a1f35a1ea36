"""The pages of the evidence base. Views ask queries, call actions and lay out; they decide nothing."""
