// Light or dark: as the system says until the reader chooses. Paper is always light.
import { onPaper, whenPaper } from './paper.js';

const system = matchMedia('(prefers-color-scheme: dark)');
const KEY = 'nianbao-theme';
const listeners = new Set();
let chosen = remembered();

function remembered() {
    try {
        return localStorage.getItem(KEY);
    } catch {
        return null; // not everywhere allowed for a file
    }
}

export function theme() {
    return chosen ?? (system.matches ? 'dark' : 'light');
}

function apply() {
    document.documentElement.dataset.theme = onPaper() ? 'light' : theme();
    for (const listener of listeners) {
        listener();
    }
}

export function toggle() {
    chosen = theme() === 'dark' ? 'light' : 'dark';
    try {
        localStorage.setItem(KEY, chosen);
    } catch {
        // then it lasts as long as the page is open
    }
    apply();
}

export function onTheme(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

export function begin() {
    system.addEventListener('change', apply);
    whenPaper(apply);
    apply();
}

// A colour of the style sheet, for a canvas.
export function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
