// Elements made by hand: text from data only ever becomes text nodes.
import { visible } from './text.js';

// h('a', {href, class, onclick, aria-…}, children): strings become text, null is left out.
export function h(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties ?? {})) {
        set(element, name, value);
    }
    append(element, children);
    return element;
}

function set(element, name, value) {
    if (value === null || value === undefined || value === false) {
        return;
    }
    if (name.startsWith('on')) {
        element.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
        element.className = value;
    } else if (name === 'value' || name === 'checked' || name === 'selected') {
        element[name] = value;
    } else {
        element.setAttribute(name, value === true ? '' : value);
    }
}

export function append(element, children) {
    for (const child of children.flat()) {
        if (child !== null && child !== undefined && child !== false) {
            element.append(child);
        }
    }
}

// What a document says: apart from the text around it in direction, nothing in it unseen.
export function said(text, className) {
    const element = h('bdi', { dir: 'auto', class: className ?? null });
    element.append(visible(String(text)));
    return element;
}

export function option(value, text, chosen) {
    return h('option', { value, selected: value === chosen }, text);
}

// Runs `work` once things have been quiet for a moment.
export function afterPause(work, milliseconds = 150) {
    let timer = 0;
    return () => {
        clearTimeout(timer);
        timer = setTimeout(work, milliseconds);
    };
}
