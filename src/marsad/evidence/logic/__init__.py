"""What the store decides, as pure functions: nothing here touches the database."""
