// A source table as a grid: hostile sizes and spans clipped, every position given to one cell or to a gap.

export const MOST_CELLS = 20000;
const MOST_COLUMNS = 1024;
const MOST_POSITIONS = 4_000_000;

// cells: [[row, column, row span, column span, …]], 1-based. Gives {rows, columns, all, anchors, at}:
// rows drawn of `all`; anchors: the cells in reading order with what is left of their spans; at(row,
// column): the anchor that covers it, or null.
export function layOut(table) {
    const columns = Math.max(1, Math.min(table.columns, MOST_COLUMNS));
    const rows = rowsThatFit(table, columns);
    const owner = new Int32Array(rows * columns).fill(-1);
    const anchors = [];
    for (const cell of inOrder(table.cells, rows, columns)) {
        const [row, column] = cell;
        const start = (row - 1) * columns + column - 1;
        if (owner[start] !== -1) {
            continue; // a cell over a cell: the first one stands
        }
        const columnSpan = freeColumns(owner, start, limit(cell[3], columns - column + 1));
        const rowSpan = freeRows(owner, start, columnSpan, limit(cell[2], rows - row + 1), columns);
        fill(owner, start, rowSpan, columnSpan, columns, anchors.length);
        anchors.push({ cell, row, column, rowSpan, columnSpan });
    }
    const at = (row, column) => {
        const inside = row >= 1 && row <= rows && column >= 1 && column <= columns;
        return inside ? anchors[owner[(row - 1) * columns + column - 1]] ?? null : null;
    };
    return { rows, columns, all: table.rows, anchors, at };
}

function limit(span, most) {
    return Math.max(1, Math.min(Number.isInteger(span) ? span : 1, most));
}

// As many rows as hold MOST_CELLS cells.
function rowsThatFit(table, columns) {
    const most = Math.min(table.rows, Math.floor(MOST_POSITIONS / columns));
    if (table.cells.length <= MOST_CELLS) {
        return Math.max(1, Math.min(most, MOST_CELLS));
    }
    const starts = table.cells.map((cell) => cell[0]).sort((a, b) => a - b);
    return Math.max(1, Math.min(most, starts[MOST_CELLS] - 1));
}

function inOrder(cells, rows, columns) {
    return cells
        .filter(([row, column]) => row >= 1 && row <= rows && column >= 1 && column <= columns)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function freeColumns(owner, start, most) {
    let count = 1;
    while (count < most && owner[start + count] === -1) {
        ++count;
    }
    return count;
}

function freeRows(owner, start, width, most, columns) {
    let count = 1;
    while (count < most && isFree(owner, start + count * columns, width)) {
        ++count;
    }
    return count;
}

function isFree(owner, start, width) {
    for (let i = 0; i < width; ++i) {
        if (owner[start + i] !== -1) {
            return false;
        }
    }
    return true;
}

function fill(owner, start, height, width, columns, value) {
    for (let i = 0; i < height; ++i) {
        owner.fill(value, start + i * columns, start + i * columns + width);
    }
}
