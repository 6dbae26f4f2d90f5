// One report: its facts, its findings, and its tables with every cell marked.
import { read } from './blocks.js';
import { cellPanel } from './cell_panel.js';
import { append, h, said } from './dom.js';
import { doubtsOf } from './doubts.js';
import { F, findings, SEVERITY_CLASS, SEVERITY_SIGN } from './finding_store.js';
import {
    bodyByName, counts, meta, R, reportOfFile, reports, safeLink, SIGN, stateOf,
} from './reports.js';
import { whenPaper } from './paper.js';
import { noteSoon, parsePlace, toReport } from './route.js';
import { SourceTable, tablesOf } from './source_table.js';
import { inWords, named, number, t, yearName } from './words.js';

const DEEPEST = 4; // tables drawn within tables; deeper ones stand below

export function report(container, { rest }) {
    const index = Number(rest[0]);
    const row = reports[index];
    if (!row) {
        append(container, [h('p', { class: 'empty' }, t('report.unknown'))]);
        return {};
    }
    const panel = cellPanel();
    const tables = h('section', { class: 'tables', 'aria-label': t('report.tables') });
    const list = h('section', { class: 'of-report', 'aria-label': t('report.findings') });
    append(container, [
        heading(row), facts(row), years(index),
        h('div', { class: 'beside' }, tables, h('aside', { 'aria-label': t('cell') }, panel.element, list)),
    ]);
    // drawn: ordinal -> SourceTable
    const view = { index, row, panel, tables, list, drawn: new Map(), place: parsePlace(rest[1]) };
    const dispose = whenPaper(() => view.drawn.forEach((table) => table.measure()));
    return { ready: fill(view), dispose };
}

function heading(row) {
    const state = stateOf(row);
    return h('h1', null,
        h('span', { class: `sign s-${state}`, 'aria-hidden': 'true' }, SIGN[state]),
        row[R.body] ? said(row[R.body]) : t('no-body'), ' ',
        h('span', { class: 'year' }, yearName(row[R.year])),
        h('span', { class: 'tag' }, t(`state.${state}`)),
        row[R.scope] && h('span', { class: 'tag' }, named('scope', row[R.scope])));
}

function formName(id) {
    return id.split('|').map((one) => {
        const form = meta.forms.find((known) => known.id === one);
        return form ? `${form.title} (${one})` : one;
    }).join(' | ');
}

