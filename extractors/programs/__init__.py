"""Programs of others that are run under limits."""
