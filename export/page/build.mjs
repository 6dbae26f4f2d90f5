// Makes page.html in the folder given: style, script and licences in one file, under a policy that
// lets nothing else run and nothing be asked for. README.md says what goes in at the marker.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WORDS } from './src/words.js';

const HOME = dirname(fileURLToPath(import.meta.url));
const MARKER = '<!--nianbao:data-->';
const LICENCES = [
    ['tabulator-tables', ['LICENSE']],
    ['echarts', ['NOTICE', 'LICENSE']],
    ['zrender', ['LICENSE']],
    ['tslib', ['LICENSE.txt']],
];
// What must not be in a page that asks for nothing and runs no text.
const FORBIDDEN = [/\beval\(/, /new Function\b/, /\bFunction\(/, /\bfetch\(/, /XMLHttpRequest/, /WebSocket/, /\bimport\(/, /\r/];

async function bundle(entry, loader) {
    const result = await build({
        entryPoints: [join(HOME, 'src', entry)], bundle: true, minify: true, write: false, charset: 'utf8',
        format: loader === 'js' ? 'iife' : undefined, target: 'chrome100', legalComments: 'none', logLevel: 'warning',
        define: { 'process.env.NODE_ENV': '"production"', __DEV__: 'false' },
    });
    return result.outputFiles[0].text.trim();
}

// Safe between <script> and </script>: neither ends it nor opens a comment.
function enclosed(script) {
    return script.replace(/<!--/g, '\\x3C!--').replace(/<\/(script)/gi, '<\\/$1').replace(/<(script)/gi, '\\x3C$1');
}

function check(script, style) {
    const found = FORBIDDEN.filter((pattern) => pattern.test(script));
    if (/<!--|<\/?script/i.test(script) || /<\/style|url\(|@import/i.test(style)) {
        found.push('markup or an address');
    }
    if (found.length > 0) {
        throw new Error(`the page would hold ${found.join(', ')}`);
    }
}

// Every word that is asked for by name is there, in both languages.
function checkWords() {
    const folder = join(HOME, 'src');
    const asked = readdirSync(folder).filter((name) => name.endsWith('.js')).flatMap((name) =>
        [...readFileSync(join(folder, name), 'utf8').matchAll(/\bt\('([^']+)'/g)].map((match) => match[1]));
    const missing = asked.filter((key) => !(key in WORDS));
    const halves = Object.entries(WORDS).filter(([, both]) => both.length !== 2 || !both.every(Boolean)).map(([key]) => key);
    if (missing.length + halves.length > 0) {
        throw new Error(`words.js lacks ${[...missing, ...halves].join(', ')}`);
    }
}

function sha256(text) {
    return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

function licences() {
    const texts = LICENCES.flatMap(([name, files]) => {
        const folder = join(HOME, 'node_modules', name);
        const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        return files.map((file) => `${name} ${version}: ${file}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`);
    });
    return texts.join('\n\n--------\n\n').replace(/\r/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

async function main(folder) {
    if (!folder) {
        throw new Error('usage: node build.mjs FOLDER');
    }
    const script = enclosed(await bundle('main.js', 'js'));
    const style = await bundle('style.css', 'css');
    check(script, style);
    checkWords();
    const values = {
        policy: `default-src 'none'; script-src ${sha256(script)}; style-src ${sha256(style)}; base-uri 'none'; form-action 'none'`,
        script, style, licences: licences(),
    };
    const skeleton = readFileSync(join(HOME, 'src', 'skeleton.html'), 'utf8');
    const page = skeleton.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
    if (page.split(MARKER).length !== 2) {
        throw new Error('the marker must be there once');
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'page.html'), page);
}

main(process.argv[2]).catch((error) => {
    console.error(`build.mjs: ${error.message}`);
    process.exit(1);
});