function file(row) {
    const link = safeLink(row[R.href]);
    return [said(row[R.file]), ' ', link && h('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, t('report.open'))];
}

function otherFile(name) {
    const index = reportOfFile(name);
    return index < 0 ? said(name) : h('a', { href: toReport(index) }, said(name));
}

function facts(row) {
    if (row[R.status] === 'absent') {
        return h('p', { class: 'banner' }, t('report.missing'));
    }
    const checks = row[R.made] === 0 ? t('report.checks.none')
        : t('report.checks.text', number(row[R.made]), number(row[R.broken]), number(row[R.checks]));
    const lines = [
        ['report.status', [named('status', row[R.status]), row[R.reason] && [' · ', inWords(meta.reasons, row[R.reason]), ' ', h('code', null, row[R.reason])]]],
        ['report.file', file(row)],
        ['report.other-file', row[R.otherFile] && otherFile(row[R.otherFile])],
        ['report.title', row[R.title] && said(row[R.title]), row[R.title].length > 200],
        ['report.agency', row[R.agency] && row[R.agency] !== row[R.body] && said(row[R.agency])],
        ['report.form', row[R.form] && said(formName(row[R.form]))],
        ['report.signed', row[R.signedOn] && said(row[R.signedOn])],
        ['report.figures', (row[R.status] !== 'failed' || counts(row)) && t('report.figures.text', number(row[R.observations]), number(row[R.unmapped]))],
        ['report.checks', (row[R.status] !== 'failed' || counts(row)) && checks],
    ];
    return h('dl', { class: 'facts', 'aria-label': t('report.facts') }, lines
        .filter(([, value]) => value)
        .map(([key, value, scrolls]) => h('div', null, h('dt', null, t(key)),
            h('dd', { tabindex: scrolls ? '0' : null }, [value].flat(2)))));
}

// The reports of the same body, this one marked.
function years(index) {
    const body = bodyByName.get(reports[index][R.body]);
    if (!body || body.reports.length < 2) {
        return null;
    }
    const shown = body.reports.slice(0, 200);
    return h('nav', { class: 'years', 'aria-label': t('report.years') }, shown.map((other) => {
        const row = reports[other];
        const state = stateOf(row);
        return h('a', { href: toReport(other), 'aria-current': other === index && 'page' },
            h('span', { class: `sign s-${state}`, 'aria-hidden': 'true' }, SIGN[state]),
            yearName(row[R.year]), h('span', { class: 'unseen-words' }, ` ${t(`state.${state}`)}`),
            row[R.scope] === 'aggregate' && ` ${t('scope.aggregate')}`);
    }));
}

async function fill(view) {
    const { rows, ofReport } = await findings();
    view.own = (ofReport.get(view.index) ?? []).map((at) => rows[at]);
    view.doubts = doubtsOf(view.own, view.row[R.file]);
    await drawTables(view);
    drawFindings(view);
    if (view.place) {
        go(view, view.place);
    }
}

async function drawTables(view) {
    const block = view.row[R.tables];
    const source = block >= 0 ? tablesOf(await read(`tables-${block}`), view.index) : null;
    const title = h('h2', null, t('report.tables'));
    if (!source) {
        append(view.tables, withoutTables(view.row, title));
        return;
    }
    view.tables.append(title, markLegend());
    if (source.length === 0) {
        view.tables.append(h('p', { class: 'empty' }, t('report.tables.none')));
    }
    const outer = arrange(view, source);
    for (const table of outer) {
        view.tables.append(figureOf(view, table));
    }
}

// A file that was not read has no tables to show, and some that were have none either.
function withoutTables(row, title) {
    if (!counts(row) && row[R.status] !== 'superseded') {
        return [];
    }
    const has = row[R.observations] > 0 || row[R.unmapped] > 0;
    return [title, h('p', { class: has ? 'banner' : 'empty' }, t(has ? 'report.tables.left' : 'report.tables.none'))];
}

function markLegend() {
    const entries = [['mapped', '●'], ['unmapped', '○'], ['doubtful', '■▲'], ['evidence', '┄']];
    return h('p', { class: 'marks' }, entries.map(([name, sign]) =>
        h('span', null, h('span', { class: `sign mark-${name}`, 'aria-hidden': 'true' }, sign), t(`mark.${name}`))),
    h('span', { class: 'hint' }, t('report.keys')));
}

// Makes every table, inner ones first, and gives those that stand by themselves.
function arrange(view, source) {
    const byOrdinal = new Map(source.map((table) => [table.ordinal, table]));
    const inside = (table) => {
        let depth = 0;
        for (let at = table; at?.parent && at.parent[0] < at.ordinal && depth <= DEEPEST; ++depth) {
            at = byOrdinal.get(at.parent[0]);
        }
        return depth > 0 && depth < DEEPEST && byOrdinal.has(table.parent[0]);
    };
    const outer = [];
    for (const table of [...source].sort((a, b) => b.ordinal - a.ordinal)) {
        make(view, table, source.filter((inner) => inner.parent?.[0] === table.ordinal && inside(inner)));
        if (!table.parent || !inside(table)) {
            outer.unshift(table);
        }
    }
    return outer;
}

function make(view, table, inner) {
    const nested = new Map();
    for (const one of inner) {
        const key = `${one.parent[1]}.${one.parent[2]}`;
        nested.set(key, [...(nested.get(key) ?? []), view.drawn.get(one.ordinal)]);
    }
    const select = (drawn, anchor) => {
        view.panel.show(drawn.table, anchor, view.doubts.touching(drawn.table, anchor));
        noteSoon(toReport(view.index, { table: drawn.table.ordinal, row: anchor.row, column: anchor.column }));
    };
    view.drawn.set(table.ordinal, new SourceTable(table, { nested, doubts: view.doubts.mark, select }));
}

function figureOf(view, table) {
    const drawn = view.drawn.get(table.ordinal);
    const caption = [t('table', table.ordinal), ' · ', t('table.size', number(table.rows), number(table.columns))];
    if (table.parent) {
        caption.push(' · ', t('table.in', ...table.parent));
    }
    if (drawn.grid.rows < table.rows) {
        caption.push(' · ', t('table.cut', number(drawn.grid.rows), number(table.rows)));
    }
    return h('figure', { id: `table-${table.ordinal}`, tabindex: '-1' },
        h('figcaption', null, caption), h('div', { class: 'sheet' }, drawn.element));
}

function go(view, place) {
    const table = view.drawn.get(place.table);
    if (!table?.focus(place.row, place.column)) {
        const figure = document.getElementById(`table-${place.table}`);
        figure?.scrollIntoView({ block: 'start' });
        figure?.focus({ preventScroll: true });
    }
}

function drawFindings(view) {
    const { own, list } = view;
    const left = view.row[R.notes] - own.filter((one) => one[F.severity] === 0).length;
    append(list, [
        h('h2', null, `${t('report.findings')} (${number(own.length)})`),
        own.length === 0 && h('p', { class: 'empty' }, t('report.findings.none')),
        own.length > 0 && h('ul', { class: 'finding-list' }, own.map((one) => h('li', null, findingButton(view, one)))),
        left > 0 && meta.left_out.notes > 0 && h('p', { class: 'hint' }, t('report.notes-left')),
    ]);
}

function findingButton(view, one) {
    const severity = one[F.severity];
    const figures = one[F.expected] || one[F.actual];
    return h('button', {
        type: 'button', class: `finding severity-${severity}`,
        onclick: (event) => choose(view, one, event.currentTarget),
    },
    h('span', { class: `sign ${SEVERITY_CLASS[severity]}`, 'aria-hidden': 'true' }, SEVERITY_SIGN[severity]),
    h('span', { class: 'unseen-words' }, `${t(`severity.${severity}`)}: `),
    h('code', null, one[F.code]), ' ', said(one[F.message]),
    figures && h('span', { class: 'figures' }, said(one[F.expected]), ' → ', said(one[F.actual])),
    one[F.status] && h('span', { class: 'tag' }, said(one[F.status])),
    one[F.remark] && h('span', { class: 'remark' }, said(one[F.remark])));
}

// Goes to the place of a finding and draws a line around all it is about.
function choose(view, one, button) {
    view.list.querySelector('[aria-pressed]')?.removeAttribute('aria-pressed');
    button.setAttribute('aria-pressed', 'true');
    for (const { cells } of view.drawn.values()) {
        cells.forEach((td) => td.classList.remove('chosen'));
    }
    const places = view.doubts.places(one);
    for (const place of places) {
        const table = view.drawn.get(place.table);
        const anchor = table?.grid.at(place.row, Math.max(1, place.column));
        table?.cells.get(anchor)?.classList.add('chosen');
    }
    if (places.length > 0) {
        go(view, places[0]);
    }
}
