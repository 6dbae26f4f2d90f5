// Chromium with nothing of its own going on, and a page under watch.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../export/page/package.json', import.meta.url));
export const axeSource = () => require('axe-core').source;
const { chromium } = require('playwright-core');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];

export async function withBrowser(work, options = {}) {
    const profile = mkdtempSync(join(tmpdir(), 'nianbao-page-'));
    const context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS,
        viewport: { width: 1360, height: 860 }, ...options,
    });
    try {
        return await work(context);
    } finally {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
    }
}

// A tab on the file; `faults` gathers what a page that keeps to itself would not do.
export async function open(context, file, hash = '') {
    const page = await context.newPage();
    const url = pathToFileURL(file).href;
    const faults = [];
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) {
            faults.push(`console ${message.type()}: ${message.text()}`);
        }
    });
    page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
    page.on('dialog', (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on('request', (request) => {
        if (request.url().split('#')[0] !== url) {
            faults.push(`request: ${request.url().slice(0, 200)}`);
        }
    });
    await page.addInitScript(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) =>
            window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    });
    await page.goto(url + hash);
    return { page, faults };
}

// Waits for a view to stand.
export async function ready(page, view) {
    await page.waitForFunction((name) => document.documentElement.dataset.ready === name, view, { timeout: 120000 });
}

export async function visit(page, hash) {
    await page.evaluate((to) => {
        delete document.documentElement.dataset.ready;
        if (location.hash === to) {
            window.dispatchEvent(new HashChangeEvent('hashchange'));
        } else {
            location.hash = to;
        }
    }, hash);
    await ready(page, hash.slice(1).split(/[/?]/)[0]);
}
