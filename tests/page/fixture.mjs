// Pages to test with: the template, and data blocks in the format of export/page/README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const MARKER = '<!--nianbao:data-->';

function block(id, value) {
    const bytes = gzipSync(Buffer.from(JSON.stringify(value), 'utf8'), { level: 6 });
    return `<script type="text/plain" id="${id}">${bytes.toString('base64')}</script>`;
}

export function isTemplate(path) {
    return readFileSync(path, 'utf8').includes(`${MARKER}\n`);
}

// blocks: [id, value] pairs.
export function writePage(template, path, blocks) {
    const [before, after] = readFileSync(template, 'utf8').split(MARKER);
    const data = blocks.map(([id, value]) => block(id, value)).join('\n');
    writeFileSync(path, `${before}${data}\n${after}`);
}

const FORMS = [
    { id: 'zfxxgk-2014', title: '政府信息公开情况统计表' },
    { id: 'zfxxgk-2019', title: '政府信息公开工作年度报告' },
    { id: 'zfxxgk-2021', title: '政府信息公开工作年度报告' },
];

// metric, labels outermost first, English: the rows of table three.
const ROWS = [
    ['applications.received.new', ['一、本年新收政府信息公开申请数量'], 'Applications received in the year'],
    ['applications.received.carried_in', ['二、上年结转政府信息公开申请数量'], 'Applications carried over from the year before'],
    ['applications.result.granted', ['三、本年度办理结果', '（一）予以公开'], 'Granted'],
    ['applications.result.partially_granted', ['三、本年度办理结果', '（二）部分公开'], 'Partly granted'],
    ['applications.result.refused.state_secret', ['三、本年度办理结果', '（三）不予公开', '1.属于国家秘密'], 'Refused: state secret'],
    ['applications.result.refused.prohibited_by_law', ['三、本年度办理结果', '（三）不予公开', '2.其他法律行政法规禁止公开'], 'Refused: prohibited by law'],
    ['applications.result.refused.third_party_rights', ['三、本年度办理结果', '（三）不予公开', '4.保护第三方合法权益'], 'Refused: rights of third parties'],
    ['applications.result.unable.not_held', ['三、本年度办理结果', '（四）无法提供', '1.本机关不掌握相关政府信息'], 'Unable: information not held'],
    ['applications.result.not_handled.duplicate', ['三、本年度办理结果', '（五）不予处理', '2.重复申请'], 'Not handled: repeated application'],
    ['applications.result.other.misc', ['三、本年度办理结果', '（六）其他处理', '3.其他'], 'Other: remaining'],
    ['applications.result.total', ['三、本年度办理结果', '（七）总计'], 'Results in total'],
    ['applications.carried_out', ['四、结转下年度继续办理'], 'Applications carried over to the next year'],
];
const APPLICANTS = [
    ['natural_person', ['自然人'], 'Natural person'],
    ['commercial_enterprise', ['法人或其他组织', '商业企业'], 'Commercial enterprise'],
    ['research_institution', ['法人或其他组织', '科研机构'], 'Research institution'],
    ['social_organization', ['法人或其他组织', '社会公益组织'], 'Social organization'],
    ['legal_service', ['法人或其他组织', '法律服务机构'], 'Legal service'],
    ['other', ['法人或其他组织', '其他'], 'Other'],
    ['total', ['总计'], 'Total'],
];

function columnsOf(form) {
    return ROWS.flatMap(([metric, label, en]) => APPLICANTS.map(([applicant, applicantLabel, applicantEn]) => ({
        metric, applicant, label: label.join(' / '), applicant_label: applicantLabel.join(' / '), en,
        applicant_en: applicantEn, unit: '件', sheet: '申请办理', form,
    })));
}
const COLUMNS = [...columnsOf('zfxxgk-2019'), ...columnsOf('zfxxgk-2021'), {
    metric: 'procurement.centralized.amount', applicant: '', label: '政府集中采购 / 采购总金额', applicant_label: '',
    en: 'Centralized procurement: amount', applicant_en: '', unit: '元', sheet: '主动公开', form: 'zfxxgk-2019',
}, {
    metric: 'applications.result.refused.<b>', applicant: 'total', label: '不予公开 / <img src=x onerror="window.hacked=5">',
    applicant_label: '<b>总计</b>', en: '<img src=x onerror="window.hacked=6">', applicant_en: '<b>Total</b>', unit: '<i>件</i>',
    sheet: '<b>表</b>', form: '<b>own</b>',
}];
const PER_FORM = ROWS.length * APPLICANTS.length;

