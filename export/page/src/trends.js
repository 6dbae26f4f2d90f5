// Figures over years, ranks of bodies, and shares of results. The choice is kept in the address.
import { bodyPicker } from './body_picker.js';
import { h, option } from './dom.js';
import { figures } from './figure_store.js';
import { applicantLabel, countedReports, figuresOf, given, measures, measuresOf, metricLabel, scopes } from './measures.js';
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
        const measure = chosenMeasure(columns);
        noteQuery('trends', { ...state, bodies: null, body: state.bodies });
        const result = h('div', { class: 'result' });
        view.replaceChildren(kinds(() => draw(columns)), controls(() => draw(columns), measure, columns), left(), result);
        shown = KINDS[state.kind](result, columns, { ...state, measure });
    };
    const ready = figures().then((columns) => {
        settle(columns);
        return view.isConnected && draw(columns);
    });
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
}

// Whatever an address said: something that can be drawn, and has figures where the address leaves it open.
function settle(columns) {
    state.kind = state.kind in KINDS ? state.kind : 'line';
    state.by = state.by === 'year' ? 'year' : 'bodies';
    if (measuresOf(state.metric).length === 0) {
        const size = (measure) => measure.columns.reduce((sum, index) => sum + columns[index].size, 0);
        state.metric = (measuresOf(FIRST).find(size) ?? most(measures(), size))?.metric ?? null;
    }
    const known = years.filter((year) => year !== null);
    if (!known.includes(state.year)) {
        state.year = fullestYear(known);
    }
    if (state.bodies.length === 0 && bodies.length > 0) {
        state.bodies = [fullestBody(columns)];
    }
}

// The first of those for which `count` is highest.
function most(all, count) {
    return all.reduce((best, one) => {
        const value = count(one);
        return best === null || value > best.value ? { one, value } : best;
    }, null)?.one;
}

// The body with most figures of the metric.
function fullestBody(columns) {
    const measure = chosenMeasure(columns);
    const count = new Map();
    for (const index of measure ? countedReports({}) : []) {
        const name = reports[index][R.body];
        count.set(name, (count.get(name) ?? 0) + figuresOf(columns, measure, index).length);
    }
    return most(bodies, ({ name, cells }) => (count.get(name) ?? 0) + cells.size / 1e6).name;
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

// What was chosen of the metric's applicants and units, else the total, else what has most figures here.
function chosenMeasure(columns) {
    const of = measuresOf(state.metric);
    const chosen = of.find(({ key }) => key === state.applicant);
    if (chosen || of.length < 2) {
        return chosen ?? of[0] ?? null;
    }
    const size = (measure) => figuresHere(columns, measure);
    return of.find((measure) => measure.applicant === 'total' && size(measure) > 0) ?? most(of, size);
}

// How many figures of a measure the other choices leave.
function figuresHere(columns, measure) {
    const { scope } = state;
    const wanted = state.kind === 'rank' ? [{ year: state.year, scope }]
        : state.bodies.length > 0 ? state.bodies.map((body) => ({ body, scope })) : [{ scope }];
    return given(columns, measure, wanted);
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

function controls(draw, measure, columns) {
    const { kind } = state;
    const byYear = kind === 'rank' || (kind === 'share' && state.by === 'year');
    return h('div', { class: 'controls' },
        kind !== 'share' && metricChoice(draw), kind !== 'share' && applicantChoice(draw, measure, columns),
        kind === 'share' && choice('by', t('trends.share'), [['bodies', t('trends.share.of')], ['year', t('trends.share.year')]], draw),
        byYear && choice('year', t('year'), years.filter((year) => year !== null).map((year) => [year, String(year)]), draw, Number),
        choice('scope', t('trends.scope'), [['', t('all')], ...scopes().map((scope) => [scope, named('scope', scope)])], draw),
        !byYear && bodyPicker(state.bodies, draw));
}

function choice(name, words, options, draw, read = String, chosen = state[name]) {
    const select = h('select', {
        id: `trend-${name}`,
        onchange: () => {
            state[name] = read(select.value);
            draw();
            document.getElementById(`trend-${name}`)?.focus();
        },
    }, options.map(([value, text]) => h('option', { value: String(value), selected: String(value) === String(chosen) }, text)));
    return h('label', null, h('span', null, words), select);
}

// The metrics under the sheets that carry them.
function metricChoice(draw) {
    const sheets = new Map();
    for (const measure of measures()) {
        const metrics = sheets.get(measure.sheet) ?? new Map();
        metrics.set(measure.metric, metricLabel(measure, unitsOf(measure.metric).length > 1 ? '' : measure.unit));
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

function unitsOf(metric) {
    return [...new Set(measuresOf(metric).map(({ unit }) => unit))];
}

// The applicants of the metric, its units where it is given in several and how often, or both.
function applicantChoice(draw, chosen, columns) {
    const of = measuresOf(state.metric);
    if (of.length < 2) {
        return null;
    }
    const units = unitsOf(state.metric).length > 1;
    const applicants = new Set(of.map(({ applicant }) => applicant)).size > 1;
    const words = [applicants && t('trends.applicant'), units && t('trends.unit')].filter(Boolean).join(' · ');
    const unit = (measure) => t('trends.unit.count', measure.unit || t('trends.unit.none'), number(figuresHere(columns, measure)));
    const text = (measure) => [applicants && (applicantLabel(measure) || t('none')), units && unit(measure)].filter(Boolean).join(' · ');
    return choice('applicant', words || t('trends.applicant'),
        of.map((measure) => [measure.key, text(measure) || t('none')]), draw, String, chosen.key);
}

function left() {
    const count = meta.left_out.figures;
    return count > 0 ? h('p', { class: 'banner' }, t('trends.left', number(count))) : '';
}
