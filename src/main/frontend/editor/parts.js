// What can be put into a drawing, and how: on its own, behind a step, or as a ready block.
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';
import { free, idFrom } from './chosen-ids.js';

const GAP = 64;

/** The few kinds of parts the model profile has; ready blocks come from the server's list. */
export const PARTS = [
  { id: 'step', icon: 'bpmn-icon-user-task', type: 'bpmn:UserTask', follows: true },
  { id: 'question', icon: 'bpmn-icon-gateway-xor', type: 'bpmn:ExclusiveGateway', follows: true },
  { id: 'together', icon: 'bpmn-icon-gateway-parallel', type: 'bpmn:ParallelGateway', follows: true },
  { id: 'wait', icon: 'bpmn-icon-intermediate-event-catch-timer', type: 'bpmn:IntermediateCatchEvent', follows: true },
  { id: 'call', icon: 'bpmn-icon-call-activity', type: 'bpmn:CallActivity', follows: true },
  { id: 'end', icon: 'bpmn-icon-end-event-none', type: 'bpmn:EndEvent', follows: true, last: true },
  { id: 'start', icon: 'bpmn-icon-start-event-none', type: 'bpmn:StartEvent' },
  { id: 'clock', icon: 'bpmn-icon-intermediate-event-catch-non-interrupting-timer', type: 'bpmn:BoundaryEvent' },
  { id: 'anyTime', icon: 'bpmn-icon-event-subprocess-expanded', type: 'bpmn:SubProcess' },
  { id: 'note', icon: 'bpmn-icon-text-annotation', type: 'bpmn:TextAnnotation' },
];

const BLOCK_TYPES = {
  userTask: 'bpmn:UserTask',
  serviceTask: 'bpmn:ServiceTask',
  callActivity: 'bpmn:CallActivity',
};

export default class Parts {
  constructor(elementFactory, modeling, spaceTool, selection, canvas, injector) {
    Object.assign(this, { elementFactory, modeling, spaceTool, selection, canvas, injector });
    /** The ready form a block's task begins with, as long as the page is open. */
    this.samples = new WeakMap();
  }

  /** Set by the page once the drawing is there. */
  use(model) {
    this.model = model;
  }

  /** Shapes to be placed by hand. */
  shapes(part) {
    const shape = this.shape(part);
    if (part.type !== 'bpmn:SubProcess') {
      return [shape];
    }
    const inner = { parent: shape };
    const start = this.elementFactory.createShape({
      type: 'bpmn:StartEvent',
      eventDefinitionType: 'bpmn:MessageEventDefinition',
      x: 70,
      y: 57,
      ...inner,
    });
    getBusinessObject(start).eventDefinitions[0].messageRef = this.model.messageCalled('stageExcused');
    return [shape, start, this.elementFactory.createShape({ type: 'bpmn:EndEvent', x: 290, y: 57, ...inner })];
  }

  shape(part) {
    const timed = ['bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent'].includes(part.type);
    const shape = this.elementFactory.createShape({
      type: part.type,
      ...(timed ? { eventDefinitionType: 'bpmn:TimerEventDefinition' } : {}),
      ...(part.id === 'clock' ? { cancelActivity: false } : {}),
      ...(part.id === 'anyTime' ? { triggeredByEvent: true, isExpanded: true, width: 400, height: 160 } : {}),
    });
    const object = getBusinessObject(shape);
    if (timed) {
      const [definition] = object.eventDefinitions;
      definition.timeDuration = this.model.expression('P7D');
      definition.timeDuration.$parent = definition;
    }
    if (part.type === 'bpmn:CallActivity') {
      object.set('camunda:calledElementBinding', 'versionTag');
      object.set('camunda:calledElementVersionTag', '${release}');
    }
    return shape;
  }

