// The inputs of an editor's panel. Each is known by a name, so that it keeps the focus when the panel is drawn anew.
import { make } from './shell.js';

/** Draws a panel out of sections; a change of an input reaches the model when the person leaves it. */
export class Panel {
  constructor(place, readOnly) {
    this.place = place;
    this.readOnly = readOnly;
    this.acts = new Map();
    this.fresh = new Map();
  }

  /**
   * Shows these parts. Where the same inputs stand there already they stay, so that nobody who writes is disturbed.
   *
   * @param about what the panel is about: another element has a panel of its own
   */
  show(about, title, ...parts) {
    const next = make('div', {}, make('h2', { textContent: title }), ...parts.flat().filter(Boolean));
    if (this.readOnly) {
      next.querySelectorAll('input, select, textarea, button').forEach((each) => (each.disabled = true));
    }
    this.acts = this.fresh;
    this.fresh = new Map();
    const shape = about + outline(next);
    if (shape === this.shape) {
      this.update(next);
      return;
    }
    this.shape = shape;
    const focused = this.place.contains(document.activeElement) ? document.activeElement.dataset.field : null;
    const open = [...this.place.querySelectorAll('details[open]')].map((each) => each.dataset.field);
    this.place.replaceChildren(...next.childNodes);
    open.forEach((field) => this.place.querySelector(`details[data-field="${field}"]`)?.setAttribute('open', ''));
    if (focused) {
      this.place.querySelector(`[data-field="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  update(next) {
    for (const input of next.querySelectorAll('input, select, textarea')) {
      const shown = this.place.querySelector(`[data-field="${CSS.escape(input.dataset.field)}"]`);
      if (input.type === 'checkbox') {
        shown.checked = input.checked;
      } else if (shown !== document.activeElement || shown.drawn === undefined) {
        shown.value = input.value;
      }
    }
  }

  /** What an input or button does, as the panel was last drawn. */
  on(name, act) {
    this.fresh.set(name, act);
    return (...given) => this.acts.get(name)?.(...given);
  }

  button(name, text, act, className = 'button secondary') {
    const made = make('button', { type: 'button', className, textContent: text });
    made.dataset.field = name;
    made.addEventListener('click', this.on(name, act));
    return made;
  }

  text(name, label, value, act, { rows = 0, lang, hint, type = 'text' } = {}) {
    const input = rows > 0 ? make('textarea', { rows }) : make('input', { type });
    if (lang) {
      input.lang = lang;
    }
    input.value = value ?? '';
    input.drawn = input.value;
    const change = this.on(name, act);
    input.addEventListener('change', () => change(input.value.trim()));
    return this.field(name, label, input, hint);
  }

  /** @param options pairs of value and text */
  choice(name, label, options, value, act, hint) {
    const input = make('select');
    for (const [option, text] of options) {
      input.append(make('option', { value: option, textContent: text, selected: option === value }));
    }
    if (value && !options.some(([option]) => option === value)) {
      input.append(make('option', { value, textContent: value, selected: true }));
    }
    const change = this.on(name, act);
    input.addEventListener('change', () => change(input.value));
    return this.field(name, label, input, hint);
  }

  tick(name, label, value, act) {
    const input = make('input', { type: 'checkbox', checked: Boolean(value) });
    const change = this.on(name, act);
    input.addEventListener('change', () => change(input.checked));
    input.dataset.field = name;
    return make('p', { className: 'me-tick' }, make('label', {}, input, ` ${label}`));
  }

  more(name, title, ...parts) {
    const box = make('details', {}, make('summary', { textContent: title }), ...parts.flat().filter(Boolean));
    box.dataset.field = name;
    return box;
  }

  group(title, ...parts) {
    return make('fieldset', {}, make('legend', { textContent: title }), ...parts.flat().filter(Boolean));
  }

  field(name, label, input, hint) {
    input.id = `me-${name}`;
    input.dataset.field = name;
    const parts = [make('label', { htmlFor: input.id, textContent: label }), input];
    if (hint) {
      const line = make('small', { id: `${input.id}-hint`, className: 'muted', textContent: hint });
      input.setAttribute('aria-describedby', line.id);
      parts.push(line);
    }
    return make('p', { className: 'field' }, ...parts);
  }
}

/** Which inputs stand in a panel and what is written beside them, but not what stands in them. */
function outline(place) {
  const said = [...place.querySelectorAll('h2, legend, label, option, p.muted, a, button')].map((each) => each.textContent);
  return [...[...place.querySelectorAll('[data-field]')].map((each) => each.dataset.field), ...said].join('|');
}
