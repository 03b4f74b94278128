"""Who takes part in the discussion of a standard; everybody else reads what was published."""

from fuyuan.organs.posts import Post

DISCUSS = frozenset({Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.COURT_LIAISON, Post.OFFICE_HEAD})
