"""以老带新: a mentor and a newcomer for a time, month by month."""
