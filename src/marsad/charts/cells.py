"""Cells that leave for a spreadsheet: what it would take for a formula gets an apostrophe before it."""

FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n")  # the four letters in full width too


def inert(cell: str) -> str:
    """A cell that no spreadsheet calculates or runs."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def plain(cell: str) -> str:
    """A cell without the apostrophe that kept it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell
