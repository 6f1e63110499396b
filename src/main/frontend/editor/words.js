// The drawing library's own words in the reader's language, and labels in it.
import BpmnRenderer from 'bpmn-js/lib/draw/BpmnRenderer';
import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil';
import { propertyOf } from './model.js';

/** English sentences of the library that a person can meet, by the key of ours. */
const OURS = {
  'Open minimap': 'minimap.open',
  'Close minimap': 'minimap.close',
  'Toggle minimap': 'minimap.open',
  'Search in diagram': 'search',
  'Align elements': 'align',
  'Distribute elements': 'distribute',
};

export function translation(words) {
  return (template, replacements = {}) =>
    (words[OURS[template] || template] || template).replace(/{([^}]+)}/g, (_, name) => replacements[name] ?? `{${name}}`);
}

/** Draws English names while the model keeps its Khmer ones. */
export class EnglishLabels extends BpmnRenderer {
  drawShape(parent, element, attrs) {
    return inEnglish(element, () => super.drawShape(parent, element, attrs));
  }

  drawConnection(parent, element, attrs) {
    return inEnglish(element, () => super.drawConnection(parent, element, attrs));
  }
}

EnglishLabels.$inject = ['config.bpmnRenderer', 'eventBus', 'styles', 'pathMap', 'canvas', 'textRenderer'];

function inEnglish(element, draw) {
  const object = getBusinessObject(element);
  const english = propertyOf(object, 'nameEn');
  if (!english) {
    return draw();
  }
  const khmer = object.name;
  object.name = english;
  try {
    return draw();
  } finally {
    object.name = khmer;
  }
}
