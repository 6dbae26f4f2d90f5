// What the page made from fixture.mjs shows, view by view.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { ready, visit } from './browser.mjs';
import { comesTo, hash, text } from './checking.mjs';
import { HOSTILE } from './fixture.mjs';

export async function searchAndFilter({ page }) {
    await visit(page, '#coverage');
    assert.match(await text(page, '.count'), /11 \/ 11/);
    await page.fill('.controls input', '鼓楼区');
    await page.waitForFunction(() => document.querySelector('.count').textContent.includes('2 / 11'));
    assert.deepEqual(await page.locator('.matrix .row .name bdi').allInnerTexts(), ['南京市鼓楼区财政局', '南京市鼓楼区教育局']);
    await page.click('.legend .state:nth-child(4)'); // missing: none of the two
    assert.match(await text(page, '.count'), /0 \/ 11/);
    await page.fill('.controls input', '');
    await page.waitForFunction(() => document.querySelector('.count').textContent.includes('1 / 11'));
    assert.equal(await text(page, '.matrix .row .name bdi'), '永康镇人民政府');
    await page.selectOption('.controls select', '2023');
    assert.match(await text(page, '.count'), /0 \/ 11/);
    assert.equal(await hash(page), '#coverage?year=2023&state=missing');
    await page.click('.controls button');
    assert.match(await text(page, '.count'), /11 \/ 11/);
}

// The legend counts reports as the header does, also those that another of the same cell hides.
export async function countsAgree({ page }) {
    await visit(page, '#coverage');
    const summary = await text(page, '.summary');
    const inLegend = async (state) => Number((await text(page, `.legend .state:has(.s-${state}) .number`)));
    assert.equal(await inLegend('superseded'), Number(/被取代 (\d+)/.exec(summary)[1]));
    await page.click('.legend .state:has(.s-superseded)');
    assert.match(await text(page, '.count'), /1 \/ 11/);
    await page.click('.controls button');
    await page.hover('.cell.s-held');
    assert.match(await page.locator('.cell.s-held').first().getAttribute('title'), /^20\d\d: 所核对的均成立，有提示, 提示 1, 能核对的 40\/40 项均成立$/);
    await visit(page, '#files');
    assert.match(await text(page, '.count'), new RegExp(`^文件 ${/文件 (\d+)/.exec(summary)[1] - 2} / .* · 缺少的报告 2 / 2$`));
}

export async function matrixByKeyboard({ page }) {
    await visit(page, '#coverage');
    await page.focus('.matrix');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.match(await page.locator('.cell.here .unseen-words').textContent(), /^2021: 有警告, 警告 1/);
    await page.keyboard.press('Enter');
    await ready(page, 'report');
    assert.match(await text(page, 'h1'), /深圳市龙岗区财政局 2021/);
    await page.keyboard.press('Tab');
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'BODY');
}

export async function clickToCell({ page }) {
    await visit(page, '#coverage');
    await page.click('#m0-0');
    await ready(page, 'report');
    assert.match(await text(page, 'h1'), /深圳市龙岗区发展和改革局 2019/);
    await page.click('.finding >> nth=0');
    const cell = page.locator('.source td:focus');
    assert.match(await cell.innerText(), /80/);
    await comesTo(page, '#report/0/t2r4c4');
    const panel = await text(page, '.about-cell');
    for (const words of ['表 2 · 行 4 · 列 4', '80 件', 'applications.received.new', 'natural_person', '数字', '完全一致', '表 2 · 行 14 · 列 4 = 83']) {
        assert.ok(panel.includes(words), `${words} in ${panel}`);
    }
    assert.equal(await page.locator('.source td.chosen').count(), 4);
    await page.keyboard.press('ArrowDown');
    await comesTo(page, '#report/0/t2r5c4');
    await page.click('.source td.unmapped');
    assert.match(await text(page, '.about-cell'), /约三十项[^]*unreadable-label/);
    await page.click('.source td:has-text("1,000,003.50元")');
    assert.match(await text(page, '.about-cell'), /1,000,003\.50元[^]*1000003\.50 元/);
}

