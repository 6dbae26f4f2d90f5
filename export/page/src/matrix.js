// The matrix itself: a grid of which only the rows in sight exist.
import { h, said } from './dom.js';
import { onPaper, whenPaper } from './paper.js';
import { counts, R, reports, SIGN, gravest, stateOf } from './reports.js';
import { toReport } from './route.js';
import { number, t, yearName } from './words.js';

const ROW = 28; // px, as in the style sheet
const AROUND = 12; // rows kept ready above and below
const ON_PAPER = 2000;

// rows: bodies; years: the columns; at: {row, column, top}, kept up to date for the caller.
export function matrix(holder, { rows, years, at }) {
    const view = new Matrix(rows, years, at);
    holder.replaceChildren(view.grid, ...(rows.length === 0 ? [h('p', { class: 'empty' }, t('coverage.empty'))] : []));
    view.begin();
    return { dispose: () => view.end() };
}

// In words, for who does not see the cell.
function words(year, indices) {
    if (!indices) {
        return `${yearName(year)}: ${t('coverage.nothing')}`;
    }
    const row = reports[gravest(indices)];
    const parts = [t(`state.${stateOf(row)}`)];
    for (const [place, key] of [[R.errors, 'count.errors'], [R.warnings, 'count.warnings'], [R.notes, 'count.notes']]) {
        if (row[place] > 0) {
            parts.push(t(key, number(row[place])));
        }
    }
    if (counts(row) && row[R.made] > 0) {
        parts.push(t(row[R.broken] > 0 ? 'coverage.checks.broken' : 'coverage.checks.hold', number(row[R.made]), number(row[R.broken]), number(row[R.checks])));
    }
    if (indices.length > 1) {
        parts.push(t('coverage.several', indices.length));
    }
    return `${yearName(year)}: ${parts.join(', ')}`;
}

function figure(row, state) {
    const count = { error: row[R.errors], warning: row[R.warnings], notes: row[R.notes], held: row[R.notes] }[state];
    return count ? ` ${count}` : '';
}

function tellMouse(cell) {
    if (cell && !cell.title) {
        cell.title = cell.querySelector('.unseen-words').textContent;
    }
}

class Matrix {
    constructor(rows, years, at) {
        Object.assign(this, { rows, years, at, first: 0, last: -1 });
        at.row = Math.min(at.row, Math.max(0, rows.length - 1));
        at.column = Math.min(at.column, Math.max(0, years.length - 1));
        this.space = h('div', { class: 'space', role: 'rowgroup' });
        this.grid = h('div', {
            class: 'matrix', role: 'grid', tabindex: '0', 'aria-label': t('coverage.title'),
            'aria-rowcount': String(rows.length + 1), 'aria-colcount': String(years.length + 1),
        }, this.head(), this.space);
        this.grid.style.setProperty('--years', String(years.length));
        this.space.style.height = `${rows.length * ROW}px`;
    }

    head() {
        const have = this.years.map((year) => this.rows.filter((body) =>
            body.cells.get(year)?.some((index) => reports[index][R.status] === 'read')).length);
        return h('div', { class: 'row head', role: 'row', 'aria-rowindex': '1' },
            h('div', { class: 'name', role: 'columnheader' }, t('body')),
            this.years.map((year, i) => h('div', { class: 'cell', role: 'columnheader' },
                yearName(year), h('small', null, t('coverage.have', number(have[i]))))));
    }

    begin() {
        this.draw = () => this.render();
        this.grid.addEventListener('scroll', this.draw, { passive: true });
        this.grid.addEventListener('keydown', (event) => this.key(event));
        this.grid.addEventListener('pointerover', (event) => tellMouse(event.target.closest('[role=gridcell]')));
        this.grid.addEventListener('click', (event) => this.click(event));
        this.forget = whenPaper(() => this.render(true));
        this.sight = new ResizeObserver(this.draw);
        this.sight.observe(this.grid);
        this.grid.scrollTop = this.at.top;
        this.render(true);
    }

    end() {
        this.sight.disconnect();
        this.forget();
    }

    // The rows in sight, with `around` more on both sides; on paper as many as are bearable.
    range(around) {
        if (onPaper()) {
            return [0, Math.min(this.rows.length, ON_PAPER) - 1];
        }
        const first = Math.floor(this.grid.scrollTop / ROW) - around;
        const last = Math.ceil((this.grid.scrollTop + this.grid.clientHeight) / ROW) + around;
        return [Math.max(0, first), Math.min(this.rows.length - 1, last)];
    }

