"""The pages of accounts: signing in and out, one's own account, the people of the house and its collections."""
