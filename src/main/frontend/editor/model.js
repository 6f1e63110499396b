// Reading and changing a process model in the shape the model profile wants; every change can be undone.
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';

const EXPRESSION = /^\$\{([A-Za-z_]\w*)(?: (==|!=|<|<=|>|>=) (.+))?\}$/;

export class Model {
  constructor(modeler) {
    this.modeler = modeler;
  }

  get modeling() {
    return this.modeler.get('modeling');
  }

  get factory() {
    return this.modeler.get('bpmnFactory');
  }

  set(element, changes) {
    this.modeling.updateProperties(element, changes);
  }

  /** The value of a property of the element, as the profile keeps English names and guidance. */
  property(element, name) {
    return propertyOf(getBusinessObject(element), name);
  }

  /** Writes properties; an empty one is taken away. */
  setProperties(element, changes) {
    const old = extensions(getBusinessObject(element));
    const list = old.find((each) => is(each, 'camunda:Properties'));
    const values = (list?.get('values') || []).map(({ name, value }) => [name, value]);
    for (const [name, value] of Object.entries(changes)) {
      const there = values.find(([each]) => each === name);
      if (there) {
        there[1] = value;
      } else {
        values.push([name, value]);
      }
    }
    const kept = values.filter(([, value]) => value !== '' && value != null);
    const properties = this.factory.create('camunda:Properties', {
      values: kept.map(([name, value]) => this.factory.create('camunda:Property', { name, value: String(value) })),
    });
    properties.values.forEach((each) => (each.$parent = properties));
    const others = old.filter((each) => each !== list);
    this.setExtensions(element, kept.length > 0 ? [properties, ...others] : others);
  }

  setExtensions(element, values) {
    const extensionElements = this.factory.create('bpmn:ExtensionElements', { values });
    values.forEach((each) => (each.$parent = extensionElements));
    extensionElements.$parent = getBusinessObject(element);
    this.set(element, { extensionElements: values.length > 0 ? extensionElements : undefined });
  }

  /** What a called model is given: pairs of source and target. */
  passed(element) {
    return extensions(getBusinessObject(element)).filter((each) => is(each, 'camunda:In') && each.source);
  }

  setPassed(element, names) {
    const kept = extensions(getBusinessObject(element)).filter((each) => !is(each, 'camunda:In'));
    const key = this.factory.create('camunda:In', { businessKey: '${businessKey}' });
    const passed = names.map((name) => this.factory.create('camunda:In', { source: name, target: name }));
    this.setExtensions(element, [...kept, key, ...passed]);
  }

  expression(text) {
    return this.factory.create('bpmn:FormalExpression', { body: text });
  }

  /** The one kind of condition there is: a name, alone or compared with a value. */
  condition(flow) {
    const match = EXPRESSION.exec(getBusinessObject(flow).conditionExpression?.body || '');
    return match ? { name: match[1], sign: match[2] || '==', value: match[2] ? unquoted(match[3]) : 'true' } : null;
  }

  setCondition(flow, { name, sign, value, plain }) {
    const text = name ? `\${${name} ${sign} ${plain ? value : `'${value.replaceAll("'", '')}'`}}` : null;
    this.set(flow, { conditionExpression: text ? this.expression(text) : undefined });
  }

  /** How often a called model runs: once, each (provider), or a number of times in turn. */
  repetition(element) {
    const loop = getBusinessObject(element).loopCharacteristics;
    if (!loop) {
      return { kind: 'once' };
    }
    const count = loop.loopCardinality?.body;
    return count ? { kind: 'turns', count } : { kind: 'each' };
  }

  setRepetition(element, { kind, count }) {
    const loop = {
      once: () => undefined,
      each: () =>
        this.factory.create('bpmn:MultiInstanceLoopCharacteristics', {
          'camunda:asyncAfter': true,
          'camunda:collection': '${providers}',
          'camunda:elementVariable': 'provider',
        }),
      turns: () =>
        this.factory.create('bpmn:MultiInstanceLoopCharacteristics', {
          isSequential: true,
          'camunda:asyncAfter': true,
          loopCardinality: this.expression(count),
        }),
    }[kind]();
    if (loop) {
      loop.$parent = getBusinessObject(element);
    }
    this.set(element, { loopCharacteristics: loop });
    const others = this.passed(element)
      .map((each) => each.source)
      .filter((name) => name !== 'loopCounter' && (kind !== 'each' || name !== 'provider'));
    this.setPassed(element, [...others, ...({ each: ['provider'], turns: ['loopCounter'] }[kind] || [])]);
  }

  timer(element) {
    const definition = eventDefinition(element, 'bpmn:TimerEventDefinition');
    for (const kind of ['timeDate', 'timeDuration', 'timeCycle']) {
      if (definition?.[kind]) {
        return { definition, kind, text: definition[kind].body };
      }
    }
    return definition ? { definition, kind: null, text: '' } : null;
  }

  setTimer(element, kind, text) {
    const { definition } = this.timer(element);
    const changes = { timeDate: undefined, timeDuration: undefined, timeCycle: undefined };
    changes[kind] = this.expression(text);
    changes[kind].$parent = definition;
    this.modeling.updateModdleProperties(element, definition, changes);
  }

  /** Which message an event waits for. */
  message(element) {
    return eventDefinition(element, 'bpmn:MessageEventDefinition')?.messageRef?.name;
  }

  setMessage(element, name) {
    const definition = eventDefinition(element, 'bpmn:MessageEventDefinition');
    this.modeling.updateModdleProperties(element, definition, { messageRef: this.messageCalled(name) });
  }

  messageCalled(name) {
    const definitions = this.modeler.getDefinitions();
    const found = definitions.rootElements.find((each) => is(each, 'bpmn:Message') && each.name === name);
    if (found) {
      return found;
    }
    const message = this.factory.create('bpmn:Message', { id: `${name}Message`, name });
    message.$parent = definitions;
    definitions.rootElements.push(message);
    return message;
  }

  /** Ids of all user tasks: their forms' fields are what a question can ask for. */
  tasks() {
    return this.modeler
      .get('elementRegistry')
      .filter((each) => is(each, 'bpmn:UserTask') && !each.labelTarget)
      .map((each) => each.id);
  }
}

export function propertyOf(object, name) {
  return extensions(object)
    .filter((each) => is(each, 'camunda:Properties'))
    .flatMap((each) => each.get('values') || [])
    .find((each) => each.name === name)?.value;
}

function extensions(object) {
  return object.extensionElements?.get('values') || [];
}

function eventDefinition(element, type) {
  return (getBusinessObject(element).eventDefinitions || []).find((each) => is(each, type));
}

function unquoted(text) {
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text;
}
