"""An organization as the API shows it (semantics 1.4)."""

from octavo import clock
from octavo.api.permission import RANKS
from octavo.api.urls import Urls
from octavo.domains.organizations.wire import Organization
from octavo.store.query import Row


def present_organization(row: Row, urls: Urls) -> Organization:
    """`row` is of the table of organizations, with the caller's `rank`: None for somebody who merely may know that it exists."""
    rank = -1 if row.rank is None else row.rank
    admin, member = rank >= RANKS["admin"], rank >= RANKS["read"]
    found: Organization = {
        "object": "organization",
        "id": row.id,
        "title": row.title,
        "createdAt": clock.timestamp(row.created_at),
        "emailDomains": row.email_domains,
        "type": row.type,
        "defaultRole": row.default_role,
        "sso": row.sso,
        "ai": row.ai,
        "inviteLinks": row.invite_links,
        "plan": "enterprise_2024",
        "mergeRules": row.merge_rules,
        "urls": {"location": urls.api(f"/orgs/{row.id}"), "app": urls.app(f"/o/{row.id}")},
        "trial": {"status": "notapplicable", "count": 0},
        "permissions": {
            "view": True,
            "access": member,
            "admin": admin,
            "ownTeam": admin,
            "createContent": rank >= RANKS["create"],
            "createOpenAPISpec": rank >= RANKS["create"],
            "viewBilling": False,
            "listMembers": member,
            "listTeams": member,
            "listIntegrations": member,
            "listInstallations": member,
            "installIntegration": admin,
        },
    }
    if row.hostname is not None:
        found["hostname"] = row.hostname
    if row.use_case is not None:
        found["useCase"] = row.use_case
    if row.community_type is not None:
        found["communityType"] = row.community_type
    return found
