// All reports of the page, and what becomes of each in the matrix.
import { readOnce } from './blocks.js';

// The places of a report's facts in its row: see README.md.
export const R = {
    body: 0, year: 1, scope: 2, status: 3, reason: 4, errors: 5, warnings: 6, notes: 7, tables: 8,
    file: 9, otherFile: 10, title: 11, agency: 12, form: 13, signedOn: 14, href: 15,
    observations: 16, unmapped: 17, made: 18, broken: 19, checks: 20,
};

// What a report looks like from afar, the gravest first: of several in one cell it is the one shown.
export const STATES = [
    { id: 'failed', sign: '✕' },
    { id: 'error', sign: '■' },
    { id: 'warning', sign: '▲' },
    { id: 'missing', sign: '∅' },
    { id: 'unchecked', sign: '?' },
    { id: 'notes', sign: 'i' },
    { id: 'held', sign: '✓i' },
    { id: 'clean', sign: '✓' },
    { id: 'aside', sign: '–' },
    { id: 'superseded', sign: '↺' },
];
export const SIGN = Object.fromEntries(STATES.map(({ id, sign }) => [id, sign]));
const RANK = Object.fromEntries(STATES.map(({ id }, rank) => [id, rank]));
const BY_STATUS = {
    failed: 'failed', absent: 'missing', superseded: 'superseded', skipped: 'aside',
    deferred: 'aside', duplicate: 'aside',
};

export let meta = null;
export const reports = [];
export const bodies = []; // {name, reports: [index], cells: Map year -> [index]}, in the page's order
export const bodyByName = new Map();
export const nameless = []; // reports without a body
export let years = []; // ascending; null, for no year, last

let byFile = null;

// The report that `file` became, or -1.
export function reportOfFile(file) {
    byFile ??= new Map(reports.map((row, index) => [row[R.file], index]));
    return byFile.get(file) ?? -1;
}

export function stateOf(row) {
    const other = BY_STATUS[row[R.status]];
    if (other) {
        return other;
    }
    if (row[R.errors] > 0) {
        return 'error';
    }
    if (row[R.warnings] > 0) {
        return 'warning';
    }
    if (row[R.made] === 0) {
        return 'unchecked';
    }
    if (row[R.notes] > 0) {
        return row[R.broken] > 0 ? 'notes' : 'held';
    }
    return 'clean';
}

// The gravest of several reports.
export function gravest(indices) {
    let best = indices[0];
    for (const index of indices) {
        if (RANK[stateOf(reports[index])] < RANK[stateOf(reports[best])]) {
            best = index;
        }
    }
    return best;
}

// Its figures count: read, or kept from an earlier reading, and not replaced by a later version.
export function counts(row) {
    return row[R.status] === 'read' || (['failed', 'deferred'].includes(row[R.status]) && row[R.observations] > 0);
}

export async function load() {
    meta = await readOnce('meta');
    const blocks = Array.from({ length: meta.blocks.reports }, (_, k) => readOnce(`reports-${k}`));
    for (const { first, rows } of await Promise.all(blocks)) {
        for (let i = 0; i < rows.length; ++i) {
            reports[first + i] = rows[i];
        }
    }
    group();
}

function group() {
    const seen = new Set();
    reports.forEach((row, index) => {
        const name = row[R.body];
        if (!name) {
            nameless.push(index);
            return;
        }
        const year = row[R.year] ?? null;
        seen.add(year);
        const body = bodyByName.get(name) ?? begin(name);
        body.reports.push(index);
        const cell = body.cells.get(year);
        if (cell) {
            cell.push(index);
        } else {
            body.cells.set(year, [index]);
        }
    });
    years = [...seen].filter((year) => year !== null).sort((a, b) => a - b);
    if (seen.has(null)) {
        years.push(null);
    }
}

function begin(name) {
    const body = { name, reports: [], cells: new Map() };
    bodies.push(body);
    bodyByName.set(name, body);
    return body;
}

// A link beside the page and nowhere else, or null.
export function safeLink(href) {
    if (!href || /^[/\\]/.test(href) || /[\u0000-\u001f]/.test(href)) {
        return null;
    }
    try {
        const url = new URL(href, location.href);
        return url.protocol === location.protocol && url.host === location.host ? href : null;
    } catch {
        return null;
    }
}