// As many columns and rows of the drawn table as the form has: merged cells are where they were.
export async function drawnAsInDocument({ page }) {
    await visit(page, '#report/0');
    const boxes = await page.evaluate(() => {
        const table = document.querySelectorAll('.source')[1];
        const box = (label) => {
            const td = [...table.querySelectorAll('td')].find((one) => one.querySelector(':scope > bdi')?.textContent === label);
            const { left, right, top, bottom } = td.getBoundingClientRect();
            return { left, right, top, bottom, colSpan: td.colSpan, rowSpan: td.rowSpan };
        };
        return { results: box('三、本年度办理结果'), refused: box('（三）不予公开'), total: box('（七）总计'), secret: box('1.属于国家秘密') };
    });
    assert.equal(boxes.results.rowSpan, 9);
    assert.equal(boxes.refused.rowSpan, 3);
    assert.equal(boxes.total.colSpan, 2);
    const close = (a, b) => assert.ok(Math.abs(a - b) < 2, `${a} ${b}`);
    close(boxes.results.right, boxes.refused.left);
    close(boxes.refused.right, boxes.secret.left);
    close(boxes.total.right, boxes.secret.right);
    close(boxes.total.bottom, boxes.results.bottom);
    close(boxes.refused.top, boxes.secret.top);
}

