// What the three editors have in common: reading the file, the lock, checks, saving, and what the page says of all this.

const CHECK_AFTER = 600;
const SAVE_EVERY = 30_000;

export class Shell {
  constructor(root) {
    this.root = root;
    this.base = root.dataset.base;
    this.csrf = document.querySelector('#editor-form [name=_csrf]').value;
    this.token = null;
    this.dirty = false;
    /** Whether something stands in the panel that the content does not have yet. */
    this.typing = false;
    this.unsafe = false;
    this.holder = null;
  }

  /**
   * @param make draws the content and answers with an editor: read() gives the content as text, select(id) shows a part,
   *   and the shell's changed() is called after each change
   */
  async open(make) {
    this.lists = await this.json('lists');
    const content = await this.text(this.root.dataset.copy ? `copies/${this.root.dataset.copy}` : 'content');
    await this.takeLock('lock');
    this.root.hidden = false;
    // a press takes no focus: what is being written is taken over by the act itself, and nothing moves under the finger
    this.root.querySelector('.me-bar').addEventListener('mousedown', (event) => event.preventDefault());
    this.bar();
    this.editor = await make(this, content);
    if (this.root.dataset.copy && this.token) {
      this.changed();
    } else {
      this.check();
    }
    const panel = this.root.querySelector('.me-panel');
    panel.addEventListener('input', () => (this.typing = true));
    panel.addEventListener('focusout', () => (this.typing = false));
    setInterval(() => this.dirty && !this.unsafe && this.token && this.save(false), SAVE_EVERY);
    addEventListener('beforeunload', (event) => (this.dirty || this.typing) && event.preventDefault());
    addEventListener('pagehide', () => this.leave());
    addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') {
        event.preventDefault();
        this.save();
      }
    });
    this.root.dataset.ready = 'true';
  }

  get readOnly() {
    return !this.token;
  }

  say(key) {
    return this.lists.words[key] || key;
  }

  get english() {
    return document.documentElement.lang === 'en';
  }

  /** Called by an editor after each change of its content. */
  changed() {
    this.dirty = true;
    this.status('unsaved');
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.check(), CHECK_AFTER);
  }

  async check() {
    const outcome = await this.content().then((content) => this.send('check', content), () => this.failed());
    if (outcome.state === 'failed') {
      this.status('failed', outcome.sentence);
    } else {
      this.showFindings(outcome.findings);
    }
  }

  /** @param asked by the person: what he or she is writing is taken over too; what is saved by itself disturbs nobody */
  async save(asked = true) {
    if (!this.token) {
      return;
    }
    if (asked) {
      const place = document.activeElement;
      place?.blur();
      place?.focus({ preventScroll: true });
    }
    this.status('saving');
    this.dirty = false;
    const outcome = await this.content().then((content) => this.send('save', content), () => this.failed());
    if (outcome.state !== 'failed') {
      this.showFindings(outcome.findings);
    }
    if (outcome.state === 'saved') {
      this.status(this.dirty ? 'unsaved' : 'saved');
    } else if (outcome.state === 'kept') {
      this.token = null;
      this.root.querySelector('.me-work').inert = true;
      this.bar();
      this.status('lost', outcome.sentence);
    } else {
      this.dirty = true;
      this.status('refused', outcome.sentence);
    }
  }

  async content() {
    return this.editor.read();
  }

  async takeLock(way) {
    if (this.root.dataset.open !== 'true') {
      return;
    }
    const held = await this.post(way);
    this.token = held.token;
    this.holder = held.holder;
  }

  leave() {
    if (this.token && !this.dirty && !this.typing) {
      navigator.sendBeacon(`${this.base}/leave`, new URLSearchParams({ _csrf: this.csrf, lock: this.token }));
    }
  }

  /** The buttons above the drawing, and who has the file. */
  bar() {
    const bar = this.root.querySelector('.me-bar');
    bar.replaceChildren();
    this.statusLine = make('p', { className: 'me-status', role: 'status' });
    if (this.token) {
      bar.append(button(this.say('save'), () => this.save(), 'button'));
    } else if (this.root.dataset.open === 'true') {
      bar.append(button(this.say('takeOver'), () => this.takeOver(), 'button secondary'));
    }
    for (const [name, act] of this.editor?.acts || []) {
      bar.append(button(this.say(name), act, 'button secondary'));
    }
    bar.append(this.statusLine);
    if (!this.token) {
      this.status('readOnly', this.holder ? `${this.say('heldBy')} ${this.holder}` : this.say('readOnly'));
    }
  }

  /** Somebody else's lock: the page is read anew, as what he or she saved last counts. */
  async takeOver() {
    await this.takeLock('take-over');
    this.dirty = false;
    location.reload();
  }

  status(state, sentence) {
    this.root.dataset.state = state;
    this.statusLine.textContent = sentence || this.say(state);
  }

  showFindings(findings) {
    this.unsafe = findings.some((finding) => finding.severity === 'unsafe');
    const place = this.root.querySelector('.me-findings');
    const list = make('ol', { className: 'me-list' });
    for (const finding of findings) {
      const part = finding.element.split('/')[0];
      const entry = button('', () => this.editor.select(part), 'me-finding');
      entry.append(
        make('span', { className: `me-severity me-${finding.severity}`, textContent: this.say(finding.severity) }),
        make('span', { textContent: `${this.nameOf(part)}: ${finding.sentence}` }),
      );
      entry.dataset.code = finding.code;
      entry.dataset.element = part;
      const item = make('li');
      item.append(entry);
      list.append(item);
    }
    const title = make('h2', { textContent: `${this.say('findings')} (${findings.length})` });
    place.replaceChildren(
      title,
      findings.length > 0 ? list : make('p', { className: 'muted', textContent: this.say('noFindings') }),
    );
    place.dataset.count = findings.length;
    this.editor.mark?.(findings.map((finding) => ({ ...finding, element: finding.element.split('/')[0] })));
  }

  nameOf(part) {
    return this.editor.nameOf?.(part) || part;
  }

  async json(path) {
    const response = await fetch(`${this.base}/${path}`, { credentials: 'same-origin' });
    return this.good(response).json();
  }

  async text(path) {
    const response = await fetch(`${this.base}/${path}`, { credentials: 'same-origin' });
    return this.good(response).text();
  }

  /** Sends the content as bytes; a refusal is an answer too. */
  async send(path, content) {
    const headers = { 'Content-Type': 'application/octet-stream', 'X-XSRF-TOKEN': this.csrf };
    if (this.token) {
      headers['X-Lock-Token'] = this.token;
    }
    try {
      const response = await fetch(`${this.base}/${path}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers,
        body: new Blob([content]),
      });
      // whoever is signed in no more is sent to another page, which is no answer
      const answered = !response.redirected && (response.ok || response.status === 422);
      return answered ? await response.json() : this.failed();
    } catch {
      return this.failed();
    }
  }

  failed() {
    return { state: 'failed', sentence: this.say('failed'), findings: [] };
  }

  async post(path, fields = {}) {
    const response = await fetch(`${this.base}/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      body: new URLSearchParams({ _csrf: this.csrf, ...fields }),
    });
    return response.status === 422 ? response.json() : this.good(response).json();
  }

  good(response) {
    if (!response.ok || response.redirected) {
      throw new Error(`${response.url}: ${response.status}`);
    }
    return response;
  }
}

/** Starts the editor of the page; if it cannot, the page says so and offers the file itself. */
export function start(make) {
  const root = document.querySelector('#editor');
  const shell = new Shell(root);
  shell.open(make).catch((error) => {
    root.hidden = true;
    document.querySelector('#editor-broken').hidden = false;
    console.error(error);
  });
}

export function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) {
      made[name] = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

export function button(text, act, className = 'button secondary') {
  const made = make('button', { type: 'button', className, textContent: text });
  made.addEventListener('click', act);
  return made;
}
