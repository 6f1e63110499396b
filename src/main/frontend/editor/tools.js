// The palette on the left and the small menu beside an element: the parts of the model profile, nothing else.
import ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { PARTS } from './parts.js';

export class OwnPalette {
  constructor(palette, create, parts, handTool, lassoTool, spaceTool, globalConnect, translate) {
    Object.assign(this, { create, parts, handTool, lassoTool, spaceTool, globalConnect, translate });
    palette.registerProvider(this);
  }

  getPaletteEntries() {
    const tool = (className, title, act) => ({ group: 'tools', className, title: this.translate(title), action: { click: act } });
    const entries = {
      hand: tool('bpmn-icon-hand-tool', 'tool.hand', (event) => this.handTool.activateHand(event)),
      lasso: tool('bpmn-icon-lasso-tool', 'tool.lasso', (event) => this.lassoTool.activateSelection(event)),
      space: tool('bpmn-icon-space-tool', 'tool.space', (event) => this.spaceTool.activateSelection(event)),
      connect: tool('bpmn-icon-connection-multi', 'tool.connect', (event) => this.globalConnect.start(event)),
      line: { group: 'tools', separator: true },
    };
    for (const part of PARTS) {
      const begin = (event) => this.create.start(event, this.parts.shapes(part));
      entries[part.id] = {
        group: 'parts',
        className: part.icon,
        title: this.translate(`part.${part.id}`),
        action: { dragstart: begin, click: begin },
      };
    }
    return entries;
  }
}

OwnPalette.$inject = [
  'palette', 'create', 'parts', 'handTool', 'lassoTool', 'spaceTool', 'globalConnect', 'translate',
];

export class OwnContextPad {
  constructor(contextPad, connect, modeling, parts, translate, rules) {
    Object.assign(this, { connect, modeling, parts, translate, rules });
    contextPad.registerProvider(this);
  }

  getContextPadEntries(element) {
    const entries = {};
    if (goesOn(element)) {
      for (const part of PARTS.filter(({ id }) => ['step', 'question', 'end'].includes(id))) {
        entries[part.id] = this.entry('parts', part.icon, `after.${part.id}`, () => this.parts.addAfter(element, part));
      }
    }
    if (is(element, 'bpmn:FlowNode') || is(element, 'bpmn:TextAnnotation')) {
      entries.connect = this.entry('connect', 'bpmn-icon-connection-multi', 'tool.connect', (event, from) =>
        this.connect.start(event, from),
      );
    }
    return { ...entries, ...this.getMultiElementContextPadEntries([element]) };
  }

  getMultiElementContextPadEntries(elements) {
    const allowed = this.rules.allowed('elements.delete', { elements });
    const may = Array.isArray(allowed) ? elements.every((each) => allowed.includes(each)) : allowed;
    const remove = () => this.modeling.removeElements([...elements]);
    return may ? { delete: this.entry('edit', 'bpmn-icon-trash', 'tool.delete', remove) } : {};
  }

  entry(group, className, title, act) {
    return { group, className, title: this.translate(title), action: { click: act } };
  }
}

OwnContextPad.$inject = ['contextPad', 'connect', 'modeling', 'parts', 'translate', 'rules'];

/** No element is turned into one of another kind: the kinds that a menu would offer are not in the profile. */
export class NoReplaceMenu {
  constructor(popupMenu) {
    for (const menu of ['bpmn-replace', 'bpmn-append', 'bpmn-create']) {
      popupMenu.registerProvider(menu, this);
    }
  }

  getPopupMenuEntries() {
    return {};
  }
}

NoReplaceMenu.$inject = ['popupMenu'];

/** Steps are twice as wide as usual: Khmer needs the room. */
export class WideSteps extends ElementFactory {
  getDefaultSize(element, di) {
    return is(element, 'bpmn:Activity') && !is(element, 'bpmn:SubProcess')
      ? { width: 200, height: 100 }
      : super.getDefaultSize(element, di);
  }
}

WideSteps.$inject = ['bpmnFactory', 'moddle'];

/** Whether another step can follow. */
export function goesOn(element) {
  return (
    is(element, 'bpmn:FlowNode') && !is(element, 'bpmn:EndEvent') && !element.labelTarget && !element.businessObject.triggeredByEvent
  );
}
