// The editor of a process: <div id="editor" data-base="…/files/x.bpmn">. Read only where somebody else holds the file.
import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import minimapModule from 'diagram-js-minimap';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { getBusinessObject, getDi } from 'bpmn-js/lib/util/ModelUtil';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import KhmerText from '../viewer/khmer-text.js';
import { LineIds, NumberedIds, stillNumbered } from './chosen-ids.js';
import { Model, propertyOf } from './model.js';
import { EnglishLabels } from './english-labels.js';
import { translation } from './words.js';
import { NoReplaceMenu, OwnContextPad, OwnPalette, WideSteps } from './tools.js';
import { Panel } from './fields.js';
import Parts from './parts.js';
import { StepPanel } from './step-panel.js';
import { start } from './shell.js';

const FONT = { fontFamily: "'Noto Sans Khmer', system-ui, sans-serif", fontSize: 13, lineHeight: 1.5 };

start(async (shell, xml) => {
  await document.fonts.load("13px 'Noto Sans Khmer'", 'ក');
  const canvasPlace = shell.root.querySelector('.me-canvas');
  const words = {
    translate: ['value', translation(shell.lists.words)],
    textRenderer: ['type', KhmerText],
    ...(shell.english ? { bpmnRenderer: ['type', EnglishLabels] } : {}),
  };
  const modeler = shell.readOnly
    ? new NavigatedViewer(options(canvasPlace, [words]))
    : new Modeler(options(canvasPlace, [words, minimapModule, editing()]));
  const model = new Model(modeler);
  modeler.get('parts', false)?.use(model);
  const { warnings } = await modeler.importXML(xml);
  warnings.forEach((warning) => console.info(warning.message));
  const canvas = modeler.get('canvas');
  showWhole(canvas);
  shell.nameOf = (id) => nameOf(modeler, id, shell.english);
  const panel = new StepPanel(shell, new Panel(shell.root.querySelector('.me-panel'), shell.readOnly), modeler, model);
  panel.show();
  modeler.on('commandStack.changed', () => shell.changed());
  modeler.on('element.dblclick', 2000, () => {
    shell.root.querySelector('[data-field=nameKm]')?.focus();
    return false;
  });
  const stack = modeler.get('commandStack', false);
  const editor = {
    acts: [
      ...(stack ? [['undo', () => stack.canUndo() && stack.undo()], ['redo', () => stack.canRedo() && stack.redo()]] : []),
      ['smaller', () => canvas.zoom(Math.max(0.2, canvas.zoom() / 1.25))],
      ['larger', () => canvas.zoom(Math.min(3, canvas.zoom() * 1.25))],
      ['whole', () => canvas.zoom('fit-viewport', 'auto')],
    ],
    read: async () => tidy(modeler) && (await modeler.saveXML({ format: true })).xml,
    select: (id) => select(modeler, id),
    mark: (findings) => mark(modeler, findings),
  };
  shell.editor = editor;
  shell.bar();
  if (location.hash) {
    select(modeler, decodeURIComponent(location.hash.slice(1)));
  }
  return editor;
});

function options(container, additionalModules) {
  return {
    container,
    moddleExtensions: { camunda },
    textRenderer: { defaultStyle: FONT, externalStyle: { fontSize: 12 } },
    additionalModules,
  };
}

function editing() {
  return {
    __init__: ['ownPalette', 'ownContextPad', 'lineIds', 'noReplaceMenu'],
    bpmnFactory: ['type', NumberedIds],
    elementFactory: ['type', WideSteps],
    lineIds: ['type', LineIds],
    parts: ['type', Parts],
    ownPalette: ['type', OwnPalette],
    ownContextPad: ['type', OwnContextPad],
    noReplaceMenu: ['type', NoReplaceMenu],
    // the library's own, which offer more than the profile has; names are written in the panel, in both languages
    paletteProvider: ['value', {}],
    contextPadProvider: ['value', {}],
    replaceMenuProvider: ['value', {}],
    labelEditingProvider: ['value', {}],
  };
}

function showWhole(canvas) {
  canvas.zoom('fit-viewport', 'auto');
  if (canvas.zoom() > 1) {
    canvas.zoom(1, 'auto');
  }
}

/** Gives what the library has numbered an id like those beside it; the drawing is the same. */
function tidy(modeler) {
  const { ids } = modeler.getDefinitions().$model;
  modeler.get('elementRegistry').forEach((element) => {
    const di = getDi(element);
    const id = `${element.id}${element.waypoints ? 'Edge' : 'Shape'}`;
    const numbered = /_di$/.test(di?.id || '') || stillNumbered((di?.id || '').replace(/(Edge|Shape)$/, ''));
    if (di && element.parent && !element.labelTarget && numbered && di.id !== id && !ids.assigned(id)) {
      ids.unclaim(di.id);
      di.id = id;
      ids.claim(id, di);
    }
  });
  return true;
}

function select(modeler, id) {
  const registry = modeler.get('elementRegistry');
  const element = registry.get(id) || modeler.get('canvas').getRootElement();
  if (element.parent) {
    modeler.get('selection').select(element);
    modeler.get('canvas').scrollToElement(element, 120);
  } else {
    modeler.get('selection').select(null);
  }
}

/** Parts of the drawing with a finding are ringed, errors and warnings unlike each other. */
function mark(modeler, findings) {
  const canvas = modeler.get('canvas');
  const registry = modeler.get('elementRegistry');
  registry.forEach((element) => {
    if (element.parent) {
      canvas.removeMarker(element, 'me-wrong');
      canvas.removeMarker(element, 'me-doubtful');
    }
  });
  for (const { element, severity } of findings) {
    if (registry.get(element)?.parent) {
      canvas.addMarker(element, severity === 'warning' ? 'me-doubtful' : 'me-wrong');
    }
  }
}

function nameOf(modeler, id, english) {
  const element = modeler.get('elementRegistry').get(id);
  const object = element && getBusinessObject(element);
  return (object && ((english && propertyOf(object, 'nameEn')) || object.name)) || id;
}
