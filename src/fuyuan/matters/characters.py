"""Characters that no paper can carry: what is typed and what is printed refuse the same ones. Pure."""

# Control characters (but tab and the ends of lines) and half a surrogate pair cut or falsify a document without anybody
# noticing. U+FDD0… and the last two of every plane are noncharacters: Unicode reserves them for use inside programs.
UNPRINTABLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""Inside the brackets of a pattern, for text whose line ends are all ``\\n``."""