  /** Puts a part behind a step, into the line that leaves it; what follows moves to the right. */
  addAfter(element, part) {
    const shape = this.shape(part);
    const lines = element.outgoing.filter((line) => is(line, 'bpmn:SequenceFlow'));
    const middle = { x: element.x + element.width + GAP + shape.width / 2, y: element.y + element.height / 2 };
    let added;
    if (lines.length === 1 && !part.last && lines[0].target.x > element.x) {
      this.moveRight(lines[0].target.x, shape.width + GAP);
      added = this.modeling.createShape(shape, middle, lines[0].parent);
      const { target } = lines[0];
      this.modeling.reconnectEnd(lines[0], added, { x: added.x, y: middle.y });
      this.modeling.layoutConnection(lines[0]);
      this.modeling.connect(added, target, { type: 'bpmn:SequenceFlow' });
    } else {
      added = this.injector.get('autoPlace').append(element, shape, {}) || shape;
    }
    this.finish(added);
    return added;
  }

  /** Puts a clock on the edge of a step. */
  addClock(element) {
    const shape = this.shape(PARTS.find(({ id }) => id === 'clock'));
    const place = { x: element.x + element.width - 40, y: element.y + element.height };
    const added = this.modeling.createShape(shape, place, element, { attach: true });
    this.finish(added);
    return added;
  }

  addBlock(element, block) {
    const added = this.addAfter(element, { id: block.id, type: BLOCK_TYPES[block.kind] });
    this.furnish(added, block);
    if (block.around === 'approval' && block.approval) {
      this.approval(element, added, block.approval);
    }
    this.finish(added);
    return added;
  }

  /** Gives the new element what the block says. */
  furnish(element, { kind, nameKm, nameEn, sets, sample }) {
    const { model } = this;
    const changes = { name: nameKm };
    if (sets.role) {
      changes['camunda:candidateGroups'] = sets.role;
    }
    if (sets.action) {
      changes['camunda:delegateExpression'] = `\${${sets.action}}`;
    }
    if (sets.asyncAfter && kind !== 'callActivity') {
      changes['camunda:asyncAfter'] = true;
    }
    model.set(element, changes);
    model.setProperties(element, { nameEn, ...sets.properties });
    model.set(element, { id: free(element, idFrom(nameEn)) });
    if (kind === 'callActivity') {
      model.setRepetition(element, { kind: sets.collection ? 'each' : 'once' });
    }
    if (sample) {
      this.samples.set(getBusinessObject(element), sample);
    }
  }

  /** The question behind an approval: approved goes on, returned goes back to the step before. */
  approval(before, task, { nameKm, nameEn, returnKm, returnEn, acceptKm, acceptEn, field, returnValue }) {
    const { model } = this;
    const question = this.addAfter(task, PARTS.find(({ id }) => id === 'question'));
    model.set(question, { name: nameKm });
    model.setProperties(question, { nameEn });
    const [accepted] = question.outgoing;
    if (accepted) {
      model.set(accepted, { name: acceptKm });
      model.setProperties(accepted, { nameEn: acceptEn });
      model.set(question, { default: getBusinessObject(accepted) });
    }
    const goal = is(before, 'bpmn:UserTask') ? before : task;
    const back = this.modeling.connect(question, goal, { type: 'bpmn:SequenceFlow' });
    model.set(back, { name: returnKm });
    model.setProperties(back, { nameEn: returnEn });
    model.setCondition(back, { name: field, sign: '==', value: returnValue, plain: false });
    const top = Math.min(goal.y, question.y) - 50;
    const [from, to] = [question.x + question.width / 2, goal.x + goal.width / 2];
    this.modeling.updateWaypoints(back, [
      { x: from, y: question.y },
      { x: from, y: top },
      { x: to, y: top },
      { x: to, y: goal.y },
    ]);
  }

  moveRight(from, distance) {
    const all = this.injector.get('elementRegistry').filter((each) => each.parent);
    const delta = { x: distance, y: 0 };
    const { movingShapes, resizingShapes } = this.spaceTool.calculateAdjustments(all, 'x', distance, from - GAP / 2);
    this.spaceTool.makeSpace(movingShapes, resizingShapes, delta, 'e', from - GAP / 2);
  }

  finish(element) {
    this.selection.select(element);
    this.canvas.scrollToElement(element, { top: 60, bottom: 60, left: 120, right: 320 });
  }
}

Parts.$inject = ['elementFactory', 'modeling', 'spaceTool', 'selection', 'canvas', 'injector'];
