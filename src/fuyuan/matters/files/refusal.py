"""Why a file is not accepted."""


class Refused(Exception):
    """The content of a file is not acceptable; the text tells its sender why and what to do."""
