// Plays through the process model named by <div class="process-play" data-model="…">: tokens move along its lines.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import TokenSimulation from 'bpmn-js-token-simulation/lib/viewer.js';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';
import './play.css';
import KhmerText from '../viewer/khmer-text.js';
import { nameInEnglish } from '../viewer/english-names.js';
import { speakKhmer } from './khmer.js';

const FONT = { fontFamily: "'Noto Sans Khmer', system-ui, sans-serif", fontSize: 13, lineHeight: 1.5 };

async function play(container) {
  container.hidden = false;
  const viewer = new NavigatedViewer({
    container,
    textRenderer: { defaultStyle: FONT, externalStyle: { fontSize: 12 } },
    additionalModules: [TokenSimulation, { textRenderer: ['type', KhmerText] }],
  });
  if (container.dataset.language === 'en') {
    viewer.on('import.parse.complete', ({ definitions }) => definitions && nameInEnglish(definitions));
  } else {
    speakKhmer(container);
  }
  // labels are measured while drawing, so the font must be there
  await document.fonts.load("13px 'Noto Sans Khmer'", 'ក');
  const response = await fetch(container.dataset.model, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(`${container.dataset.model}: ${response.status}`);
  }
  await viewer.importXML(await response.text());
  viewer.get('canvas').zoom('fit-viewport', 'auto');
  viewer.get('toggleMode').toggleMode(true);
}

document.querySelectorAll('.process-play').forEach((container) => {
  play(container).catch((error) => {
    container.hidden = true;
    document.querySelector('.process-play-failed').hidden = false;
    console.error(error);
  });
});
