// Texts of strangers: what can't be seen, or turns what is around it, is shown by name.

const UNSEEN =
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Cs}/gu;

function nameOf(character) {
    return `⟨U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

// A fragment of text nodes, and marked spans for what would not be seen.
export function visible(text) {
    const fragment = document.createDocumentFragment();
    let from = 0;
    for (const match of text.matchAll(UNSEEN)) {
        fragment.append(text.slice(from, match.index));
        const mark = document.createElement('span');
        mark.className = 'unseen';
        mark.textContent = nameOf(match[0]);
        fragment.append(mark);
        from = match.index + match[0].length;
    }
    fragment.append(text.slice(from));
    return fragment;
}

// The same as a plain string, on one line.
export function plain(text, longest = Infinity) {
    const line = String(text).replace(/[\n\t]+/g, ' ').replace(UNSEEN, nameOf);
    return line.length > longest ? `${cut(line, longest - 1)}…` : line;
}

// For a canvas, where {name|text} would be read as a style.
export function forChart(text, longest = 24) {
    return plain(text, longest).replace(/[{}|]/g, (c) => ({ '{': '｛', '}': '｝', '|': '｜' })[c]);
}

// The first `length` units, never half a surrogate pair.
export function cut(text, length) {
    const end = /[\ud800-\udbff]/.test(text[length - 1] ?? '') ? length - 1 : length;
    return text.slice(0, end);
}

// What search compares: width, case and white space don't count.
export function fold(text) {
    return String(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
