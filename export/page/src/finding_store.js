// All findings of the page, read when a view first wants them.
import { readOnce } from './blocks.js';
import { meta } from './reports.js';

export const F = {
    report: 0, id: 1, severity: 2, code: 3, message: 4, metric: 5, applicant: 6, item: 7,
    expected: 8, actual: 9, table: 10, row: 11, column: 12, evidence: 13, status: 14, remark: 15,
};
export const SEVERITIES = ['note', 'warning', 'error'];
export const SEVERITY_CLASS = ['s-notes', 's-warning', 's-error'];
export const SEVERITY_SIGN = ['i', '▲', '■'];

let loading = null;

// {rows, ofReport: Map report index -> [place in rows]}
export function findings() {
    loading ??= load();
    return loading;
}

async function load() {
    const rows = [];
    for (let block = 0; block < meta.blocks.findings; ++block) {
        for (const row of (await readOnce(`findings-${block}`)).rows) {
            rows.push(row);
        }
    }
    const ofReport = new Map();
    rows.forEach((row, at) => {
        const list = ofReport.get(row[F.report]);
        if (list) {
            list.push(at);
        } else {
            ofReport.set(row[F.report], [at]);
        }
    });
    for (const list of ofReport.values()) {
        list.sort((a, b) => rows[b][F.severity] - rows[a][F.severity] || a - b);
    }
    return { rows, ofReport };
}
