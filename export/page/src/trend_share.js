// How results divide up, a bar a report, as parts of a hundred.
import { chart } from './charts.js';
import { compare, percent } from './decimal.js';
import { h, said } from './dom.js';
import { list } from './list.js';
import { countedReports } from './measures.js';
import { R, reports } from './reports.js';
import { toReport } from './route.js';
import { resultMeasures, segmentLabel, segments, sharesOf } from './shares.js';
import { forChart } from './text.js';
import { named, number, t, yearName } from './words.js';

const DRAWN = 25;
const NAMED = 20;

export function share(holder, columns, { by, bodies, year, scope }) {
    const all = collect(columns, by === 'year' ? [{ year, scope }] : bodies.map((body) => ({ body, scope })));
    const rows = all.filter((row) => row.total !== '');
    const left = leftLine(all.filter((row) => row.total === ''));
    if (by === 'year') {
        rows.sort((a, b) => compare(b.total, a.total) || a.index - b.index);
    }
    if (rows.length === 0) {
        holder.append(h('p', { class: 'empty' }, t(by === 'bodies' && bodies.length === 0 ? 'trends.choose' : 'trends.none')), left);
        return {};
    }
    const ids = segments(rows);
    const drawn = rows.filter((row) => row.whole && Number(row.total) > 0).slice(0, DRAWN);
    holder.append(h('h2', null, t('trends.share')), h('p', { class: 'hint' }, t('trends.share.drawn')), left);
    const shown = drawn.length === 0 ? null : chart(holder, {
        label: t('trends.share.label'), height: legendHeight(ids, holder.clientWidth) + 50 + drawn.length * 26,
        options: (look) => optionsOf(drawn, ids, look, legendHeight(ids, holder.clientWidth)),
    });
    const below = h('div', { class: 'list-holder' });
    holder.append(below);
    const table = list(below, { columns: tableColumns(ids), label: t('trends.share'), height: Math.min(640, 150 + rows.length * 31) });
    table.show(rows);
    return {
        dispose: () => {
            shown?.dispose();
            table.dispose();
        },
    };
}

function collect(columns, wanted) {
    const all = resultMeasures();
    const rows = [];
    for (const filter of wanted) {
        for (const index of countedReports(filter)) {
            const shares = sharesOf(columns, index, all);
            if (shares.parts.size > 0 || shares.total !== '') {
                const row = reports[index];
                rows.push({ ...shares, index, body: row[R.body], year: row[R.year] ?? null, scope: row[R.scope] });
            }
        }
    }
    return rows;
}

// The reports that give no total to have a share of.
function leftLine(rows) {
    if (rows.length === 0) {
        return '';
    }
    const links = rows.slice(0, NAMED).flatMap((row) => ['、', h('a', { href: toReport(row.index) }, said(row.body), ' ', yearName(row.year))]);
    return h('p', { class: 'left-out' }, t('trends.share.left'), ' ', links.slice(1),
        rows.length > NAMED && ` ${t('trends.share.left.more', number(rows.length))}`);
}

function colourOf(id, look, reasons) {
    if (id.startsWith('refused.')) {
        const at = reasons.indexOf(id) / Math.max(1, reasons.length - 1);
        return mix(look.colour('refused-from'), look.colour('refused-to'), at);
    }
    return look.colour(`share-${id}`) || look.colour('share-other');
}

// Two #rrggbb mixed.
function mix(from, to, part) {
    const channel = (text, i) => parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
    return `#${[0, 1, 2].map((i) => Math.round(channel(from, i) + (channel(to, i) - channel(from, i)) * part)
        .toString(16).padStart(2, '0')).join('')}`;
}

// About what the legend takes, which wraps: a key and a text of CJK width each.
function legendHeight(ids, width) {
    let lines = 1;
    let used = 0;
    for (const id of ids) {
        const text = forChart(segmentLabel(id), 30);
        const wide = 50 + [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 12 : 7), 0);
        if (used + wide > width - 40) {
            ++lines;
            used = 0;
        }
        used += wide;
    }
    return 12 + lines * 24;
}

function optionsOf(rows, ids, look, above) {
    const reasons = ids.filter((id) => id.startsWith('refused.'));
    const names = rows.map((row) => `${forChart(row.body, 18)} ${yearName(row.year)}`);
    const axis = look.category(rows.map((_, i) => String(i)));
    return {
        grid: { left: 8, right: 24, top: above, bottom: 8, containLabel: true },
        xAxis: { ...look.value, max: 100, axisLabel: { ...look.value.axisLabel, formatter: '{value}%' } },
        yAxis: { ...axis, inverse: true, axisLabel: { ...axis.axisLabel, hideOverlap: false, interval: 0, formatter: (i) => names[Number(i)] } },
        tooltip: {
            trigger: 'item', renderMode: 'richText', confine: true,
            formatter: ({ dataIndex, seriesIndex }) => tip(rows[dataIndex], ids[seriesIndex], names[dataIndex]),
        },
        series: ids.map((id) => ({
            type: 'bar', stack: 'all', name: forChart(segmentLabel(id), 30), barMaxWidth: 18,
            itemStyle: { color: colourOf(id, look, reasons), borderColor: look.colour('paper'), borderWidth: 1 },
            data: rows.map((row) => (100 * Number(row.parts.get(id) ?? 0)) / Number(row.total)),
        })),
    };
}

function tip(row, id, name) {
    const count = row.parts.get(id) ?? '0';
    return `${name}\n${forChart(segmentLabel(id), 60)}: ${count} / ${row.total} (${percent(count, row.total)}%)`;
}

function tableColumns(ids) {
    return [
        { field: 'body', title: t('body'), width: 200, draw: (row) => h('a', { href: toReport(row.index) }, said(row.body)) },
        { field: 'year', title: t('year'), width: 80, sort: 'number', draw: (row) => yearName(row.year) },
        { field: 'scope', title: t('report.scope'), width: 100, draw: (row) => named('scope', row.scope) },
        ...ids.map((id) => ({
            field: `part-${id}`, title: segmentLabel(id), width: 130, number: true, sort: null,
            draw: (row) => part(row, id),
        })),
        { field: 'sum', title: t('trends.share.parts'), width: 100, number: true, sort: compare },
        {
            field: 'total', title: t('trends.share.total'), width: 100, number: true, sort: compare,
            draw: (row) => `${row.whole ? '' : '≠ '}${row.total}`,
        },
    ];
}

function part(row, id) {
    const text = row.parts.get(id) ?? '';
    const share = text !== '' && row.whole ? percent(text, row.total) : '';
    return share ? `${text} (${share}%)` : text;
}
