// What is known of one cell: its text beside our value, and the findings that touch it.
import { h, said } from './dom.js';
import { F, SEVERITY_CLASS, SEVERITY_SIGN } from './finding_store.js';
import { otherPlace, placeWords } from './places.js';
import { C, M } from './source_table.js';
import { named, t } from './words.js';

export function cellPanel() {
    const body = h('div', { class: 'about-cell' }, h('p', { class: 'hint' }, t('cell.choose')));
    const element = h('section', { class: 'cell-panel', 'aria-live': 'polite', 'aria-label': t('cell') }, body);
    const show = (table, anchor, touching) => {
        const { cell } = anchor;
        body.replaceChildren(
            h('h2', null, placeWords({ table: table.ordinal, row: anchor.row, column: anchor.column })),
            line('cell.raw', h('div', { class: 'raw', tabindex: cell[C.text].length > 600 ? '0' : null },
                cell[C.text] === '' ? h('span', { class: 'hint' }, t('cell.blank')) : said(cell[C.text]))),
            ...about(cell),
            ...(touching.length > 0 ? [h('h3', null, t('cell.findings')), h('ul', null, touching.map(touch))] : []));
    };
    return { element, show };
}

function line(key, value) {
    return h('div', { class: 'line' }, h('span', { class: 'key' }, t(key)), value);
}

function about(cell) {
    if (cell[C.kind] === 1) {
        return cell[C.about].map(mapping);
    }
    if (cell[C.kind] === 2) {
        return [line('cell.why', h('span', null, '○ ', t('mark.unmapped'), ' · ', h('code', null, cell[C.about])))];
    }
    return [h('p', { class: 'hint' }, t('cell.label'))];
}

function mapping(one) {
    const value = one[M.value] === ''
        ? h('span', { class: 'hint' }, t('cell.novalue'))
        : h('strong', { class: 'value' }, one[M.value], one[M.unit] && ' ', one[M.unit] && said(one[M.unit]));
    return h('div', { class: 'mapping' },
        line('cell.value', value),
        line('cell.metric', h('span', null, said(one[M.label] ?? ''), ' ', h('code', null, one[M.metric]))),
        one[M.applicant] && line('cell.applicant', h('span', null, said(one[M.applicantLabel] || one[M.applicant]), ' ', h('code', null, one[M.applicant]))),
        one[M.item] && line('cell.item', said(one[M.item])),
        line('cell.reading', named('reading', one[M.reading])),
        line('cell.match', named('match', one[M.match])));
}

function touch({ finding, evidence }) {
    const severity = finding[F.severity];
    const cells = finding[F.evidence];
    return h('li', null,
        h('span', { class: `sign ${SEVERITY_CLASS[severity]}`, 'aria-hidden': 'true' }, SEVERITY_SIGN[severity]),
        h('span', { class: 'unseen-words' }, `${t(`severity.${severity}`)}: `),
        h('code', null, finding[F.code]), ' ', said(finding[F.message]),
        evidence && h('span', { class: 'tag' }, t('mark.evidence')),
        cells.length > 0 && h('ul', { class: 'evidence-list', 'aria-label': t('finding.evidence') }, cells.map(evidenceLine)));
}

function evidenceLine([file, table, row, column, text]) {
    const place = { table, row, column };
    const where = file === '' ? placeWords(place) : otherPlace(file, place);
    return h('li', null, where, ' = ', said(text));
}