export async function findingsFilter({ page }) {
    await visit(page, '#findings');
    const all = Number((await text(page, '.count')).match(/\/ (\d+)/)[1]);
    await page.selectOption('select[aria-label="程度"]', 'error');
    await page.fill('input[aria-label="机关"]', '财政局');
    await page.waitForFunction(() => /问题 2 \//.test(document.querySelector('.count').textContent));
    assert.equal(await page.locator('.tabulator-row').count(), 2);
    await page.fill('input[aria-label="搜索问题"]', 'not there');
    await page.waitForFunction(() => /问题 0 \//.test(document.querySelector('.count').textContent));
    await page.click('.controls button');
    assert.match(await text(page, '.count'), new RegExp(`${all} / ${all}`));
    assert.match(await text(page, '.tabulator-row'), /待核实[^]*已电话询问/);
    await page.click('.sorter:has-text("年度")');
    await page.click('.sorter:has-text("年度")');
    assert.match(await text(page, '.tabulator-row'), /2023/);
    await page.click('.tabulator-row a');
    await ready(page, 'report');
    assert.match(await hash(page), /^#report\/\d+\/t\d+r\d+c\d+$/);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TD');
}

// Narrow windows: the whole of a finding, and a menu whose words lie.
export async function narrowWindows({ page }) {
    await visit(page, '#findings?code=flow');
    for (const width of [900, 1360, 760, 500]) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(300);
        const [seen, cut] = await page.locator('.tabulator-row a').evaluateAll((all) =>
            [all.length, all.filter((one) => one.scrollHeight > one.clientHeight + 1 ||
                one.getBoundingClientRect().bottom > one.closest('.tabulator-row').getBoundingClientRect().bottom).length]);
        assert.ok(seen > 4);
        assert.equal(cut, 0, `${width} px`);
        const heights = await page.locator('.bar nav a').evaluateAll((all) => Math.max(...all.map((one) => one.clientHeight)));
        assert.ok(heights < 50, `${width} px: menu ${heights}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${width} px`);
    }
    await page.setViewportSize({ width: 1360, height: 860 });
    await visit(page, '#findings?code=');
}

export async function trendFigures({ page }) {
    await visit(page, '#trends?kind=line&metric=applications.received.new&body=深圳市龙岗区财政局');
    const rows = await page.locator('.under tbody tr').allInnerTexts();
    assert.deepEqual(rows.map((row) => row.split('\t').slice(2, 4).join('=')), ['2019=146', '2020=151', '2021=122', '2022=142', '2023=168']);
    await page.fill('.combo input', '永康');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.chips li').length === 2);
    assert.equal(await page.locator('.under tbody tr').count(), 8);
    await visit(page, '#trends?kind=rank&metric=applications.received.new&year=2021');
    const ranks = await page.locator('.tabulator-row').allInnerTexts();
    assert.deepEqual(ranks.slice(0, 2).map((row) => row.split('\n').join(' ')), ['1 深圳市龙岗区教育局 本机关 187', '2 南京市鼓楼区财政局 本机关 157']);
    await visit(page, '#trends?kind=share&body=深圳市龙岗区发展和改革局');
    assert.match((await page.locator('.tabulator-row').first().innerText()).replace(/\n/g, ' '), /2019 本机关 20 \(15\.3%\) 28 \(21\.4%\)/);
}

// Superseded reports take no part, and parts that do not make up the total are not drawn.
export async function trendsOnlyWhatCounts({ page }) {
    await visit(page, '#trends?kind=line&metric=applications.received.new&body=南京市鼓楼区教育局');
    assert.equal(await page.locator('.under tbody tr').count(), 5);
    assert.ok(!(await text(page, '.under')).includes('999'));
}

// Two reports of one body and year: both are listed, and said not to be drawn.
export async function whichOneIsNotKnown({ page }) {
    await visit(page, '#trends?kind=line&metric=applications.received.new&body=南京市鼓楼区财政局');
    const rows = await page.locator('.under tbody tr:has(.tag)').allInnerTexts();
    assert.deepEqual(rows.map((row) => /(\d+)\s+zfxxgk-2021$/.exec(row)[1]), ['888', '132']);
    assert.equal(await page.locator('.under tbody tr').count(), 6);
    await visit(page, '#trends?kind=rank&metric=applications.received.new&year=2022');
    const ranks = await page.locator('.tabulator-row').allInnerTexts();
    assert.deepEqual(ranks.map((row) => row.includes('南京市鼓楼区财政局') && !/^\d/.test(row)).slice(-3), [false, true, true]);
}

// A share is a share only of a total that its parts make up.
export async function sharesOnlyOfWholes({ page }) {
    await visit(page, '#trends?kind=share&body=深圳市龙岗区人力资源局');
    const rows = (await page.locator('.tabulator-row').allInnerTexts()).map((row) => row.replace(/\n/g, ' '));
    assert.equal(rows.length, 5);
    assert.match(rows[0], /^深圳市龙岗区人力资源局 2019 .*%.* (\d+) \1$/);
    assert.match(rows[1], /^深圳市龙岗区人力资源局 2020 [^%]* 134 ≠ 135$/);
}

// Trends open on something that has figures, and say which form a figure is from.
export async function trendsByDefault({ page }) {
    await visit(page, '#trends');
    assert.ok(await page.locator('.under tbody tr').count() >= 5);
    assert.equal(await page.locator('.chips bdi').allInnerTexts().then((names) => names.includes('名册里的局')), false);
    await visit(page, '#trends?kind=line&metric=applications.received.new&body=旧表式的局');
    assert.match((await page.locator('.under tbody tr').allInnerTexts()).join('\n'), /^旧表式的局\t本机关\t2017\t48\tzfxxgk-2014$/);
    await visit(page, '#trends?kind=line&metric=procurement.centralized.amount&body=旧表式的局');
    assert.equal(await text(page, 'label:has(#trend-applicant) span'), '单位');
    assert.deepEqual(await page.locator('#trend-applicant option').allInnerTexts(), ['元（0 项）', '未注明单位（0 项）', '万元（1 项）']);
    assert.match(await text(page, '.under tbody tr'), /\t3\.2\t/);
    await page.selectOption('#trend-applicant', { label: '元（0 项）' });
    await page.waitForSelector('.result .empty');
    await visit(page, '#trends?kind=share&body=旧表式的局&body=深圳市龙岗区财政局');
    assert.equal(await page.locator('.tabulator-row').count(), 5);
    assert.match(await text(page, '.left-out'), /：\s*旧表式的局 2017$/);
}

export async function languageAndTheme({ page }) {
    await visit(page, '#coverage');
    await page.click('#language');
    await ready(page, 'coverage');
    assert.equal(await text(page, 'h1'), 'Bodies and years');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await visit(page, '#trends?kind=line');
    assert.match(await text(page, '.result h2'), /^Applications received in the year/);
    const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.click('#theme');
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), before);
    await page.click('#theme');
    await page.click('#language');
    await ready(page, 'trends');
    assert.equal(await text(page, 'h1'), '趋势');
}

