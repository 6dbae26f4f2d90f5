// One measure of a few bodies over the years.
import { chart } from './charts.js';
import { h, said } from './dom.js';
import { smallTable } from './list.js';
import { countedReports, figuresOf, formOf, measureLabel } from './measures.js';
import { R, reports } from './reports.js';
import { toReport } from './route.js';
import { forChart } from './text.js';
import { named, t } from './words.js';

export function line(holder, columns, { measure, bodies, scope }) {
    if (!measure || bodies.length === 0) {
        holder.append(h('p', { class: 'empty' }, t(measure ? 'trends.choose' : 'trends.none')));
        return {};
    }
    const rows = collect(columns, measure, bodies, scope);
    if (rows.length === 0) {
        holder.append(h('p', { class: 'empty' }, t('trends.none')));
        return {};
    }
    holder.append(h('h2', null, measureLabel(measure)));
    const shown = chart(holder, {
        label: t('trends.line.label', measureLabel(measure)), height: 380, options: (look) => optionsOf(rows, look),
    });
    holder.append(h('div', { class: 'under' }, smallTable(tableColumns(measure), rows, measureLabel(measure))));
    return shown;
}

// [{body, scope, year, text, form, index, series, twice}]
function collect(columns, measure, bodies, scope) {
    const rows = [];
    for (const body of bodies) {
        for (const index of countedReports({ body, scope })) {
            for (const { text, column } of figuresOf(columns, measure, index)) {
                const row = reports[index];
                rows.push({
                    body, scope: row[R.scope], year: row[R.year], text, form: formOf(row, column), index,
                    series: JSON.stringify([body, row[R.scope]]),
                });
            }
        }
    }
    return withTwice(rows);
}

// Marks figures that stand for the same body, scope and year: which one counts is not known.
function withTwice(rows) {
    const met = new Map();
    const key = (row) => JSON.stringify([row.series, row.year]);
    rows.forEach((row) => met.set(key(row), (met.get(key(row)) ?? 0) + 1));
    return rows.map((row) => ({ ...row, twice: met.get(key(row)) > 1 }));
}

function optionsOf(rows, look) {
    const drawable = rows.filter((row) => row.year !== null && !row.twice);
    const years = yearsOf(drawable);
    const series = [...new Set(drawable.map((row) => row.series))];
    const apart = new Set(drawable.map((row) => row.scope)).size > 1;
    return {
        color: look.series,
        xAxis: look.category(years.map(String)),
        yAxis: look.value,
        series: series.map((id, i) => {
            const own = drawable.filter((row) => row.series === id);
            const byYear = new Map(own.map((row) => [row.year, Number(row.text)]));
            const name = forChart(own[0].body) + (apart ? ` (${named('scope', own[0].scope)})` : '');
            return { type: 'line', name, data: years.map((year) => byYear.get(year) ?? null), ...look.line(i) };
        }),
    };
}

// Without holes: a year without a figure is a gap in the line.
function yearsOf(rows) {
    const years = rows.map((row) => row.year);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    return last - first > 200 ? [...new Set(years)].sort((a, b) => a - b)
        : Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function tableColumns(measure) {
    return [
        { title: t('body'), draw: (row) => h('a', { href: toReport(row.index) }, said(row.body)) },
        { title: t('report.scope'), draw: (row) => named('scope', row.scope) },
        { title: t('year'), draw: (row) => (row.year === null ? t('no-year') : String(row.year)) },
        { title: measure.unit || t('trends.value'), number: true, draw: (row) => (row.twice ? h('span', null, h('span', { class: 'tag' }, t('trends.ambiguous')), ' ', row.text) : row.text) },
        { title: t('report.form'), draw: (row) => said(row.form) },
    ];
}
