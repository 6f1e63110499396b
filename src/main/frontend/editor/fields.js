// The inputs of an editor's panel. Each is known by a name, so that it keeps the focus when the panel is drawn anew.
import { make } from './shell.js';

/** Draws a panel out of sections; a change of an input reaches the model when the person leaves it. */
export class Panel {
  constructor(place, readOnly) {
    this.place = place;
    this.readOnly = readOnly;
  }

  /** Replaces what stands in the panel and keeps the focus where it was. */
  show(title, ...parts) {
    const focused = this.place.contains(document.activeElement) ? document.activeElement.dataset.field : null;
    const open = [...this.place.querySelectorAll('details[open]')].map((each) => each.dataset.field);
    this.place.replaceChildren(make('h2', { textContent: title }), ...parts.flat().filter(Boolean));
    for (const field of open) {
      this.place.querySelector(`details[data-field="${field}"]`)?.setAttribute('open', '');
    }
    if (this.readOnly) {
      this.place.querySelectorAll('input, select, textarea, button').forEach((each) => (each.disabled = true));
    }
    if (focused) {
      this.place.querySelector(`[data-field="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  text(name, label, value, act, { rows = 0, lang, hint, type = 'text' } = {}) {
    const input = rows > 0 ? make('textarea', { rows }) : make('input', { type });
    if (lang) {
      input.lang = lang;
    }
    input.value = value ?? '';
    input.addEventListener('change', () => act(input.value.trim()));
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
    input.addEventListener('change', () => act(input.value));
    return this.field(name, label, input, hint);
  }

  tick(name, label, value, act) {
    const input = make('input', { type: 'checkbox', checked: Boolean(value) });
    input.addEventListener('change', () => act(input.checked));
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
