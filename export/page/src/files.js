// Every file met, whatever became of it, and every report that is missing.
import { afterPause, h, option, said } from './dom.js';
import { list } from './list.js';
import { meta, R, reports, SIGN, STATES, stateOf } from './reports.js';
import { noteQuery, toReport } from './route.js';
import { fold, plain } from './text.js';
import { inWords, named, number, t } from './words.js';

const state = { q: '', state: '', body: '' };

const columns = () => [
    { field: 'state', title: t('finding.status'), width: 130, draw: stateMark },
    { field: 'body', title: t('body'), grow: 2, draw: (row) => (row.body ? said(row.body) : t('no-body')) },
    { field: 'year', title: t('year'), width: 80, sort: 'number', draw: (row) => (row.year === null ? '' : String(row.year)) },
    { field: 'scope', title: t('report.scope'), width: 100, draw: (row) => named('scope', row.scope) },
    { field: 'file', title: t('report.file'), grow: 3, draw: (row) => h('a', { href: toReport(row.index) }, said(row.file || t('state.missing'))) },
    { field: 'reason', title: t('report.reason'), width: 220, draw: (row) => row.reason && h('span', { title: plain(row.reason, 40) }, inWords(meta.reasons, row.reason)) },
    { field: 'form', title: t('report.form'), width: 140, draw: (row) => said(row.form) },
    { field: 'errors', title: t('severity.2'), width: 80, sort: 'number', number: true },
    { field: 'warnings', title: t('severity.1'), width: 90, sort: 'number', number: true },
    { field: 'unmapped', title: t('mark.unmapped'), width: 100, sort: 'number', number: true },
];

function stateMark(row) {
    return h('span', null, h('span', { class: `sign s-${row.state}`, 'aria-hidden': 'true' }, SIGN[row.state]),
        ` ${t(`state.${row.state}`)}`);
}

let made = null;

function rowOf(row, index) {
    return {
        index, state: stateOf(row), body: row[R.body], year: row[R.year] ?? null, scope: row[R.scope],
        file: row[R.file], reason: row[R.reason], form: row[R.form], errors: row[R.errors],
        warnings: row[R.warnings], unmapped: row[R.unmapped],
    };
}

export function filesView(container, { query }) {
    if ([...query.keys()].length > 0) {
        Object.assign(state, { q: query.get('q') ?? '', state: query.get('state') ?? '', body: query.get('body') ?? '' });
    }
    made ??= reports.map(rowOf);
    const count = h('p', { class: 'count', role: 'status' });
    const holder = h('div', { class: 'list-holder' });
    const refresh = () => {
        noteQuery('files', state);
        const wanted = fold(state.q);
        const rows = made.filter((row) => (!state.state || row.state === state.state) &&
            (state.body !== 'none' || row.body === '') &&
            (!wanted || (row.folded ??= fold(`${row.file} ${row.body} ${row.reason}`)).includes(wanted)));
        count.textContent = countWords(rows);
        return table.show(rows);
    };
    container.append(h('div', { class: 'fill' }, h('h1', null, t('files')), controls(refresh), count, holder));
    const table = list(holder, { columns: columns(), label: t('files'), empty: t('files.empty') });
    return { ready: refresh(), dispose: table.dispose };
}

// Files apart from reports that there is no file of.
function countWords(rows) {
    const isMissing = (row) => row.state === 'missing';
    const missing = made.filter(isMissing).length;
    const missingHere = rows.filter(isMissing).length;
    const files = t('files.count', number(rows.length - missingHere), number(made.length - missing));
    return missing === 0 ? files : `${files} · ${t('files.count.missing', number(missingHere), number(missing))}`;
}

function controls(refresh) {
    const search = h('input', { type: 'search', value: state.q, placeholder: t('files.search'), 'aria-label': t('files.search') });
    search.addEventListener('input', afterPause(() => {
        state.q = search.value;
        refresh();
    }));
    const choice = h('select', {
        'aria-label': t('finding.status'),
        onchange: () => {
            state.state = choice.value;
            refresh();
        },
    }, option('', `${t('finding.status')}: ${t('all')}`, state.state),
    STATES.map(({ id, sign }) => option(id, `${sign} ${t(`state.${id}`)}`, state.state)));
    const bodies = h('select', {
        'aria-label': t('body'),
        onchange: () => {
            state.body = bodies.value;
            refresh();
        },
    }, option('', `${t('body')}: ${t('all')}`, state.body), option('none', t('no-body'), state.body));
    const clear = h('button', {
        type: 'button',
        onclick: () => {
            Object.assign(state, { q: '', state: '', body: '' });
            [search, choice, bodies].forEach((input) => {
                input.value = '';
            });
            refresh();
        },
    }, t('clear'));
    return h('div', { class: 'controls', role: 'search' }, search, choice, bodies, clear);
}
