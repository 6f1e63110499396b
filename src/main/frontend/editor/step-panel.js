// What can be said of the selected part of a process: everything is chosen from a list or is plain text.
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';
import { make } from './shell.js';
import { free, idFrom, stillNumbered } from './chosen-ids.js';
import { PARTS } from './parts.js';
import { goesOn } from './tools.js';

const MESSAGES = ['stageExcused', 'providerExcused', 'stepClosed'];
const MOMENTS = ['monthOpens', 'nextCheck', 'climbsToProvince', 'climbsToNation'];
const YES_OR_NO = ['hasUnfundedLines', 'supervisedByProvince'];
const SECTORS = ['primarySchool', 'healthCentre', 'communeAdministration', 'khanAdministration'];
const COMPARED = ['==', '!=', '<', '<=', '>', '>='];

export class StepPanel {
  constructor(shell, panel, modeler, model) {
    Object.assign(this, { shell, panel, modeler, model });
    this.parts = modeler.get('parts', false);
    const eventBus = modeler.get('eventBus');
    eventBus.on(['selection.changed', 'elements.changed', 'import.done'], () => this.later());
  }

  say(key) {
    return this.shell.say(key);
  }

  /** After the focus has moved on, so that it can be put back. */
  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.show(), 0);
  }

  show() {
    const selected = this.modeler.get('selection').get();
    const element = (selected.length === 1 && (selected[0].labelTarget || selected[0])) || this.modeler.get('canvas').getRootElement();
    this.draw(element);
  }

  draw(element) {
    const kind = this.kind(element);
    this.panel.show(
      element.id,
      this.say(`kind.${kind}`),
      kind === 'note' ? this.note(element) : kind === 'noteLine' ? [] : this.names(element),
      this[kind]?.(element),
      kind === 'noteLine' || kind === 'note' ? [] : this.identity(element),
      this.following(element),
    );
  }

  kind(element) {
    const kinds = [
      ['bpmn:Process', 'process'],
      ['bpmn:UserTask', 'step'],
      ['bpmn:ServiceTask', 'action'],
      ['bpmn:CallActivity', 'call'],
      ['bpmn:SubProcess', 'anyTime'],
      ['bpmn:ExclusiveGateway', 'question'],
      ['bpmn:ParallelGateway', 'together'],
      ['bpmn:StartEvent', 'start'],
      ['bpmn:EndEvent', 'end'],
      ['bpmn:BoundaryEvent', 'clock'],
      ['bpmn:IntermediateCatchEvent', 'wait'],
      ['bpmn:SequenceFlow', 'line'],
      ['bpmn:TextAnnotation', 'note'],
    ];
    return kinds.find(([type]) => is(element, type))?.[1] || 'noteLine';
  }

  names(element, prefix = '') {
    const { model, panel } = this;
    const object = getBusinessObject(element);
    return [
      panel.text(`${prefix}nameKm`, this.say('nameKm'), object.name, (name) => model.set(element, { name: name || undefined }), {
        lang: 'km',
        rows: 2,
      }),
      panel.text(`${prefix}nameEn`, this.say('nameEn'), model.property(element, 'nameEn'), (name) => this.nameEnglish(element, name), {
        lang: 'en',
        rows: 2,
      }),
    ];
  }

  nameEnglish(element, nameEn) {
    this.model.setProperties(element, { nameEn });
    const id = idFrom(nameEn);
    if (id && stillNumbered(getBusinessObject(element).id) && !is(element, 'bpmn:SequenceFlow')) {
      this.model.set(element, { id: free(element, id) });
    }
  }

  guidance(element) {
    return [
      ['guidance', 'km'],
      ['guidanceEn', 'en'],
    ].map(([name, lang]) =>
      this.panel.text(name, this.say(name), this.model.property(element, name), (text) => this.model.setProperties(element, { [name]: text }), {
        lang,
        rows: 3,
      }),
    );
  }

  identity(element) {
    const object = getBusinessObject(element);
    if (is(element, 'bpmn:Process')) {
      return this.panel.more('more', this.say('id'), make('p', { textContent: object.id }));
    }
    const change = (id) => {
      const wanted = id.replace(/[^A-Za-z0-9_.-]/g, '');
      if (wanted && wanted !== object.id) {
        this.model.set(element, { id: free(element, wanted) });
      }
    };
    return this.panel.more('more', this.say('id'), this.panel.text('id', this.say('id'), object.id, change, { hint: this.say('idHint') }));
  }

  process(element) {
    const stages = [['', this.say('none')], ...this.shell.lists.stages.map(({ id, name }) => [id, name])];
    return this.panel.choice('stage', this.say('stage'), stages, this.model.property(element, 'stage') || '', (stage) =>
      this.model.setProperties(element, { stage }),
    );
  }

  step(element) {
    const { model, panel } = this;
    const object = getBusinessObject(element);
    return [
      panel.choice('role', this.say('role'), this.roles(), object.get('camunda:candidateGroups') || '', (role) =>
        model.set(element, { 'camunda:candidateGroups': role || undefined }),
      ),
      ...this.guidance(element),
      this.form(element),
      panel.text('dueDays', this.say('dueDays'), model.property(element, 'dueDays'), (dueDays) => model.setProperties(element, { dueDays }), {
        type: 'number',
        hint: this.say('dueDaysHint'),
      }),
      panel.tick('urgent', this.say('urgent'), model.property(element, 'urgent') === 'true', (urgent) =>
        model.setProperties(element, { urgent: urgent ? 'true' : '' }),
      ),
    ];
  }

  roles() {
    return [['', this.say('choose')], ...this.shell.lists.roles.map(({ id, name }) => [id, name])];
  }

  /** The form of a task: open it, or make it out of a ready one. */
  form(element) {
    const object = getBusinessObject(element);
    if (this.shell.lists.fields[object.id]) {
      const href = this.shell.base.replace(/[^/]+$/, `${object.id}.form`);
      const link = make('a', { href, target: '_blank', textContent: this.say('openForm') });
      return this.panel.group(this.say('form'), make('p', {}, `${object.id}.form `, link));
    }
    if (stillNumbered(object.id)) {
      return this.panel.group(this.say('form'), make('p', { className: 'muted', textContent: this.say('formLater') }));
    }
    let sample = this.parts?.samples.get(object) || 'blank';
    const samples = ['blank', 'post', 'approve', 'print', 'ask'].map((id) => [id, this.say(`sample.${id}`)]);
    const choice = this.panel.choice('sample', this.say('sample'), samples, sample, (chosen) => (sample = chosen));
    const makeIt = this.panel.button('makeForm', this.say('makeForm'), async () => {
      const made = await this.shell.post('forms', { task: object.id, sample }).catch(() => this.shell.failed());
      if (made.file) {
        this.shell.lists = await this.shell.json('lists');
        this.draw(element);
        this.shell.check();
      } else {
        this.shell.status('refused', made.sentence);
      }
    });
    return this.panel.group(this.say('form'), choice, make('p', {}, makeIt));
  }

  action(element) {
    const { model, panel } = this;
    const object = getBusinessObject(element);
    const now = /^\$\{(\w+)}$/.exec(object.get('camunda:delegateExpression') || '')?.[1] || '';
    const actions = [['', this.say('choose')], ...this.shell.lists.actions.map(({ id, name }) => [id, name])];
    const told = ['message', 'messageEn'].map((name) =>
      panel.text(name, this.say(name), model.property(element, name), (text) => model.setProperties(element, { [name]: text }), { rows: 3 }),
    );
    return [
      panel.choice('action', this.say('action'), actions, now, (action) =>
        model.set(element, { 'camunda:delegateExpression': action ? `\${${action}}` : undefined }),
      ),
      now === 'remindNow'
        ? [
            panel.choice('role', this.say('role'), this.roles(), model.property(element, 'role') || '', (role) =>
              model.setProperties(element, { role }),
            ),
            ...told,
          ]
        : [],
    ].flat();
  }

  call(element) {
    const { model, panel, shell } = this;
    const object = getBusinessObject(element);
    const models = [['', this.say('choose')], ...shell.lists.models.map(({ id, km, en }) => [id, shell.english ? en : km])];
    const { kind, count } = model.repetition(element);
    const often = ['once', 'each', 'turns'].map((each) => [each, this.say(`often.${each}`)]);
    const passes = model.passed(element).map((each) => each.source);
    return [
      panel.choice('called', this.say('called'), models, object.calledElement || '', (calledElement) => {
        model.set(element, {
          calledElement: calledElement || undefined,
          'camunda:calledElementBinding': 'versionTag',
          'camunda:calledElementVersionTag': '${release}',
        });
        model.setPassed(element, passes);
      }),
      panel.choice('often', this.say('often'), often, kind, (chosen) => model.setRepetition(element, { kind: chosen, count: count || '2' })),
      kind === 'turns'
        ? panel.text('count', this.say('count'), count, (turns) => model.setRepetition(element, { kind, count: turns }), { type: 'number' })
        : null,
      kind === 'once'
        ? panel.tick('passProvider', this.say('passProvider'), passes.includes('provider'), (pass) =>
            model.setPassed(element, [...passes.filter((name) => name !== 'provider'), ...(pass ? ['provider'] : [])]),
          )
        : null,
    ];
  }

  question(element) {
    const lines = element.outgoing.filter((line) => is(line, 'bpmn:SequenceFlow'));
    return lines.length > 1 ? lines.map((line, at) => this.panel.group(this.target(line), this.answer(element, line, `line${at}`))) : null;
  }

  target(line) {
    return `→ ${this.shell.nameOf(line.target.id)}`;
  }

  line(element) {
    const { source } = element;
    return is(source, 'bpmn:ExclusiveGateway') && source.outgoing.length > 1 ? this.answer(source, element, 'own', false) : null;
  }

  /** One way out of a question: otherwise, or when a field says so. */
  answer(question, line, prefix, named = true) {
    const { model, panel } = this;
    const otherwise = getBusinessObject(question).default === getBusinessObject(line);
    const condition = model.condition(line) || { name: '', sign: '==', value: '' };
    const fields = this.askable();
    const field = fields.find(({ key }) => key === condition.name);
    const write = (changes) => {
      const next = { ...condition, ...changes };
      const chosen = fields.find(({ key }) => key === next.name);
      const values = chosen?.options || [];
      if (values.length > 0 && !values.some(([value]) => value === next.value)) {
        [next.value] = values[0];
      }
      model.setCondition(line, { ...next, plain: /^(true|false|-?\d+(\.\d+)?)$/.test(next.value) });
    };
    const parts = named ? this.names(line, prefix) : [];
    parts.push(
      panel.tick(`${prefix}otherwise`, this.say('otherwise'), otherwise, (chosen) => {
        if (chosen) {
          model.set(line, { conditionExpression: undefined });
        }
        model.set(question, { default: chosen ? getBusinessObject(line) : undefined });
      }),
    );
    if (!otherwise) {
      const names = [['', this.say('choose')], ...fields.map(({ key, label }) => [key, label])];
      const signs = (field?.options ? COMPARED.slice(0, 2) : COMPARED).map((sign) => [sign, this.say(`sign.${COMPARED.indexOf(sign)}`)]);
      parts.push(
        panel.choice(`${prefix}field`, this.say('asked'), names, condition.name, (name) => write({ name })),
        panel.choice(`${prefix}sign`, this.say('sign'), signs, condition.sign, (sign) => write({ sign })),
        field?.options
          ? panel.choice(`${prefix}value`, this.say('value'), field.options, condition.value, (value) => write({ value }))
          : panel.text(`${prefix}value`, this.say('value'), condition.value, (value) => write({ value })),
      );
    }
    return parts;
  }

  /** The fields of this model's forms, and what the product works out itself. */
  askable() {
    const { fields } = this.shell.lists;
    const { english } = this.shell;
    const yesNo = [
      ['true', this.say('yes')],
      ['false', this.say('no')],
    ];
    const own = this.model.tasks().flatMap((task) => fields[task] || []);
    const asked = own.map(({ key, type, km, en, options }) => ({
      key,
      label: `${english ? en : km} (${key})`,
      options: type === 'checkbox' ? yesNo : options.length > 0 ? options.map((each) => [each.value, english ? each.en : each.km]) : null,
    }));
    const computed = YES_OR_NO.map((key) => ({ key, label: this.say(`name.${key}`), options: yesNo }));
    const sector = { key: 'sector', label: this.say('name.sector'), options: SECTORS.map((each) => [each, this.say(`sector.${each}`)]) };
    return [...asked, ...computed, sector];
  }

  wait(element) {
    return this.timer(element);
  }

  clock(element) {
    const object = getBusinessObject(element);
    return [
      ...this.timer(element),
      this.panel.tick('stops', this.say('stops'), object.cancelActivity !== false, (cancelActivity) =>
        this.model.set(element, { cancelActivity }),
      ),
    ];
  }

  timer(element) {
    const { model, panel } = this;
    const timer = model.timer(element);
    if (!timer) {
      return this.message(element);
    }
    const named = /^\$\{(\w+)}$/.exec(timer.text)?.[1];
    const days = /^P(\d+)D$/.exec(timer.text)?.[1];
    const way = named || (timer.kind === 'timeDuration' ? 'days' : timer.kind === 'timeDate' ? 'date' : 'other');
    const ways = [...MOMENTS, 'days', 'date'].map((each) => [each, this.say(`until.${each}`)]);
    if (way === 'other') {
      ways.push(['other', timer.text]);
    }
    const change = (chosen) => {
      const values = { days: ['timeDuration', 'P7D'], date: ['timeDate', new Date().toISOString().slice(0, 10)] };
      if (chosen !== 'other') {
        model.setTimer(element, ...(values[chosen] || ['timeDate', `\${${chosen}}`]));
      }
    };
    return [
      panel.choice('until', this.say('until'), ways, way, change),
      way === 'days'
        ? panel.text('days', this.say('days'), days || timer.text, (text) => model.setTimer(element, 'timeDuration', `P${text}D`), {
            type: days ? 'number' : 'text',
          })
        : null,
      way === 'date'
        ? panel.text('date', this.say('date'), timer.text.slice(0, 10), (text) => model.setTimer(element, 'timeDate', text), { type: 'date' })
        : null,
    ];
  }

  start(element) {
    const timer = this.model.timer(element);
    return timer ? [make('p', { className: 'muted', textContent: `${this.say('until')}: ${timer.text}` })] : this.message(element);
  }

  message(element) {
    const name = this.model.message(element);
    return name
      ? [
          this.panel.choice('message', this.say('begins'), MESSAGES.map((each) => [each, this.say(`message.${each}`)]), name, (chosen) =>
            this.model.setMessage(element, chosen),
          ),
        ]
      : [];
  }

  note(element) {
    const object = getBusinessObject(element);
    return this.panel.text('text', this.say('noteText'), object.text, (text) => this.model.set(element, { text }), { rows: 4 });
  }

  /** Buttons for what may come next, for those who do not draw with a mouse. */
  following(element) {
    if (this.panel.readOnly || !goesOn(element)) {
      return null;
    }
    const add = (text, field, act) => make('li', {}, this.panel.button(field, text, act, 'button secondary me-add'));
    const parts = PARTS.filter(({ follows }) => follows).map((part) =>
      add(this.say(`part.${part.id}`), `add-${part.id}`, () => this.parts.addAfter(element, part)),
    );
    if (is(element, 'bpmn:Activity')) {
      parts.push(add(this.say('part.clock'), 'add-clock', () => this.parts.addClock(element)));
    }
    const blocks = this.shell.lists.blocks.map((block) => {
      const entry = add(this.shell.english ? block.nameEn : block.nameKm, `block-${block.id}`, () => this.parts.addBlock(element, block));
      entry.append(make('small', { className: 'muted', textContent: this.shell.english ? block.hintEn : block.hintKm }));
      return entry;
    });
    const list = (entries) => make('ul', { className: 'me-parts' }, ...entries);
    return [
      this.panel.group(this.say('addAfter'), list(parts)),
      this.panel.more('blocks', this.say('readyBlocks'), list(blocks)),
    ];
  }
}
