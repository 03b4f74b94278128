"""The posts (岗位) a person can hold, as one closed catalogue.

A step names the posts that may take it; a policy names the posts that may see. Codes are stored in events
and must never change; labels are what users see.
"""

from enum import StrEnum


class Post(StrEnum):
    """A post code. The Chinese label is ``Post.X.label``."""

    INTAKE = "intake"
    HANDLER = "handler"
    OFFICE_HEAD = "office_head"
    ORGAN_HEAD = "organ_head"
    RESPONDENT_LIAISON = "respondent_liaison"
    RESPONDENT_HEAD = "respondent_head"
    COURT_LIAISON = "court_liaison"
    SUPERVISION_STAFF = "supervision_staff"
    TRAINING_ADMIN = "training_admin"
    JOINT_OFFICE = "joint_office"
    COMMITTEE_MEMBER = "committee_member"
    LAY_SUPERVISOR = "lay_supervisor"
    DISCIPLINE_LIAISON = "discipline_liaison"
    SEAL_KEEPER = "seal_keeper"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"
    # Not held by staff: the parties on the portal, and the clock itself.
    APPLICANT = "applicant"
    AGENT = "agent"
    THIRD_PARTY = "third_party"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS: dict[Post, str] = {
    Post.INTAKE: "立案人员",
    Post.HANDLER: "承办人",
    Post.OFFICE_HEAD: "行政复议机构负责人",
    Post.ORGAN_HEAD: "行政复议机关负责人",
    Post.RESPONDENT_LIAISON: "单位联络员",
    Post.RESPONDENT_HEAD: "单位负责人",
    Post.COURT_LIAISON: "法院联络员",
    Post.SUPERVISION_STAFF: "司法局监督人员",
    Post.TRAINING_ADMIN: "培训管理员",
    Post.JOINT_OFFICE: "联席会议办公室人员",
    Post.COMMITTEE_MEMBER: "咨询委员",
    Post.LAY_SUPERVISOR: "执法监督员",
    Post.DISCIPLINE_LIAISON: "纪检监察联络员",
    Post.SEAL_KEEPER: "印章管理员",
    Post.SYSTEM_ADMIN: "系统管理员",
    Post.SECURITY_ADMIN: "安全管理员",
    Post.AUDIT_ADMIN: "审计管理员",
    Post.APPLICANT: "申请人",
    Post.AGENT: "代理人",
    Post.THIRD_PARTY: "第三人",
    Post.SYSTEM: "系统",
}

# The three administrators exclude each other (三员分离) and see no case content.
ADMIN_POSTS = frozenset({Post.SYSTEM_ADMIN, Post.SECURITY_ADMIN, Post.AUDIT_ADMIN})
PORTAL_POSTS = frozenset({Post.APPLICANT, Post.AGENT, Post.THIRD_PARTY})
OFFICE_POSTS = frozenset({Post.INTAKE, Post.HANDLER, Post.OFFICE_HEAD})
RESPONDENT_POSTS = frozenset({Post.RESPONDENT_LIAISON, Post.RESPONDENT_HEAD})
STAFF_POSTS = frozenset(Post) - PORTAL_POSTS - {Post.SYSTEM}
