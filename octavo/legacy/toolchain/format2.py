"""Format 2, in both its shapes: as 2.x wrote it, and as the published converter made it of format 3 (legacy 3 and 4)."""

from typing import Any


def downgraded(page: dict[str, Any]) -> dict[str, Any]:
    """Format 3 to format 2 by the converter's rules, its oddities included: pages count as external, percentages have no one at 100."""
    chapters = _chapters(page["summary"])
    current = next((chapter for chapter in chapters if chapter.get("path") == page["file"]["path"]), None)
    percent = before = number(0)
    if current is not None:
        percent = number(current["index"] * 100 / len(chapters))
        before = number(max(0, current["index"] - 1) * 100 / len(chapters))
    progress = {"chapters": chapters, "percent": percent, "prevPercent": before, **({"current": current} if current else {})}
    out: dict[str, Any] = {"version": "2", "sections": [_section(page["page"]["content"])], "progress": progress}
    if "languages" in page:
        out["langs"] = [{"title": each["title"], "lang": each["id"], "path": each["id"]} for each in page["languages"]["list"]]
    return out


def native(html: str, progress: dict[str, Any], languages: list[dict[str, str]] | None) -> dict[str, Any]:
    """The shape of 2.x. `languages` is given for `README.json` alone, also where there are none."""
    out: dict[str, Any] = {"progress": progress, "sections": [_section(html)]}
    if languages is not None:
        out["langs"] = languages
    return out


def number(value: float) -> float:
    """Whole numbers are written without a fraction."""
    return int(value) if value == int(value) else value


def _section(content: str) -> dict[str, Any]:
    return {"type": "normal", "content": content}


def _chapters(summary: dict[str, Any]) -> list[dict[str, Any]]:
    chapters = list[dict[str, Any]]()
    articles = [article for part in reversed(summary["parts"]) for article in reversed(part["articles"])]
    while articles:
        article = articles.pop()
        articles.extend(reversed(article["articles"]))
        if article["title"] and article["level"]:
            if chapters:
                chapters[-1]["next"] = _next(article)
            chapters.append(_chapter(article, len(chapters)))
    return chapters


def _chapter(article: dict[str, Any], index: int) -> dict[str, Any]:
    return {
        "index": index,
        "title": article["title"],
        "introduction": index == 0,
        "next": None,
        "level": article["level"],
        **({"path": article["path"]} if "path" in article else {}),
        "percent": 0,
        "done": bool(article.get("path")),
    }


def _next(article: dict[str, Any]) -> dict[str, Any]:
    exists = bool(article.get("path"))
    return {
        **({"path": article["path"]} if "path" in article else {}),
        "title": article["title"],
        "level": article["level"],
        "exists": exists,
        "external": exists,
        "introduction": False,
    }
