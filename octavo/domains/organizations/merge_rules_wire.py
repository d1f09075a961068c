"""The shapes of rules on merging, named as in the official document."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import Expression


class RequireSpecificReviewers(TypedDict):
    rule: Literal["require_specific_reviewers"]
    users: list[str]


class RequireOneOfSpecificReviewers(TypedDict):
    rule: Literal["require_one_of_specific_reviewers"]
    users: list[str]


class AllowBypass(TypedDict):
    rule: Literal["allow_bypass"]
    users: list[str]


class PlainMergeRule(TypedDict):
    rule: Literal[
        "require_at_least_one_review",
        "require_at_least_one_approved_review",
        "require_all_reviews_approved",
        "require_agent_review",
        "require_up_to_date_change_request",
        "require_change_request_subject",
        "require_change_request_description",
        "require_author_to_merge",
    ]


class CustomMergeRule(TypedDict):
    """`message` tells people why they may not merge."""

    rule: Literal["custom"]
    expression: Expression
    message: NotRequired[str]


MergeRule = RequireSpecificReviewers | RequireOneOfSpecificReviewers | AllowBypass | PlainMergeRule | CustomMergeRule


class MergeRulesConfigurationRules(TypedDict):
    type: Literal["rules"]
    rules: list[MergeRule]


class MergeRulesConfigurationNone(TypedDict):
    type: Literal["none"]


class MergeRulesConfigurationInherit(TypedDict):
    type: Literal["inherit"]


MergeRulesStandaloneConfiguration = MergeRulesConfigurationRules | MergeRulesConfigurationNone
MergeRulesSpaceConfiguration = MergeRulesConfigurationInherit | MergeRulesStandaloneConfiguration
