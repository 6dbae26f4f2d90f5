// All figures by column, read when a view first wants them. Numbers stay exact: a double serves
// where printing it gives the same text, else the text is kept.
import { readOnce } from './blocks.js';
import { meta } from './reports.js';

class Column {
    constructor() {
        this.size = 0;
        this.reports = new Uint32Array(16);
        this.numbers = new Float64Array(16);
        this.texts = new Map();
    }

    add(report, text) {
        if (this.size === this.reports.length) {
            this.reports = grown(this.reports);
            this.numbers = grown(this.numbers);
        }
        this.reports[this.size] = report;
        this.numbers[this.size] = Number(text);
        if (String(Number(text)) !== text) {
            this.texts.set(this.size, text);
        }
        ++this.size;
    }

    text(at) {
        return this.texts.get(at) ?? String(this.numbers[at]);
    }

    // The figures of one report, nearly always one or none.
    of(report) {
        let low = 0;
        let high = this.size;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.reports[middle] < report) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        const found = [];
        for (; low < this.size && this.reports[low] === report; ++low) {
            found.push(this.text(low));
        }
        return found;
    }
}

function grown(old) {
    const larger = new old.constructor(old.length * 2);
    larger.set(old);
    return larger;
}

let loading = null;

// An array of Column, one per column of meta.columns.
export function figures() {
    loading ??= load();
    return loading;
}

async function load() {
    const columns = meta.columns.map(() => new Column());
    for (let block = 0; block < meta.blocks.figures; ++block) {
        const { first, rows } = await readOnce(`figures-${block}`);
        rows.forEach((row, i) => {
            for (const [column, text] of row) {
                columns[column].add(first + i, text);
            }
        });
    }
    return columns;
}
