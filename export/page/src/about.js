// What this page is, what is not in it, and whose work it stands on.
import { h } from './dom.js';
import { meta } from './reports.js';
import { number, t } from './words.js';

export function about(container) {
    const left = ['tables', 'notes', 'figures'].filter((name) => meta.left_out[name] > 0);
    container.append(h('div', { class: 'prose' },
        h('h1', null, t('about')),
        h('p', null, t('about.text')),
        h('p', null, t('about.version', meta.version)),
        h('h2', null, t('about.keys')), h('p', null, t('about.keys.text')),
        left.length > 0 && h('h2', null, t('about.left')),
        left.length > 0 && h('ul', null, left.map((name) => h('li', null, t(`about.left.${name}`, number(meta.left_out[name]))))),
        h('h2', null, t('about.libraries')),
        h('pre', { class: 'licences', tabindex: '0', lang: 'en', 'aria-label': t('about.libraries') },
            document.getElementById('licences').content.textContent)));
    return {};
}
