// All findings, to search and to filter.
import { afterPause, h, option, said } from './dom.js';
import { F, findings, SEVERITIES, SEVERITY_CLASS, SEVERITY_SIGN } from './finding_store.js';
import { list } from './list.js';
import { placeWords } from './places.js';
import { meta, R, reports } from './reports.js';
import { noteQuery, toReport } from './route.js';
import { fold, plain } from './text.js';
import { inWords, number, t, yearName } from './words.js';

const NAMES = ['q', 'severity', 'code', 'body', 'year', 'status'];
const state = Object.fromEntries(NAMES.map((name) => [name, '']));

const columns = () => [
    { field: 'severity', title: t('finding.severity'), width: 104, sort: 'number', draw: severityMark },
    { field: 'body', title: t('body'), width: 180, draw: (row) => (row.body ? said(row.body) : said(row.file)) },
    { field: 'year', title: t('year'), width: 76, sort: 'number', draw: (row) => (row.year === null ? '' : String(row.year)) },
    { field: 'code', title: t('finding.code'), width: 180, draw: (row) => h('span', { title: plain(row.code, 40) }, said(inWords(meta.rules, row.code))) },
    { field: 'message', title: t('finding.message'), grow: 3, least: 240, draw: (row) => h('a', { href: row.link }, said(row.message)) },
    { field: 'figures', title: t('finding.figures'), width: 160, draw: figures },
    { field: 'place', title: t('finding.place'), width: 165, sort: 'number', draw: (row) => placeWords(row.at) },
    { field: 'status', title: t('finding.status'), width: 90, draw: (row) => said(row.status) },
    { field: 'remark', title: t('finding.remark'), width: 130, draw: (row) => said(row.remark) },
].filter(({ field }) => !['status', 'remark'].includes(field) || made.some((row) => row[field] !== ''));

function severityMark(row) {
    return h('span', null, h('span', {
        class: `sign ${SEVERITY_CLASS[row.severity]}`, 'aria-hidden': 'true',
    }, SEVERITY_SIGN[row.severity]), ` ${t(`severity.${row.severity}`)}`);
}

function figures(row) {
    return row.expected || row.actual ? h('span', null, said(row.expected), ' → ', said(row.actual)) : '';
}

function rowOf(one) {
    const report = reports[one[F.report]] ?? [];
    const at = { table: one[F.table], row: one[F.row], column: one[F.column] };
    return {
        severity: one[F.severity], body: report[R.body] ?? '', year: report[R.year] ?? null,
        file: report[R.file] ?? '', code: one[F.code], message: one[F.message],
        expected: one[F.expected], actual: one[F.actual],
        figures: `${one[F.expected]} ${one[F.actual]}`, metric: one[F.metric], at,
        place: at.table * 1e8 + at.row * 1e3 + at.column, status: one[F.status], remark: one[F.remark],
        link: toReport(one[F.report], at), id: one[F.id],
    };
}

let made = null; // the rows, made once

export function findingsView(container, { query }) {
    readQuery(query);
    const view = h('div', { class: 'fill' }, h('h1', null, t('findings')));
    container.append(view);
    let shown = null;
    const ready = findings().then(({ rows }) => {
        made ??= rows.map(rowOf).sort((a, b) => b.severity - a.severity);
        if (view.isConnected) {
            shown = draw(view);
        }
        return shown?.built;
    });
    return { ready, dispose: () => shown?.dispose() };
}

function readQuery(query) {
    if ([...query.keys()].length > 0) {
        NAMES.forEach((name) => {
            state[name] = query.get(name) ?? '';
        });
    }
}

function draw(view) {
    const count = h('p', { class: 'count', role: 'status' });
    const holder = h('div', { class: 'list-holder' });
    const refresh = () => {
        noteQuery('findings', state);
        const rows = made.filter(fits());
        count.textContent = t('finding.count', number(rows.length), number(made.length));
        return table.show(rows);
    };
    view.append(controls(refresh), count, meta.left_out.notes > 0 && h('p', { class: 'banner' },
        t('finding.left', number(meta.left_out.notes))) || '', holder);
    const table = list(holder, { columns: columns(), label: t('findings'), empty: t('finding.empty'), wraps: true });
    const built = refresh();
    return { built, dispose: table.dispose };
}

function fits() {
    const wanted = fold(state.q);
    const body = fold(state.body);
    return (row) =>
        (!state.severity || SEVERITIES[row.severity] === state.severity) &&
        (!state.code || row.code === state.code) &&
        (!state.year || String(row.year) === state.year) &&
        (!state.status || (row.status || '-') === state.status) &&
        (!body || (row.foldedBody ??= fold(row.body || row.file)).includes(body)) &&
        (!wanted || (row.folded ??= searched(row)).includes(wanted));
}

function searched(row) {
    return fold([row.body, row.file, row.code, row.message, row.metric, row.expected, row.actual, row.status,
        row.remark, row.id].join(' '));
}

function controls(refresh) {
    const later = afterPause(refresh);
    const field = (name, words) => {
        const input = h('input', { type: 'search', value: state[name], placeholder: words, 'aria-label': words });
        input.addEventListener('input', () => {
            state[name] = input.value;
            later();
        });
        return input;
    };
    const choice = (name, words, options) => {
        const select = h('select', {
            'aria-label': words,
            onchange: () => {
                state[name] = select.value;
                refresh();
            },
        }, option('', `${words}: ${t('all')}`, state[name]), options.map(([value, text]) => option(value, text, state[name])));
        return select;
    };
    const inputs = [
        field('q', t('finding.search')), field('body', t('body')),
        choice('severity', t('finding.severity'), [2, 1, 0].map((i) => [SEVERITIES[i], t(`severity.${i}`)])),
        choice('code', t('finding.code'), tallied('code').map(([code, n]) => [code, `${plain(inWords(meta.rules, code), 40)} (${number(n)})`])),
        choice('year', t('year'), tallied('year').filter(([year]) => year !== 'null').map(([year]) => [year, yearName(year)])),
        choice('status', t('finding.status'), tallied('status').map(([status]) => [status || '-', plain(status, 40) || t('none')])),
    ];
    const clear = h('button', {
        type: 'button',
        onclick: () => {
            NAMES.forEach((name) => {
                state[name] = '';
            });
            inputs.forEach((input) => {
                input.value = '';
            });
            refresh();
        },
    }, t('clear'));
    return h('div', { class: 'controls', role: 'search' }, inputs, clear);
}

// The values of a field and how often each is met, in order.
function tallied(field) {
    const counts = new Map();
    for (const row of made) {
        const value = String(row[field]);
        counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
