// Builds dist/, which Maven puts on the class path as static/assets/. Run by `mvn`, or by hand: node build.mjs
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const FONT = join(here, 'node_modules/@fontsource/noto-sans-khmer');
const WHOLE_FONT = join(here, 'node_modules/@expo-google-fonts/noto-sans-khmer');
const FONT_ON_PAPER = { 400: '400Regular/NotoSansKhmer_400Regular.ttf', 700: '700Bold/NotoSansKhmer_700Bold.ttf' };
const WEIGHTS = [400, 700];
const UNICODE_RANGE = 'U+1780-17FF, U+200B-200D, U+25CC';
const KHMER = String.fromCodePoint(...Array.from({ length: 0x80 }, (_, i) => 0x1780 + i), 0x200b, 0x200c, 0x200d, 0x25cc);

install();
rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, 'fonts'), { recursive: true });
await bundle();
await copyFonts();
copyFontsOnPaper();

/** Installs what package-lock.json names, but only when it has changed since the last time. */
function install() {
  const marker = join(here, 'node_modules/.package-lock.json');
  const lock = join(here, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) {
    return;
  }
  console.log('Installing the front-end packages');
  // npm is npm.cmd on Windows, which starts through a shell only
  const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund', { cwd: here, stdio: 'inherit', shell: true });
  if (npm.status !== 0) {
    console.error('npm ci failed. Node 20 or later and npm must be installed, and a package registry reachable.');
    process.exit(1);
  }
}

/** One bundle a page, so that each loads only what it needs: the editors are large, the viewer is not. */
async function bundle() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: here,
    entryPoints: {
      viewer: 'viewer/viewer.js',
      'bpmn-editor': 'editor/bpmn-editor.js',
      'dmn-editor': 'editor/dmn-editor.js',
      'form-editor': 'editor/form-editor.js',
      play: 'play/play.js',
    },
    outdir: 'dist',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    // the form editor brings a second copy, whose hooks know nothing of the first one's
    alias: { preact: join(here, 'node_modules/preact') },
    loader: { '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.eot': 'empty', '.svg': 'dataurl' },
    assetNames: 'fonts/[name]-[hash]',
    logLevel: 'warning',
  });
}

/**
 * Khmer only, named in app.css: Latin letters and digits come from the reader's own system, and signs of the lunar
 * calendar too. That keeps a first visit light: 16 and 17 KB instead of 23 and 25.
 */
async function copyFonts() {
  const { default: subsetFont } = await import('subset-font');
  for (const weight of WEIGHTS) {
    const whole = readFileSync(join(FONT, 'files', fontFile(weight)));
    writeFileSync(join(dist, 'fonts', fontFile(weight)), await subsetFont(whole, KHMER, { targetFormat: 'woff2' }));
  }
  cpSync(join(FONT, 'LICENSE'), join(dist, 'fonts', 'LICENSE.txt'));
  // bold drawn with the regular file: a page with the viewer then stays under 100 KB on a first visit
  appendFileSync(join(dist, 'viewer.css'), fontFace(700, `fonts/${fontFile(400)}`));
}

/** The same letters whole, Latin ones too, as files the PDF writer reads; no page asks a browser to fetch them. */
function copyFontsOnPaper() {
  for (const [weight, file] of Object.entries(FONT_ON_PAPER)) {
    cpSync(join(WHOLE_FONT, file), join(dist, 'fonts', `noto-sans-khmer-${weight}.ttf`));
  }
}

function fontFile(weight) {
  return `noto-sans-khmer-khmer-${weight}-normal.woff2`;
}

function fontFace(weight, url) {
  return `@font-face {
  font-family: 'Noto Sans Khmer';
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url('${url}') format('woff2');
  unicode-range: ${UNICODE_RANGE};
}
`;
}
