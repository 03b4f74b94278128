"""Lists of cases as courts send them: read, mapped, matched with known suits, taken in through steps."""
