"""The words that rendering adds to what the author wrote, and how it writes dates. English stands for every language that has no words of its own."""

from dataclasses import dataclass
from datetime import date

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Templates in braces are filled by `str.format`."""

    permalink: str = "Permalink"
    info: str = "Info"
    success: str = "Success"
    warning: str = "Warning"
    danger: str = "Danger"
    show_lines: str = "Show all {count} lines"
    yes: str = "Yes"
    no: str = "No"
    rating: str = "{value} of {maximum}"
    note_back: str = "Back to the text"
    details: str = "Details"
    tab: str = "Tab {number}"
    prompt: str = "Prompt"
    show_prompt: str = "Show prompt"
    open_in: str = "Open in {name}"
    file: str = "File"
    drawing: str = "Drawing"
    image: str = "Image"
    broken: str = "Broken link"
    missing: str = "Not available"
    operation: str = "API operation"
    schemas: str = "API schemas"
    webhook: str = "Webhook"
    specification: str = "Specification"
    included: str = "Included content"
    video: str = "Video"
    months: tuple[str, ...] = _MONTHS
    short_months: tuple[str, ...] = tuple(month[:3] for month in _MONTHS)
    full_date: str = "{month} {day}, {year}"
    short_date: str = "{short_month} {day}, {year}"
    numeric_date: str = "{year:04d}-{number:02d}-{day:02d}"
    kilobyte: str = "kB"
    megabyte: str = "MB"
    gigabyte: str = "GB"
    byte: str = "B"

    def date(self, day: date, form: str) -> str:
        """A date as the `format` of an `updates` block asks: `numeric`, `short`, and `full` for everything else."""
        template = {"numeric": self.numeric_date, "short": self.short_date}.get(form, self.full_date)
        at = day.month - 1
        return template.format(month=self.months[at], short_month=self.short_months[at], number=day.month, day=day.day, year=day.year)

    def size(self, octets: int) -> str:
        """A file's size in decimal units: `1.2 MB`."""
        for unit, word in ((1_000_000_000, self.gigabyte), (1_000_000, self.megabyte), (1_000, self.kilobyte)):
            if octets >= unit:
                return f"{octets / unit:.1f}".removesuffix(".0") + f" {word}"
        return f"{octets} {self.byte}"


ENGLISH = Words()
