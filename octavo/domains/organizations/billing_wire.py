"""The shapes of what hosting costs elsewhere, named as in the official document: declared for clients' sake, never sent."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import Timestamp

BillingProduct = Literal["free_2024", "plus_2024", "pro_2024", "enterprise_2024", "community_2024", "free", "plus", "pro", "internal"]
Price = Annotated[float, Field(ge=0)]


class OrganizationPricePair(TypedDict):
    monthly: Price
    yearly: Price


class MemberPrices(TypedDict):
    plus_2024: OrganizationPricePair
    pro_2024: OrganizationPricePair


class SitePrices(TypedDict):
    premium: OrganizationPricePair
    ultimate: OrganizationPricePair


class OrganizationPricing(TypedDict):
    members: MemberPrices
    sites: SitePrices


class BillingMeterAddon(TypedDict):
    enabled: bool


class OrganizationBilling(TypedDict):
    interval: Literal["monthly", "yearly"]
    endDate: Timestamp | None
    hasPaymentFailed: bool
    canCheckout: bool
    isScheduledToCancel: bool
    pricing: OrganizationPricing
    usageAddons: dict[str, BillingMeterAddon]
    minUsers: NotRequired[float]
    maxUsers: NotRequired[float]
    minPremiumSites: NotRequired[float]
    maxPremiumSites: NotRequired[float]
    minUltimateSites: NotRequired[float]
    maxUltimateSites: NotRequired[float]
    paidMembers: NotRequired[float]
    paidPremiumSites: NotRequired[float]
    paidUltimateSites: NotRequired[float]
    canChangeInterval: bool
    canUseSAML: bool
    creditsBundle: Literal["none"] | None
    aiCreditAlertThreshold: Annotated[float, Field(ge=0, le=100)] | None


class BillingTrial(TypedDict):
    """`count` is how many trials there have been."""

    status: Literal["notapplicable", "none", "active", "ended", "expired"]
    count: int
    endDate: NotRequired[Timestamp]
    decision: NotRequired[Literal["downgrade"]]


class BillingMigration(TypedDict):
    deadline: NotRequired[Timestamp]
    discountPercent: NotRequired[float]
    discountEndDate: NotRequired[Timestamp]
