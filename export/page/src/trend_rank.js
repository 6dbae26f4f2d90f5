// The bodies by one measure in one year.
import { chart } from './charts.js';
import { compare } from './decimal.js';
import { h, said } from './dom.js';
import { list } from './list.js';
import { countedReports, figuresOf, measureLabel } from './measures.js';
import { R, reports } from './reports.js';
import { toReport } from './route.js';
import { forChart } from './text.js';
import { named, t } from './words.js';

const DRAWN = 25;

export function rank(holder, columns, { measure, year, scope }) {
    const rows = measure && year !== null ? ranked(columns, measure, year, scope) : [];
    if (rows.length === 0) {
        holder.append(h('p', { class: 'empty' }, t('trends.none')));
        return {};
    }
    const drawn = rows.filter((row) => !row.twice).slice(0, DRAWN);
    holder.append(h('h2', null, `${measureLabel(measure)} · ${year}`));
    const shown = chart(holder, {
        label: t('trends.rank.label', measureLabel(measure), year), height: 60 + drawn.length * 22,
        options: (look) => optionsOf(drawn, look),
    });
    if (rows.length > drawn.length) {
        holder.append(h('p', { class: 'hint' }, t('trends.top', drawn.length)));
    }
    const below = h('div', { class: 'list-holder' });
    holder.append(below);
    const table = list(below, { columns: tableColumns(measure), label: measureLabel(measure), height: Math.min(640, 48 + rows.length * 30) });
    table.show(rows);
    return {
        dispose: () => {
            shown.dispose();
            table.dispose();
        },
    };
}

// Highest first; equal figures share a rank. What is given twice has none and comes last.
function ranked(columns, measure, year, scope) {
    const rows = [];
    const met = new Map();
    for (const index of countedReports({ year, scope })) {
        const row = reports[index];
        const key = JSON.stringify([row[R.body], row[R.scope]]);
        for (const { text } of figuresOf(columns, measure, index)) {
            met.set(key, (met.get(key) ?? 0) + 1);
            rows.push({ index, key, body: row[R.body], scope: row[R.scope], text, value: Number(text) });
        }
    }
    rows.forEach((row) => {
        row.twice = met.get(row.key) > 1;
    });
    rows.sort((a, b) => a.twice - b.twice || b.value - a.value || compare(b.text, a.text) || a.index - b.index);
    rows.forEach((row, i) => {
        const same = i > 0 && compare(rows[i - 1].text, row.text) === 0;
        row.place = row.twice ? null : same ? rows[i - 1].place : i + 1;
    });
    return rows;
}

function optionsOf(rows, look) {
    const apart = new Set(rows.map((row) => row.scope)).size > 1;
    const names = rows.map((row) => forChart(row.body, 20) + (apart ? ` (${named('scope', row.scope)})` : ''));
    const axis = look.category(rows.map((_, i) => String(i)));
    return {
        legend: { show: false },
        grid: { left: 8, right: 80, top: 8, bottom: 8, containLabel: true },
        xAxis: look.value,
        yAxis: { ...axis, inverse: true, axisLabel: { ...axis.axisLabel, hideOverlap: false, interval: 0, formatter: (i) => names[Number(i)] } },
        tooltip: { show: false },
        series: [{
            type: 'bar', data: rows.map((row) => row.value), barMaxWidth: 16, itemStyle: { color: look.series[0] },
            label: { show: true, position: 'right', color: look.colour('ink'), formatter: ({ dataIndex }) => rows[dataIndex].text },
        }],
    };
}

function tableColumns(measure) {
    return [
        { field: 'place', title: t('trends.rank.place'), width: 90, sort: 'number', number: true },
        { field: 'body', title: t('body'), grow: 3, draw: (row) => h('a', { href: toReport(row.index) }, said(row.body)) },
        { field: 'scope', title: t('report.scope'), width: 120, draw: (row) => named('scope', row.scope) },
        {
            field: 'text', title: measure.unit || t('trends.value'), grow: 1, number: true, sort: compare,
            draw: (row) => (row.twice ? h('span', null, h('span', { class: 'tag' }, t('trends.ambiguous')), ' ', row.text) : row.text),
        },
    ];
}
