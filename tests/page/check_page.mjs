#!/usr/bin/env node
// Drives the reviewers' page in Chromium: check_page.mjs TEMPLATE [PAGE.html]. Without PAGE.html
// over pages made here, one of them hostile, one of 100,000 reports; with it over that page.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axeSource, open, ready, visit, withBrowser } from './browser.mjs';
import { bigFixture, HOSTILE, smallFixture, writePage } from './fixture.mjs';

let passed = 0;
let failed = 0;

async function check(name, work) {
    try {
        await work();
        ++passed;
        console.log(`ok      ${name}`);
    } catch (error) {
        ++failed;
        console.log(`FAILED  ${name}\n        ${error.message.split('\n').slice(0, 12).join('\n        ')}`);
    }
}

// Nothing said on the console, nothing asked for, nothing run, no policy broken.
async function assertQuiet({ page, faults }) {
    assert.deepEqual(faults, []);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
}

async function assertAccessible(page, where) {
    await page.evaluate(`window.axe ?? (() => { ${axeSource()} })()`);
    const found = await page.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
        return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`);
    });
    assert.deepEqual(found, [], where);
}

const text = (page, selector) => page.locator(selector).first().innerText();
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));

// The address follows a moment after the focus.
async function comesTo(page, wanted) {
    await page.waitForFunction((to) => decodeURIComponent(location.hash) === to, wanted, { timeout: 3000 })
        .catch(async () => assert.equal(await hash(page), wanted));
}

// What holds of every page.
async function anyPage(file) {
    for (const colorScheme of ['light', 'dark']) {
        await withBrowser(async (context) => {
            const tab = await open(context, file);
            const { page } = tab;
            await ready(page, 'coverage');
            const routes = ['#coverage', '#findings', '#trends?kind=line', '#trends?kind=rank', '#trends?kind=share&by=year', '#files', '#about', '#report/0'];
            for (const route of routes) {
                await check(`${colorScheme} ${route} is accessible and asks for nothing`, async () => {
                    await visit(page, route);
                    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
                    assert.equal(await page.locator('[role=alert]').count(), 0);
                    await assertAccessible(page, route);
                    await assertQuiet(tab);
                });
            }
            await check(`${colorScheme}: every cell of the first report's tables tells what it is`, () => everyCell(tab));
        }, { colorScheme });
    }
}

async function everyCell({ page }) {
    await visit(page, '#report/0');
    const wrong = await page.evaluate(() => [...document.querySelectorAll('.source td:not(.gap)')].slice(0, 400).filter((td) => {
        td.focus();
        return !document.querySelector('.about-cell .raw') || document.activeElement !== td;
    }).length);
    assert.equal(wrong, 0);
}

