"""`mapping ...`, `template`: tables from elsewhere, and the empty table of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from affitrack.book.template import write_template
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.line import Status
from affitrack.ingest.mapping.mapping import TableMapping, checked_name, toml_of
from affitrack.ingest.mapping.mapping_draft import draft_of
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from affitrack.cli.console import Console
    from affitrack.cli.json_output import Document


def show_all(chosen: Namespace, console: Console) -> int:
    """List the mappings."""
    with open_book(chosen, console) as book:
        known = book.mappings()
    if console.is_json:
        console.document_of("mappings", map(_document, known))
        return 0
    if not known:
        console.say("mapping.none")
        return 0
    columns = [Column(console.words("mapping.name")), Column(console.words("mapping.columns"))]
    console.print_all(table(columns, [(each.name, ", ".join(each.headers)) for each in known]))
    return 0


def show(chosen: Namespace, console: Console) -> int:
    """Show one mapping: what each column is taken for."""
    with open_book(chosen, console) as book:
        mapping = book.mapping(chosen.name)
    _show(mapping, console)
    return 0


def export(chosen: Namespace, console: Console) -> int:
    """Write a mapping into a TOML file."""
    with open_book(chosen, console) as book:
        mapping = book.mapping(chosen.name)
    _write(mapping, chosen.out)
    if console.is_json:
        console.document({"mapping": mapping.name, "path": str(chosen.out)})
    else:
        console.say("mapping.written", name=mapping.name, path=str(chosen.out))
    return 0


def add(chosen: Namespace, console: Console) -> int:
    """Keep the mapping in a TOML file, in the place of one of its name where that is wished."""
    with open_book(chosen, console) as book:
        mapping = book.read_mapping(chosen.file)
        if chosen.replace and any(each.name == mapping.name for each in book.mappings()):
            mapping = book.change_mapping(mapping.name, mapping)
        else:
            mapping = book.save_mapping(mapping)
    if console.is_json:
        console.document({"mapping": _document(mapping)})
    else:
        console.say("mapping.added", name=mapping.name)
    return 0


def rename(chosen: Namespace, console: Console) -> int:
    """Give a mapping another name."""
    with open_book(chosen, console) as book:
        mapping = book.rename_mapping(chosen.name, chosen.new_name)
    if console.is_json:
        console.document({"mapping": _document(mapping)})
    else:
        console.say("mapping.renamed", name=mapping.name)
    return 0


def delete(chosen: Namespace, console: Console) -> int:
    """Forget a mapping."""
    with open_book(chosen, console) as book:
        book.delete_mapping(chosen.name)
    if console.is_json:
        console.document({"deleted": chosen.name})
    else:
        console.say("mapping.deleted", name=chosen.name)
    return 0


def propose(chosen: Namespace, console: Console) -> int:
    """Propose a mapping for a table; write it where a file is named. 1 where something lacks."""
    name = checked_name(chosen.file.stem if chosen.name is None else chosen.name)
    draft = draft_of(chosen.file)
    mapping = replace(draft.mapping("-"), name=name)
    if chosen.out is not None:
        _write(mapping, chosen.out)
    _show(mapping, console)
    for word, status in draft.status_words().items():
        if status == Status.UNKNOWN:
            console.note(message("cli.mapping.unknown_status", status=word))
    for lacking in mapping.missing():
        console.note(lacking)
    return 1 if mapping.missing() else 0


def template(chosen: Namespace, console: Console) -> int:
    """Write an empty table of one's own."""
    if chosen.out.exists():
        raise UserError(message("cli.bad.exists", given=str(chosen.out)))
    write_template(chosen.out, console.lang)
    if console.is_json:
        console.document({"path": str(chosen.out)})
    else:
        console.say("template.written", path=str(chosen.out))
    return 0


def _show(mapping: TableMapping, console: Console) -> None:
    if console.is_json:
        console.document({"mapping": _document(mapping)})
        return
    fields = {header: field for field, header in mapping.columns.items()}
    columns = [Column(console.words("mapping.column")), Column(console.words("mapping.meaning"))]
    names = [message(f"mapping.field.{fields.get(header, 'none')}") for header in mapping.headers]
    rows = zip(mapping.headers, map(console.render, names), strict=True)
    console.print_all(table(columns, list(rows)))
    for field, value in sorted(mapping.constants.items()):
        console.print(f"{console.render(message(f'mapping.field.{field}'))}: {value}")
    for word, status in mapping.words.items():
        console.print(f"{word} = {console.render(message(f'mapping.status.{status}'))}")


def _document(mapping: TableMapping) -> Document:
    return {
        "name": mapping.name,
        "format": mapping.format_id,
        "headers": list(mapping.headers),
        "columns": dict(mapping.columns),
        "decimal_sign": mapping.decimal_sign,
        "date_order": mapping.date_order,
        "constants": dict(mapping.constants),
        "statuses": dict(mapping.words),
        "complete": not mapping.missing(),
    }


def _write(mapping: TableMapping, target: Path) -> None:
    if target.exists():
        raise UserError(message("cli.bad.exists", given=str(target)))
    target.write_text(toml_of(mapping), encoding="utf-8")
