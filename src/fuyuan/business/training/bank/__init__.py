"""题库: a question from its writing to the day it is retired, and the article it stands on."""
