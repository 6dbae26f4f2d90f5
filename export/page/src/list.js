// A long list that sorts, of which only the rows in sight exist. The one user of Tabulator.
import { FormatModule, InteractionModule, ResizeColumnsModule, SortModule, Tabulator } from 'tabulator-tables';
import { h } from './dom.js';
import { onPaper, whenPaper } from './paper.js';
import { number, t } from './words.js';

Tabulator.registerModule([FormatModule, InteractionModule, ResizeColumnsModule, SortModule]);

const ON_PAPER = 2000;

// columns: {field, title, width or grow, least, draw(row) -> text or element, sort: 'string' | 'number' |
// function, number: bool}; rows: plain objects, {link} opens one; wraps: rows are as high as their texts
// need. Gives {element, show(rows), dispose}.
export function list(holder, { columns, label, empty, height, wraps = false }) {
    const place = h('div', { class: wraps ? 'list' : 'list one-line' });
    const paper = h('div', { class: 'on-paper' });
    holder.append(place, paper);
    let shown = [];
    const table = new Tabulator(place, {
        height: height ?? '100%', layout: 'fitColumns', nestedFieldSeparator: false, rowHeight: wraps ? false : 30, data: [],
        placeholder: () => h('p', { class: 'empty' }, empty ?? t('none')),
        columnDefaults: { headerHozAlign: 'left', resizable: 'header', minWidth: 60 },
        columns: columns.map(columnOf),
    });
    const built = new Promise((done) => table.on('tableBuilt', done));
    place.addEventListener('keydown', moveBetweenLinks);
    const lay = () => {
        paper.replaceChildren(...(onPaper() ? asTable(columns, shown, label) : []));
        paper.firstElementChild?.prepend(widths(columns));
    };
    const forget = whenPaper(lay);
    built.then(() => {
        place.setAttribute('aria-label', label);
        place.querySelector('.tabulator-tableholder').removeAttribute('tabindex'); // the links take the focus
    });
    return {
        built,
        show: async (rows) => {
            shown = rows;
            await built;
            await table.setData(rows);
            lay();
        },
        dispose: () => {
            forget();
            built.then(() => table.destroy());
        },
    };
}

function columnOf(column) {
    return {
        field: column.field, width: column.width, widthGrow: column.grow, minWidth: column.least,
        sorter: column.sort ?? 'string', hozAlign: column.number ? 'right' : 'left',
        headerSort: column.sort !== null, headerWordWrap: column.sort === null,
        titleFormatter: () => (column.sort === null
            ? h('span', null, column.title)
            : h('button', { type: 'button', class: 'sorter' }, column.title)),
        formatter: (cell) => content(column, cell.getData()),
    };
}

function content(column, row) {
    const drawn = column.draw ? column.draw(row) : row[column.field];
    return typeof drawn === 'object' && drawn !== null ? drawn : h('span', null, String(drawn ?? ''));
}

// Up and down go from link to link, so that a list can be read without a mouse.
function moveBetweenLinks(event) {
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    const row = event.target.closest?.('.tabulator-row');
    if (!step || !row) {
        return;
    }
    const link = row[step]?.querySelector('a');
    if (link) {
        event.preventDefault();
        link.focus();
    }
}

// The same rows as a plain table, for paper.
function asTable(columns, rows, label) {
    const body = rows.slice(0, ON_PAPER).map((row) => h('tr', null, columns.map((column) =>
        h('td', { class: column.number ? 'number' : null }, content(column, row)))));
    const table = h('table', { class: 'plain', 'aria-label': label },
        h('thead', null, h('tr', null, columns.map((column) => h('th', { scope: 'col', class: column.number ? 'number' : null }, column.title)))),
        h('tbody', null, body));
    return rows.length > ON_PAPER
        ? [table, h('p', null, t('more-rows', number(ON_PAPER), number(rows.length)))] : [table];
}

// Shares of the width of the paper; on the screen the text decides.
function widths(columns) {
    const parts = columns.map(({ width, grow }) => Math.max(100, width ?? (grow ?? 1) * 110));
    const all = parts.reduce((sum, part) => sum + part, 0);
    return h('colgroup', null, parts.map((part) => {
        const column = h('col');
        column.style.width = `${(100 * part) / all}%`;
        return column;
    }));
}

// A table of so few rows that all of them can stand in the page.
export function smallTable(columns, rows, label) {
    return asTable(columns, rows, label);
}
