// Labels in English while the model keeps its Khmer names.
import BpmnRenderer from 'bpmn-js/lib/draw/BpmnRenderer';
import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil';
import { propertyOf } from './model.js';

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
