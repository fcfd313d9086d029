"""The pages of the desk, each a pure reading of the base."""
