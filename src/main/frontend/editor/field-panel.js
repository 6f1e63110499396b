// What can be said of a field of a form, in both languages; and the kinds of fields that can be added.
import { make } from './shell.js';
import { idFrom } from './chosen-ids.js';

const KINDS = [
  'textfield', 'textarea', 'number', 'datetime', 'radio', 'select', 'checklist', 'checkbox', 'text', 'group',
  'dynamiclist', 'separator',
];
const CHOICES = ['radio', 'select', 'checklist'];
const ANSWERS = [...CHOICES, 'textfield', 'textarea', 'number', 'datetime', 'checkbox'];
const NUMBERED = /^answer\d+$/;
const HIDDEN_UNLESS = /^=(\w+) != "([^"]*)"$/;

export class FieldPanel {
  constructor(shell, panel, editor) {
    Object.assign(this, { shell, panel, editor });
  }

  say(key) {
    return this.shell.say(key);
  }

  get modeling() {
    return this.editor.get('modeling');
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.show(), 0);
  }

  fields() {
    return this.editor.get('formFieldRegistry').getAll().filter((each) => each.type !== 'default');
  }

  select(key) {
    const field = this.fields().find((each) => [each.key, each.path, each.id].includes(key));
    if (field) {
      this.editor.get('selection').set(field);
      this.shell.root.querySelector(`[data-id="${field.id}"]`)?.scrollIntoView({ block: 'center' });
    }
  }

  nameOf(key) {
    const field = this.fields().find((each) => [each.key, each.path].includes(key));
    return field ? this.words(field) : key;
  }

  words(field) {
    const khmer = field.label || field.dateLabel || field.text || field.key || this.say(`field.${field.type}`);
    return (this.shell.english && (field.properties?.label_en || field.properties?.text_en)) || khmer;
  }

  show() {
    const field = this.editor.get('selection').get();
    if (!field || field.type === 'default' || !this.editor.get('formFieldRegistry').get(field.id)) {
      this.panel.show('form', this.say('kind.form'), make('p', { className: 'muted', textContent: this.say('chooseField') }), this.adding());
      return;
    }
    this.panel.show(field.id, this.say(`field.${field.type}`), this.wording(field), this.asking(field), this.moving(field), this.adding());
  }

  edit(field, changes) {
    this.modeling.editFormField(field, changes);
  }

  english(field, changes) {
    const properties = { ...field.properties, ...changes };
    for (const [name, value] of Object.entries(changes)) {
      if (value === '' || value == null) {
        delete properties[name];
      }
    }
    return { properties };
  }

  wording(field) {
    const { panel } = this;
    if (field.type === 'separator') {
      return [];
    }
    const main = field.type === 'text' ? 'text' : field.type === 'datetime' && field.label == null ? 'dateLabel' : 'label';
    const english = main === 'text' ? 'text_en' : 'label_en';
    const rows = main === 'text' ? 5 : 2;
    const parts = [
      panel.text('labelKm', this.say(`${main === 'text' ? 'text' : 'label'}Km`), field[main], (text) => this.edit(field, { [main]: text }), { lang: 'km', rows }),
      panel.text('labelEn', this.say(`${main === 'text' ? 'text' : 'label'}En`), field.properties?.[english], (text) => this.nameEnglish(field, english, text), {
        lang: 'en',
        rows,
      }),
    ];
    if (ANSWERS.includes(field.type)) {
      parts.push(
        panel.text('hintKm', this.say('hintKm'), field.description, (text) => this.edit(field, { description: text || undefined }), { lang: 'km' }),
        panel.text('hintEn', this.say('hintEn'), field.properties?.description_en, (text) => this.edit(field, this.english(field, { description_en: text })), { lang: 'en' }),
      );
    }
    return parts;
  }

  nameEnglish(field, name, text) {
    const id = idFrom(text);
    const changes = this.english(field, { [name]: text });
    if (id && NUMBERED.test(field.key || '') && !this.fields().some((each) => each.key === id)) {
      changes.key = id;
    }
    this.edit(field, changes);
  }

  asking(field) {
    const { panel } = this;
    if (!ANSWERS.includes(field.type)) {
      return field.type === 'dynamiclist' ? [this.key(field, 'path')] : [];
    }
    const rule = (changes) => {
      const validate = { ...field.validate, ...changes };
      Object.keys(validate).forEach((name) => validate[name] === undefined && delete validate[name]);
      this.edit(field, { validate: Object.keys(validate).length > 0 ? validate : undefined });
    };
    const number = (name) =>
      panel.text(name, this.say(name), field.validate?.[name], (text) => rule({ [name]: text === '' ? undefined : Number(text) }), { type: 'number' });
    return [
      panel.tick('required', this.say('required'), field.validate?.required, (required) => rule({ required: required || undefined })),
      ...(field.type === 'number' ? [number('min'), number('max')] : []),
      ...(['textfield', 'textarea'].includes(field.type) ? [number('maxLength')] : []),
      field.type === 'datetime'
        ? panel.tick('notInFuture', this.say('notInFuture'), field.properties?.notInFuture === 'true', (on) => this.edit(field, this.english(field, { notInFuture: on ? 'true' : '' })))
        : null,
      CHOICES.includes(field.type) && !field.valuesKey ? this.options(field) : null,
      this.onlyIf(field),
      this.key(field, 'key'),
    ];
  }

  key(field, name) {
    const change = (text) => {
      const wanted = text.replace(/[^A-Za-z0-9]/g, '');
      if (wanted && wanted !== field[name]) {
        this.edit(field, { [name]: wanted });
      }
    };
    return this.panel.more('more', this.say('key'), this.panel.text('key', this.say('key'), field[name], change, { hint: this.say('keyHint') }));
  }

  /** The answers to choose from: value, Khmer, English. */
  options(field) {
    const { panel } = this;
    const values = field.values || [];
    const write = (next, english = {}) => this.edit(field, { values: next, ...this.english(field, english) });
    const groups = values.map((option, at) =>
      panel.group(
        `${at + 1}`,
        panel.text(`option${at}Km`, this.say('labelKm'), option.label, (label) => write(field.values.map((each, place) => (place === at ? { ...each, label } : each))), { lang: 'km' }),
        panel.text(`option${at}En`, this.say('labelEn'), field.properties?.[`option_${option.value}_en`], (text) => this.optionEnglish(field, at, text), { lang: 'en' }),
        panel.button(`option${at}Remove`, this.say('removeOption'), () => write(field.values.filter((each, place) => place !== at), { [`option_${option.value}_en`]: '' })),
      ),
    );
    const add = panel.button('addOption', this.say('addOption'), () => write([...values, { value: this.freeOption(values, 'choice'), label: '' }]));
    return panel.group(this.say('options'), ...groups, add);
  }

  freeOption(values, beginning) {
    let number = 1;
    while (values.some(({ value }) => value === `${beginning}${number}`)) {
      number++;
    }
    return `${beginning}${number}`;
  }

  optionEnglish(field, at, text) {
    const option = field.values[at];
    const id = idFrom(text);
    const fresh = /^choice\d+$/.test(option.value) && id && !field.values.some(({ value }) => value === id);
    const value = fresh ? id : option.value;
    const values = field.values.map((each, place) => (place === at ? { ...each, value } : each));
    this.edit(field, { values, ...this.english(field, { [`option_${option.value}_en`]: '', [`option_${value}_en`]: text }) });
  }

  /** Asked only when another field of the form has one answer; other conditions stay as they are. */
  onlyIf(field) {
    const { panel } = this;
    const hide = field.conditional?.hide;
    const match = HIDDEN_UNLESS.exec(hide || '');
    if (hide && !match) {
      return make('p', { className: 'muted', textContent: `${this.say('hiddenIf')} ${hide.slice(1)}` });
    }
    const others = this.fields().filter((each) => each !== field && each._parent === field._parent && CHOICES.includes(each.type) && each.values);
    const [, key = '', value = ''] = match || [];
    const other = others.find((each) => each.key === key);
    const write = (name, answer) => this.edit(field, { conditional: name ? { hide: `=${name} != "${answer}"` } : undefined });
    return panel.group(
      this.say('onlyIf'),
      panel.choice('onlyIfKey', this.say('asked'), [['', this.say('always')], ...others.map((each) => [each.key, this.words(each)])], key, (name) =>
        write(name, others.find((each) => each.key === name)?.values[0]?.value),
      ),
      other
        ? panel.choice('onlyIfValue', this.say('value'), other.values.map((each) => [each.value, (this.shell.english && other.properties?.[`option_${each.value}_en`]) || each.label]), value, (answer) => write(key, answer))
        : null,
    );
  }

  moving(field) {
    const parent = this.editor.get('formFieldRegistry').get(field._parent);
    const at = parent.components.indexOf(field);
    const swap = (to) => {
      const { components } = parent;
      if (to >= 0 && to < components.length) {
        // into a row of its own, where it now stands
        this.modeling.moveFormField(field, parent, parent, at, to > at ? to + 1 : to, null, null);
      }
    };
    const remove = () => {
      this.modeling.removeFormField(field, parent, at);
      this.editor.get('selection').set(null);
    };
    const buttons = [
      ['up', () => swap(at - 1)],
      ['down', () => swap(at + 1)],
      ['tool.delete', remove],
    ].map(([name, act]) => this.panel.button(name, this.say(name), act));
    return make('p', { className: 'me-bar' }, ...buttons);
  }

  adding() {
    if (this.panel.readOnly) {
      return null;
    }
    const list = make('ul', { className: 'me-parts' });
    for (const type of KINDS) {
      const add = this.panel.button(`add-${type}`, this.say(`field.${type}`), () => this.add(type), 'button secondary me-add');
      list.append(make('li', {}, add));
    }
    return this.panel.group(this.say('addField'), list);
  }

  add(type) {
    const registry = this.editor.get('formFieldRegistry');
    const selected = this.editor.get('selection').get();
    const inside = selected && ['group', 'dynamiclist', 'default'].includes(selected.type) && registry.get(selected.id);
    const parent = inside ? selected : registry.get(selected?._parent) || registry.getAll().find((each) => each.type === 'default');
    const at = inside || !selected ? parent.components.length : parent.components.indexOf(selected) + 1;
    let number = 1;
    while (this.fields().some((each) => [each.key, each.path].includes(`answer${number}`))) {
      number++;
    }
    const name = `answer${number}`;
    const attrs = { type };
    if (ANSWERS.includes(type)) {
      attrs.key = name;
    }
    if (type === 'datetime') {
      Object.assign(attrs, { subtype: 'date', dateLabel: '' });
    } else if (type === 'text') {
      attrs.text = '';
    } else if (type !== 'separator') {
      attrs.label = '';
    }
    if (CHOICES.includes(type)) {
      attrs.values = [{ value: 'choice1', label: '' }];
    }
    if (type === 'dynamiclist') {
      Object.assign(attrs, { path: name, allowAddRemove: true, defaultRepetitions: 1 });
    }
    const added = this.modeling.addFormField(attrs, parent, at);
    this.editor.get('selection').set(added);
  }
}
