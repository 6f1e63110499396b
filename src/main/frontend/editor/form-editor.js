// The editor of a form. The library draws the form; what a field asks is chosen and written in a panel of our own, which
// offers only what the server renders.
import { FormEditor } from '@bpmn-io/form-js-editor';
import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import { FieldPanel } from './field-panel.js';
import { Panel } from './fields.js';
import { asWritten } from './form-json.js';
import { start } from './shell.js';

start(async (shell, text) => {
  const original = JSON.parse(text);
  const editor = new FormEditor({
    container: shell.root.querySelector('.me-canvas'),
    // the library's own, which offer more than the profile of forms has, stand nowhere
    palette: { parent: document.createElement('div') },
    propertiesPanel: { parent: document.createElement('div') },
  });
  await editor.importSchema(original);
  const panel = new FieldPanel(shell, new Panel(shell.root.querySelector('.me-panel'), shell.readOnly), editor);
  panel.show();
  shell.root.querySelector('.me-canvas').inert = shell.readOnly;
  editor.on('commandStack.changed', () => {
    shell.changed();
    panel.later();
  });
  editor.on('selection.changed', () => panel.later());
  const stack = editor.get('commandStack');
  const opened = {
    acts: shell.readOnly
      ? []
      : [['undo', () => stack.canUndo() && stack.undo()], ['redo', () => stack.canRedo() && stack.redo()]],
    read: async () => `${JSON.stringify(asWritten(editor.saveSchema(), original), null, 2)}\n`,
    select: (key) => panel.select(key),
    nameOf: (key) => panel.nameOf(key),
  };
  shell.editor = opened;
  shell.bar();
  const preview = document.querySelector('#editor-form');
  preview.addEventListener('submit', () => {
    preview.querySelector('[name=form]').value = JSON.stringify(asWritten(editor.saveSchema(), original));
  });
  return opened;
});
