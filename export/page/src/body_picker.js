// A box to add bodies with, and those added, each with a button to take it away.
import { h, said } from './dom.js';
import { bodies, bodyByName } from './reports.js';
import { fold, plain } from './text.js';
import { t } from './words.js';

const MOST = 8;
const OFFERED = 30;

// chosen: array of names, changed in place; changed() is called after.
export function bodyPicker(chosen, changed) {
    const chips = h('ul', { class: 'chips', 'aria-label': t('trends.bodies') });
    const box = comboBox((name) => {
        if (!chosen.includes(name) && chosen.length < MOST) {
            chosen.push(name);
            show();
            changed();
        }
    });
    const show = () => {
        chips.replaceChildren(...chosen.map((name) => h('li', null, said(name), h('button', {
            type: 'button', 'aria-label': t('trends.remove', plain(name)),
            onclick: () => {
                chosen.splice(chosen.indexOf(name), 1);
                show();
                changed();
                box.input.focus();
            },
        }, '×'))));
        box.input.disabled = chosen.length >= MOST;
        box.input.placeholder = chosen.length >= MOST ? t('trends.at-most', MOST) : t('trends.add');
    };
    show();
    return h('div', { class: 'body-picker' }, box.element, chips);
}

function offered(text) {
    const wanted = fold(text);
    const found = [];
    for (const body of bodies) {
        body.folded ??= fold(body.name);
        if (body.folded.includes(wanted)) {
            found.push(body.name);
            if (found.length === OFFERED) {
                break;
            }
        }
    }
    return found;
}

function comboBox(choose) {
    const options = h('ul', { class: 'options', role: 'listbox', id: 'body-options', hidden: true, 'aria-label': t('trends.bodies') });
    const input = h('input', {
        type: 'text', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'body-options',
        'aria-autocomplete': 'list', 'aria-label': t('trends.add'), autocomplete: 'off',
    });
    const box = { input, options, names: [], at: -1, choose };
    input.addEventListener('input', () => offer(box));
    input.addEventListener('focus', () => offer(box));
    input.addEventListener('blur', () => close(box));
    input.addEventListener('keydown', (event) => key(box, event));
    options.addEventListener('mousedown', (event) => {
        event.preventDefault(); // the box keeps the focus
        const item = event.target.closest('li');
        if (item) {
            pick(box, Number(item.dataset.at));
        }
    });
    return { input, element: h('div', { class: 'combo' }, input, options) };
}

function offer(box) {
    box.names = offered(box.input.value);
    box.at = -1;
    box.options.replaceChildren(...box.names.map((name, i) =>
        h('li', { role: 'option', id: `body-option-${i}`, 'data-at': String(i), 'aria-selected': 'false' }, said(name))));
    box.options.hidden = box.names.length === 0;
    box.input.setAttribute('aria-expanded', String(!box.options.hidden));
    box.input.removeAttribute('aria-activedescendant');
}

function close(box) {
    box.options.hidden = true;
    box.input.setAttribute('aria-expanded', 'false');
    box.input.removeAttribute('aria-activedescendant');
}

function pick(box, at) {
    const name = box.names[at];
    if (bodyByName.has(name)) {
        box.input.value = '';
        close(box);
        box.choose(name);
    }
}

function key(box, event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && box.names.length > 0) {
        event.preventDefault();
        box.options.children[box.at]?.setAttribute('aria-selected', 'false');
        box.at = (box.at + step + box.names.length) % box.names.length;
        const item = box.options.children[box.at];
        item.setAttribute('aria-selected', 'true');
        item.scrollIntoView({ block: 'nearest' });
        box.input.setAttribute('aria-activedescendant', item.id);
    } else if (event.key === 'Enter' && box.names.length > 0) {
        event.preventDefault();
        pick(box, Math.max(0, box.at));
    } else if (event.key === 'Escape') {
        close(box);
    }
}
