"""What pages, commands and reports show of the register: small frozen records, ready to be laid out."""

from marsad.followup.cards.figures import Ageing, Column, FacetValue, Overview, SavedViewCard, Tally, ToldAgain, Twice
from marsad.followup.cards.lines import AddresseeRef, RecommendationCard, RegisterCard, TranslationCard
from marsad.followup.cards.pages import Life, Moment, Proposal, RecommendationPage, Silence, Wording
from marsad.followup.cards.parts import (
    CandidateCard,
    CitedCard,
    ContactCard,
    CostCard,
    IndicatorCard,
    SourceCard,
    TaskCard,
    UpdateCard,
    ValueCard,
)

__all__ = [
    "AddresseeRef",
    "Ageing",
    "CandidateCard",
    "CitedCard",
    "Column",
    "ContactCard",
    "CostCard",
    "FacetValue",
    "IndicatorCard",
    "Life",
    "Moment",
    "Overview",
    "Proposal",
    "RecommendationCard",
    "RecommendationPage",
    "RegisterCard",
    "SavedViewCard",
    "Silence",
    "SourceCard",
    "Tally",
    "TaskCard",
    "ToldAgain",
    "TranslationCard",
    "Twice",
    "UpdateCard",
    "ValueCard",
    "Wording",
]