async function searchAndFilter({ page }) {
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

async function matrixByKeyboard({ page }) {
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

async function clickToCell({ page }) {
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
async function drawnAsInDocument({ page }) {
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

async function findingsFilter({ page }) {
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

async function trendFigures({ page }) {
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
async function trendsOnlyWhatCounts({ page }) {
    await visit(page, '#trends?kind=line&metric=applications.received.new&body=南京市鼓楼区教育局');
    assert.equal(await page.locator('.under tbody tr').count(), 5);
    assert.ok(!(await text(page, '.under')).includes('999'));
}

// Two reports of one body and year: both are listed, and said not to be drawn.
async function whichOneIsNotKnown({ page }) {
    await visit(page, '#trends?kind=line&metric=applications.received.new&body=南京市鼓楼区财政局');
    const rows = await page.locator('.under tbody tr:has(.tag)').allInnerTexts();
    assert.deepEqual(rows.map((row) => /(\d+)\s+zfxxgk-2021$/.exec(row)[1]), ['888', '132']);
    assert.equal(await page.locator('.under tbody tr').count(), 6);
    await visit(page, '#trends?kind=rank&metric=applications.received.new&year=2022');
    const ranks = await page.locator('.tabulator-row').allInnerTexts();
    assert.deepEqual(ranks.map((row) => row.includes('南京市鼓楼区财政局') && !/^\d/.test(row)).slice(-3), [false, true, true]);
}

// A share is a share only of a total that its parts make up.
async function sharesOnlyOfWholes({ page }) {
    await visit(page, '#trends?kind=share&body=深圳市龙岗区人力资源局');
    const rows = (await page.locator('.tabulator-row').allInnerTexts()).map((row) => row.replace(/\n/g, ' '));
    assert.equal(rows.length, 5);
    assert.match(rows[0], /^深圳市龙岗区人力资源局 2019 .*%.* (\d+) \1$/);
    assert.match(rows[1], /^深圳市龙岗区人力资源局 2020 [^%]* 134 ≠ 135$/);
}

async function languageAndTheme({ page }) {
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

async function skipLink({ page }) {
    await visit(page, '#findings');
    await page.reload();
    await ready(page, 'findings');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
    assert.match(await hash(page), /^#findings/);
}

async function hostileTexts({ page }, index) {
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
async function hostileForm({ page }, blocks) {
    const body = blocks.find(([id]) => id === 'reports-0')[1].rows.find((row) => row[0].includes('hacked'))[0];
    const query = `metric=${encodeURIComponent('applications.result.refused.<b>')}&body=${encodeURIComponent(body)}&year=2020`;
    for (const kind of ['line', 'rank', 'share', 'share&by=year']) {
        await visit(page, `#trends?kind=${kind}&${query}`);
        assert.ok((await page.locator('.result').innerText()).includes('<'), kind);
        assert.equal(await page.locator('.result b, .result i, main img').count(), 0);
    }
    assert.match((await page.locator('.tabulator-row:has-text("hacked")').innerText()).replace(/\n/g, ' '), /7 \(100\.0%\) 7 7$/);
}

async function everyRouteSurvives({ page }) {
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

async function onPaper({ page }) {
    for (const [route, selector] of [['#coverage', '.matrix .space .row'], ['#findings', '.on-paper tbody tr'], ['#report/0', '.source td']]) {
        await visit(page, route);
        await page.emulateMedia({ media: 'print' });
        await page.waitForFunction((one) => document.querySelectorAll(one).length > 10, selector);
        assert.equal(await page.locator('.bar nav').isVisible(), false);
        assert.equal(await page.locator('.controls').first().isVisible().catch(() => false), false);
        await page.emulateMedia({ media: null });
    }
}

async function damagedBlock(folder, template) {
    const { blocks } = smallFixture();
    const file = join(folder, 'damaged.html');
    writePage(template, file, blocks.filter(([id]) => id !== 'reports-0'));
    await withBrowser(async (context) => {
        const { page } = await open(context, file);
        await page.waitForSelector('[role=alert]');
        assert.match(await text(page, '[role=alert]'), /reports-0/);
    });
}

async function manyReports(folder, template) {
    const file = join(folder, 'big.html');
    writePage(template, file, bigFixture(100000));
    await withBrowser(async (context) => {
        const begun = performance.now();
        const tab = await open(context, file);
        const { page } = tab;
        await ready(page, 'coverage');
        await page.waitForSelector('.matrix .space .row');
        const took = (performance.now() - begun) / 1000;
        console.log(`        100,000 reports, ${(statSync(file).size / 1e6).toFixed(1)} MB: matrix drawn after ${took.toFixed(2)} s`);
        assert.match(await text(page, '.count'), /20,000 \/ 20,000/);
        assert.ok(await page.locator('.matrix .space .row').count() < 200, 'only what is in sight');
        await page.focus('.matrix');
        await page.keyboard.press('Control+End');
        assert.match(await page.locator('.matrix .row:has(.here) .name').innerText(), /019999/);
        for (const view of ['#findings', '#trends?kind=rank', '#files']) {
            const start = performance.now();
            await visit(page, view);
            console.log(`        ${view} after ${((performance.now() - start) / 1000).toFixed(2)} s`);
        }
        await assertQuiet(tab);
    });
}

async function smallPage(folder, template) {
    const { blocks, hostile } = smallFixture();
    const file = join(folder, 'small.html');
    writePage(template, file, blocks);
    await anyPage(file);
    await withBrowser(async (context) => {
        const tab = await open(context, file);
        await ready(tab.page, 'coverage');
        await check('search and filters narrow the matrix', () => searchAndFilter(tab));
        await check('arrow keys and Enter lead from the matrix to a report', () => matrixByKeyboard(tab));
        await check('a finding leads to its cell, and the cell tells all', () => clickToCell(tab));
        await check('merged cells are drawn where the document has them', () => drawnAsInDocument(tab));
        await check('findings are searched, filtered, sorted, and lead to the cell', () => findingsFilter(tab));
        await check('the tables under the charts hold the exact figures', () => trendFigures(tab));
        await check('a superseded report takes no part in trends', () => trendsOnlyWhatCounts(tab));
        await check('two figures for one body and year are both shown', () => whichOneIsNotKnown(tab));
        await check('a share is a share only of a total that its parts make up', () => sharesOnlyOfWholes(tab));
        await check('language and theme switch', () => languageAndTheme(tab));
        await check('the skip link skips', () => skipLink(tab));
        await check('hostile texts are only ever text', () => hostileTexts(tab, hostile));
        await check('names of a form are only ever text, too', () => hostileForm(tab, blocks));
        await check('any address gives a view', () => everyRouteSurvives(tab));
        await check('on paper the lists are whole and the controls gone', () => onPaper(tab));
        await check('after all that: quiet', () => assertQuiet(tab));
        await visit(tab.page, `#report/${hostile}`);
        await check('hostile report is accessible', () => assertAccessible(tab.page));
    });
}

async function main([template, given]) {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-check-'));
    try {
        if (given) {
            await anyPage(given);
        } else {
            await smallPage(folder, template);
            await check('a page that is not whole says so', () => damagedBlock(folder, template));
            await check('100,000 reports open', () => manyReports(folder, template));
        }
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

await main(process.argv.slice(2));