export async function skipLink({ page }) {
    await visit(page, '#findings');
    await page.reload();
    await ready(page, 'findings');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    assert.match(await hash(page), /^#findings/);
}

export async function hostileTexts({ page }, index) {
    await visit(page, `#report/${index}`);
    const shown = await page.evaluate(() => document.querySelector('#page').textContent);
    for (const name of ['formula', 'script', 'image', 'template']) {
        assert.ok(shown.includes(HOSTILE[name]), name);
    }
    assert.ok(shown.includes('invoice⟨U+202E⟩xcod.exe') && !shown.includes('\u202e'), 'the override is named, not obeyed');
    assert.ok(shown.includes('a⟨U+0000⟩b⟨U+0007⟩c⟨U+200B⟩d⟨U+FEFF⟩e'), 'controls are named');
    assert.equal(await page.locator('a[href^="javascript"], a[href*="hacked"]').count(), 0);
    assert.equal(await page.locator('main img, main script, main iframe').count(), 0);
    await page.evaluate(() => [...document.querySelectorAll('.source td')].find((td) => td.textContent.includes('长长长')).focus());
    assert.ok((await text(page, '.about-cell .raw')).endsWith('the end.'), 'all 40,000 characters beside the table');
    const drawn = await page.locator('.source td:has-text("长长长")').first().innerText();
    assert.ok(drawn.length < 1000 && drawn.includes('39,998'), 'and in the table as many as fit, said so');
    assert.equal(await page.locator('.source .source .source').count(), 1, 'tables within tables');
    const widest = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.source td')].map((td) => td.colSpan)));
    assert.equal(widest, 50);
    await page.locator('.source .source td').first().focus();
    await comesTo(page, `#report/${index}/t2r1c1`);
    assert.equal(await page.locator('.finding').count(), 8);
    for (const finding of await page.locator('.finding').all()) {
        await finding.click();
    }
}

// Names of a form of one's own, in lists, tables and charts.
export async function hostileForm({ page }, blocks) {
    const body = blocks.find(([id]) => id === 'reports-0')[1].rows.find((row) => row[0].includes('hacked'))[0];
    const query = `metric=${encodeURIComponent('applications.result.refused.<b>')}&body=${encodeURIComponent(body)}&year=2020`;
    for (const kind of ['line', 'rank', 'share', 'share&by=year']) {
        await visit(page, `#trends?kind=${kind}&${query}`);
        assert.ok((await page.locator('.result').innerText()).includes('<'), kind);
        assert.equal(await page.locator('.result b, .result i, main img').count(), 0);
    }
    await visit(page, `#trends?kind=rank&metric=applications.received.new&year=2020`);
    assert.match(await page.locator('.tabulator-row').first().innerText(), /123456789012345678901234567890\.12$/, 'exact');
    await visit(page, `#trends?kind=share&by=year&${query}`);
    assert.match((await page.locator('.tabulator-row:has-text("hacked")').innerText()).replace(/\n/g, ' '), /7 \(100\.0%\) 7 7$/);
}

export async function everyRouteSurvives({ page }) {
    for (const route of ['#report/99999', '#report/-1', '#report/x/t9999999999r1c1', '#report/0/t9r9c9', '#nonsense', '#trends?kind=x&metric=y&year=z&body=q', '#coverage?year=1&state=x', '#findings?code=none']) {
        await page.evaluate((to) => {
            delete document.documentElement.dataset.ready;
            location.hash = to;
        }, route);
        await page.waitForFunction(() => document.documentElement.dataset.ready);
        assert.equal(await page.locator('[role=alert]').count(), 0, route);
    }
    await visit(page, '#findings?code=');
    await visit(page, '#coverage?year=');
}

export async function onPaper({ page }) {
    for (const [route, selector] of [['#coverage', '.matrix .space .row'], ['#findings', '.on-paper tbody tr'], ['#report/0', '.source td']]) {
        await visit(page, route);
        await page.emulateMedia({ media: 'print' });
        await page.waitForFunction((one) => document.querySelectorAll(one).length > 10, selector);
        assert.equal(await page.locator('.bar nav').isVisible(), false);
        assert.equal(await page.locator('.controls').first().isVisible().catch(() => false), false);
        await page.emulateMedia({ media: null });
    }
}

// What stands there when the pages of a real print are laid out, and, with pdftotext at hand, what is on them.
export async function printsWhole({ page }, file) {
    await page.evaluate(() => window.addEventListener('beforeprint', () => {
        window.laid = {
            listed: document.querySelectorAll('.on-paper tbody tr').length,
            bodies: document.querySelectorAll('.matrix .space .row').length, theme: document.documentElement.dataset.theme,
        };
    }));
    const print = async (route) => {
        await visit(page, route);
        await page.pdf({ path: file, format: 'A4' });
        assert.equal(await page.locator('.on-paper tr').count(), 0, 'and gone again after it');
        return { ...await page.evaluate(() => window.laid), words: wordsOf(file) };
    };
    const findings = await print('#findings');
    const all = Number((await text(page, '.count')).match(/\/ (\d+)/)[1]);
    assert.equal(findings.listed, all);
    const marks = findings.words?.match(/[■▲i]\s*(错误|警告|提示)/g);
    assert.ok(!marks || marks.length === all, `${marks?.length} of ${all} rows are in the PDF`);
    const files = await print('#files');
    assert.ok(files.listed > 50);
    for (const name of ['half-copied', '2013.doc']) {
        assert.ok((files.words?.replace(/\s/g, '') ?? name).includes(name), name);
    }
    assert.equal((await print('#coverage')).bodies, 11);
}

function wordsOf(pdf) {
    try {
        return execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' });
    } catch (error) {
        assert.equal(error.code, 'ENOENT');
        return null;
    }
}

// Figures stand on one line, however narrow the sheet, and on paper the widest table is whole.
export async function figuresUnbroken({ page }, hostile) {
    const broken = () => page.locator('.source .figure > bdi').evaluateAll((all) => all.filter((one) => one.getClientRects().length > 1).length);
    await page.setViewportSize({ width: 500, height: 800 });
    await visit(page, '#report/0');
    assert.ok(await page.locator('.source .figure').count() > 80);
    assert.equal(await broken(), 0);
    await page.setViewportSize({ width: 688, height: 900 });
    for (const route of ['#report/0', `#report/${hostile}`]) {
        await visit(page, route);
        await page.emulateMedia({ media: 'print' });
        await page.waitForFunction(() => document.querySelector('.sheet > .source').style.getPropertyValue('--narrowest') !== '');
        const right = await page.locator('.sheet > .source').evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
        assert.ok(right <= 689, `${route} ${right}`);
        assert.equal(await broken(), 0);
        await page.emulateMedia({ media: null });
    }
    await page.setViewportSize({ width: 1360, height: 860 });
}

// On narrow paper every mark stands under its year, the last one too.
export async function yearsOnPaper({ page }) {
    await page.setViewportSize({ width: 688, height: 900 });
    await visit(page, '#coverage');
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(() => document.querySelectorAll('.matrix .space .row').length === 40);
    const [heads, ...rows] = await page.evaluate(() => [...document.querySelectorAll('.matrix .row')].map((row) =>
        [...row.children].map((cell) => (cell.getBoundingClientRect().left + cell.getBoundingClientRect().right) / 2)));
    rows.forEach((row) => assert.deepEqual(row, heads));
    assert.ok(heads.at(-1) < 688 && heads[0] >= 60, String(heads));
    const cut = await page.locator('.matrix .cell').evaluateAll((cells) => cells.filter((one) => one.scrollWidth > one.clientWidth).length);
    assert.equal(cut, 0);
}
