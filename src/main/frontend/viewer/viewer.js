// Draws the process model named by <div class="process-diagram" data-model="…"> on the page of a process.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import './viewer.css';
import KhmerText from './khmer-text.js';
import { nameInEnglish } from './english-names.js';
import { addControls, panByTouch, showStart } from './navigation.js';

const FONT = { fontFamily: "'Noto Sans Khmer', system-ui, sans-serif", fontSize: 13, lineHeight: 1.5 };

async function draw(container) {
  container.hidden = false;
  const viewer = new NavigatedViewer({
    container,
    textRenderer: { defaultStyle: FONT, externalStyle: { fontSize: 12 } },
    zoomScroll: { enabled: false },
    additionalModules: [{ textRenderer: ['type', KhmerText] }],
  });
  if (container.dataset.language === 'en') {
    viewer.on('import.parse.complete', ({ definitions }) => definitions && nameInEnglish(definitions));
  }
  // labels are measured while drawing, so the font must be there
  await document.fonts.load("13px 'Noto Sans Khmer'", 'ក');
  const response = await fetch(container.dataset.model, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(`${container.dataset.model}: ${response.status}`);
  }
  await viewer.importXML(await response.text());
  showWho(viewer);
  showStart(viewer, container);
  addControls(viewer, container);
  panByTouch(viewer, container);
}

/** Writes into each task who does it, in the words of the text form of the model. */
function showWho(viewer) {
  const elements = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  document.querySelectorAll('[data-step][data-who]').forEach((step) => {
    if (elements.get(step.dataset.step)) {
      const badge = document.createElement('span');
      badge.className = 'process-who';
      badge.textContent = step.dataset.who;
      overlays.add(step.dataset.step, { position: { left: 6, bottom: 24 }, html: badge });
    }
  });
}

document.querySelectorAll('.process-diagram').forEach((container) => {
  draw(container).catch((error) => {
    // the text form below the diagram says the same
    container.hidden = true;
    console.error(error);
  });
});
