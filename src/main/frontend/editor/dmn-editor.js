// The editor of a decision table; a file holds one.
import Modeler from 'dmn-js/lib/Modeler';
import camunda from 'camunda-dmn-moddle/resources/camunda.json';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import { make, start } from './shell.js';
import { translation } from './words.js';

start(async (shell, xml) => {
  const place = shell.root.querySelector('.me-canvas');
  const modeler = new Modeler({
    container: place,
    moddleExtensions: { camunda },
    decisionTable: { additionalModules: [{ translate: ['value', translation(shell.lists.words)] }] },
  });
  await modeler.importXML(xml, { open: false });
  await modeler.open(modeler.getViews().find(({ type }) => type === 'decisionTable'));
  const viewer = modeler.getActiveViewer();
  place.inert = shell.readOnly;
  viewer.on('commandStack.changed', () => shell.changed());
  shell.root.querySelector('.me-panel').replaceChildren(
    make('h2', { textContent: shell.say('kind.table') }),
    make('p', { textContent: shell.say('tableHint') }),
  );
  const stack = viewer.get('commandStack');
  const editor = {
    acts: shell.readOnly
      ? []
      : [
          ['undo', () => stack.canUndo() && stack.undo()],
          ['redo', () => stack.canRedo() && stack.redo()],
          ['addRow', () => viewer.get('editorActions').trigger('addRule')],
        ],
    read: async () => (await modeler.saveXML({ format: true })).xml,
    select: (id) => place.querySelector(`[data-element-id="${CSS.escape(id)}"], [data-row-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' }),
  };
  shell.editor = editor;
  shell.bar();
  return editor;
});
