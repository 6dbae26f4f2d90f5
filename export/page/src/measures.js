// What can be compared: the columns of figures, joined where they are one metric of one applicant in one unit.
import { bodyByName, counts, meta, R, reports } from './reports.js';
import { spoken } from './words.js';

let made = null;

// [{key, metric, applicant, unit, sheet, columns: [index], last: the newest column}], in the forms' order
export function measures() {
    made ??= make();
    return made;
}

function make() {
    const byKey = new Map();
    const met = new Map(); // two columns of one form are never one measure
    meta.columns.forEach((column, index) => {
        const base = JSON.stringify([column.metric, column.applicant, column.unit]);
        const inForm = JSON.stringify([base, column.form]);
        const nth = met.get(inForm) ?? 0;
        met.set(inForm, nth + 1);
        const key = nth === 0 ? base : JSON.stringify([base, nth]);
        const measure = byKey.get(key) ?? {
            key, metric: column.metric, applicant: column.applicant, unit: column.unit, sheet: column.sheet, columns: [],
        };
        measure.columns.push(index);
        measure.last = column;
        byKey.set(key, measure);
    });
    return [...byKey.values()];
}

export function metricLabel(measure, unit = measure.unit) {
    const { last } = measure;
    const label = (spoken() === 'en' && last.en) || last.label || last.metric;
    return unit ? `${label} (${unit})` : label;
}

export function measuresOf(metric) {
    return measures().filter((measure) => measure.metric === metric);
}

export function applicantLabel(measure) {
    const { last } = measure;
    return (spoken() === 'en' && last.applicant_en) || last.applicant_label || last.applicant;
}

export function measureLabel(measure) {
    const applicant = applicantLabel(measure);
    return applicant ? `${metricLabel(measure)} · ${applicant}` : metricLabel(measure);
}

// The figures of a measure in one report: [{text, column}], nearly always one or none.
export function figuresOf(columns, measure, report) {
    return measure.columns.flatMap((index) => columns[index].of(report).map((text) => ({ text, column: index })));
}

// The form of a figure: that of its report; where a report has several, those that have the column.
export function formOf(row, column) {
    const forms = row[R.form].split('|');
    const having = meta.columns[column].form.split('|').filter((form) => forms.includes(form));
    return (having.length > 0 ? having : forms).join('|');
}

// How many figures of a measure there are in these reports.
export function given(columns, measure, wanted) {
    let count = 0;
    for (const filter of wanted) {
        for (const index of countedReports(filter)) {
            count += figuresOf(columns, measure, index).length;
        }
    }
    return count;
}

// Every report whose figures count and that fits: of `body`, in `year`, of `scope`; null: any.
export function* countedReports({ body = null, year = null, scope = '' }) {
    const indices = body === null ? reports.keys() : bodyByName.get(body)?.reports ?? [];
    for (const index of indices) {
        const row = reports[index];
        if (row && counts(row) && row[R.body] && (year === null || row[R.year] === year) && (!scope || row[R.scope] === scope)) {
            yield index;
        }
    }
}

// Scopes that occur, in a fixed order.
export function scopes() {
    const met = new Set(reports.filter(counts).map((row) => row[R.scope]));
    return ['own', 'aggregate', 'unknown'].filter((scope) => met.has(scope));
}
