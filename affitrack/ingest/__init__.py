"""Files in: what a file is, and its rows as checked order lines with those that cannot be taken.

    from affitrack.ingest.recognise.recognising import recognise

    source = recognise(path)
    for chunk in source.chunks(): ...

The pipe: `open_file` (bytes) -> `read_csv`, `read_xlsx` (rows of text) -> `recognise` (format,
language, header) -> `dialect` (numbers and dates) -> `parse` (columns to lines). Known formats are
data, in `resources/formats/`. Files on reach, of TikTok Studio and others, go another way from
`recognise` on: `metrics` reads them as figures. Nothing here knows what is stored already.

Nothing is loaded with the package: a window loads its modules a few at a time, ahead of their use.
"""