// The figures of one report by metric and applicant, in whole numbers that add up.
function applicationFigures(seed) {
    const of = (i, k) => (seed * (i + 3) * 7 + k * 11 + i) % (k === 0 ? 23 : 4);
    const grid = ROWS.map((_, i) => APPLICANTS.slice(0, 6).map((__, k) => of(i, k)));
    for (let k = 0; k < 6; ++k) {
        grid[10][k] = grid.slice(2, 10).reduce((sum, row) => sum + row[k], 0);
        grid[11][k] = of(11, k) % 3;
        grid[0][k] = grid[10][k] + grid[11][k] - grid[1][k];
        if (grid[0][k] < 0) {
            grid[0][k] += 9;
            grid[11][k] += 9;
        }
    }
    return grid.map((row) => [...row, row.reduce((sum, n) => sum + n, 0)]);
}

function mapped(row, column, text, i, k, unit = '件') {
    const [metric, label] = ROWS[i];
    const [applicant, applicantLabel] = APPLICANTS[k];
    const reading = text === '' ? 'blank' : 'number';
    return [row, column, 1, 1, text, 1,
        [[metric, applicant, '', text.trim(), unit, reading, 'exact', label.join(' / '), applicantLabel.join(' / ')]]];
}

// Table three of the form with its merged cells; figures as drawn.
function applicationTable(ordinal, grid) {
    const cells = [
        [1, 1, 3, 3, '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 0],
        [1, 4, 1, 7, '申请人情况', 0], [2, 4, 2, 1, '自然人', 0], [2, 5, 1, 5, '法人或其他组织', 0], [2, 10, 2, 1, '总计', 0],
        ...['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text, i) => [3, 5 + i, 1, 1, text, 0]),
    ];
    ROWS.forEach(([, label], i) => {
        const row = i + 4;
        if (label.length === 1) {
            cells.push([row, 1, 1, 3, label[0], 0]);
        } else {
            if (i === 2) {
                cells.push([row, 1, 9, 1, label[0], 0]);
            }
            const first = ROWS.findIndex(([, other]) => other[1] === label[1]);
            const count = ROWS.filter(([, other]) => other[1] === label[1]).length;
            if (label.length === 2) {
                cells.push([row, 2, 1, 2, label[1], 0]);
            } else {
                if (i === first) {
                    cells.push([row, 2, count, 1, label[1], 0]);
                }
                cells.push([row, 3, 1, 1, label[2], 0]);
            }
        }
        grid[i].forEach((value, k) => cells.push(mapped(row, 4 + k, String(value), i, k)));
    });
    return { ordinal, rows: ROWS.length + 3, columns: 10, parent: null, cells };
}

function procurementTable(ordinal, text, value) {
    return {
        ordinal, rows: 3, columns: 3, parent: null, cells: [
            [1, 1, 1, 3, '第二十条第（九）项', 0], [2, 1, 1, 1, '信息内容', 0], [2, 2, 1, 1, '采购项目数量', 0],
            [2, 3, 1, 1, '采购总金额', 0], [3, 1, 1, 1, '政府集中采购', 0],
            [3, 2, 1, 1, '约三十项', 2, 'unreadable-label'],
            [3, 3, 1, 1, text, 1, [['procurement.centralized.amount', '', '', value, '元', 'number', 'exact', '政府集中采购 / 采购总金额', '']]],
        ],
    };
}

// Texts that must do nothing but be seen.
export const HOSTILE = {
    formula: '=cmd|\'/C calc\'!A0',
    script: '</script><script>window.hacked=1</script>',
    image: '<img src=x onerror="window.hacked=2">',
    bidi: 'invoice\u202Excod.exe',
    controls: 'a\u0000b\u0007c\u200bd\ufeffe',
    template: '{a|styled} ${window.hacked=3} {{b}}',
    long: '长'.repeat(39990) + 'the end.',
    link: 'javascript:window.hacked=4',
};

function hostileTables() {
    return [
        {
            ordinal: 1, rows: 4, columns: 60, parent: null, cells: [
                [1, 1, 1, 50, HOSTILE.script, 0], [1, 51, 99999, 99999, HOSTILE.image, 2, 'text-beside'],
                [2, 1, 3, 25, HOSTILE.long, 2, HOSTILE.script], [2, 26, 1, 25, HOSTILE.bidi, 1,
                    [[HOSTILE.image, HOSTILE.formula, HOSTILE.controls, '12', HOSTILE.image, 'number', HOSTILE.script, HOSTILE.bidi, HOSTILE.image]]],
                [3, 10, 2, 30, HOSTILE.formula, 2, 'over'], [3, 26, -5, 0, HOSTILE.controls, 2, 'x'], [999, 999, 1, 1, 'outside', 0],
            ],
        },
        { ordinal: 2, rows: 2, columns: 2, parent: [1, 2, 26], cells: [[1, 1, 2, 1, 'nested', 0], [1, 2, 1, 1, '7', 2, 'nested'], [2, 2, 1, 1, '', 0]] },
        { ordinal: 3, rows: 1, columns: 1, parent: [2, 1, 2], cells: [[1, 1, 1, 1, 'nested twice', 0]] },
        { ordinal: 4, rows: 1, columns: 1, parent: [4, 1, 1], cells: [[1, 1, 1, 1, 'its own parent', 0]] },
    ];
}

const BODIES = [
    '深圳市龙岗区发展和改革局', '深圳市龙岗区财政局', '深圳市龙岗区教育局', '深圳市龙岗区卫生健康局', '深圳市龙岗区人力资源局',
    '南京市鼓楼区财政局', '南京市鼓楼区教育局', '重庆市公安局渝中区分局', '国家税务总局深圳市龙岗区税务局', '永康镇人民政府',
];
const RULES = { flow: ['收到数与办结数不平', 'what came in does not equal what was done'] };
const REASONS = { 'damaged-zip': ['文件已损坏', 'the file is damaged'] };
const YEARS = [2019, 2020, 2021, 2022, 2023];

function report(values) {
    const row = [
        values.body ?? '', values.year ?? null, values.scope ?? 'own', values.status ?? 'read', values.reason ?? '',
        values.errors ?? 0, values.warnings ?? 0, values.notes ?? 0, values.tables ?? -1, values.file ?? '',
        values.other ?? '', values.title ?? '', values.body ?? '', values.form ?? '', values.signed ?? '',
        values.href ?? '', values.observations ?? 0, values.unmapped ?? 0, values.made ?? 0, values.broken ?? 0, values.checks ?? values.made ?? 0,
    ];
    return row;
}

// One page with everything a test needs: {blocks, hostile: index of the report of hostile texts}.
export function smallFixture() {
    const reports = [];
    const findings = [];
    const figures = [];
    const tables = {};
    const add = (values, source, numbers = []) => {
        const index = reports.length;
        reports.push(report({ ...values, tables: source ? 0 : -1 }));
        figures.push(numbers);
        if (source) {
            tables[String(index)] = source;
        }
        return index;
    };
    const find = (index, severity, code, message, place, more = {}) => {
        reports[index][5 + (2 - severity)] += 1;
        findings.push([index, `f${findings.length}`, severity, code, message, more.metric ?? '', more.applicant ?? '', '',
            more.expected ?? '', more.actual ?? '', place[0], place[1], place[2], more.evidence ?? [], more.status ?? '', more.remark ?? '']);
    };
    BODIES.forEach((body, b) => YEARS.forEach((year, y) => addYear({ body, b, year, y }, add, find)));
    const hostile = addHostile(add, find);
    add({ status: 'failed', reason: 'damaged-zip', file: '坏文件/half-copied.docx' });
    add({ status: 'skipped', reason: 'word-97', file: '旧/2013.doc' });
    const counts = {
        documents: reports.length, read: reports.filter((row) => row[3] === 'read').length, failed: 1, skipped: 1,
        deferred: 0, superseded: reports.filter((row) => row[3] === 'superseded').length, observations: 3334,
        numbers: 2332, unmapped: 264, errors: findings.filter((row) => row[2] === 2).length,
        warnings: findings.filter((row) => row[2] === 1).length,
    };
    return { blocks: blocksOf({ reports, findings, figures, tables, counts, columns: COLUMNS }), hostile };
}

// The same with a body known from the roster only, and one on the form of 2014 that buys in units of its own.
export function unevenFixture() {
    const { blocks } = smallFixture();
    const [meta, reports, figures] = ['meta', 'reports-0', 'figures-0'].map((name) => blocks.find(([id]) => id === name)[1]);
    for (let year = 2005; year < 2020; ++year) {
        reports.rows.push(report({ body: '名册里的局', year, status: 'absent', scope: 'unknown', warnings: 1 }));
        figures.rows.push([]);
    }
    const procurement = meta.columns[2 * PER_FORM];
    const units = ['', '万元'].map((unit) => meta.columns.push({ ...procurement, unit }) - 1);
    reports.rows.push(report({ body: '旧表式的局', year: 2017, form: 'zfxxgk-2014', file: '2017.docx', observations: 58, made: 19 }));
    figures.rows.push([[PER_FORM + 6, '48'], [PER_FORM + 3 * APPLICANTS.length + 6, '0'], [units[1], '3.2']]);
    return blocks;
}

function addYear({ body, b, year, y }, add, find) {
    const file = `${body}/${year}.docx`;
    const form = year < 2021 ? 'zfxxgk-2019' : 'zfxxgk-2021';
    const common = { body, year, file, form, title: `${body}${year}年政府信息公开工作年度报告`, signed: `${year + 1}-01-20`, href: encodeURI(`../in/${file}`), observations: 198 };
    if (b === 9 && y < 2) {
        add({ body, year, status: 'absent', scope: 'unknown' });
        return;
    }
    if (b === 6 && y === 2) {
        add({ ...common, file: `${body}/旧${year}.docx`, status: 'superseded', other: file, made: 12 }, null, [[PER_FORM + 6, '999']]);
    }
    if (b === 5 && y === 3) { // a second report of one body and year
        add({ ...common, file: `${body}/又${year}.docx`, made: 12 }, null, [[PER_FORM + 6, '888']]);
    }
    if (b === 8 && y === 4) {
        add({ ...common, status: 'read', made: 0, observations: 0, reason: 'no-known-form', form: '' }, []);
        return;
    }
    const grid = applicationFigures(b * 5 + y + 1);
    const wrong = (b + y) % 6 === 0;
    if (wrong) {
        grid[0][0] += 1;
        grid[0][6] += 1;
    }
    if (b === 4 && y === 1) {
        grid[10][6] += 1; // parts that do not make up the total
    }
    const offset = form === 'zfxxgk-2019' ? 0 : PER_FORM;
    const numbers = grid.flatMap((row, i) => row.map((value, k) => [offset + i * APPLICANTS.length + k, String(value)]));
    const amount = (b * 5 + y + 1) * 1000003;
    if (form === 'zfxxgk-2019') {
        numbers.push([2 * PER_FORM, `${amount}.50`]);
    }
    const source = b === 7 ? null : [procurementTable(1, `${amount.toLocaleString('en')}.50元`, `${amount}.50`), applicationTable(2, grid)];
    const index = add({ ...common, made: 40, broken: wrong ? 2 : 0, unmapped: 1 }, source, numbers);
    addFindings({ index, b, y, wrong, grid, file }, find);
}

function addFindings({ index, b, y, wrong, grid, file }, find) {
    if (wrong) {
        for (const [k, column] of [[0, 4], [6, 10]]) {
            const right = grid[10][k] + grid[11][k];
            find(index, 2, 'flow', `勾稽关系不成立：新收加结转应等于办理结果加结转下年，${grid[0][k]} + ${grid[1][k]} ≠ ${right}`, [2, 4, column], {
                metric: 'applications.received.new', applicant: k === 0 ? 'natural_person' : 'total',
                expected: String(right), actual: String(grid[0][k] + grid[1][k]),
                evidence: [['', 2, 4, column, String(grid[0][k])], ['', 2, 5, column, String(grid[1][k])],
                    ['', 2, 14, column, String(grid[10][k])], ['', 2, 15, column, String(grid[11][k])]],
                status: k === 0 ? '待核实' : '', remark: k === 0 ? '已电话询问' : '',
            });
        }
    }
    if ((b * 3 + y) % 4 === 1) {
        find(index, 1, 'carry', '上年结转与上一年报告的结转下年不一致', [2, 5, 10], {
            metric: 'applications.received.carried_in', applicant: 'total', expected: '4', actual: '1',
            evidence: [['', 2, 5, 10, String(grid[1][6])], [file.replace(/\d{4}\.docx$/, (name) => `${parseInt(name, 10) - 1}.docx`), 2, 15, 10, '4']],
        });
    }
    if ((b + y) % 3 === 0) {
        find(index, 0, 'blanks-counted', '198 个数中 147 个为空白；空白不是零，请确认是否漏填', [2, 4, 5]);
    }
}

function addHostile(add, find) {
    const body = `${HOSTILE.image}${HOSTILE.bidi}${HOSTILE.template}`;
    const index = add({
        body, year: 2020, file: `${HOSTILE.script}/${HOSTILE.bidi}.docx`, title: HOSTILE.long, form: HOSTILE.image,
        signed: HOSTILE.formula, href: HOSTILE.link, reason: HOSTILE.script, made: 3, broken: 1, scope: HOSTILE.image,
    }, hostileTables(), [[0, '12'], [6, '123456789012345678901234567890.12'], [10 * APPLICANTS.length + 6, '7'], [2 * PER_FORM + 1, '7']]);
    for (const [i, text] of Object.values(HOSTILE).entries()) {
        find(index, i % 3, i === 0 ? HOSTILE.image : 'hostile', text, [1, 2, 26], {
            metric: text, expected: text, actual: HOSTILE.image, status: HOSTILE.formula, remark: HOSTILE.script,
            evidence: [['', 1, 1, 1, text], [HOSTILE.script, 1, 1, 1, HOSTILE.bidi], ['', 2, 1, 2, '7']],
        });
    }
    return index;
}

// Each label once, as the program writes them.
function labelled(tables) {
    const numbers = new Map();
    const numberOf = (label) => {
        const key = JSON.stringify(label);
        numbers.set(key, numbers.get(key) ?? numbers.size);
        return numbers.get(key);
    };
    const values = ([metric, applicant, item, value, ...rest]) => [numberOf([metric, applicant, item, ...rest]), value];
    const reports = Object.fromEntries(Object.entries(tables).map(([index, list]) => [index, list.map((table) => ({
        ...table,
        cells: table.cells.map((cell) => (cell[5] === 1 ? [...cell.slice(0, 6), cell[6].map(values)] : cell)),
    }))]));
    return { labels: [...numbers.keys()].map((key) => JSON.parse(key)), reports };
}

function blocksOf({ reports, findings, figures, tables, counts, columns, perBlock = 5000 }) {
    const sliced = (rows) => Array.from({ length: Math.ceil(rows.length / perBlock) }, (_, k) =>
        ({ first: k * perBlock, rows: rows.slice(k * perBlock, (k + 1) * perBlock) }));
    const byBlock = { reports: sliced(reports), findings: sliced(findings), figures: sliced(figures), tables: [labelled(tables)] };
    const meta = {
        format: 1, lang: 'zh', version: '0.1.0', title: '政府信息公开年报核对', counts,
        blocks: Object.fromEntries(Object.entries(byBlock).map(([name, list]) => [name, list.length])),
        forms: FORMS, rules: RULES, reasons: REASONS, columns, left_out: { tables: 5, notes: 12, figures: 0 },
    };
    return [['meta', meta], ...Object.entries(byBlock).flatMap(([name, list]) => list.map((value, k) => [`${name}-${k}`, value]))];
}

// A page of `count` reports, `each` a body, with figures and a finding for every other one.
export function bigFixture(count, each = 5) {
    const reports = [];
    const findings = [];
    const figures = [];
    for (let i = 0; i < count; ++i) {
        const body = `某省第${String(Math.floor(i / each)).padStart(6, '0')}号县财政局`;
        const year = 2019 + (i % each);
        const errors = i % 7 === 0 ? 1 : 0;
        const warnings = i % 3 === 0 ? 1 : 0;
        const file = `某省/某市${i % 97}/${body}/${year}年政府信息公开工作年度报告.docx`;
        reports.push(report({
            body, year, file, errors, warnings, notes: i % 4, made: i % 11 === 0 ? 0 : 46, broken: errors,
            title: `${body}${year}年政府信息公开工作年度报告`, form: 'zfxxgk-2021', signed: `${year + 1}-01-20`,
            href: encodeURI(`../in/${file}`), observations: 200, unmapped: i % 5,
        }));
        for (const severity of [errors && 2, warnings && 1].filter(Boolean)) {
            findings.push([i, `f${i}-${severity}`, severity, severity === 2 ? 'flow' : 'carry', `勾稽关系不成立：${i} + 0 ≠ ${i + 1}`,
                'applications.received.new', 'total', '', String(i), String(i + 1), 2, 4, 10, [['', 2, 4, 10, String(i)]], '', '']);
        }
        figures.push([[PER_FORM + 6, String(i % 1009)], [PER_FORM + 10 * 7 + 6, String(i % 997)]]);
    }
    const counts = {
        documents: count, read: count, failed: 0, skipped: 0, deferred: 0, superseded: 0, observations: count * 200,
        numbers: count * 150, unmapped: count * 2, errors: findings.filter((row) => row[2] === 2).length,
        warnings: findings.filter((row) => row[2] === 1).length,
    };
    return blocksOf({ reports, findings, figures, tables: {}, counts, columns: COLUMNS });
}
