"""Results as people read them: the explorer page, the report, tables and notebook displays."""
