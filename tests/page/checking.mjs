// What checks of a page have in common.
import assert from 'node:assert/strict';
import { axeSource } from './browser.mjs';

export const results = { passed: 0, failed: 0 };

export async function check(name, work) {
    try {
        await work();
        ++results.passed;
        console.log(`ok      ${name}`);
    } catch (error) {
        ++results.failed;
        console.log(`FAILED  ${name}\n        ${error.message.split('\n').slice(0, 12).join('\n        ')}`);
    }
}

// Nothing said on the console, nothing asked for, nothing run, no policy broken.
export async function assertQuiet({ page, faults }) {
    assert.deepEqual(faults, []);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
}

export async function assertAccessible(page, where) {
    await page.evaluate(`window.axe ?? (() => { ${axeSource()} })()`);
    const found = await page.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
        return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`);
    });
    assert.deepEqual(found, [], where);
}

export const text = (page, selector) => page.locator(selector).first().innerText();
export const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));

// The address follows a moment after the focus.
export async function comesTo(page, wanted) {
    await page.waitForFunction((to) => decodeURIComponent(location.hash) === to, wanted, { timeout: 3000 })
        .catch(async () => assert.equal(await hash(page), wanted));
}
