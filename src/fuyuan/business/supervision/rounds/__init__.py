"""Who inspects whom in a supervision round (交叉式、推磨式), so that no acquaintance inspects an acquaintance. No Django.

``reading`` turns a file into a ``Problem``; ``solving`` plans it with an exact solver; ``checking`` proves each rule of a plan in
plain Python and shares no rule with the solver; ``cli`` is `fuyuan round`.
"""
