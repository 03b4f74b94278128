"""Who does publicity work, and the article it rests on."""

from fuyuan.organs.posts import OFFICE_POSTS, Post

BASIS = "XJF 18"  # 行政机关……开展法治宣传教育
MEDIA = "XJF 49.2"  # 新闻媒体和网络服务提供者应当……加强法治宣传教育
WRITERS = OFFICE_POSTS | {Post.JOINT_OFFICE, Post.SUPERVISION_STAFF}
READERS = WRITERS | {Post.ORGAN_HEAD}
