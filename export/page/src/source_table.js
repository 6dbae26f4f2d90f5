// A table of a report, redrawn as in the document, its cells marked by what became of them.
import { h, said } from './dom.js';
import { layOut } from './grid.js';
import { SEVERITY_SIGN } from './finding_store.js';
import { cut } from './text.js';
import { number, t } from './words.js';

const LONGEST_FIGURE = 24;
const LONG_WORD = /[!-~]{25}/; // that no column is to be as wide as
const LONGEST = 400; // characters drawn in a cell; all of them are in the panel beside
const MARKS = [null, { name: 'mapped', sign: '●' }, { name: 'unmapped', sign: '○' }];

// What the cell array of the data means.
export const C = { text: 4, kind: 5, about: 6 };
export const M = { metric: 0, applicant: 1, item: 2, value: 3, unit: 4, reading: 5, match: 6, label: 7, applicantLabel: 8 };

// The tables of a report in a block, or null; what is said of a cell's values is put beside each of them.
export function tablesOf({ labels, reports }, index) {
    const spelled = ([label, value]) => [...labels[label].slice(0, M.value), value, ...labels[label].slice(M.value)];
    return reports[String(index)]?.map((table) => ({
        ...table,
        cells: table.cells.map((cell) => (cell[C.kind] === 1
            ? [...cell.slice(0, C.about), cell[C.about].map(spelled)] : cell)),
    })) ?? null;
}

// nested: Map "r.c" -> [SourceTable] drawn inside; select(table, anchor) is called on focus;
// doubts(table, anchor): {severity, evidence} or null.
export class SourceTable {
    constructor(table, { nested, doubts, select }) {
        Object.assign(this, { table, nested, doubts, select, grid: layOut(table) });
        this.cells = new Map(); // anchor -> td
        this.element = this.draw();
        this.element.addEventListener('keydown', (event) => this.key(event));
        this.element.addEventListener('focusin', (event) => this.focused(event));
    }

    draw() {
        const { grid } = this;
        const body = h('tbody');
        const byRow = Array.from({ length: grid.rows }, () => []);
        grid.anchors.forEach((anchor) => byRow[anchor.row - 1].push(anchor));
        for (let row = 1; row <= grid.rows; ++row) {
            body.append(this.row(row, byRow[row - 1]));
        }
        const label = t('table', this.table.ordinal);
        return h('table', { class: 'source', role: 'grid', 'aria-label': label }, body);
    }

    // The cells that begin in a row, and gaps where the document has none.
    row(row, anchors) {
        const line = h('tr');
        const { grid } = this;
        let next = 0;
        for (let column = 1; column <= grid.columns; ++column) {
            const anchor = anchors[next]?.column === column ? anchors[next++] : null;
            if (anchor) {
                line.append(this.cell(anchor));
                column += anchor.columnSpan - 1;
            } else if (!grid.at(row, column)) {
                const from = column;
                while (column < grid.columns && !grid.at(row, column + 1)) {
                    ++column;
                }
                line.append(h('td', { class: 'gap', colspan: String(column - from + 1) }));
            }
        }
        return line;
    }

    cell(anchor) {
        const { cell } = anchor;
        const mark = MARKS[cell[C.kind]] ?? null;
        const doubt = this.doubts(this.table, anchor);
        const td = h('td', {
            class: [mark?.name, wrapping(cell), doubt && `doubtful severity-${doubt.severity}`, doubt?.evidence && 'evidence']
                .filter(Boolean).join(' ') || null,
            tabindex: this.cells.size === 0 ? '0' : '-1',
            rowspan: anchor.rowSpan > 1 && String(anchor.rowSpan),
            colspan: anchor.columnSpan > 1 && String(anchor.columnSpan),
        });
        td.anchor = anchor;
        td.append(...signs(mark, doubt), ...text(cell[C.text]), ...ours(cell),
            ...(this.nested.get(`${anchor.row}.${anchor.column}`) ?? []).map((inner) => inner.element));
        this.cells.set(anchor, td);
        return td;
    }

    focused(event) {
        const td = event.target.closest('td');
        if (!td?.anchor || td.closest('table') !== this.element) {
            return; // a nested table speaks for itself
        }
        event.stopPropagation();
        this.enter(td);
        this.select(this, td.anchor);
    }

    // How narrow it can be on paper.
    measure() {
        this.element.classList.add('narrowest');
        this.element.style.setProperty('--narrowest', String(Math.max(1, this.element.offsetWidth)));
        this.element.classList.remove('narrowest');
    }

    enter(td) {
        this.element.querySelector(':scope > tbody > tr > td[tabindex="0"]')?.setAttribute('tabindex', '-1');
        td.setAttribute('tabindex', '0');
    }

    // Moves to the cell over a position; false where there is none.
    focus(row, column) {
        const anchor = this.grid.at(row, Math.max(1, column));
        const td = anchor && this.cells.get(anchor);
        if (!td) {
            return false;
        }
        td.scrollIntoView({ block: 'center', inline: 'nearest' });
        td.focus({ preventScroll: true });
        return true;
    }

    key(event) {
        const td = event.target.closest('td');
        if (!td?.anchor || td.closest('table') !== this.element) {
            return;
        }
        const { row, column, rowSpan, columnSpan } = td.anchor;
        const to = {
            ArrowUp: [row - 1, column], ArrowDown: [row + rowSpan, column],
            ArrowLeft: [row, column - 1], ArrowRight: [row, column + columnSpan],
            Home: [row, 1], End: [row, this.grid.columns],
        }[event.key];
        if (to) {
            event.preventDefault();
            event.stopPropagation();
            this.focus(...to);
        }
    }
}

// Where a cell's text may go on to another line: a figure nowhere.
function wrapping(cell) {
    const text = cell[C.text];
    if (cell[C.kind] !== 0 && text.length <= LONGEST_FIGURE && /\p{Nd}/u.test(text)) {
        return 'figure';
    }
    return LONG_WORD.test(text) ? 'long-word' : null;
}

function signs(mark, doubt) {
    const made = [];
    if (mark && doubt && mark.name === 'mapped') {
        made.push(h('span', { class: 'unseen-words' }, `${t('mark.mapped')}, `)); // one sign is enough
    } else if (mark) {
        made.push(h('span', { class: 'sign', 'aria-hidden': 'true' }, mark.sign),
            h('span', { class: 'unseen-words' }, `${t(`mark.${mark.name}`)}: `));
    }
    if (doubt) {
        made.push(h('span', { class: 'sign doubt', 'aria-hidden': 'true' }, SEVERITY_SIGN[doubt.severity]),
            h('span', { class: 'unseen-words' },
                `${t(doubt.evidence ? 'mark.evidence' : 'mark.doubtful')} (${t(`severity.${doubt.severity}`)}): `));
    }
    return made;
}

function text(whole) {
    if (whole.length <= LONGEST) {
        return [said(whole)];
    }
    return [said(cut(whole, LONGEST)), h('span', { class: 'hint' }, t('table.long', number(whole.length)))];
}

// Our value, where it is not just what is printed.
function ours(cell) {
    if (cell[C.kind] !== 1) {
        return [];
    }
    const values = [...new Set(cell[C.about].map((one) => one[M.value]))].filter((value) => value !== '');
    const printed = cell[C.text].trim();
    return values.filter((value) => value !== printed).map((value) => h('span', { class: 'ours' }, `= ${value}`));
}
