// Figures over years, ranks of bodies, and shares of results. The choice is kept in the address.
import { bodyPicker } from './body_picker.js';
import { h, option } from './dom.js';
import { figures } from './figure_store.js';
import { applicantLabel, measures, metricLabel, scopes } from './measures.js';
import { bodies, bodyByName, counts, meta, R, reports, years } from './reports.js';
import { noteQuery } from './route.js';
import { line } from './trend_line.js';
import { rank } from './trend_rank.js';
import { share } from './trend_share.js';
import { named, number, t } from './words.js';

const KINDS = { line, rank, share };
const FIRST = 'applications.received.new';
const state = { kind: 'line', metric: null, applicant: '', year: null, scope: '', by: 'bodies', bodies: [] };

export function trends(container, { query }) {
    readQuery(query);
    const view = h('div', { class: 'trends' });
    container.append(h('h1', null, t('trends')), view);
    let shown = null;
    const draw = (columns) => {
        shown?.dispose?.();
        noteQuery('trends', { ...state, bodies: null, body: state.bodies });
        const result = h('div', { class: 'result' });
        view.replaceChildren(kinds(() => draw(columns)), controls(() => draw(columns)), left(), result);
        shown = KINDS[state.kind](result, columns, { ...state, measure: chosenMeasure() });
    };
    const ready = figures().then((columns) => view.isConnected && draw(columns));
    return { ready, dispose: () => shown?.dispose?.() };
}

function readQuery(query) {
    if ([...query.keys()].length > 0) {
        for (const name of ['kind', 'metric', 'applicant', 'scope', 'by']) {
            state[name] = query.get(name) ?? '';
        }
        state.year = query.get('year') === null ? null : Number(query.get('year'));
        state.bodies = query.getAll('body').filter((name) => bodyByName.has(name)).slice(0, 8);
    }
    settle();
}

// Whatever an address said: something that can be drawn.
function settle() {
    state.kind = state.kind in KINDS ? state.kind : 'line';
    state.by = state.by === 'year' ? 'year' : 'bodies';
    const all = measures();
    if (!all.some(({ metric }) => metric === state.metric)) {
        state.metric = (all.find(({ metric }) => metric === FIRST) ?? all[0])?.metric ?? null;
    }
    const known = years.filter((year) => year !== null);
    if (!known.includes(state.year)) {
        state.year = fullestYear(known);
    }
    if (state.bodies.length === 0 && bodies.length > 0) {
        const most = bodies.reduce((best, body) => (body.cells.size > best.cells.size ? body : best));
        state.bodies = [most.name];
    }
}

// The year with most reports whose figures count; of equal ones the last.
function fullestYear(known) {
    const count = new Map(known.map((year) => [year, 0]));
    for (const row of reports) {
        if (row && counts(row) && count.has(row[R.year])) {
            count.set(row[R.year], count.get(row[R.year]) + 1);
        }
    }
    return known.reduce((best, year) => (best === null || count.get(year) >= count.get(best) ? year : best), null);
}

function chosenMeasure() {
    const of = measures().filter(({ metric }) => metric === state.metric);
    return of.find(({ key }) => key === state.applicant) ?? of.find(({ applicant }) => applicant === 'total') ?? of[0] ?? null;
}

function kinds(draw) {
    return h('div', { class: 'kinds', role: 'group', 'aria-label': t('trends.kind') }, Object.keys(KINDS).map((kind) =>
        h('button', {
            type: 'button', 'aria-pressed': String(state.kind === kind), id: `kind-${kind}`,
            onclick: () => {
                state.kind = kind;
                draw();
                document.getElementById(`kind-${kind}`).focus();
            },
        }, t(`trends.${kind}`))));
}

function controls(draw) {
    const { kind } = state;
    const byYear = kind === 'rank' || (kind === 'share' && state.by === 'year');
    return h('div', { class: 'controls' },
        kind !== 'share' && metricChoice(draw), kind !== 'share' && applicantChoice(draw),
        kind === 'share' && choice('by', t('trends.share'), [['bodies', t('trends.share.of')], ['year', t('trends.share.year')]], draw),
        byYear && choice('year', t('year'), years.filter((year) => year !== null).map((year) => [year, String(year)]), draw, Number),
        choice('scope', t('trends.scope'), [['', t('all')], ...scopes().map((scope) => [scope, named('scope', scope)])], draw),
        !byYear && bodyPicker(state.bodies, draw));
}

function choice(name, words, options, draw, read = String) {
    const select = h('select', {
        id: `trend-${name}`,
        onchange: () => {
            state[name] = read(select.value);
            draw();
            document.getElementById(`trend-${name}`)?.focus();
        },
    }, options.map(([value, text]) => h('option', { value: String(value), selected: String(value) === String(state[name]) }, text)));
    return h('label', null, h('span', null, words), select);
}

// The metrics under the sheets that carry them.
function metricChoice(draw) {
    const sheets = new Map();
    for (const measure of measures()) {
        const metrics = sheets.get(measure.sheet) ?? new Map();
        metrics.set(measure.metric, metricLabel(measure));
        sheets.set(measure.sheet, metrics);
    }
    const select = h('select', {
        id: 'trend-metric',
        onchange: () => {
            state.metric = select.value;
            draw();
            document.getElementById('trend-metric').focus();
        },
    }, [...sheets].map(([sheet, metrics]) => h('optgroup', { label: sheet || '—' },
        [...metrics].map(([metric, label]) => option(metric, label, state.metric)))));
    return h('label', null, h('span', null, t('trends.metric')), select);
}

// The applicants of the metric, also its units where it is given in several.
function applicantChoice(draw) {
    const of = measures().filter(({ metric }) => metric === state.metric);
    if (of.length < 2) {
        return null;
    }
    const units = new Set(of.map(({ unit }) => unit)).size > 1;
    state.applicant = chosenMeasure().key;
    return choice('applicant', t('trends.applicant'), of.map((measure) =>
        [measure.key, [applicantLabel(measure), units && measure.unit].filter(Boolean).join(' · ') || t('none')]), draw);
}

function left() {
    const count = meta.left_out.figures;
    return count > 0 ? h('p', { class: 'banner' }, t('trends.left', number(count))) : '';
}
