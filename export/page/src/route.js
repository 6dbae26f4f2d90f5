// Where the reader is: #report/12/t2r3c4, #findings?code=flow. Kept in the address so that it can be shared.

export function current() {
    const [path, query] = location.hash.replace(/^#/, '').split('?');
    const [view, ...rest] = path.split('/');
    return { view: view || 'coverage', rest, query: new URLSearchParams(query ?? '') };
}

export function toReport(index, place) {
    const cell = place?.table ? `/t${place.table}r${place.row || 0}c${place.column || 0}` : '';
    return `#report/${index}${cell}`;
}

export function parsePlace(text) {
    const match = /^t(\d{1,9})r(\d{1,9})c(\d{1,9})$/.exec(text ?? '');
    return match && { table: Number(match[1]), row: Number(match[2]), column: Number(match[3]) };
}

let pending = 0;

// Notes the state of a view in the address, without a step in the history.
export function note(hash) {
    clearTimeout(pending);
    if (location.hash !== hash) {
        history.replaceState(null, '', hash);
    }
}

// The same once things are quiet: browsers allow only so many notes a minute, and keys repeat.
export function noteSoon(hash) {
    clearTimeout(pending);
    pending = setTimeout(() => note(hash), 200);
}

// What was to be noted of a view that is left is not.
export function forgetNote() {
    clearTimeout(pending);
}

export function noteQuery(view, values) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
        for (const one of [value].flat()) {
            if (one !== '' && one !== null && one !== undefined) {
                query.append(name, one);
            }
        }
    }
    const text = query.toString();
    note(`#${view}${text ? `?${text}` : ''}`);
}
