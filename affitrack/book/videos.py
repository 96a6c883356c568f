"""What each content brought in: the part of a book that the page of videos asks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from affitrack.domain.records import LineFilter
from affitrack.later import later

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from affitrack.domain import video as contents
    from affitrack.domain.records import VideoRecord
    from affitrack.domain.video import TypeEarnings, VideoDetail
    from affitrack.store.connection import Store
    from affitrack.store.contents import video_detail, videos
else:
    contents = later("affitrack.domain.video")
    video_detail, videos = (
        later(f"affitrack.store.contents.{name}") for name in ("video_detail", "videos")
    )


@dataclass(frozen=True, slots=True)
class VideoSales:
    """A content with the lines that it is made of."""

    video: VideoRecord
    returned_share: Decimal | None
    """Of its items; None where it sold none."""
    which: LineFilter


@dataclass(frozen=True, slots=True)
class VideosOverview:
    """Contents of a period, and what their types earn."""

    as_of: date
    videos: tuple[VideoSales, ...]
    types: tuple[TypeEarnings, ...]


class Videos:
    """The part of a book that knows contents."""

    as_of: date
    _store: Store

    def videos(
        self,
        account: str | None = None,
        *,
        ordered_from: date | None = None,
        ordered_to: date | None = None,
    ) -> list[VideoRecord]:
        """Return what each content brought in, by content and currency, the best first."""
        return videos.videos(
            self._store, self.as_of, account, ordered_from=ordered_from, ordered_to=ordered_to
        )

    def videos_overview(
        self,
        account: str | None = None,
        *,
        ordered_from: date | None = None,
        ordered_to: date | None = None,
    ) -> VideosOverview:
        """Return what each content brought in during some days, those that sold nothing too."""
        found = videos.videos(
            self._store,
            self.as_of,
            account,
            ordered_from=ordered_from,
            ordered_to=ordered_to,
            with_unsold=True,
        )
        sales = with_their_lines(found, ordered_from, ordered_to)
        return VideosOverview(self.as_of, sales, tuple(contents.earnings_by_type(found)))

    def video_detail(self, video: VideoRecord, account: str | None = None) -> VideoDetail:
        """Return all that a content sold since it was posted, in the currency of the record."""
        which = LineFilter(account=account, content_id=video.content_id, currency=video.currency)
        return video_detail.video_detail(self._store, which, self.as_of, video.posted_at)


def with_their_lines(
    found: Sequence[VideoRecord], ordered_from: date | None, ordered_to: date | None
) -> tuple[VideoSales, ...]:
    """Return contents of a period with the filter of their lines."""
    return tuple(
        VideoSales(
            video=video,
            returned_share=Decimal(video.refunded) / video.items if video.items else None,
            which=LineFilter(
                content_id=video.content_id,
                currency=video.currency,
                ordered_from=ordered_from,
                ordered_to=ordered_to,
            ),
        )
        for video in found
    )
