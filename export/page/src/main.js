// The page from the top: the frame around the views, and which view is shown.
import { about } from './about.js';
import { coverage } from './coverage.js';
import { h, said } from './dom.js';
import { filesView } from './files.js';
import { findingsView } from './findings.js';
import { report } from './report.js';
import { load, meta, R, reports } from './reports.js';
import { current, forgetNote } from './route.js';
import { plain } from './text.js';
import * as themes from './theme.js';
import { trends } from './trends.js';
import { number, speak, spoken, t } from './words.js';

const VIEWS = { coverage, findings: findingsView, trends, files: filesView, report, about };
const IN_MENU = ['coverage', 'findings', 'trends', 'files', 'about'];

const page = document.getElementById('page');
const main = h('main', { id: 'main', tabindex: '-1' });
let shown = null;
let turn = 0;

// Draws the view that the address names. `ready` on the root tells when it is there.
async function show(keepFocus) {
    const mine = ++turn;
    shown?.dispose?.();
    forgetNote();
    const route = current();
    const name = route.view in VIEWS ? route.view : 'coverage';
    delete document.documentElement.dataset.ready;
    frame(name);
    main.replaceChildren();
    main.className = `view-${name}`;
    main.scrollTop = 0;
    if (!keepFocus) {
        window.scrollTo(0, 0);
        main.focus({ preventScroll: true });
    }
    try {
        shown = VIEWS[name](main, route) ?? {};
        const wait = shown.ready && main.appendChild(h('p', { class: 'loading', role: 'status' }, t('loading')));
        await shown.ready;
        wait?.remove?.();
    } catch (error) {
        complain(error);
    }
    if (mine === turn) {
        document.documentElement.dataset.ready = name;
    }
}

function complain(error) {
    main.querySelector('.loading')?.remove();
    main.append(h('p', { class: 'banner', role: 'alert' }, t('broken', plain(error?.message ?? error, 200))));
}

function frame(name) {
    const heading = page.querySelector('header');
    const fresh = header(name);
    if (heading) {
        heading.replaceWith(fresh);
    } else {
        page.append(h('a', { class: 'skip', href: '#main' }, t('skip')), fresh, main);
    }
    const skip = page.querySelector('.skip');
    skip.textContent = t('skip');
    skip.onclick = (event) => {
        event.preventDefault();
        main.focus();
    };
    document.title = `${t(name)} · ${plain(meta.title, 80) || 'nianbao 年报'}`;
}

function header(name) {
    const themeName = themes.theme() === 'dark' ? 'light' : 'dark';
    return h('header', null,
        h('div', { class: 'bar' },
            h('strong', { class: 'brand' }, meta.title ? said(meta.title) : 'nianbao 年报'),
            h('nav', { 'aria-label': t('views') }, IN_MENU.map((view) =>
                h('a', { href: `#${view}`, 'aria-current': view === name && 'page' }, t(view)))),
            h('div', { class: 'tools' },
                h('button', { type: 'button', id: 'language', lang: spoken() === 'zh' ? 'en' : 'zh-CN', onclick: switchLanguage }, t('language')),
                h('button', { type: 'button', id: 'theme', onclick: themes.toggle }, t(`theme.${themeName}`)),
                h('button', { type: 'button', id: 'print', onclick: () => print() }, t('print')))),
        h('p', { class: 'summary' }, summary()));
}

function summary() {
    const c = meta.counts;
    return t('summary', ...[c.documents, c.read, c.failed, c.skipped, c.deferred, c.superseded, duplicates(), c.errors, c.warnings].map(number));
}

function duplicates() {
    return reports.filter((row) => row[R.status] === 'duplicate').length;
}

async function switchLanguage() {
    speak(spoken() === 'zh' ? 'en' : 'zh');
    await show(true);
    document.getElementById('language').focus();
}

async function begin() {
    themes.begin();
    themes.onTheme(() => {
        const button = document.getElementById('theme');
        if (button) {
            button.textContent = t(`theme.${themes.theme() === 'dark' ? 'light' : 'dark'}`);
        }
    });
    try {
        await load();
    } catch (error) {
        page.append(main);
        complain(error);
        return;
    }
    speak(meta.lang);
    window.addEventListener('hashchange', () => show(false));
    await show(true);
}

begin();
