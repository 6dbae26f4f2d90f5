// Bodies by years: what came of every report, at a glance.
import { afterPause, h, option } from './dom.js';
import { matrix } from './matrix.js';
import { bodies, nameless, reports, STATES, SIGN, stateOf, years } from './reports.js';
import { noteQuery } from './route.js';
import { fold } from './text.js';
import { number, t, yearName } from './words.js';

const state = { q: '', year: '', states: new Set() };
const at = { row: 0, column: 0, top: 0 }; // where the reader was, for the way back

export function coverage(container, { query }) {
    readQuery(query);
    const count = h('p', { class: 'count', role: 'status' });
    const holder = h('div', { class: 'matrix-holder' });
    const refresh = () => {
        noteQuery('coverage', { q: state.q, year: state.year, state: [...state.states] });
        const shown = chosenYears();
        const rows = bodies.filter((body) => fits(body, shown));
        count.textContent = t('coverage.count', number(rows.length), number(bodies.length));
        drawn?.dispose();
        drawn = matrix(holder, { rows, years: shown, at });
    };
    let drawn = null;
    const legend = legendOf(refresh);
    container.append(
        h('h1', null, t('coverage.title')),
        controls(refresh, () => legend.update()),
        legend.element,
        h('div', { class: 'above-list' }, h('div', null, count, namelessLine()),
            h('p', { class: 'hint' }, t('coverage.keys'))),
        holder,
    );
    refresh();
    return { dispose: () => drawn?.dispose() };
}

function readQuery(query) {
    if ([...query.keys()].length > 0) {
        state.q = query.get('q') ?? '';
        state.year = query.get('year') ?? '';
        state.states = new Set(query.getAll('state').filter((id) => id in SIGN));
    }
    if (state.year !== '' && !years.some((year) => String(year) === state.year)) {
        state.year = '';
    }
}

function controls(refresh, showStates) {
    const search = h('input', {
        type: 'search', value: state.q, placeholder: t('coverage.search'),
        'aria-label': t('coverage.search'),
    });
    search.addEventListener('input', afterPause(() => {
        state.q = search.value;
        refresh();
    }));
    const year = h('select', {
        'aria-label': t('year'),
        onchange: () => {
            state.year = year.value;
            refresh();
        },
    }, option('', `${t('year')}: ${t('all')}`, state.year),
    years.map((one) => option(String(one), yearName(one), state.year)));
    const clear = h('button', {
        type: 'button',
        onclick: () => {
            state.q = search.value = '';
            state.year = year.value = '';
            state.states.clear();
            showStates();
            refresh();
        },
    }, t('clear'));
    return h('div', { class: 'controls', role: 'search' }, search, year, clear);
}

function chosenYears() {
    return state.year === '' ? years : years.filter((year) => String(year) === state.year);
}

function fits(body, shown) {
    body.folded ??= fold(body.name);
    if (state.q && !body.folded.includes(fold(state.q))) {
        return false;
    }
    if (state.states.size === 0) {
        return true;
    }
    return shown.some((year) => {
        const cell = body.cells.get(year);
        return cell?.some((index) => state.states.has(stateOf(reports[index])));
    });
}

function tally() {
    const counts = Object.fromEntries(STATES.map(({ id }) => [id, 0]));
    for (const index of bodies.flatMap((body) => body.reports)) {
        ++counts[stateOf(reports[index])];
    }
    return counts;
}

// One button a state: sign, name, how many reports; pressed ones filter.
function legendOf(refresh) {
    const counts = tally();
    const buttons = STATES.map(({ id, sign }) => h('button', {
        type: 'button', class: 'state', title: t(`meaning.${id}`), 'aria-pressed': String(state.states.has(id)),
        onclick: (event) => {
            const was = state.states.delete(id);
            if (!was) {
                state.states.add(id);
            }
            event.currentTarget.setAttribute('aria-pressed', String(!was));
            refresh();
        },
    }, h('span', { class: `sign s-${id}`, 'aria-hidden': 'true' }, sign), t(`state.${id}`),
    h('span', { class: 'number' }, number(counts[id]))));
    const update = () => buttons.forEach((button, i) =>
        button.setAttribute('aria-pressed', String(state.states.has(STATES[i].id))));
    return {
        element: h('div', { class: 'legend', role: 'group', 'aria-label': t('coverage.legend') }, buttons,
            h('span', { class: 'counts' }, t('coverage.legend.counts'))),
        update,
    };
}

function namelessLine() {
    return nameless.length === 0 ? '' : h('p', { class: 'hint' },
        h('a', { href: '#files?body=none' }, t('coverage.nameless', number(nameless.length))));
}
