// Whether the page is being printed. Before a real print the media query still says no, and it changes only
// when the pages are laid out, so what is to stand on them must be there when `beforeprint` is over.

const media = matchMedia('print');
const listeners = new Set();
let printing = false;
let last = media.matches;

export function onPaper() {
    return printing || media.matches;
}

// Calls back whenever that changes; gives what ends it.
export function whenPaper(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

function tell() {
    if (onPaper() !== last) {
        last = onPaper();
        listeners.forEach((listener) => listener());
    }
}

function set(value) {
    printing = value;
    tell();
}

window.addEventListener('beforeprint', () => set(true));
window.addEventListener('afterprint', () => set(false));
media.addEventListener('change', tell);
