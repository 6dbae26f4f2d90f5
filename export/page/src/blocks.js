// The data blocks of the page: base64 of gzip of JSON, read when they are wanted.

const packed = new Map(); // id -> bytes, once taken out of the document
const open = new Map(); // id -> promise of what it holds, the latest used last
const KEPT_OPEN = 12;

function take(id) {
    if (!packed.has(id)) {
        const element = document.getElementById(id);
        if (!element) {
            throw new Error(`no block ${id}`);
        }
        const text = atob(element.textContent.trim());
        const bytes = new Uint8Array(text.length);
        for (let i = 0; i < text.length; ++i) {
            bytes[i] = text.charCodeAt(i);
        }
        element.remove();
        packed.set(id, bytes);
    }
    return packed.get(id);
}

async function unpack(id) {
    const stream = new Blob([take(id)]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await new Response(stream).text());
}

// For a block that is read once and then forgotten.
export async function readOnce(id) {
    const content = await unpack(id);
    packed.delete(id);
    return content;
}

// For a block that may be wanted again; a dozen stay unpacked.
export function read(id) {
    const content = open.get(id) ?? unpack(id);
    open.delete(id);
    open.set(id, content);
    if (open.size > KEPT_OPEN) {
        open.delete(open.keys().next().value);
    }
    return content;
}
