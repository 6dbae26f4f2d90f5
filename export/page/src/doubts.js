// Which cells of a report its findings speak of: at their place, or as evidence.
import { F } from './finding_store.js';

// own: the findings of one report, in `file`.
export function doubtsOf(own, file) {
    const byTable = new Map(); // ordinal -> [{place, finding, evidence}]
    for (const finding of own) {
        placesOf(finding, file).forEach((place, i) => {
            const list = byTable.get(place.table) ?? [];
            list.push({ place, finding, evidence: i > 0 });
            byTable.set(place.table, list);
        });
    }
    const touching = (table, anchor) =>
        (byTable.get(table.ordinal) ?? []).filter(({ place }) => covers(anchor, place));
    const mark = (table, anchor) => {
        const all = touching(table, anchor);
        return all.length === 0 ? null : {
            severity: Math.max(...all.map(({ finding }) => finding[F.severity])),
            evidence: all.every(({ evidence }) => evidence),
        };
    };
    return { touching, mark, places: (finding) => placesOf(finding, file) };
}

// Its own place first, then its evidence in the same document; each once.
function placesOf(finding, file) {
    const places = [];
    const add = (table, row, column) => {
        const known = places.some((one) => one.table === table && one.row === row && one.column === column);
        if (table > 0 && !known) {
            places.push({ table, row, column });
        }
    };
    add(finding[F.table], finding[F.row], finding[F.column]);
    for (const [where, table, row, column] of finding[F.evidence]) {
        if (where === '' || where === file) {
            add(table, row, column);
        }
    }
    return places;
}

// A finding about a whole row or table marks no cell.
function covers(anchor, { row, column }) {
    return row >= anchor.row && row < anchor.row + anchor.rowSpan &&
        column >= anchor.column && column < anchor.column + anchor.columnSpan;
}
