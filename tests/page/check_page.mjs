#!/usr/bin/env node
// Drives the reviewers' page in Chromium: check_page.mjs PAGE.html. Over that page; or, where it is the
// template, over pages made from it here, one of them hostile, one of 100,000 reports.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, ready, visit, withBrowser } from './browser.mjs';
import { assertAccessible, assertQuiet, check, results, text } from './checking.mjs';
import { bigFixture, isTemplate, smallFixture, unevenFixture, writePage } from './fixture.mjs';
import * as views from './views.mjs';

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
            await check(`${colorScheme}: every cell of a report tells what it is`, () => everyCell(tab));
        }, { colorScheme });
    }
}

// Of the first report that has tables.
async function everyCell({ page }) {
    for (let report = 0; report < 50; ++report) {
        await visit(page, `#report/${report}`);
        if (await page.locator('.source td').count() > 0) {
            break;
        }
    }
    const [all, wrong] = await page.evaluate(() => {
        const cells = [...document.querySelectorAll('.source td:not(.gap)')].slice(0, 400);
        return [cells.length, cells.filter((td) => {
            td.focus();
            return !document.querySelector('.about-cell .raw') || document.activeElement !== td;
        }).length];
    });
    assert.ok(all > 0);
    assert.equal(wrong, 0);
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

async function unevenPage(folder, template) {
    const file = join(folder, 'uneven.html');
    writePage(template, file, unevenFixture());
    await withBrowser(async (context) => {
        const tab = await open(context, file);
        await ready(tab.page, 'coverage');
        await views.trendsByDefault(tab);
        await assertQuiet(tab);
    });
}

async function manyYears(folder, template) {
    const file = join(folder, 'years.html');
    for (const each of [9, 16]) {
        writePage(template, file, bigFixture(40 * each, each));
        await withBrowser(async (context) => {
            const tab = await open(context, file);
            await ready(tab.page, 'coverage');
            await views.yearsOnPaper(tab);
        });
    }
}

async function smallPage(folder, template) {
    const { blocks, hostile } = smallFixture();
    const file = join(folder, 'small.html');
    writePage(template, file, blocks);
    await anyPage(file);
    await withBrowser(async (context) => {
        const tab = await open(context, file);
        await ready(tab.page, 'coverage');
        await check('search and filters narrow the matrix', () => views.searchAndFilter(tab));
        await check('legend, header and list count alike', () => views.countsAgree(tab));
        await check('arrow keys and Enter lead from the matrix to a report', () => views.matrixByKeyboard(tab));
        await check('a finding leads to its cell, and the cell tells all', () => views.clickToCell(tab));
        await check('merged cells are drawn where the document has them', () => views.drawnAsInDocument(tab));
        await check('findings are searched, filtered, sorted, and lead to the cell', () => views.findingsFilter(tab));
        await check('narrow windows cut nothing', () => views.narrowWindows(tab));
        await check('the tables under the charts hold the exact figures', () => views.trendFigures(tab));
        await check('a superseded report takes no part in trends', () => views.trendsOnlyWhatCounts(tab));
        await check('two figures for one body and year are both shown', () => views.whichOneIsNotKnown(tab));
        await check('a share is a share only of a total that its parts make up', () => views.sharesOnlyOfWholes(tab));
        await check('language and theme switch', () => views.languageAndTheme(tab));
        await check('the skip link skips', () => views.skipLink(tab));
        await check('hostile texts are only ever text', () => views.hostileTexts(tab, hostile));
        await check('names of a form are only ever text, too', () => views.hostileForm(tab, blocks));
        await check('any address gives a view', () => views.everyRouteSurvives(tab));
        await check('on paper the lists are whole and the controls gone', () => views.onPaper(tab));
        await check('figures never break over lines', () => views.figuresUnbroken(tab, hostile));
        await check('a real print has every row', () => views.printsWhole(tab, join(folder, 'print.pdf')));
        await check('after all that: quiet', () => assertQuiet(tab));
        await visit(tab.page, `#report/${hostile}`);
        await check('hostile report is accessible', () => assertAccessible(tab.page));
    });
}

async function main([file]) {
    if (!file) {
        console.error('usage: check_page.mjs PAGE.html');
        process.exit(2);
    }
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-check-'));
    try {
        if (isTemplate(file)) {
            await smallPage(folder, file);
            await check('a page that is not whole says so', () => damagedBlock(folder, file));
            await check('trends open on figures, and tell their form', () => unevenPage(folder, file));
            await check('on paper every mark stands under its year', () => manyYears(folder, file));
            await check('100,000 reports open', () => manyReports(folder, file));
        } else {
            await anyPage(file);
        }
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
    console.log(`${results.passed} passed, ${results.failed} failed`);
    process.exitCode = results.failed === 0 && results.passed > 0 ? 0 : 1;
}

await main(process.argv.slice(2));
