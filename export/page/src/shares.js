// How the results of applications divide up, from the columns applications.result.*, applicant total.
import { compare, sum } from './decimal.js';
import { figuresOf, measures } from './measures.js';
import { spoken, named } from './words.js';

const ROOT = 'applications.result.';
const TOTAL = `${ROOT}total`;
const ORDER = ['granted', 'partially_granted', 'refused', 'unable', 'not_handled', 'other'];

// The measures that count here, by metric.
export function resultMeasures() {
    return measures().filter(({ metric, applicant }) => metric.startsWith(ROOT) && applicant === 'total');
}

// One report: {parts: Map segment id -> exact text, total, sum, whole: parts make up the total, twice}.
// Only innermost metrics are parts: a sum over others, and a .total beside others, is not.
export function sharesOf(columns, report, all = resultMeasures()) {
    const values = new Map();
    let twice = false;
    for (const measure of all) {
        for (const { text } of figuresOf(columns, measure, report)) {
            twice ||= values.has(measure.metric);
            values.set(measure.metric, text);
        }
    }
    const total = values.get(TOTAL) ?? '';
    const parts = new Map();
    for (const [metric, text] of values) {
        if (metric !== TOTAL && isInnermost(metric, values)) {
            const id = segmentOf(metric);
            parts.set(id, parts.has(id) ? sum([parts.get(id), text]) : text);
        }
    }
    const together = parts.size > 0 ? sum([...parts.values()]) : '';
    const negative = [...parts.values()].some((text) => text?.startsWith('-'));
    const whole = !twice && !negative && total !== '' && together !== null && together !== '' && compare(together, total) === 0;
    return { parts, total, sum: together ?? '', whole, twice };
}

function isInnermost(metric, values) {
    const stem = metric.endsWith('.total') ? metric.slice(0, -'.total'.length) : metric;
    for (const other of values.keys()) {
        if (other !== metric && other !== TOTAL && other.startsWith(`${stem}.`)) {
            return false;
        }
    }
    return true;
}

// Every reason of a refusal by itself; the rest by branch.
function segmentOf(metric) {
    const path = metric.slice(ROOT.length).split('.');
    return path[0] === 'refused' && path.length > 1 && path[1] !== 'total' ? `refused.${path[1]}` : path[0];
}

// All segments of these shares, in the form's order of branches.
export function segments(all) {
    const met = new Set(all.flatMap(({ parts }) => [...parts.keys()]));
    const inForm = [...new Set(resultMeasures().map(({ metric }) => segmentOf(metric)))];
    const rank = (id) => {
        const branch = ORDER.indexOf(id.split('.')[0]);
        return (branch < 0 ? ORDER.length : branch) * 1000 + inForm.indexOf(id);
    };
    return [...met].sort((a, b) => rank(a) - rank(b));
}

export function segmentLabel(id) {
    if (!id.includes('.')) {
        return named('share', id).replace(/^share\./, '');
    }
    const measure = resultMeasures().find(({ metric }) => metric === ROOT + id);
    const label = (spoken() === 'en' && measure?.last.en) || measure?.last.label || id;
    const leaf = label.split(' / ').pop();
    return spoken() === 'en' ? leaf : `${named('share', id.split('.')[0])}：${leaf}`;
}
