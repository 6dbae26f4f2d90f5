// Places in documents, in words and as links.
import { h, said } from './dom.js';
import { reportOfFile } from './reports.js';
import { toReport } from './route.js';
import { t } from './words.js';

// Where a cell of another report's evidence is, as a link or in words.
export function otherPlace(file, place) {
    const index = reportOfFile(file);
    const words = [said(file), ' ', placeWords(place)];
    return index < 0 ? h('span', null, words) : h('a', { href: toReport(index, place) }, words);
}

export function placeWords({ table, row, column }) {
    if (!table) {
        return '';
    }
    if (!row) {
        return t('place.table', table);
    }
    return column ? t('place', table, row, column) : t('place.row', table, row);
}