    render(anew = false) {
        if (!onPaper()) {
            this.at.top = this.grid.scrollTop;
        }
        const [firstSeen, lastSeen] = this.range(0);
        if (!anew && firstSeen >= this.first && lastSeen <= this.last) {
            return;
        }
        const [first, last] = this.range(AROUND);
        Object.assign(this, { first, last });
        const drawn = [];
        for (let row = first; row <= last; ++row) {
            drawn.push(this.row(row));
        }
        this.space.replaceChildren(...drawn);
        this.mark();
    }

    row(index) {
        const body = this.rows[index];
        const cells = this.years.map((year, column) => this.cell(body, year, `m${index}-${column}`));
        const row = h('div', { class: 'row', role: 'row', 'aria-rowindex': String(index + 2) },
            h('div', { class: 'name', role: 'rowheader' }, said(body.name)), cells);
        row.style.top = `${index * ROW}px`;
        return row;
    }

    cell(body, year, id) {
        const indices = body.cells.get(year);
        if (!indices) {
            return h('div', { class: 'cell none', role: 'gridcell', id }, h('span', { class: 'unseen-words' }, words(year)));
        }
        const row = reports[gravest(indices)];
        const state = stateOf(row);
        return h('div', { class: `cell s-${state}`, role: 'gridcell', id },
            h('span', { 'aria-hidden': 'true' }, `${SIGN[state]}${figure(row, state)}`,
                indices.length > 1 && h('sup', null, ` ×${indices.length}`)),
            h('span', { class: 'unseen-words' }, words(year, indices)));
    }

    mark() {
        this.grid.querySelector('.cell.here')?.classList.remove('here');
        const here = document.getElementById(`m${this.at.row}-${this.at.column}`);
        here?.classList.add('here');
        if (here) {
            this.grid.setAttribute('aria-activedescendant', here.id);
        } else {
            this.grid.removeAttribute('aria-activedescendant');
        }
    }

    key(event) {
        const page = Math.max(1, Math.floor(this.grid.clientHeight / ROW) - 2);
        const { row, column } = this.at;
        const end = event.ctrlKey ? [this.rows.length - 1, this.years.length - 1] : [row, this.years.length - 1];
        const moves = {
            ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
            ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
            PageUp: [row - page, column], PageDown: [row + page, column],
            Home: event.ctrlKey ? [0, 0] : [row, 0], End: end,
        };
        if (moves[event.key]) {
            event.preventDefault();
            this.go(...moves[event.key]);
        } else if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            this.open();
        }
    }

    go(row, column) {
        this.at.row = Math.max(0, Math.min(this.rows.length - 1, row));
        this.at.column = Math.max(0, Math.min(this.years.length - 1, column));
        this.show();
        this.render();
        this.mark();
    }

    // Scrolls so far that the cell is in sight, the head above and the names beside it apart.
    show() {
        const head = this.grid.firstElementChild.offsetHeight;
        const top = this.at.row * ROW;
        const height = this.grid.clientHeight - head;
        if (top < this.grid.scrollTop) {
            this.grid.scrollTop = top;
        } else if (top + ROW > this.grid.scrollTop + height) {
            this.grid.scrollTop = top + ROW - height;
        }
        const cell = this.grid.firstElementChild.children[this.at.column + 1];
        const names = this.grid.firstElementChild.firstElementChild.offsetWidth;
        if (cell.offsetLeft - names < this.grid.scrollLeft) {
            this.grid.scrollLeft = cell.offsetLeft - names;
        } else if (cell.offsetLeft + cell.offsetWidth > this.grid.scrollLeft + this.grid.clientWidth) {
            this.grid.scrollLeft = cell.offsetLeft + cell.offsetWidth - this.grid.clientWidth;
        }
    }

    click(event) {
        const cell = event.target.closest('[role=gridcell]');
        const place = cell && /^m(\d+)-(\d+)$/.exec(cell.id);
        if (place) {
            this.at.row = Number(place[1]);
            this.at.column = Number(place[2]);
            this.mark();
            this.open();
        }
    }

    open() {
        const indices = this.rows[this.at.row]?.cells.get(this.years[this.at.column]);
        if (indices) {
            location.hash = toReport(gravest(indices));
        }
    }
}
