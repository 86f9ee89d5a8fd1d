"""Rows of what was measured, beside the mark that it should reach."""
import dataclasses
import operator

COMPARE = {'>=': operator.ge, '<=': operator.le}


class CannotMeasure(Exception):
    """Something else than slowness is in the way; its text says what."""


@dataclasses.dataclass
class Row:
    name: str
    value: float | None  # None: nothing to measure, the remark says why
    unit: str = ''
    mark: tuple[str, float] | None = None  # ('>=', 5): in the row's unit; None: there is none
    remark: str = ''

    def missed(self):
        if self.value is None or self.mark is None:
            return False
        sign, bound = self.mark
        return not COMPARE[sign](self.value, bound)

    def verdict(self):
        if self.value is None:
            return '-'
        return '' if self.mark is None else 'MISS' if self.missed() else 'pass'


def number(value):
    """Three digits that count: 0.372, 4.86, 37.2, 154,000."""
    if value == 0:
        return '0'
    places = 3
    for bound in (1, 10, 100):
        places -= value >= bound
    return f'{value:,.{places}f}'


def print_section(title, rows):
    """Prints each row when it is measured; how many marks were missed."""
    missed = 0
    print(f'\n{title}', flush=True)
    for row in rows:
        missed += row.missed()
        mark = '' if row.mark is None else f'{row.mark[0]} {row.mark[1]:g}'
        value = '' if row.value is None else number(row.value)
        print(f'  {row.name:<38} {mark:>8} {value:>10} {row.unit:<8} {row.verdict():<5} {row.remark}'.rstrip(),
              flush=True)
    return missed
