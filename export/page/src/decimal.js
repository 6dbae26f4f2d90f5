// Exact decimals as the program writes them: "-12.50". Doubles are for drawing only.

const FORM = /^(-?)(\d+)(?:\.(\d+))?$/;

function parts(text) {
    const match = FORM.exec(text);
    if (!match) {
        return null;
    }
    const fraction = match[3] ?? '';
    return { units: BigInt(match[1] + match[2] + fraction), places: fraction.length };
}

function aligned(texts) {
    const all = texts.map(parts);
    if (all.some((number) => number === null)) {
        return null;
    }
    const places = Math.max(0, ...all.map((number) => number.places));
    return { places, units: all.map((n) => n.units * 10n ** BigInt(places - n.places)) };
}

// <0, 0, >0; what is no number comes last.
export function compare(a, b) {
    const both = aligned([a, b]);
    if (!both) {
        return (parts(a) ? 0 : 1) - (parts(b) ? 0 : 1);
    }
    const [x, y] = both.units;
    return x < y ? -1 : Number(x > y);
}

// The exact sum, or null where one is no number.
export function sum(texts) {
    const all = aligned(texts);
    return all && print(all.units.reduce((total, n) => total + n, 0n), all.places);
}

function print(units, places) {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
    const split = digits.length - places;
    const fraction = digits.slice(split);
    return (units < 0n ? '-' : '') + digits.slice(0, split) + (fraction ? `.${fraction}` : '');
}

// part of whole in percent with one digit; '' where the whole is not above zero.
export function percent(part, whole) {
    const share = (100 * Number(part)) / Number(whole);
    return Number(whole) > 0 && Number.isFinite(share) ? share.toFixed(1) : '';
}
