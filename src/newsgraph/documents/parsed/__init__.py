"""Formats that need a parser; they are read in a process of their own, since their files may be made to do harm."""
