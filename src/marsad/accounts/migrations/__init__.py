"""Database migrations, written by Django."""
