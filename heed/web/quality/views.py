"""The page of a return's data quality."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from heed.access import record
from heed.access.pages import Request, Shows, page
from heed.access.permissions import Permission
from heed.exchange.models import Import
from heed.web.quality.pages import children_shown, quality_page
from heed.web.returns.faults import children_of
from heed.web.standing import words_of


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT)
def quality(request: Request, pk: int) -> HttpResponse:
    """What the checks found in a return: by check, by child, or the rows of one of either."""
    import_ = get_object_or_404(Import.objects.prefetch_related("returns"), pk=pk)
    shown = quality_page(import_, request.user, request.GET, words_of(request))
    if numbers := children_shown(shown):
        record.saw(
            by=request.user,
            what="web.quality",
            sentence="Looked at the data quality of a return.",
            children={str(key) for key in set().union(*children_of(numbers).values())},
            filter=f"return={pk}",
            permission=Permission.IMPORT_RETURN,
        )
    return render(request, "web/quality.html", {"page": shown})
