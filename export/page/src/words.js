// Every word of the page, zh and en. Words of documents and findings come with the data.

export const WORDS = {
    // frame
    'skip': ['跳到内容', 'Skip to content'],
    'coverage': ['覆盖', 'Coverage'],
    'findings': ['问题', 'Findings'],
    'trends': ['趋势', 'Trends'],
    'files': ['文件', 'Files'],
    'about': ['说明', 'About'],
    'views': ['视图', 'Views'],
    'language': ['English', '中文'],
    'language.label': ['Switch to English', '切换为中文'],
    'theme.light': ['浅色', 'Light'],
    'theme.dark': ['深色', 'Dark'],
    'theme.label': ['切换浅色或深色', 'Switch between light and dark'],
    'print': ['打印', 'Print'],
    'loading': ['正在读取…', 'Reading…'],
    'broken': ['这个文件不完整，请重新取得：{0}', 'This file is not whole; get it again: {0}'],
    'search': ['搜索', 'Search'],
    'all': ['全部', 'All'],
    'none': ['无', 'none'],
    'year': ['年度', 'Year'],
    'body': ['机关', 'Body'],
    'no-year': ['无年度', 'No year'],
    'no-body': ['（未认出机关）', '(body not recognised)'],
    'clear': ['清除筛选', 'Clear filters'],
    'of': ['{0} / {1}', '{0} of {1}'],
    'more-rows': ['只列出前 {0} 行，共 {1} 行；全部见 CSV 文件。', 'Only the first {0} of {1} rows are listed; all of them are in the CSV files.'],
    'summary': [
        '文件 {0} 个：读出 {1}，失败 {2}，跳过 {3}，暂缓 {4}，被取代 {5}，重复 {6} · 问题：错误 {7} 条，警告 {8} 条',
        '{0} files: {1} read, {2} failed, {3} skipped, {4} deferred, {5} superseded, {6} repeated · findings: {7} errors, {8} warnings',
    ],

    // states of a report
    'state.failed': ['读取失败', 'Failed'],
    'state.error': ['有错误', 'Errors'],
    'state.warning': ['有警告', 'Warnings'],
    'state.missing': ['缺少', 'Missing'],
    'state.unchecked': ['未能核对', 'Not checked'],
    'state.notes': ['仅有提示', 'Notes only'],
    'state.held': ['所核对的均成立，有提示', 'Holds as far as checked, with notes'],
    'state.clean': ['所核对的均成立', 'Holds as far as checked'],
    'state.aside': ['未计入', 'Left aside'],
    'state.superseded': ['被取代', 'Superseded'],
    'meaning.failed': ['文件未能读取', 'the file could not be read'],
    'meaning.error': ['已读，有错误', 'read, with errors'],
    'meaning.warning': ['已读，没有错误，有警告', 'read, no errors but warnings'],
    'meaning.missing': ['应有而没有的报告', 'a report that should be there and is not'],
    'meaning.unchecked': ['已读，没有一项核对能够进行，不等于正确', 'read, no check could be made; that does not mean that it is right'],
    'meaning.notes': ['已读，没有错误和警告，有的核对不成立，见提示', 'read, no errors or warnings; some checks do not hold, see the notes'],
    'meaning.held': ['已读，能够进行的核对全部成立，没有错误和警告，有提示', 'read, every check that could be made holds; no errors or warnings, but notes'],
    'meaning.clean': ['已读，能够进行的核对全部成立，没有问题', 'read, every check that could be made holds; no findings'],
    'meaning.aside': ['跳过、暂缓或重复的文件', 'files skipped, deferred or met twice'],
    'meaning.superseded': ['有更新的版本，数据不再采用', 'replaced by a later version, its figures no longer count'],
    'status.read': ['已读', 'read'],
    'status.failed': ['失败', 'failed'],
    'status.skipped': ['跳过', 'skipped'],
    'status.deferred': ['暂缓', 'deferred'],
    'status.duplicate': ['重复', 'duplicate'],
    'status.superseded': ['被取代', 'superseded'],
    'status.absent': ['缺少', 'missing'],
    'scope.own': ['本机关', 'own'],
    'scope.aggregate': ['汇总', 'aggregate'],
    'scope.unknown': ['范围不明', 'scope unknown'],
    'severity.0': ['提示', 'Note'],
    'severity.1': ['警告', 'Warning'],
    'severity.2': ['错误', 'Error'],
    'count.errors': ['错误 {0}', '{0} errors'],
    'count.warnings': ['警告 {0}', '{0} warnings'],
    'count.notes': ['提示 {0}', '{0} notes'],

    // coverage
    'coverage.title': ['机关与年度', 'Bodies and years'],
    'coverage.search': ['搜索机关', 'Search bodies'],
    'coverage.legend': ['图例（点击筛选）', 'Legend (click to filter)'],
    'coverage.legend.counts': ['数字为归入机关的报告份数', 'Numbers count reports that belong to a body'],
    'coverage.checks.hold': ['能核对的 {0}/{2} 项均成立', '{0} of {2} checks could be made, all hold'],
    'coverage.checks.broken': ['能核对的 {0}/{2} 项中不成立 {1} 项', '{0} of {2} checks could be made, {1} broken'],
    'coverage.count': ['机关 {0} / {1}', '{0} of {1} bodies'],
    'coverage.keys': ['方向键移动，回车打开报告', 'Arrow keys move, Enter opens the report'],
    'coverage.empty': ['没有符合条件的机关', 'No body fits'],
    'coverage.nameless': ['另有 {0} 个文件未归入任何机关', '{0} more files belong to no body'],
    'coverage.nothing': ['无', 'nothing'],
    'coverage.several': ['共 {0} 份', '{0} reports'],
    'coverage.have': ['已读 {0}', '{0} read'],

    // report
    'report': ['报告', 'Report'],
    'report.unknown': ['没有这份报告', 'There is no such report'],
    'report.missing': ['应有而未收到这份报告。', 'This report should exist and was not found.'],
    'report.facts': ['基本情况', 'Facts'],
    'report.years': ['同一机关的报告', 'Reports of this body'],
    'report.scope': ['范围', 'Scope'],
    'report.status': ['状态', 'Status'],
    'report.reason': ['原因', 'Reason'],
    'report.form': ['格式', 'Form'],
    'report.title': ['标题', 'Title'],
    'report.agency': ['文中名称', 'Name in the document'],
    'report.signed': ['落款日期', 'Signed on'],
    'report.file': ['文件', 'File'],
    'report.other-file': ['另一文件', 'Other file'],
    'report.open': ['打开原文', 'Open the document'],
    'report.figures': ['数据', 'Figures'],
    'report.figures.text': ['{0} 项，未归入 {1} 格', '{0}, and {1} cells unmapped'],
    'report.checks': ['核对', 'Checks'],
    'report.checks.text': ['{2} 项，其中能核对 {0} 项，不成立 {1} 项', '{2}, of which {0} could be made, {1} broken'],
    'report.checks.none': ['未作任何核对', 'none could be made'],
    'report.findings': ['本报告的问题', 'Findings of this report'],
    'report.findings.none': ['没有问题', 'No findings'],
    'report.notes-left': ['未列提示，见 findings.csv。', 'Notes are not in this page; see findings.csv.'],
    'report.tables': ['原表', 'Source tables'],
    'report.tables.none': ['文档中没有表格。', 'The document has no tables.'],
    'report.tables.left': [
        '页面容量有限，未收入本报告的原表。请看 observations.csv、unmapped.csv 中的对应行，或打开原文。',
        'The tables of this report are not in the page, for its size. See its rows in observations.csv and unmapped.csv, or the document.',
    ],
    'report.keys': ['方向键在格间移动', 'Arrow keys move between cells'],
    'table': ['表 {0}', 'Table {0}'],
    'table.in': ['在表 {0} 第 {1} 行第 {2} 列内', 'inside table {0}, row {1}, column {2}'],
    'table.size': ['{0} 行 × {1} 列', '{0} rows × {1} columns'],
    'table.cut': ['只画出前 {0} 行，共 {1} 行', 'Only the first {0} of {1} rows are drawn'],
    'table.long': ['…（共 {0} 字）', '… ({0} characters)'],
    'place': ['表 {0} · 行 {1} · 列 {2}', 'table {0} · row {1} · column {2}'],
    'place.row': ['表 {0} · 行 {1}', 'table {0} · row {1}'],
    'place.table': ['表 {0}', 'table {0}'],
    'mark.mapped': ['已归入', 'mapped'],
    'mark.unmapped': ['未归入', 'unmapped'],
    'mark.doubtful': ['存疑', 'doubtful'],
    'mark.evidence': ['所涉单元格', 'evidence'],
    'cell': ['单元格', 'Cell'],
    'cell.choose': ['选一个单元格，查看原文与取值。', 'Choose a cell to see its text beside our value.'],
    'cell.raw': ['原文', 'As printed'],
    'cell.blank': ['（空白）', '(blank)'],
    'cell.value': ['取值', 'Our value'],
    'cell.novalue': ['无取值', 'no value'],
    'cell.metric': ['指标', 'Metric'],
    'cell.applicant': ['申请人', 'Applicant'],
    'cell.item': ['细项', 'Item'],
    'cell.unit': ['单位', 'Unit'],
    'cell.reading': ['读法', 'Reading'],
    'cell.match': ['对应方式', 'Match'],
    'cell.label': ['标签，或空白', 'A label, or empty'],
    'cell.why': ['未归入的原因', 'Why unmapped'],
    'cell.findings': ['涉及此格的问题', 'Findings about this cell'],
    'reading.number': ['数字', 'number'],
    'reading.blank': ['空白', 'blank'],
    'reading.dash': ['横线', 'dash'],
    'reading.unreadable': ['无法辨认', 'unreadable'],
    'reading.text': ['文字', 'text'],
    'match.exact': ['完全一致', 'exact'],
    'match.trimmed': ['略去序号或注', 'trimmed'],
    'match.alias': ['别名', 'alias'],
    'match.aligned': ['按位置推定', 'aligned'],

    // findings
    'finding.severity': ['程度', 'Severity'],
    'finding.code': ['规则', 'Rule'],
    'finding.message': ['内容', 'Message'],
    'finding.figures': ['应为 → 实为', 'Expected → actual'],
    'finding.expected': ['应为', 'Expected'],
    'finding.actual': ['实为', 'Actual'],
    'finding.metric': ['指标', 'Metric'],
    'finding.place': ['位置', 'Place'],
    'finding.status': ['状态', 'Status'],
    'finding.remark': ['备注', 'Remark'],
    'finding.evidence': ['依据', 'Evidence'],
    'finding.count': ['问题 {0} / {1}', '{0} of {1} findings'],
    'finding.search': ['搜索问题', 'Search findings'],
    'finding.empty': ['没有符合条件的问题', 'No finding fits'],
    'finding.left': ['页面容量有限，另有 {0} 条提示未收入，见 findings.csv。', '{0} notes are not in this page, for its size; see findings.csv.'],

    // files
    'files.search': ['搜索文件', 'Search files'],
    'files.count': ['文件 {0} / {1}', '{0} of {1} files'],
    'files.count.missing': ['缺少的报告 {0} / {1}', '{0} of {1} missing reports'],
    'files.empty': ['没有符合条件的文件', 'No file fits'],

    // trends
    'trends.line': ['历年', 'Over years'],
    'trends.rank': ['排名', 'Ranks'],
    'trends.share': ['办理结果构成', 'Shares of results'],
    'trends.kind': ['图表', 'Chart'],
    'trends.metric': ['指标', 'Metric'],
    'trends.applicant': ['申请人', 'Applicant'],
    'trends.unit': ['单位', 'Unit'],
    'trends.unit.count': ['{0}（{1} 项）', '{0} ({1})'],
    'trends.unit.none': ['未注明单位', 'no unit given'],
    'trends.scope': ['范围', 'Scope'],
    'trends.bodies': ['机关', 'Bodies'],
    'trends.add': ['添加机关', 'Add a body'],
    'trends.remove': ['移除 {0}', 'Remove {0}'],
    'trends.choose': ['请添加机关。', 'Add a body to begin.'],
    'trends.none': ['没有数据。', 'There are no figures.'],
    'trends.left': ['页面容量有限，{0} 份报告的数据未收入，见 observations.csv。', 'The figures of {0} reports are not in this page, for its size; see observations.csv.'],
    'trends.value': ['数值', 'Value'],
    'trends.rank.place': ['名次', 'Rank'],
    'trends.ambiguous': ['同一机关同年有多个数值，未画出', 'several figures for one body and year, not drawn'],
    'trends.top': ['图中为前 {0} 名，全部见下表', 'The chart shows the first {0}, the table below all'],
    'trends.at-most': ['最多 {0} 个机关', 'At most {0} bodies'],
    'trends.line.label': ['{0}：各机关历年数值，数字见下表', '{0}: figures of bodies over years; the table below has the same figures'],
    'trends.rank.label': ['{0}（{1} 年）：各机关排名，数字见下表', '{0} in {1}: bodies ranked; the table below has the same figures'],
    'trends.share.label': ['办理结果构成，数字见下表', 'Shares of results; the table below has the same figures'],
    'trends.share.of': ['按机关', 'Of the bodies chosen'],
    'trends.share.year': ['按年度', 'Of one year'],
    'trends.share.drawn': ['只画出各项之和与所报总计相等的报告；其余见表中标 ≠ 的行。', 'Drawn are only reports whose parts add up to their printed total; the others are marked ≠ in the table.'],
    'trends.share.left': ['没有办理结果总计，未列入（2014 年的表式不这样划分结果）：', 'Left out, as they give no total of results (the form of 2014 does not divide them so):'],
    'trends.share.left.more': ['等 {0} 份', 'and others, {0} in all'],
    'trends.share.total': ['总计', 'Total'],
    'trends.share.parts': ['各项之和', 'Sum of parts'],
    'share.granted': ['予以公开', 'Granted'],
    'share.partially_granted': ['部分公开', 'Partly granted'],
    'share.refused': ['不予公开', 'Refused'],
    'share.unable': ['无法提供', 'Unable to provide'],
    'share.not_handled': ['不予处理', 'Not handled'],
    'share.other': ['其他处理', 'Other'],

    // about
    'about.version': ['nianbao {0} 生成', 'Made by nianbao {0}'],
    'about.text': [
        '本页离线使用，不发出任何请求。数字以原文为准：格中小字为程序取值，存疑之处已标出，未作任何更正。',
        'This page works offline and makes no request. The documents count: what the program read stands beside their text, what is doubtful is marked, nothing was corrected.',
    ],
    'about.keys': ['键盘', 'Keyboard'],
    'about.keys.text': [
        'Tab 在各部分间移动；矩阵和原表中用方向键，Home、End、Page Up、Page Down 也可用；回车打开。',
        'Tab moves between parts; arrow keys, Home, End, Page Up and Page Down work in the matrix and the tables; Enter opens.',
    ],
    'about.left': ['未收入本页', 'Not in this page'],
    'about.left.tables': ['{0} 份报告的原表', 'the source tables of {0} reports'],
    'about.left.notes': ['{0} 条提示', '{0} notes'],
    'about.left.figures': ['{0} 份报告的数据', 'the figures of {0} reports'],
    'about.libraries': ['所用程序库及许可', 'Libraries and their licences'],
};

let language = 'zh';

export function speak(lang) {
    language = lang === 'en' ? 'en' : 'zh';
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
}

export function spoken() {
    return language;
}

// The words of `key`, {0} and so on filled in. A key without words is shown itself.
export function t(key, ...values) {
    const words = WORDS[key]?.[language === 'en' ? 1 : 0] ?? key;
    return words.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)] ?? ''));
}

// The words for one of the data's own ids, or the id.
export function named(group, id) {
    const key = `${group}.${id}`;
    return key in WORDS ? t(key) : String(id);
}

// A code as the page's data words it: {code: [zh, en]}.
export function inWords(words, code) {
    return Object.hasOwn(words ?? {}, code) ? words[code][spoken() === 'zh' ? 0 : 1] : code;
}

export function number(value) {
    return Number(value).toLocaleString(language === 'en' ? 'en' : 'zh-CN');
}

export function yearName(year) {
    return year === null || year === undefined ? t('no-year') : String(year);
}
