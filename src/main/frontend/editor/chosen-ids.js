// Ids that a person could have chosen: by kind and number at first, then from the English name; lines from where to where.
import BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';

const KINDS = [
  ['bpmn:UserTask', 'step'],
  ['bpmn:ServiceTask', 'action'],
  ['bpmn:CallActivity', 'call'],
  ['bpmn:SubProcess', 'anyTime'],
  ['bpmn:ExclusiveGateway', 'question'],
  ['bpmn:ParallelGateway', 'together'],
  ['bpmn:StartEvent', 'start'],
  ['bpmn:EndEvent', 'end'],
  ['bpmn:BoundaryEvent', 'clock'],
  ['bpmn:CatchEvent', 'wait'],
  ['bpmn:SequenceFlow', 'line'],
  ['bpmn:TextAnnotation', 'note'],
  ['bpmn:Association', 'noteLine'],
];
const BY_KIND = new RegExp(`^(${KINDS.map(([, word]) => word).join('|')})\\d+$`);

export class NumberedIds extends BpmnFactory {
  _ensureId(element) {
    const kind = KINDS.find(([type]) => is(element, type));
    if (element.id || !kind) {
      super._ensureId(element);
      return;
    }
    let number = 1;
    while (this._model.ids.assigned(`${kind[1]}${number}`)) {
      number++;
    }
    element.id = `${kind[1]}${number}`;
    this._model.ids.claim(element.id, element);
  }
}

NumberedIds.$inject = ['moddle'];

/** Lines are called after their ends, as long as nobody has called them otherwise. */
export class LineIds extends CommandInterceptor {
  constructor(eventBus, modeling) {
    super(eventBus);
    this.modeling = modeling;
    this.postExecuted('connection.create', ({ context }) => this.rename(context.connection));
    this.preExecute('connection.reconnect', ({ context }) => {
      context.follows = this.follows(context.connection);
    });
    this.postExecuted('connection.reconnect', ({ context }) => this.rename(context.connection, context.follows));
    this.preExecute('element.updateProperties', ({ context }) => {
      if (context.properties.id && context.element.outgoing) {
        const { element } = context;
        context.linesToRename = [...element.outgoing, ...element.incoming].filter((line) => this.follows(line));
      }
    });
    this.postExecuted('element.updateProperties', ({ context }) => {
      (context.linesToRename || []).forEach((line) => this.rename(line, true));
    });
  }

  follows(line) {
    const { id } = getBusinessObject(line);
    return is(line, 'bpmn:SequenceFlow') && (BY_KIND.test(id) || id === between(line));
  }

  rename(line, always = false) {
    const id = between(line);
    if (!is(line, 'bpmn:SequenceFlow') || getBusinessObject(line).id === id) {
      return;
    }
    if (always || BY_KIND.test(getBusinessObject(line).id)) {
      this.modeling.updateProperties(line, { id: free(line, id) });
    }
  }
}

LineIds.$inject = ['eventBus', 'modeling'];

/** Whether the id is one that nobody chose yet. */
export function stillNumbered(id) {
  return BY_KIND.test(id);
}

/** photoOfThePostedPack for Photo of the posted pack; empty where there is no Latin letter. */
export function idFrom(english) {
  const words = english
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ]+/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word)
    .map((word) => word[0].toUpperCase() + word.slice(1).toLowerCase());
  const id = words.join('').replace(/^[0-9]+/, '');
  return id ? (id[0].toLowerCase() + id.slice(1)).slice(0, 50) : '';
}

/** The id, with a number behind it if another element has it. */
export function free(element, id) {
  const { ids } = getBusinessObject(element).$model;
  let found = id;
  for (let number = 2; ids.assigned(found) && ids.assigned(found) !== getBusinessObject(element); number++) {
    found = `${id}${number}`;
  }
  return found;
}

function between(line) {
  return `${line.source?.id}To${capital(line.target?.id || '')}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
